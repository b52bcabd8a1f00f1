"""Where silence is evidence: mail threads of a mailbox that is looked at all the time.

An export ends somewhere, and nobody knows what was said after it. A live mailbox goes on: its
threads are known until it was last looked at. What fell due meanwhile is judged again, and nobody
is asked to bring that mail up to date.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from guanxi.apps.conversations.actions.ledger import reconcile_mailbox
from guanxi.apps.conversations.actions.segments import judge_room
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Message, Room, Segment, Sighting
from guanxi.apps.files.models import Source
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier

ALIVE = timedelta(days=90)  # an older thread owes nothing any more
AHEAD = timedelta(hours=12)  # so long before it is due, asking for fresh mail is put off


def know_mail_until(*, sources: QuerySet[Source], until: datetime, at: datetime) -> None:
    """Everything said up to ``until`` in the threads these sources tell of is here.

    Repeatable; costs as much as what fell due since it was last said.
    """
    told = Q(Exists(Message.objects.filter(room=OuterRef("pk"), source__in=sources)))
    seen = Sighting.objects.filter(message__room=OuterRef("pk"), source__in=sources)
    alive = Room.objects.filter(channel=Channel.MAIL, last_at__gte=until - ALIVE)
    rooms = set(
        alive.filter(told | Q(Exists(seen)), known_until__lt=until).values_list("pk", flat=True)
    )
    Room.objects.filter(pk__in=rooms).update(known_until=until)
    suppliers = Supplier.objects.filter(rooms__in=rooms).distinct()
    for room in Room.objects.filter(pk__in=rooms & _fallen_due(rooms, suppliers, until)):
        while judge_room(room=room, at=at):
            pass
    for supplier in _asked_for_fresh_mail(suppliers, until + AHEAD):
        reconcile_mailbox(supplier=supplier, at=at)


def _fallen_due(rooms: set[int], suppliers: QuerySet[Supplier], until: datetime) -> set[int]:
    """Threads where an answer was due, and nobody knew whether it came."""
    waiting = Segment.objects.filter(
        room__in=rooms, state__in=(SegmentState.RUNNING, SegmentState.UNKNOWN), due__lte=until
    )
    owed = Obligation.objects.filter(
        supplier__in=suppliers, closed=None, known_until__lt=F("due"), due__lte=until
    )
    answers = owed.filter(rule="answer").values_list("params", flat=True)
    return set(waiting.values_list("room", flat=True)) | {one.get("room") for one in answers}


def _asked_for_fresh_mail(suppliers: QuerySet[Supplier], before: datetime) -> QuerySet[Supplier]:
    asked = Obligation.objects.filter(
        rule="freshen", subject_type="mailbox", closed=None, due__lte=before
    )
    return suppliers.filter(pk__in=asked.values("supplier"))
