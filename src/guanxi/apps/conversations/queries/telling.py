"""Messages in the order in which they were said, for whoever copies them elsewhere.

A program is nobody in particular, so nothing that somebody keeps to themselves is told to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from guanxi.apps.conversations.models import Message, Room

# Where a message stands: when it was said, its rank within the minute, its number.
Place = tuple[datetime, int, int]
ORDER = ("at", "rank", "id")
OPEN_TO_ALL = Q(withdrawn=False, private_to=None)


def messages_in_order(
    *, supplier: int, room: int | None, since: datetime | None, after: Place | None, most: int
) -> list[Message]:
    """Up to ``most`` messages of a supplier (or of one of its rooms), the earliest first.

    Two queries: the rooms', and one that takes the first of each room straight from its index.
    """
    rooms = Room.objects.filter(supplier=supplier)
    if room is not None:
        rooms = rooms.filter(pk=room)
    where = OPEN_TO_ALL & _later(after)
    if since is not None:
        where &= Q(at__gte=since)
    found = Message.objects.filter(_first(list(rooms.values_list("pk", flat=True)), where, most))
    return list(_with_all(found).order_by(*ORDER)[:most])


def told_messages() -> QuerySet[Message]:
    """Messages that may be told to a program, with all that is told of them."""
    return _with_all(Message.objects.filter(OPEN_TO_ALL))


def _first(rooms: Sequence[int], where: Q, most: int) -> Q:
    def first(room: int) -> Q:
        of_room = Message.objects.filter(where, room=room).order_by(*ORDER)
        return Q(pk__in=of_room.values("pk")[:most])

    return reduce(or_, map(first, rooms), Q(pk__in=()))


def _with_all(messages: QuerySet[Message]) -> QuerySet[Message]:
    return messages.select_related("room", "participant", "source")


def _later(place: Place | None) -> Q:
    if place is None:
        return Q()
    at, rank, pk = place
    return Q(at__gt=at) | Q(at=at, rank__gt=rank) | Q(at=at, rank=rank, pk__gt=pk)
