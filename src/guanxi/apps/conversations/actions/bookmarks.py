"""Where judging a room may go on, and taking that back where messages change.

A bookmark holds good until a message before it changes. Whoever changes messages (an import, a
correction, a withdrawal) takes out the bookmarks behind them in the same transaction. So the last
bookmark of a room always says from where on it has to be judged, whatever was killed in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from guanxi.apps.conversations.models import Bookmark, Room
from guanxi.domain.conversations.judging import Standing
from guanxi.domain.plain import form_of, from_plain, to_plain

# Beside one bookmark in this many messages the last few stay: that is where chats grow.
APART, LATEST = 2_000, 4


@dataclass(frozen=True)
class Place:
    """The last message judged (None: nothing is), how many are, and how the room stands there."""

    after: tuple[datetime, int, int] | None = None  # at, rank, id
    judged: int = 0
    standing: Standing = field(default_factory=Standing)

    def behind(self) -> Q:
        """The messages that come after it."""
        if self.after is None:
            return Q()
        at, rank, pk = self.after
        further = Q(at__gt=at) | Q(at=at, rank__gt=rank) | Q(at=at, rank=rank, pk__gt=pk)
        return Q(at__gte=at) & further  # the first half is what the index is searched by


def take_out_bookmarks(room: Room, since: datetime | None) -> None:
    """Have the room judged again from the messages of this instant on (None: all of it)."""
    lock_room(room)
    behind = Q() if since is None else Q(at__gte=since)
    Bookmark.objects.filter(behind, room=room).delete()


def lock_room(room: Room) -> Room:
    """The room, for this transaction alone: nobody judges it while messages change, or twice."""
    locked = Room.objects.select_for_update(of=("self",))
    return locked.select_related("workspace", "supplier__workspace").get(pk=room.pk)


def last_place(room: Room) -> Place:
    """From where on the room has to be judged."""
    of_room = Bookmark.objects.filter(room=room, form=form_of(Standing))
    found = of_room.order_by("-at", "-rank", "-message_id").first()
    if found is None:
        return Place()
    return Place(
        (found.at, found.rank, found.message_id),
        found.judged,
        from_plain(Standing, found.standing),
    )


def put_bookmark(room: Room, place: Place) -> None:
    """Remember a place, and forget those that are no longer worth their room."""
    assert place.after is not None
    at, rank, pk = place.after
    Bookmark.objects.create(
        workspace_id=room.workspace_id, room=room, at=at, rank=rank, message_id=pk,
        judged=place.judged, form=form_of(Standing), standing=to_plain(place.standing),
    )  # fmt: skip
    latest = Bookmark.objects.filter(room=room).order_by("-at", "-rank", "-message_id")
    seen = list(latest.values_list("pk", "judged")[: LATEST + 2])
    too_close = superfluous([judged for _, judged in reversed(seen)])
    if too_close:
        pks = [pk for pk, _ in reversed(seen)]
        Bookmark.objects.filter(pk__in=[pks[n] for n in too_close]).delete()


def superfluous(judged: Sequence[int]) -> list[int]:
    """Which of some bookmarks that follow each other can go, by what each has judged.

    >>> superfluous([2_000, 2_003, 2_004, 2_010, 2_011, 2_012])
    [1]
    """
    older = range(1, len(judged) - LATEST)
    return [n for n in older if judged[n] // APART == judged[n - 1] // APART]


def forget_words(rooms: Iterable[int]) -> None:
    """Take out of the bookmarks of these rooms what was said, as after an erasure."""
    for found in Bookmark.objects.filter(room__in=list(rooms), form=form_of(Standing)):
        standing = from_plain(Standing, found.standing).without_words()
        found.standing = to_plain(standing)
        found.save(update_fields=["standing"])
