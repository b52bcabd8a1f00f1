"""Which messages show: those that a source not withdrawn still tells."""

from django.db.models import Exists, Min, OuterRef, Q

from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.models import Message, Room, Sighting
from guanxi.apps.files.models import Source


def show_by_sources(source: Source) -> None:
    """Bring ``withdrawn`` of every message of ``source`` in line with all its sources.

    Their rooms have to be judged again from there on (``judge_room``).
    """
    live = Sighting.objects.filter(message=OuterRef("pk"), source__withdrawn_at=None)
    told = Q(source__withdrawn_at=None) | Exists(live)
    again = Sighting.objects.filter(source=source).values("message")
    of_source = Message.objects.filter(Q(source=source) | Q(pk__in=again))
    of_source.filter(told).update(withdrawn=False)
    of_source.exclude(told).update(withdrawn=True)
    first = of_source.order_by().values_list("room").annotate(first=Min("at"))
    for room, since in first:
        take_out_bookmarks(Room.objects.get(pk=room), since)
