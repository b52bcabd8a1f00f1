"""What the rhythm of contact makes both sides owe: the next contact of each medium.

It is owed by the end of the longest tolerable gap. The ideal gap is for planning, on the page of
the rhythm: a list that asked for a word to everybody every other day would not be read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import Q

from guanxi.apps.conversations.queries.rhythm import (
    MediumRhythm,
    Rhythm,
    playbook_of_gap,
    rhythm_of,
)
from guanxi.apps.obligations.actions import reconcile
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.cadence import Gap, ideal_gap, longest_gap, working_day_after
from guanxi.domain.calendars import Span, Unit, WorkingCalendar, due_at, format_span
from guanxi.domain.obligations import Debtor, Expected, Key
from guanxi.domain.playbook import OwedBy

# Gaps that ended longer ago stay in the ledger as they were judged then.
LOOKS_BACK = timedelta(days=30)
# Nobody is asked again and again to write to a factory that has been silent for so long.
ALIVE_FOR = timedelta(days=45)
DEBTORS = {
    OwedBy.OURS: Debtor.OURS,
    OwedBy.THEIRS: Debtor.THEIRS,
    OwedBy.BOTH: Debtor.BOTH,
    OwedBy.EITHER: Debtor.BOTH,
}


def reconcile_rhythm(*, supplier: Supplier, at: datetime, since: date | None = None) -> None:
    """Make the ledger say which contact is due next, and what became of the last ones.

    Gaps that ended before ``since`` stay as they were judged, else those that ended more than
    ``LOOKS_BACK`` ago. An archived supplier owes nothing. Repeating it changes nothing.
    """
    first = (at - LOOKS_BACK).date()
    first = min(first, since) if since else first
    rhythm = rhythm_of(supplier, first=first, now=at)
    for medium in rhythm.media:
        rule = f"contact_{medium.medium.value}"
        silent = medium.gap and rhythm.today - _begin(medium.gap) > ALIVE_FOR
        gaps = [] if supplier.archived_at or silent else _days_between(medium, first)
        owed = [_owed(supplier, rule, medium, rhythm, *gap) for gap in gaps]
        start = min((one.opened for one in owed), default=at)
        reconcile(
            workspace=supplier.workspace,
            supplier=supplier,
            rule=rule,
            expected=owed,
            within=Q(opened__gte=start) | Q(closed=None),
            at=at,
        )


def _begin(gap: Gap) -> date:
    return gap.last or gap.since


def _days_between(medium: MediumRhythm, first: date) -> list[tuple[date, date | None]]:
    """Each gap that a contact since `first` ended, and the one that runs (its end is None)."""
    if medium.gap is None:
        return []
    days = sorted(medium.contacts) or [medium.gap.since]
    gaps = [*pairwise(days), (days[-1], None)]
    return [(begin, end) for begin, end in gaps if end is None or end >= first]


def _owed(
    supplier: Supplier,
    rule: str,
    medium: MediumRhythm,
    rhythm: Rhythm,
    begin: date,
    end: date | None,
) -> Expected:
    calendar = rhythm.calendar
    playbook = playbook_of_gap(begin, calendar)
    cadence = playbook.cadence(rhythm.stage.stage, medium.medium)
    longest = longest_gap(cadence, calendar, playbook.figure("contact.longest_gap"))
    span = Span(longest, Unit.WORKING_DAYS)
    opened = _close_of_day(begin, calendar)
    ideal = working_day_after(begin, ideal_gap(cadence, calendar), calendar)
    return Expected(
        key=Key(rule, "supplier", supplier.pk, begin.isoformat()),
        supplier_id=supplier.pk,
        debtor=DEBTORS[playbook.media[medium.medium].owed_by],
        opened=opened,
        due=due_at(calendar, opened, span),
        closed=_close_of_day(end, calendar) if end else None,
        known_until=medium.known_until,
        params={
            "from": opened.isoformat(),
            "span": format_span(span),
            "hours": "office",
            "nothing_yet": not medium.contacts,
            "ideal": ideal.isoformat(),
            "stage": rhythm.stage.stage.value,
        },
        playbook_version=playbook.version,
    )


def _close_of_day(day: date, calendar: WorkingCalendar) -> datetime:
    """When their working day ends, or would: contacts are counted by days, not minutes."""
    ranges = calendar.hours_on(day) or next(hours for hours in calendar.week if hours)
    minutes = ranges[-1].end
    return datetime.combine(day, datetime.min.time(), calendar.tz) + timedelta(minutes=minutes)
