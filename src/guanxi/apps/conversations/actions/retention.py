"""Erasing what a workspace does not keep for longer: texts and files of old messages.

Done in batches, each one transaction with its audit event, so that a killed pass has lost
nothing and the next one goes on. What is erased is found by its age alone: a pass run again
finds nothing more to do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.erasing import empty_messages, forget_export
from guanxi.apps.conversations.models import Intake, Room
from guanxi.apps.conversations.queries.retention import (
    kept_since,
    outdated_exports,
    outdated_messages,
)
from guanxi.platform.jobs import give_way

BATCH = 2_000  # messages a transaction: others may write in between


def erase_outdated(*, workspace: Workspace, clock: Callable[[], datetime]) -> int:
    """Erase everything older than the workspace keeps; how many messages that were.

    Stops between two batches once somebody has chosen otherwise.
    """
    months = workspace.keep_months
    if months is None:
        return 0
    before = kept_since(workspace, months, clock())
    erased = 0
    for room in Room.objects.order_by("pk"):
        ids = outdated_messages(room, before)
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            if not _erase_batch(workspace, months, room, batch, clock()):
                return erased
            erased += len(batch)
            give_way()
    for intake in outdated_exports(before):
        if not _erase_export(workspace, months, intake, clock()):
            return erased
    return erased


@transaction.atomic
def _erase_batch(
    workspace: Workspace, months: int, room: Room, ids: Sequence[int], at: datetime
) -> bool:
    if not _still_chosen(workspace, months):
        return False
    empty_messages(ids)
    _record("messages.outdated", "room", room.pk, workspace, at, len(ids))
    return True


@transaction.atomic
def _erase_export(workspace: Workspace, months: int, intake: Intake, at: datetime) -> bool:
    if not _still_chosen(workspace, months):
        return False
    forget_export(intake)
    _record("export.outdated", "source", intake.source_id, workspace, at, 0)
    return True


def _still_chosen(workspace: Workspace, months: int) -> bool:
    return Workspace.objects.filter(pk=workspace.pk, keep_months=months).exists()


def _record(
    verb: str, kind: str, pk: int, workspace: Workspace, at: datetime, messages: int
) -> None:
    record_event(
        verb, workspace_id=workspace.pk, by=None, at=at, subject=(kind, pk), messages=messages
    )
