"""What was said under a name belongs to whoever had the name on that day.

A number stays with the desk when its owner leaves: from a date on "陈经理" is somebody else. The
supplier's people say since when (``suppliers.models.Handle``); here each holder becomes a
participant of their own, and the messages of their days are theirs. So sides, names and answer
times follow the holder without asking for the date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.models import Message, Participant, Room
from guanxi.apps.suppliers.models import Contact, Handle


@transaction.atomic
def follow_handles(*, room: Room) -> bool:
    """Give every message to the holder of its day; True if the room has to be judged again.

    Undone with the hand-over: without a later holder all of it is the first one's again.
    """
    passed = list(_passed_on(room))
    named = {handle.value for handle in passed}
    later = Participant.objects.filter(room=room, from_date__isnull=False)
    names = named | set(later.values_list("name", flat=True))
    by_name = {name: [one for one in passed if one.value == name] for name in sorted(names)}
    changed = [name for name, handles in by_name.items() if _share_out(room, name, handles)]
    return bool(changed)


def rooms_to_follow() -> QuerySet[Room]:
    """Rooms where a handle was passed on, or a passing on taken back, since they were looked at."""
    there = Participant.objects.filter(room=OuterRef(OuterRef("pk")), name=OuterRef("value"))
    told = there.filter(from_date=OuterRef("from_date"), contact=OuterRef("contact"))
    untold = _living().filter(
        Exists(there), ~Exists(told),
        contact__supplier=OuterRef("supplier"), channel=OuterRef("channel"),
    )  # fmt: skip
    handle = _living().filter(
        channel=OuterRef("room__channel"), value=OuterRef("name"),
        contact=OuterRef("contact"), from_date=OuterRef("from_date"),
    )  # fmt: skip
    left_over = Participant.objects.filter(
        ~Exists(handle), room=OuterRef("pk"), from_date__isnull=False
    )
    return Room.objects.filter(Exists(untold) | Exists(left_over))


def _living() -> QuerySet[Handle]:
    """Handles somebody got on a day, of people who are still listed."""
    return Handle.objects.filter(from_date__isnull=False, contact__removed_at=None)


def _passed_on(room: Room) -> Iterator[Handle]:
    handles = _living().filter(contact__supplier=room.supplier_id, channel=room.channel)
    names = Participant.objects.filter(room=room, from_date=None).values("name")
    yield from handles.filter(value__in=names).select_related("contact").order_by("from_date", "pk")


def _share_out(room: Room, name: str, handles: Sequence[Handle]) -> bool:
    """The participants of one name, one a holder, and each one's messages."""
    of_name = Participant.objects.filter(room=room, name=name)
    wanted = dict(_changes_of_hand(of_name.get(from_date=None), handles))
    before = set(of_name.values_list("from_date", "side"))
    for day, contact in wanted.items():
        Participant.objects.update_or_create(
            room=room, name=name, from_date=day,
            defaults={
                "workspace_id": room.workspace_id, "contact": contact, "side": contact.side,
            },
        )  # fmt: skip
    holders = list(of_name.filter(Q(from_date=None) | Q(from_date__in=wanted)))
    holders.sort(key=lambda one: one.from_date or date.min)
    moved = [_give(room, of_name, one, following) for one, following in _with_next(holders)]
    of_name.exclude(pk__in=[one.pk for one in holders]).delete()
    since = min((at for at in moved if at), default=None)
    sides_changed = before != set(of_name.values_list("from_date", "side"))
    if since or sides_changed:
        take_out_bookmarks(room, None if sides_changed else since)
    return bool(since or sides_changed)


def _changes_of_hand(
    first: Participant, handles: Sequence[Handle]
) -> Iterator[tuple[date | None, Contact]]:
    """The days on which somebody else got the name; of two on one day the later word counts."""
    by_day = {handle.from_date: handle.contact for handle in handles}
    holder = first.contact_id
    for day, contact in by_day.items():
        if contact.pk != holder:
            yield day, contact
            holder = contact.pk


def _with_next(
    holders: Sequence[Participant],
) -> Iterator[tuple[Participant, Participant | None]]:
    yield from zip(holders, [*holders[1:], None], strict=True)


def _give(
    room: Room,
    of_name: QuerySet[Participant],
    holder: Participant,
    following: Participant | None,
) -> datetime | None:
    """The messages of a holder's days become theirs; the first that was not, if any."""
    theirs = Message.objects.filter(room=room, participant__in=of_name.exclude(pk=holder.pk))
    if holder.from_date:
        theirs = theirs.filter(at__gte=_midnight(room, holder))
    if following:
        theirs = theirs.filter(at__lt=_midnight(room, following))
    first: datetime | None = theirs.aggregate(first=Min("at"))["first"]
    if first is not None:
        theirs.update(participant=holder)
    return first


def _midnight(room: Room, holder: Participant) -> datetime:
    assert holder.from_date is not None
    return datetime.combine(holder.from_date, time(), ZoneInfo(room.supplier.zone))
