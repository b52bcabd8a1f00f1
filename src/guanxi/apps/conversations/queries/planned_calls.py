"""Planned calls: the times both sides have, what is open to talk about, and who may take part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.labels import PlannedState
from guanxi.apps.conversations.models import Message, PlannedCall
from guanxi.apps.conversations.queries.timeline import visible
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.queries import as_of, for_supplier
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Rank, Side
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.apps.suppliers.queries import supplier_calendar, terms_for
from guanxi.domain.calls import Reach, Window, slots
from guanxi.domain.obligations import State

ANSWER, PROMISE = "answer", "promise"
LONGEST = 100  # characters of what is open
MOST_OPEN = 8  # on an agenda; one talks about no more in a call
LATELY = timedelta(days=30)  # calls that took place or were called off are listed for so long


@dataclass(frozen=True)
class Asked:
    """What times are looked for: so many days from one on, and whether mornings and evenings
    outside the office count."""

    first: date
    days: int
    minutes: int
    wide: bool


@dataclass(frozen=True)
class Sides:
    """When either side can be called."""

    ours: Reach
    theirs: Reach


@dataclass(frozen=True)
class OpenMatter:
    """Something one side still owes the other, in the words it was said in."""

    is_ours: bool
    is_promise: bool
    words: str


@dataclass(frozen=True)
class Attendees:
    """Who may take part: our members and their people, and who usually does."""

    ours: tuple[Person, ...]
    theirs: tuple[Contact, ...]
    usual: Contact | None


def sides_of(supplier: Supplier, *, on: date, wide: bool) -> Sides:
    """Both calendars, widened to the urgent hours agreed with the supplier on that day.
    Five queries."""
    hours = terms_for(supplier, on).terms.urgent_hours if wide else ()
    return Sides(
        Reach(our_calendar(supplier.workspace), hours),
        Reach(supplier_calendar(supplier), hours),
    )


def times_for(sides: Sides, asked: Asked, *, now: datetime) -> Window:
    """The times that were asked for, none of them past. No query."""
    playbook = current_playbook()
    return slots(
        sides.ours,
        sides.theirs,
        first=asked.first,
        last=asked.first + timedelta(days=asked.days - 1),
        minutes=asked.minutes,
        not_before=now,
        step=int(playbook.figure("calls.slot_step_minutes")),
        give=int(playbook.figure("calls.furthest_outside_minutes")),
    )


def open_matters(supplier: Supplier, *, person: Person, now: datetime) -> list[OpenMatter]:
    """What is open between both sides as this person may read it, ours first. Two queries.

    What is private to somebody else has no place on an agenda, nor has what nobody knows.
    """
    rows = [
        row
        for row in for_supplier(supplier, now)
        if row.rule in (ANSWER, PROMISE) and as_of(row, now).state is not State.UNKNOWN
    ]
    asked = _texts([row.subject_id for row in rows if row.rule == ANSWER], person)
    found = (
        OpenMatter(
            is_ours=row.debtor != Debtor.THEIRS,
            is_promise=row.rule == PROMISE,
            words=_short(
                asked.get(row.subject_id, "") if row.rule == ANSWER else row.promised or ""  # type: ignore[attr-defined]
            ),
        )
        for row in rows
    )
    return [matter for matter in found if matter.words][:MOST_OPEN]


def attendees(supplier: Supplier) -> Attendees:
    """Everybody who may take part. Two queries."""
    members = Membership.objects.filter(workspace=supplier.workspace_id).select_related("person")
    contacts = tuple(
        Contact.objects.filter(
            supplier=supplier, left_on=None, removed_at=None, erased_at=None
        ).order_by("pk")
    )
    theirs = [one for one in contacts if one.side == Side.THEIRS]
    first = next((one for one in theirs if one.rank == Rank.PRIMARY), None)
    return Attendees(
        ours=tuple(member.person for member in members.order_by("person__name", "person")),
        theirs=contacts,
        usual=first or (theirs[0] if theirs else None),
    )


def planned_calls(supplier: Supplier, now: datetime) -> list[PlannedCall]:
    """The calls that are planned, the next one first, then those of the last weeks. One query."""
    rows = PlannedCall.objects.filter(supplier=supplier)
    standing = rows.filter(state=PlannedState.PLANNED)
    lately = rows.exclude(state=PlannedState.PLANNED).filter(starts_at__gte=now - LATELY)
    both = (standing | lately).order_by("starts_at", "pk")
    return sorted(both, key=lambda call: call.state != PlannedState.PLANNED)


def missed_calls(supplier: Supplier, since: datetime) -> list[PlannedCall]:
    """The planned calls to which somebody did not come, the last one first. One query."""
    missed = PlannedCall.objects.filter(supplier=supplier, state=PlannedState.MISSED)
    return list(missed.filter(starts_at__gte=since).order_by("-starts_at", "-pk"))


def _texts(messages: Iterable[int], person: Person) -> dict[int, str]:
    readable = Message.objects.filter(visible(person), pk__in=messages, erased=False)
    return dict(readable.values_list("pk", "text"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2].rstrip()} …"
