"""What was done in a stretch of time: by the facts, or because somebody said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import DateTimeField, F, Q
from django.db.models.functions import Coalesce

from guanxi.apps.obligations.labels import Debtor, State
from guanxi.apps.obligations.models import Obligation

SHOWN = 20


@dataclass(frozen=True)
class Done:
    """How many, and the latest of them, each with ``done_at``."""

    count: int
    rows: tuple[Obligation, ...]


def done_between(start: datetime, end: datetime) -> Done:
    """What we did, or said was done, from ``start`` to ``end``, the latest first. One query.

    What they did is in the timeline, unless somebody here settled it.
    """
    ours = ~Q(debtor=Debtor.THEIRS) & Q(
        closed__gte=start, closed__lte=end, state__in=(State.KEPT, State.LATE)
    )
    said = Q(settled_at__gte=start, settled_at__lte=end)
    when = Coalesce(F("settled_at"), F("closed"), output_field=DateTimeField())
    rows = list(
        Obligation.objects.filter(ours | said)
        .select_related("supplier")
        .defer("supplier__search_key", "supplier__notes")
        .annotate(done_at=when)
        .order_by("-done_at", "-pk")
    )
    return Done(len(rows), tuple(rows[:SHOWN]))
