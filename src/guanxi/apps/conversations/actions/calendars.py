"""Judging again where a calendar was corrected: a closure, a published year, our own days off.

Only what the corrected days can have moved is read again: a request whose answer was due before the
first of them was counted to its end without it. What people decided stays, and so does what rests
on erased words (``segments``). Everything here may be repeated, or go on where it was killed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Min, Q, QuerySet

from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.actions.ledger import MESSAGE, reconcile_mailbox
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import judge_room
from guanxi.apps.conversations.models import Room, Segment
from guanxi.apps.obligations.actions import ask_for_closure_dates
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.jobs import give_way

# No clock on earth is further from UTC than this.
ANY_ZONE = timedelta(days=1)


def suppliers_judged_by(event: Event) -> QuerySet[Supplier]:
    """The suppliers with whom something is counted on the calendar that this event corrected.

    One supplier's own, those of a country, or all of them where it is ours.
    """
    one, country = event.data.get("supplier"), event.data.get("country")
    if one is not None:
        return Supplier.objects.filter(pk=one)
    if country is not None:
        return Supplier.objects.filter(Q(country=country) | Q(workspace__country=country))
    return Supplier.objects.all()


def first_day_of(event: Event) -> date | None:
    """The first day that it corrected; None where any day may be another one now."""
    first = event.data.get("first")
    return date.fromisoformat(first) if first else None


def judge_supplier_again(
    *, supplier: Supplier, first: date | None, clock: Callable[[], datetime]
) -> None:
    """Judge again what was counted on a day from ``first`` on (None: everything).

    Committed room by room, so that a long history is no long transaction.
    """
    start = datetime.combine(first, time(), UTC) - ANY_ZONE if first else None
    since = _first_gap(supplier, start)
    ask_for_closure_dates(supplier=supplier, at=clock())
    for room in list(_rooms(supplier, start)):
        _take_out_judgements(room, start)
        while judge_room(room=room, at=clock()):
            give_way()
    reconcile_mailbox(supplier=supplier, at=clock())
    reconcile_rhythm(supplier=supplier, at=clock(), since=since)


def _rooms(supplier: Supplier, start: datetime | None) -> QuerySet[Room]:
    """The rooms to look at: all chats, and the mail threads in which something is moved."""
    rooms = Room.objects.filter(supplier=supplier).select_related("supplier").order_by("pk")
    if start is None:
        return rooms
    moved = _moved(Segment.objects.filter(room__supplier=supplier), supplier, start)
    return rooms.filter(Q(thread="") | Q(pk__in=moved.values("room")))


@transaction.atomic
def _take_out_judgements(room: Room, start: datetime | None) -> None:
    """Have the room judged from the first request on that is moved; nothing where none is."""
    if start is None:
        take_out_bookmarks(room, None)
        return
    moved = _moved(Segment.objects.filter(room=room), room.supplier, start)
    since = moved.aggregate(first=Min("opened"))["first"]
    if since is not None:
        take_out_bookmarks(room, since)


def _moved(segments: QuerySet[Segment], supplier: Supplier, start: datetime) -> QuerySet[Segment]:
    """Those whose answer, or the rest of an urgent one, was due after the first corrected day."""
    owed = Obligation.objects.filter(
        supplier=supplier, rule="answer", subject_type=MESSAGE, due__gte=start
    )
    return segments.filter(Q(due__gte=start) | Q(opening__in=owed.values("subject_id")))


def _first_gap(supplier: Supplier, start: datetime | None) -> date | None:
    """When the first gap between contacts ended that the correction can have moved."""
    gaps = Obligation.objects.filter(supplier=supplier, rule__startswith="contact_")
    if start is not None:
        gaps = gaps.filter(Q(due__gte=start) | Q(closed__gte=start))
    first: datetime | None = gaps.aggregate(first=Min("opened"))["first"]
    return first.date() if first else None
