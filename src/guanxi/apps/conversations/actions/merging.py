"""Rooms, calls, reports and imports when two suppliers become one.

A chat stays the chat it is; two parts of one mail thread become one thread again, for a request is
answered anywhere in it. Everything is judged anew by the calendar and charter that hold now.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Min, Q

from guanxi.apps.conversations.actions import who
from guanxi.apps.conversations.actions.ledger import reconcile_mailbox
from guanxi.apps.conversations.actions.planned_calls import tell_ledger
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.labels import CALLS, MESSAGES, IntakeState, PlannedState
from guanxi.apps.conversations.models import (
    Call,
    Intake,
    Message,
    Participant,
    PlannedCall,
    Report,
    Room,
    Segment,
)
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions.merging_parts import (
    Journal,
    Pair,
    Part,
    Point,
    Watched,
    of_either,
)
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import charter_versions, supplier_calendar


def is_busy(pair: Pair) -> bool:
    """A file of one of them is being written, or one is read that may turn out to be of them."""
    writing = Q(state=IntakeState.WRITING, supplier__in=pair.both)
    reading = Q(state=IntakeState.READING) & (Q(supplier=None) | Q(supplier__in=pair.both))
    return Intake.objects.filter(writing | reading).exists()


def bring_together(pair: Pair, at: datetime) -> None:
    """Join threads that both have a part of, and drop the second of two calls at one time."""
    _note_what_stands(pair, moving=_threads_of_both(pair).values())
    gaps = Obligation.objects.filter(supplier__in=pair.both, rule__startswith="contact_")
    pair.notes["first_gap"] = gaps.aggregate(first=Min("opened"))["first"]
    for pk, other in _threads_of_both(pair).items():
        _join_thread(Room.objects.get(pk=other), Room.objects.get(pk=pk), at)
    asked = Obligation.objects.filter(supplier=pair.merged, rule=who.RULE)
    asked.filter(params__mail=pair.merged).delete()
    planned = PlannedCall.objects.filter(state=PlannedState.PLANNED)
    taken = planned.filter(supplier=pair.survivor).values_list("starts_at", flat=True)
    for call in planned.filter(supplier=pair.merged, starts_at__in=list(taken)):
        call.state = PlannedState.CANCELLED
        call.save(update_fields=["state"])
        tell_ledger(call, at)


def make_way(pair: Pair, journal: Journal) -> None:
    """Note what stays as it is, so that only the rest is judged anew."""
    said = journal.get(Room._meta.label, {"moved": {}, "changed": {}})
    moving = {pk for pks in said["moved"].values() for pk in pks} | set(map(int, said["changed"]))
    _note_what_stands(pair, moving=moving)


def _note_what_stands(pair: Pair, *, moving: Iterable[int]) -> None:
    """The survivor's rooms that nothing comes to or goes from, and the terms they are judged by."""
    rooms = Room.objects.filter(supplier=pair.survivor).exclude(pk__in=list(moving))
    pair.notes["standing"] = list(rooms.values_list("pk", flat=True))
    pair.notes["terms"] = _terms(pair.survivor)


def _terms(pk: int) -> tuple[object, ...]:
    """The calendar and the charters by which a supplier's talk is judged; its own hours too, for
    without any the playbook's count, as they were then."""
    supplier = Supplier.objects.get(pk=pk)
    hours = supplier.sites.filter(removed_at=None).order_by("pk").values_list("kind", "hours")
    return supplier_calendar(supplier), charter_versions([supplier]).get(pk), list(hours)


def _threads_of_both(pair: Pair) -> dict[int, int]:
    """The merged one's rooms of threads that the survivor has too: theirs to ours. Kept, as
    joining them is what makes them hard to tell."""
    if "threads" not in pair.notes:
        threads = Room.objects.exclude(thread="").values_list("channel", "thread", "pk")
        ours = {(channel, name): pk for channel, name, pk in threads.filter(supplier=pair.survivor)}
        pair.notes["threads"] = {
            pk: ours[channel, name]
            for channel, name, pk in threads.filter(supplier=pair.merged)
            if (channel, name) in ours
        }
    found: dict[int, int] = pair.notes["threads"]
    return found


def _messages_of_both(pair: Pair) -> list[int]:
    """The messages that change their room. Kept, like the threads they are of."""
    if "messages" not in pair.notes:
        there = Message.objects.filter(room__in=_threads_of_both(pair))
        pair.notes["messages"] = list(there.values_list("pk", flat=True))
    found: list[int] = pair.notes["messages"]
    return found


def _join_thread(room: Room, other: Room, at: datetime) -> None:
    """Everything of ``other`` to ``room``; a name in both is one participant."""
    known = {(one.name, one.from_date): one.pk for one in room.participants.all()}
    for one in other.participants.all():
        same = known.get((one.name, one.from_date))
        if same is None:
            Participant.objects.filter(pk=one.pk).update(room=room)
        else:
            Message.objects.filter(participant=one).update(participant=same)
    Message.objects.filter(room=other).update(room=room)
    Intake.objects.filter(room=other).update(room=room)
    known_until = [one.known_until for one in (room, other) if one.known_until]
    room.known_until = max(known_until, default=None)
    room.save(update_fields=["known_until"])
    rebuild_room(room=other, since=None, at=at)  # nothing is asked there any more


def judge(pair: Pair, supplier: Supplier, at: datetime) -> None:
    """What each room makes either side owe, and the rhythm of contact. The survivor's own rooms
    stand as they were where its calendar and charters do.

    After a merge the rhythm is counted from the first gap of either, else from when it was merged.
    """
    rooms = Room.objects.filter(supplier=supplier).select_related("supplier").order_by("pk")
    if supplier.pk == pair.survivor and pair.notes.get("terms") == _terms(supplier.pk):
        rooms = rooms.exclude(pk__in=pair.notes["standing"])
    for room in rooms:
        rebuild_room(room=room, since=None, at=at)
    reconcile_mailbox(supplier=supplier, at=at)
    since: datetime | None = pair.notes.get("first_gap") or pair.notes.get("since")
    reconcile_rhythm(supplier=supplier, at=at, since=_day_of(since))


def _day_of(instant: datetime | None) -> date | None:
    return instant.date() if instant else None


def _messages(supplier: Supplier) -> int:
    there = Message.objects.filter(room__supplier=supplier, withdrawn=False)
    return there.count()


def _calls(supplier: Supplier) -> int:
    return Call.objects.filter(supplier=supplier, withdrawn_at=None).count()


PART = Part(
    points=(
        Point(Room, stays=lambda pair: Q(pk__in=list(_threads_of_both(pair)))),
        Point(Call),
        Point(Report),
        Point(Intake),
        Point(PlannedCall),
    ),
    watched=(
        Watched(Room, of_either("supplier"), ("supplier_id", "known_until", "last_at")),
        Watched(Participant, of_either("room__supplier"), ("room_id",)),
        Watched(
            Message, lambda pair: Q(pk__in=_messages_of_both(pair)), ("room_id", "participant_id")
        ),
        Watched(Segment, of_either("room__supplier"), derived=True),
        Watched(Intake, of_either("supplier"), ("supplier_id", "room_id")),
        Watched(PlannedCall, of_either("supplier"), ("supplier_id", "state")),
    ),
    counts=((MESSAGES, _messages), (CALLS, _calls)),
    is_busy=is_busy,
    bring_together=bring_together,
    judge=judge,
    make_way=make_way,
)
