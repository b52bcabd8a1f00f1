"""Answers of theirs that were judged: understood the first time, or asked about again.

They count from the first answer on that somebody marked as unclear, in any of the workspace's
chats: before it nobody had begun to look. From then on an answer nobody marked was clear.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from guanxi.apps.conversations.models import Correction, Segment
from guanxi.apps.conversations.queries.answers import requests_owed
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier


def answers_judged(supplier: Supplier, *, since: datetime | None = None) -> QuerySet[Segment]:
    """Our requests (from ``since`` on) whose answer was judged, each with ``was_clear``."""
    marks = Correction.objects.filter(
        unclear=True, message__withdrawn=False, message__participant__side=Side.THEIRS
    )
    begun = marks.order_by().values("unclear").annotate(first=Min("message__at")).values("first")
    answered = requests_owed(supplier, Side.THEIRS, since=since).filter(
        answer__isnull=False, answered__gte=Subquery(begun)
    )
    return answered.annotate(was_clear=~Exists(marks.filter(message=OuterRef("answer"))))
