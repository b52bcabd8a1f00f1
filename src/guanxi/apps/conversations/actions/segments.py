"""Keeping the stored segments equal to what the messages say.

A room is judged in slices, from its last bookmark on (``bookmarks``). What still stood open there
is carried along, so one new message costs the same in a room of any length, and a long history
needs neither much memory nor one long transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import F, Q

from guanxi.apps.conversations.actions.bookmarks import (
    APART,
    Place,
    last_place,
    lock_room,
    put_bookmark,
    take_out_bookmarks,
)
from guanxi.apps.conversations.actions.ledger import reconcile_answers, reconcile_room
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Message, Room, Segment
from guanxi.apps.conversations.queries.terms import room_terms
from guanxi.apps.conversations.queries.utterances import SAID, Said, utterance
from guanxi.domain.conversations.judging import judge_on
from guanxi.domain.conversations.segments import Segment as Judged
from guanxi.domain.conversations.segments import state_of
from guanxi.domain.conversations.sides import Side
from guanxi.platform.rows import insert_rows

SLICE = APART
# The last messages are judged on their own, so that a bookmark stands shortly before the end:
# the next message may be of the same minute as the last.
TAIL = 100


@dataclass(frozen=True)
class Slice:
    """Messages that follow each other from a place on; ``more`` come after them."""

    start: Place
    messages: Sequence[Said]
    more: bool

    @property
    def end(self) -> tuple[datetime, int, int] | None:
        """The place of the last message judged then."""
        return self.messages[-1][1:3] + self.messages[-1][:1] if self.messages else self.start.after

    @cached_property
    def openings(self) -> frozenset[int]:
        """The messages whose segments are judged in it."""
        return self.start.standing.open.union(one.pk for one in self.messages)

    def speaks_for(self, opening: int, opened: datetime) -> bool:
        """Whether a stored segment belongs to it; at its very edges only the message tells."""
        after_start = self.start.after is None or opened > self.start.after[0]
        before_end = not self.more or opened < self.messages[-1].at
        return (after_start and before_end) or opening in self.openings


@transaction.atomic
def rebuild_room(*, room: Room, since: datetime | None, at: datetime) -> None:
    """Judge the room again, from ``since`` on (None: from its beginning)."""
    take_out_bookmarks(room, since)
    while judge_room(room=room, at=at):
        pass


@transaction.atomic
def judge_room(*, room: Room, at: datetime) -> bool:
    """Judge the next messages that are not judged yet; False once that was all.

    What is settled goes to the ledger at once, what still stands open when all is judged.
    """
    room = lock_room(room)
    piece = _next_slice(room)
    start = piece.start.standing
    who = {one.pk: one for one in room.participants.order_by(F("from_date").asc(nulls_first=True))}
    terms = room_terms(room)
    known_until = room.known_until or (piece.end[0] if piece.end else at)
    found, standing = judge_on(
        start,
        [utterance(message, who) for message in piece.messages],
        people={one.name: Side(one.side) for one in who.values()},
        terms=terms,
        known_until=known_until,
        at=at,
    )

    touched = _save_segments(room, piece, found) | start.open
    if piece.messages:
        judged = piece.start.judged + len(piece.messages)
        put_bookmark(room, Place(piece.end, judged, standing))
    if piece.more:
        reconcile_answers(room=room, openings=touched - standing.open, terms=terms, at=at)
        return True
    touched |= standing.open | _judge_by_the_clock(room, found, known_until, at)
    room.last_at = piece.end[0] if piece.end else None
    room.save(update_fields=["last_at"])
    reconcile_room(room=room, openings=touched, terms=terms, at=at)
    return False


def _next_slice(room: Room) -> Slice:
    start = last_place(room)
    there = Message.objects.filter(start.behind(), room=room, withdrawn=False)
    rows = there.order_by("at", "rank", "id").values_list(*SAID)[:SLICE]
    messages = [Said(*row) for row in rows]
    more = len(messages) == SLICE
    if not more and len(messages) > 2 * TAIL:
        messages, more = messages[:-TAIL], True
    return Slice(start, messages, more)


_VALUES = (
    "side", "urgency", "opened", "due", "due_message_id", "due_from", "acknowledged", "answered",
    "answer_id", "state", "message_count",
)  # fmt: skip
_STORED = ("opening_id", "opening__withdrawn", "opening__erased", "answer__erased", *_VALUES)


def _save_segments(room: Room, piece: Slice, judged: Sequence[Judged]) -> set[int]:
    """Write only what differs, known by the message that opens it; which ones those are.

    A segment that rests on an erased message stays as it was judged while its words were there.
    """
    stored, erased = _stored(room, piece)
    times = {one.index: one.at for one in piece.start.standing.carried}
    times |= {one.pk: one.at for one in piece.messages}
    wanted = {one.messages[0]: _values(one, times) for one in judged}
    changed = {
        opening: values
        for opening, values in wanted.items()
        if stored.get(opening) != values and opening not in erased
    }
    gone = stored.keys() - wanted.keys()
    if gone:
        Segment.objects.filter(opening__in=gone).delete()
    insert_rows(
        Segment,
        ("workspace", "room", "opening", *_VALUES),
        [(room.workspace_id, room.pk, opening, *values) for opening, values in changed.items()],
        key=("opening",),
    )
    return changed.keys() | gone


Stored = dict[int, tuple[object, ...]]


def _stored(room: Room, piece: Slice) -> tuple[Stored, set[int]]:
    """The segments of a slice as they are stored, by opening; and the openings left alone."""
    ours = Q()
    if piece.start.after is not None:
        ours &= Q(opened__gte=piece.start.after[0])
    if piece.more:
        ours &= Q(opened__lte=piece.messages[-1].at)
    rows = list(Segment.objects.filter(ours, room=room).values_list(*_STORED))
    still_open = Segment.objects.filter(opening__in=piece.start.standing.open)
    rows += still_open.values_list(*_STORED)
    stored: Stored = {}
    erased: set[int] = set()
    for opening, withdrawn, opening_erased, answer_erased, *values in rows:
        if (opening_erased or answer_erased) and not withdrawn:
            erased.add(opening)
        elif withdrawn or piece.speaks_for(opening, values[2]):
            stored[opening] = tuple(values)
    return stored, erased


def _values(one: Judged, times: Mapping[int, datetime]) -> tuple[object, ...]:
    return (
        one.side.value,
        one.urgency.value if one.urgency else "",
        one.opened,
        one.due,
        one.due_index,
        None if one.due_index is None else times[one.due_index],
        one.acknowledged,
        one.answered,
        one.answer_index,
        one.state.value,
        len(one.messages),
    )


def _judge_by_the_clock(
    room: Room, found: Collection[Judged], known_until: datetime, at: datetime
) -> set[int]:
    """What waits from long before, and only has to be held against how far the room is known."""
    waiting = Segment.objects.filter(
        room=room, answered=None, state__in=(SegmentState.RUNNING, SegmentState.UNKNOWN)
    ).exclude(state=SegmentState.KEPT)  # says so for the index, which holds all but those
    judged = {one.messages[0] for one in found}
    changed = set()
    for row in waiting.exclude(opening__in=judged):
        assert row.due is not None
        state = state_of(due=row.due, stamp=None, known_until=known_until, at=at).value
        if state != row.state:
            Segment.objects.filter(pk=row.pk).update(state=state)
            changed.add(row.opening_id)
    return changed
