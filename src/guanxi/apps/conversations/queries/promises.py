"""Promises: by when one for a day is due, and how many were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain

from django.db.models import Exists, OuterRef, Q, Subquery

from guanxi.apps.accounts.models import Person
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.models import Message
from guanxi.apps.obligations.labels import Debtor, State
from guanxi.apps.obligations.models import Obligation, Promise, Reminder
from guanxi.apps.obligations.queries import reminders_of_promises
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.calendars import overlap
from guanxi.domain.conversations.answer_figures import Share, share_of


@dataclass(frozen=True)
class ReminderLine:
    """A reminder of a promise, and the message it was said in where this person may read it."""

    reminder: Reminder
    said_in: int | None


@dataclass(frozen=True)
class PromiseLine:
    """A promise and what came of it.

    ``kept`` is None while its time is still to come. ``said_in`` is the message it was said in,
    where this person may read it; ``reminders`` are those of the other side.
    """

    promise: Promise
    closed: datetime | None
    kept: bool | None
    said_in: int | None
    reminders: tuple[ReminderLine, ...] = ()


@dataclass(frozen=True)
class SideOfPromises:
    """What one side promised, the latest due first, and how much of what is decided it kept.

    ``thin`` where that is too little to judge by.
    """

    debtor: Debtor
    share: Share
    thin: bool
    lines: tuple[PromiseLine, ...]

    @property
    def running(self) -> int:
        """Promises whose time is still to come."""
        return len(self.lines) - self.share.n


def promises_between(
    supplier: Supplier, *, person: Person, now: datetime
) -> tuple[SideOfPromises, SideOfPromises]:
    """What they promised and what we did, as far as it still stands. Three queries.

    A promise is kept where somebody noted in time that it was; open past its time it is not.
    One that both sides made counts for both.
    """
    owed = Obligation.objects.filter(
        rule="promise", subject_type="promise", subject_id=OuterRef("pk")
    ).exclude(state=State.WITHDRAWN)
    promises = Promise.objects.filter(Exists(owed), supplier=supplier, withdrawn_at=None)
    closed = promises.annotate(closed=Subquery(owed.values("closed")[:1]))
    standing = list(closed.order_by("-due", "-pk"))
    reminders = reminders_of_promises([one.pk for one in standing])
    sayings: list[Promise | Reminder] = [*standing, *chain.from_iterable(reminders.values())]
    readable = _readable([one for one in sayings if one.said_in_type == "message"], person)
    lines = [_line(one, one.closed, reminders[one.pk], readable, now) for one in standing]
    return _side(Debtor.THEIRS, lines), _side(Debtor.OURS, lines)


def promises_open_at(message: Message, *, by_side: Debtor) -> list[Promise]:
    """What the other side than ``by_side`` had promised and not done when this was said, the
    earliest due first. Two queries.

    Not what was promised in this message or a later one. When it was noted says nothing: somebody
    may have reminded, and noted the promise afterwards.
    """
    supplier = message.room.supplier_id
    rows = Obligation.objects.filter(supplier=supplier, rule="promise").exclude(
        Q(state=State.WITHDRAWN) | Q(debtor=by_side)
    )
    still_open = rows.filter(Q(closed=None) | Q(closed__gt=message.at))
    promises = Promise.objects.filter(
        pk__in=list(still_open.values_list("subject_id", flat=True)), withdrawn_at=None
    )
    said_at = Message.objects.filter(pk=OuterRef("said_in_id")).values("at")[:1]
    said = Q(said_in_type="message", said_at__gte=message.at)
    return list(promises.annotate(said_at=Subquery(said_at)).exclude(said).order_by("due", "pk"))


def _readable(sayings: Iterable[Promise | Reminder], person: Person) -> dict[int, bool]:
    """The messages they were said in that still stand, and whether this person may read them."""
    said = Message.objects.filter(pk__in=[one.said_in_id for one in sayings], withdrawn=False)
    return {
        pk: private in (None, person.pk) for pk, private in said.values_list("pk", "private_to")
    }


def _line(
    promise: Promise,
    closed: datetime | None,
    reminders: Iterable[Reminder],
    readable: dict[int, bool],
    now: datetime,
) -> PromiseLine:
    def said_in(one: Promise | Reminder) -> int | None:
        return one.said_in_id if readable.get(one.said_in_id or 0) else None

    kept = closed <= promise.due if closed else (False if promise.due < now else None)
    # A reminder in a message that no source tells any more was not said.
    said = (one for one in reminders if not one.said_in_type or one.said_in_id in readable)
    found = tuple(ReminderLine(one, said_in(one)) for one in said)
    return PromiseLine(promise, closed, kept, said_in(promise), found)


def _side(debtor: Debtor, lines: Sequence[PromiseLine]) -> SideOfPromises:
    made = tuple(
        replace(one, reminders=tuple(r for r in one.reminders if r.reminder.by_side != debtor))
        for one in lines
        if one.promise.debtor in (debtor, Debtor.BOTH)
    )
    decided = [one.kept for one in made if one.kept is not None]
    figure = current_playbook().figure
    share = share_of(sum(decided), len(decided), figure("measures.confidence_percent") / 100)
    return SideOfPromises(debtor, share, share.n < int(figure("measures.thin_below")), made)


def end_of_their_day(supplier: Supplier, debtor: Debtor, day: date) -> datetime:
    """When the day ends for whoever promised: at closing time, on a day off at midnight.

    "By Friday" is meant on the clock of the one who says it.
    """
    ours = debtor is Debtor.OURS
    calendar = our_calendar(supplier.workspace) if ours else supplier_calendar(supplier)
    ends = [end for _, end in overlap(calendar, calendar, day)]
    return max(ends, default=datetime.combine(day, time(23, 59), calendar.tz))
