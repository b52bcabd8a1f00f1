"""Reading an export for its preview: counts, people, what is already here.

Nothing is written but the preview itself, so a reading that was killed is simply
done again by the next worker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.intake import keep_hold, move
from guanxi.apps.conversations.actions.mails import count_known, guess_correspondents
from guanxi.apps.conversations.actions.matching import Match, match_room
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Rejection
from guanxi.apps.conversations.queries.exports import OpenExport, open_source
from guanxi.domain.conversations.entries import Entry, Kind, Rejected
from guanxi.domain.conversations.faults import NotAnExport
from guanxi.domain.conversations.formats import Format

Clock = Callable[[], datetime]

STEP = 20_000  # entries between two reports of progress
_HAN = re.compile("[\u4e00-\u9fff]")
KEPT_REJECTIONS = 2_000  # rows; the count goes on, a file with more is not a chat


class Tally:
    """What one pass over an export has seen so far."""

    def __init__(self) -> None:
        self.read = self.system = self.rejected = self.han = 0
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.senders: Counter[str] = Counter()
        self.handles: dict[str, str] = {}  # name → address, where the file gives both
        self.days: Counter[date] = Counter()  # in the zone of the export
        self.files: set[str] = set()
        self.rejections: list[Rejected] = []

    def add(self, item: Entry | Rejected) -> None:
        if isinstance(item, Rejected):
            self.rejected += 1
            if self.rejected <= KEPT_REJECTIONS:
                self.rejections.append(item)
            return
        self.read += 1
        self.first = min(self.first or item.at, item.at)
        self.last = max(self.last or item.at, item.at)
        self.days[item.at.date()] += 1
        if item.attachment:
            self.files.add(item.attachment)
        if item.kind is Kind.SYSTEM or item.sender is None:
            self.system += 1
        else:
            self.senders[item.sender] += 1
            if item.handle:
                self.handles.setdefault(item.sender, item.handle.lower())
            self.han += _HAN.search(item.words) is not None

    def counts(self) -> dict[str, object]:
        return {
            "read": self.read,
            "system": self.system,
            "rejected": self.rejected,
            "han": self.han,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
        }


def read_for_preview(*, intake: Intake, clock: Clock) -> None:
    """Read the whole export once and leave its preview; a refusal leaves its reason."""
    tally = Tally()
    try:
        with open_source(intake.source, order=intake.order) as export:
            finished = _pass(intake, export, tally, clock)
            if not finished:
                return
            match = _match(intake, export, tally)
    except NotAnExport as refusal:
        _fail(intake, str(refusal.code), refusal.params, clock())
        return
    _leave_preview(intake, export, tally, match)


def _match(intake: Intake, export: OpenExport, tally: Tally) -> Match:
    """What of it is here: mails by their ids, a chat laid over its room."""
    if export.format is Format.MAIL:
        people, supplier = guess_correspondents(tally.handles, intake.source.workspace)
        known = count_known(mail.message_id for mail in export.read_mails())
        return Match(supplier=supplier, new=tally.read - known, duplicate=known, people=people)
    return match_room(
        intake=intake,
        senders=tally.senders,
        read=tally.read,
        channel=export.format or Format.WHATSAPP,
        mine=export.mine(),
    )


def _pass(intake: Intake, export: OpenExport, tally: Tally, clock: Clock) -> bool:
    items: Iterator[Entry | Rejected] = iter(export.read())
    while block := list(islice(items, STEP)):
        for item in block:
            tally.add(item)
        counts = {**tally.counts(), "bytes": export.bytes_read(), "of_bytes": export.size}
        if not keep_hold(intake=intake, at=clock(), counts=counts):
            return False
    return True


@transaction.atomic
def _fail(intake: Intake, code: str, params: dict[str, str | int], at: datetime) -> None:
    move(
        intake,
        IntakeState.READING,
        IntakeState.FAILED,
        error=code,
        counts=params,
        finished_at=at,
    )
    record_event(
        "intake.refused",
        workspace_id=intake.workspace_id,
        by=intake.source.by_id,
        at=at,
        subject=("intake", intake.pk),
        reason=code,
    )


@transaction.atomic
def _leave_preview(intake: Intake, export: OpenExport, tally: Tally, match: Match) -> None:
    counts = tally.counts() | {
        "format": str(export.format or Format.WHATSAPP),
        "new": match.new,
        "duplicate": match.duplicate,
        "updated": match.updated,
        "shift_minutes": match.shift_minutes,
        "orders": list(export.ambiguous_orders()),
        "days": {day.isoformat(): count for day, count in tally.days.items()},
        "files": len(tally.files),
        "files_here": len(tally.files & export.media.keys()),
    }
    move(
        intake,
        IntakeState.READING,
        IntakeState.PREVIEW,
        counts=counts,
        total=tally.read,
        people={
            name: match.person(name) | {"messages": n, "handle": tally.handles.get(name, "")}
            for name, n in tally.senders.items()
        },
        room=match.room,
        supplier=intake.supplier or match.supplier,
    )
    Rejection.objects.filter(intake=intake).delete()
    Rejection.objects.bulk_create(
        Rejection(
            workspace_id=intake.workspace_id,
            intake=intake,
            line=rejected.line,
            reason=str(rejected.reason),
            excerpt=rejected.excerpt[:200],
        )
        for rejected in tally.rejections
    )
