"""What is older than a workspace keeps the words of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Message, Room
from guanxi.domain.conversations.retention import first_day_kept

# Imports in these states read their file no more.
FINISHED = (IntakeState.DONE, IntakeState.CANCELLED, IntakeState.UNDONE, IntakeState.FAILED)


@dataclass(frozen=True)
class Outdated:
    """How many messages, photos and other files, and exports are older than ``before``."""

    before: datetime
    messages: int
    files: int
    exports: int


def kept_since(workspace: Workspace, months: int, now: datetime) -> datetime:
    """The midnight, on the workspace's clock, from which on messages keep their words."""
    zone = ZoneInfo(workspace.zone)
    first = first_day_kept(now.astimezone(zone).date(), months)
    return datetime.combine(first, time.min, zone)


def outdated(workspace: Workspace, months: int, now: datetime) -> Outdated:
    """What would lose its words if messages kept them for so long."""
    before = kept_since(workspace, months, now)
    messages = Message.objects.filter(
        room__in=Room.objects.values("pk"), at__lt=before, erased=False
    )
    return Outdated(
        before=before,
        messages=messages.count(),
        files=messages.exclude(file=None).count(),
        exports=len(outdated_exports(before)),
    )


def outdated_messages(room: Room, before: datetime) -> list[int]:
    """Messages of a room that still have words and are older, the oldest first."""
    older: QuerySet[Message] = Message.objects.filter(room=room, at__lt=before, erased=False)
    return list(older.order_by("at", "rank", "id").values_list("pk", flat=True))


def outdated_exports(before: datetime) -> list[Intake]:
    """Finished imports whose file still lies here and begins before that instant."""
    finished = Intake.objects.filter(state__in=FINISHED, source__file__isnull=False)
    return [
        intake
        for intake in finished.select_related("source__file__workspace").order_by("pk")
        if _first_said(intake) < before
    ]


def _first_said(intake: Intake) -> datetime:
    first = intake.counts.get("first")
    return datetime.fromisoformat(first) if first else intake.source.at
