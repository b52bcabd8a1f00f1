"""Writing an export into the timeline, slice by slice.

Each slice is one transaction: its messages, its sightings, its search entries and how
far it got. So a killed worker loses at most a slice, and the next one goes on
where the last committed one ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.intake import keep_hold, move
from guanxi.apps.conversations.actions.keeping import Kept, keep_chunk
from guanxi.apps.conversations.actions.people import prepare_room
from guanxi.apps.conversations.actions.reading import Clock
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Room
from guanxi.apps.conversations.queries.exports import OpenExport, open_source
from guanxi.domain.conversations.entries import Entry
from guanxi.domain.conversations.merge import Chunk, chunks

SLICE = 2_000  # entries a transaction: about a second of work
JUDGING = timedelta(minutes=3)  # how long judging a very long room may hold the import


@dataclass
class Progress:
    """What this and earlier runs of the import have written."""

    counts: dict[str, int]
    renaming: dict[str, str] | None = None
    since: datetime | None = None
    last: datetime | None = None
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)

    def add(self, kept: Kept) -> None:
        for name, count in kept.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
        self.renaming = kept.renaming
        if kept.since:
            self.since = min(self.since or kept.since, kept.since)


def write_to_timeline(*, intake: Intake, clock: Clock) -> None:
    """Write everything not written yet, then judge the room again. Stops when told to."""
    room = prepare_room(intake=intake, at=clock())
    progress = _progress(intake)
    with open_source(intake.source, order=intake.order) as export:
        for chunk in chunks(_entries(export, intake.written), SLICE):
            if not _write(intake, room, export, chunk, progress, clock()):
                return
    _finish(intake, room, progress, clock)


def _progress(intake: Intake) -> Progress:
    counts = intake.counts.get("written", {})
    since = intake.counts.get("since")
    return Progress(
        counts=dict(counts),
        renaming=intake.counts.get("renaming"),
        since=datetime.fromisoformat(since) if since else None,
        spans=[
            (datetime.fromisoformat(start), datetime.fromisoformat(end))
            for start, end in intake.left_out
        ],
    )


def _entries(export: OpenExport, start: int) -> Iterator[Entry]:
    for item in export.read():
        if isinstance(item, Entry) and item.position >= start:
            yield item


@transaction.atomic
def _write(
    intake: Intake,
    room: Room,
    export: OpenExport,
    chunk: Chunk,
    progress: Progress,
    at: datetime,
) -> bool:
    """One slice. False when somebody stopped the import, or it turned out not to fit."""
    left_in = [entry for entry in chunk.entries if not _left_out(entry, progress.spans)]
    kept = keep_chunk(
        source=intake.source,
        room=room,
        chunk=Chunk(left_in, chunk.first and intake.written == 0, chunk.last),
        export=export,
        renaming=progress.renaming,
    )
    if kept is None:
        move(intake, IntakeState.WRITING, IntakeState.FAILED, error="shifted", finished_at=at)
        return False
    progress.add(kept)
    progress.counts["left_out"] = (
        progress.counts.get("left_out", 0) + len(chunk.entries) - len(left_in)
    )
    intake.written = chunk.entries[-1].position + 1
    intake.counts = intake.counts | {
        "written": progress.counts,
        "renaming": dict(progress.renaming or {}),
        "since": progress.since.isoformat() if progress.since else None,
    }
    going_on = keep_hold(intake=intake, at=at, written=intake.written, counts=intake.counts)
    if not going_on:
        transaction.set_rollback(True)
    return going_on


def _left_out(entry: Entry, spans: list[tuple[datetime, datetime]]) -> bool:
    return any(start <= entry.at <= end for start, end in spans)


def _finish(intake: Intake, room: Room, progress: Progress, clock: Clock) -> None:
    """The room is known until the export was made; judge it, and say that it is done."""
    if not keep_hold(intake=intake, at=clock() + JUDGING):
        return
    extend_known_until(intake=intake, room=room)
    rebuild_room(room=room, since=progress.since, at=clock())
    with transaction.atomic():
        at = clock()
        move(intake, IntakeState.WRITING, IntakeState.DONE, finished_at=at)
        record_event(
            "intake.done",
            workspace_id=intake.workspace_id,
            by=intake.source.by_id,
            at=at,
            subject=("intake", intake.pk),
            **progress.counts,
        )


def extend_known_until(*, intake: Intake, room: Room) -> None:
    """An export says what was said until it was made, at the least until its last message."""
    last = intake.counts.get("last")
    said = [datetime.fromisoformat(last)] if last else []
    known = [at for at in (room.known_until, intake.exported_at, *said) if at]
    room.known_until = max(known, default=None)
    room.save(update_fields=["known_until"])
