"""Tokens that let programs in: made, revoked, taken back; and counting their calls."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from guanxi.apps.accounts.models import AccessToken, Membership
from guanxi.apps.accounts.token_secrets import beginning_of, digest_of, new_secret
from guanxi.apps.audit.actions import record_event

MOST_A_MINUTE = 600
MOST_TOKENS = 50  # of a workspace, that are not revoked
UNDO_FOR = timedelta(days=1)


class TooManyTokens(Exception):
    """The workspace has as many as it can have; revoke one first."""


class TooLate(Exception):
    """A token stays revoked after a day."""


@transaction.atomic
def make_token(
    *, name: str, may_write: bool, expires_on: date | None, by: Membership, at: datetime
) -> tuple[AccessToken, str]:
    """A new token, and its secret, which nobody can learn a second time. Raises TooManyTokens."""
    here = AccessToken.objects.filter(workspace=by.workspace, revoked_at=None)
    if here.count() >= MOST_TOKENS:
        raise TooManyTokens
    secret = new_secret()
    token = AccessToken.objects.create(
        workspace=by.workspace,
        person=by.person,
        name=name,
        digest=digest_of(secret),
        beginning=beginning_of(secret),
        may_write=may_write,
        expires_on=expires_on,
        made_at=at,
    )
    _record("token.made", token, by, at)
    return token, secret


@transaction.atomic
def revoke_token(*, token: AccessToken, by: Membership, at: datetime) -> None:
    """It opens nothing from now on. Can be repeated."""
    if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        _record("token.revoked", token, by, at)


@transaction.atomic
def restore_token(*, token: AccessToken, by: Membership, at: datetime) -> None:
    """Undo ``revoke_token`` within a day. Raises TooLate."""
    if token.revoked_at is None:
        return
    recently = AccessToken.objects.filter(pk=token.pk, revoked_at__gte=at - UNDO_FOR)
    if not recently.update(revoked_at=None):
        raise TooLate
    _record("token.restored", token, by, at)


def count_call(*, token: AccessToken, day: date, at: datetime) -> int:
    """Note one more call; seconds to wait where there were too many in this minute, else 0.

    One conditional update, so that the count holds however many processes answer.
    """
    minute, second = divmod(int(at.timestamp()), 60)
    full = Q(minute=minute, calls__gte=MOST_A_MINUTE)
    counted = AccessToken.objects.filter(pk=token.pk).exclude(full)
    done = counted.update(
        calls=Case(When(minute=minute, then=F("calls") + 1), default=Value(1)),
        minute=minute,
        used_on=day,
    )
    return 0 if done else 60 - second


def _record(verb: str, token: AccessToken, by: Membership, at: datetime) -> None:
    record_event(
        verb,
        workspace_id=token.workspace_id,
        by=by.person_id,
        at=at,
        subject=("token", token.pk),
        may_write=token.may_write,
    )
