"""When somebody's digest comes, and that it comes once a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.notices.labels import Digest
from guanxi.apps.notices.models import Subscription


@transaction.atomic
def save_digest(
    *, workspace: Workspace, digest: str, hour: int, when_idle: bool, by: Person, at: datetime
) -> None:
    """When ``by`` gets this workspace's digest: on which days, from which hour of their clock."""
    chosen = {"digest": digest, "digest_hour": hour, "digest_when_idle": when_idle}
    Subscription.objects.update_or_create(workspace=workspace, person=by, defaults=chosen)
    record_event(
        "digest.chosen",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("person", by.pk),
        digest=digest,
        hour=hour,
        when_idle=when_idle,
    )


def claim_digest(*, pk: int, on: date) -> bool:
    """Take the digest of the day ``on``; False where it was dealt with, or is not wanted.

    Call it in the transaction that also writes the letter: both are there, or neither.
    """
    open_still = Q(digested_on=None) | Q(digested_on__lt=on)
    wanted = Subscription.objects.exclude(digest=Digest.OFF)
    return wanted.filter(open_still, pk=pk).update(digested_on=on) == 1
