"""Rooms with whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Min

from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Room, Segment
from guanxi.apps.suppliers.labels import Side

PAGE = 50  # rooms of a page
_WAITING = (SegmentState.RUNNING, SegmentState.LATE)


@dataclass(frozen=True)
class Turn:
    """Since when somebody waits in a room: for us, for them, for neither."""

    ours: datetime | None = None
    theirs: datetime | None = None


@dataclass(frozen=True)
class RoomLine:
    """A room in the list, and whose turn it is there."""

    room: Room
    turn: Turn


@dataclass(frozen=True)
class RoomList:
    """One page of rooms; ``ours`` counts the rooms of all pages where it is our turn."""

    lines: tuple[RoomLine, ...]
    total: int
    ours: int


def turns(*, supplier_id: int | None = None) -> dict[int, Turn]:
    """Room → whose turn, for the rooms where somebody waits. One query."""
    waiting = Segment.objects.filter(state__in=_WAITING, answered=None)
    waiting = waiting.exclude(state=SegmentState.KEPT)  # in the words of the index of the others
    if supplier_id is not None:
        waiting = waiting.filter(room__supplier_id=supplier_id)
    found: dict[int, dict[str, datetime]] = {}
    for room, asker, since in (
        waiting.order_by().values_list("room", "side").annotate(since=Min("opened"))
    ):
        # Whoever asked, it is the other side's turn.
        found.setdefault(room, {})["theirs" if asker == Side.OURS else "ours"] = since
    return {room: Turn(**sides) for room, sides in found.items()}


def rooms_for_list(*, first: int = 0, most: int = PAGE) -> RoomList:
    """``most`` rooms of the workspace from the ``first`` on: our turn first, then the newest.

    Three queries, however many rooms there are.
    """
    whose = turns()
    since = {pk: turn.ours for pk, turn in whose.items() if turn.ours}
    newest = Room.objects.filter(supplier__archived_at=None).order_by(
        F("last_at").desc(nulls_last=True), "pk"
    )
    every = list(newest.values_list("pk", flat=True))
    ours = sorted((pk for pk in every if pk in since), key=since.__getitem__)
    wanted = [*ours, *(pk for pk in every if pk not in since)][first : first + most]
    rooms = Room.objects.select_related("supplier").in_bulk(wanted)
    return RoomList(
        lines=tuple(RoomLine(rooms[pk], whose.get(pk, Turn())) for pk in wanted),
        total=len(every),
        ours=len(ours),
    )


def earliest(found: Iterable[Turn]) -> Turn:
    """Whose turn it is over several rooms: the longest wait on either side."""
    listed = list(found)
    return Turn(
        ours=min((turn.ours for turn in listed if turn.ours), default=None),
        theirs=min((turn.theirs for turn in listed if turn.theirs), default=None),
    )
