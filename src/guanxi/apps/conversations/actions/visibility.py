"""Which messages show: those that a source not withdrawn still tells."""

from django.db.models import Exists, OuterRef, Q

from guanxi.apps.conversations.models import Message, Sighting
from guanxi.apps.files.models import Source


def show_by_sources(source: Source) -> None:
    """Bring ``withdrawn`` of every message of ``source`` in line with all its sources."""
    live = Sighting.objects.filter(message=OuterRef("pk"), source__withdrawn_at=None)
    told = Q(source__withdrawn_at=None) | Exists(live)
    again = Sighting.objects.filter(source=source).values("message")
    of_source = Message.objects.filter(Q(source=source) | Q(pk__in=again))
    of_source.filter(told).update(withdrawn=False)
    of_source.exclude(told).update(withdrawn=True)
