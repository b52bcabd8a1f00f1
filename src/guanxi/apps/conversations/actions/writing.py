"""Writing an export into the timeline, slice by slice.

Each slice is one transaction: its messages, its sightings, its search entries and how
far it got. So a killed worker loses at most a slice, and the next one goes on
where the last committed one ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.handovers import follow_handles
from guanxi.apps.conversations.actions.intake import keep_hold, move
from guanxi.apps.conversations.actions.keeping import Kept, keep_chunk
from guanxi.apps.conversations.actions.ledger import reconcile_mailbox
from guanxi.apps.conversations.actions.mails import keep_mails, rooms_told_by
from guanxi.apps.conversations.actions.people import prepare_correspondents, prepare_room
from guanxi.apps.conversations.actions.reading import Clock
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import judge_room
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Room
from guanxi.apps.conversations.queries.exports import OpenExport, open_source
from guanxi.domain.conversations.entries import Entry
from guanxi.domain.conversations.formats import Format
from guanxi.domain.conversations.mail import Mail, link_of, thread_keys
from guanxi.domain.conversations.merge import Chunk, chunks
from guanxi.platform.jobs import give_way

SLICE = 2_000  # entries a transaction: about a second of work
MAILS = 200  # mails, with their files


@dataclass
class Progress:
    """What this and earlier runs of the import have written."""

    counts: dict[str, int]
    renaming: dict[str, str] | None = None
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)

    def add(self, kept: Kept) -> None:
        for name, count in kept.counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
        self.renaming = kept.renaming


def write_to_timeline(*, intake: Intake, clock: Clock) -> None:
    """Write everything not written yet, then judge the rooms again. Stops when told to."""
    progress = _progress(intake)
    if intake.counts.get("format") == Format.MAIL:
        if _write_all_mails(intake, progress, clock):
            _finish(intake, rooms_told_by(intake), progress, clock)
        return
    room = prepare_room(intake=intake, at=clock())
    with open_source(intake.source, order=intake.order) as export:
        for chunk in chunks(_entries(export, intake.written), SLICE):
            if not _write(intake, room, export, chunk, progress, clock()):
                return
            give_way()
    _finish(intake, [room], progress, clock)


def _write_all_mails(intake: Intake, progress: Progress, clock: Clock) -> bool:
    prepare_correspondents(intake=intake, at=clock())
    with open_source(intake.source, order=intake.order) as export:
        threads = thread_keys(link_of(mail) for mail in export.read_mails())
        mails = (mail for mail in export.read_mails() if mail.position >= intake.written)
        while block := list(islice(mails, MAILS)):
            if not _write_mails(intake, export, block, threads, progress, clock()):
                return False
            give_way()
    return True


@transaction.atomic
def _write_mails(
    intake: Intake,
    export: OpenExport,
    mails: list[Mail],
    threads: Mapping[str, str],
    progress: Progress,
    at: datetime,
) -> bool:
    """One slice of mails. False when somebody stopped the import."""
    left_in = [mail for mail in mails if not _left_out(mail, progress.spans)]
    kept = keep_mails(intake=intake, mails=left_in, threads=threads, export=export)
    progress.add(Kept(kept, {}))
    progress.counts["left_out"] = progress.counts.get("left_out", 0) + len(mails) - len(left_in)
    intake.counts = intake.counts | {"written": progress.counts}
    return _go_on(intake, mails[-1].position + 1, at)


def _progress(intake: Intake) -> Progress:
    counts = intake.counts.get("written", {})
    return Progress(
        counts=dict(counts),
        renaming=intake.counts.get("renaming"),
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
    intake.counts = intake.counts | {
        "written": progress.counts,
        "renaming": dict(progress.renaming or {}),
    }
    return _go_on(intake, chunk.entries[-1].position + 1, at)


def _go_on(intake: Intake, written: int, at: datetime) -> bool:
    """Report how far this slice got; where somebody has stopped the import, undo the slice."""
    intake.written = written
    going_on = keep_hold(intake=intake, at=at, written=intake.written, counts=intake.counts)
    if not going_on:
        transaction.set_rollback(True)
    return going_on


def _left_out(entry: Entry | Mail, spans: list[tuple[datetime, datetime]]) -> bool:
    return any(start <= entry.at <= end for start, end in spans)


def _finish(intake: Intake, rooms: list[Room], progress: Progress, clock: Clock) -> None:
    """The rooms are known until the export was made; judge them, and say that it is done.

    Judging, too, is one transaction a slice: whoever goes on finds it where it was left.
    """
    for room in rooms:
        extend_known_until(intake=intake, room=room)
        follow_handles(room=room)
        going_on = True
        while going_on:
            if not keep_hold(intake=intake, at=clock()):
                return
            going_on = judge_room(room=room, at=clock())
            give_way()
    assert intake.supplier is not None  # confirmed imports have one
    reconcile_mailbox(supplier=intake.supplier, at=clock())
    reconcile_rhythm(supplier=intake.supplier, at=clock())
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
