"""What the settings pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, QuerySet, Subquery

from guanxi.apps.accounts.callers import role_of
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import JOIN_FOR
from guanxi.apps.accounts.models import AccessToken, Membership, Person, Workspace
from guanxi.apps.accounts.token_secrets import digest_of


@dataclass(frozen=True)
class MemberRow:
    """A member as the list shows them. ``changeable``: the reader may change or remove them.

    ``awaited``: invited and never signed in; ``open_until`` is when the last link runs out, where
    there is one.
    """

    pk: int
    name: str
    email: str
    role: Role
    last_seen: datetime | None
    is_me: bool
    changeable: bool
    awaited: bool
    open_until: datetime | None


def member_rows(reader: Membership) -> list[MemberRow]:
    """Everybody in the reader's workspace, by role and name. One query."""
    members = (
        Membership.objects.filter(workspace_id=reader.workspace_id)
        .select_related("person")
        .annotate(everywhere=Count("person__memberships"))
    )
    owners = sum(member.role_is is Role.OWNER for member in members)
    rows = [
        MemberRow(
            pk=member.pk,
            name=member.person.name,
            email=member.person.email,
            role=member.role_is,
            last_seen=member.person.last_login,
            is_me=member.pk == reader.pk,
            changeable=_changeable(reader, member, owners),
            awaited=member.person.last_login is None and member.everywhere == 1,
            open_until=member.invited_at + JOIN_FOR if member.invited_at else None,
        )
        for member in members
    ]
    ranks = list(Role)
    return sorted(rows, key=lambda row: (ranks.index(row.role), row.name.casefold(), row.pk))


def _changeable(reader: Membership, member: Membership, owners: int) -> bool:
    last_owner = member.role_is is Role.OWNER and owners == 1
    return (
        reader.role_is.may(Role.MANAGER) and reader.role_is.may(member.role_is) and not last_owner
    )


def workspaces_of(person: Person) -> list[Workspace]:
    """The workspaces ``person`` belongs to, by name."""
    return list(Workspace.objects.filter(memberships__person=person).order_by("name", "pk"))


@dataclass(frozen=True)
class TokenRow:
    """A token as the list shows it. ``role``: what it may do now, by what its maker may do; None
    where the maker has left, so that it opens nothing."""

    token: AccessToken
    maker: str
    role: Role | None
    is_over: bool


def token_rows(workspace: Workspace, now: datetime) -> list[TokenRow]:
    """Every token of the workspace that is not revoked, the newest first. One query."""
    day = now.astimezone(ZoneInfo(workspace.zone)).date()
    tokens = _with_role(AccessToken.objects.filter(workspace=workspace, revoked_at=None))
    return [
        TokenRow(
            token,
            token.person.name,
            role_of(token, Role(token.role_of_maker)) if token.role_of_maker else None,
            _is_over(token, day),
        )
        for token in tokens.order_by("-made_at", "-pk")
    ]


class TokenRefused(Exception):
    """A token that opens nothing; the message says why, in English."""


def token_of(secret: str, now: datetime) -> tuple[AccessToken, Role]:
    """The token of a secret, and what its maker may do now. One query. Raises TokenRefused."""
    known = AccessToken.objects.filter(digest=digest_of(secret))
    token = _with_role(known.select_related("workspace")).first()
    if token is None or token.revoked_at is not None:
        raise TokenRefused("This token is not known, or was revoked.")
    if _is_over(token, now.astimezone(ZoneInfo(token.workspace.zone)).date()):
        raise TokenRefused("This token has expired.")
    if not token.role_of_maker or not token.person.is_active:
        raise TokenRefused("Whoever made this token no longer belongs to the workspace.")
    return token, Role(token.role_of_maker)


def _with_role(tokens: QuerySet[AccessToken]) -> QuerySet[Any]:
    """The tokens with their makers, each with ``role_of_maker``; None where the maker has left."""
    maker = Membership.objects.filter(workspace=OuterRef("workspace"), person=OuterRef("person"))
    return tokens.select_related("person").annotate(role_of_maker=Subquery(maker.values("role")))


def _is_over(token: AccessToken, day: date) -> bool:
    return token.expires_on is not None and token.expires_on < day
