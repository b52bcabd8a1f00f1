"""Promises: by when one for a day is due, and how many were kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from guanxi.apps.accounts.models import Person
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.timeline import visible
from guanxi.apps.obligations.labels import Debtor, State
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.calendars import overlap
from guanxi.domain.conversations.answer_figures import Share, share_of


@dataclass(frozen=True)
class PromiseLine:
    """A promise and what came of it.

    ``kept`` is None while its time is still to come. ``said_in`` is the message it was said in,
    where this person may read it.
    """

    promise: Promise
    closed: datetime | None
    kept: bool | None
    said_in: int | None


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
    rows = {
        row.subject_id: row
        for row in Obligation.objects.filter(supplier=supplier, rule="promise")
        if row.state != State.WITHDRAWN
    }
    promises = Promise.objects.filter(supplier=supplier, withdrawn_at=None, pk__in=list(rows))
    standing = list(promises.order_by("-due", "-pk"))
    said = [one.said_in_id for one in standing if one.said_in_type == "message"]
    readable = set(
        Message.objects.filter(visible(person), pk__in=said).values_list("pk", flat=True)
    )
    lines = [_line(one, rows[one.pk].closed, readable, now) for one in standing]
    return _side(Debtor.THEIRS, lines), _side(Debtor.OURS, lines)


def _line(
    promise: Promise, closed: datetime | None, readable: set[int], now: datetime
) -> PromiseLine:
    kept = closed <= promise.due if closed else (False if promise.due < now else None)
    said_in = promise.said_in_id if promise.said_in_id in readable else None
    return PromiseLine(promise, closed, kept, said_in)


def _side(debtor: Debtor, lines: Sequence[PromiseLine]) -> SideOfPromises:
    made = tuple(one for one in lines if one.promise.debtor in (debtor, Debtor.BOTH))
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
