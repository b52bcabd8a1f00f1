"""Imports as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from guanxi.apps.conversations.labels import REFUSALS, REJECTIONS, IntakeState
from guanxi.apps.conversations.models import Intake

UNDO_FOR = timedelta(days=1)
SHOWN_REJECTIONS = 5


@dataclass(frozen=True)
class RejectedLine:
    line: int
    excerpt: str
    what: object


@dataclass(frozen=True)
class IntakeView:
    """One import: its counts in figures, and what may be done with it now."""

    intake: Intake
    state: IntakeState
    counts: dict[str, Any]
    first: datetime | None
    last: datetime | None
    done: int
    total: int
    refusal: object
    rejected: list[RejectedLine]
    undo_until: datetime | None


def intake_view(intake: Intake, *, now: datetime) -> IntakeView:
    """Everything the page of one import shows; two queries at most."""
    counts = intake.counts
    state = IntakeState(intake.state)
    reading = state == IntakeState.READING
    return IntakeView(
        intake=intake,
        state=state,
        counts=counts,
        first=_instant(counts.get("first")),
        last=_instant(counts.get("last")),
        done=counts.get("bytes", 0) if reading else intake.written,
        total=counts.get("of_bytes", 0) if reading else intake.total,
        refusal=REFUSALS.get(intake.error, ""),
        rejected=[
            RejectedLine(row.line, row.excerpt, REJECTIONS.get(row.reason, row.reason))
            for row in intake.rejections.order_by("line")[:SHOWN_REJECTIONS]
        ]
        if counts.get("rejected")
        else [],
        undo_until=_undo_until(intake, now),
    )


def entries_between(intake: Intake, first: date, last: date) -> int:
    """How many entries of the file stand on these days, the last one included; no query.

    Only while the preview waits: what was brought in needs no such count any more.
    """
    days = intake.counts.get("days", {})
    return sum(n for day, n in days.items() if first.isoformat() <= day <= last.isoformat())


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _undo_until(intake: Intake, now: datetime) -> datetime | None:
    if intake.finished_at is None or intake.state not in (IntakeState.DONE, IntakeState.CANCELLED):
        return None
    end = intake.finished_at + UNDO_FOR
    return end if now < end else None


def recent_intakes(*, now: datetime) -> list[IntakeView]:
    """The last ten imports, newest first; running ones included. What a live mailbox brought in
    without a question stands with that mailbox."""
    found = Intake.objects.exclude(source__kind="mailbox", state=IntakeState.DONE)
    rows = found.select_related("source__file", "supplier", "room").order_by("-pk")[:10]
    return [
        IntakeView(
            intake=row,
            state=IntakeState(row.state),
            counts=row.counts,
            first=None,
            last=None,
            done=0,
            total=0,
            refusal=REFUSALS.get(row.error, ""),
            rejected=[],
            undo_until=_undo_until(row, now),
        )
        for row in rows
    ]
