"""Who is at work: now, next, both at once, and the next day off.

At work means within the calendar's working hours, not reachable by phone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from guanxi.domain.calendars.counting import instant
from guanxi.domain.calendars.timelines import Interval, known, local_instant
from guanxi.domain.calendars.working import DayName, Status, WorkingCalendar, day_status


@dataclass(frozen=True)
class DayOff:
    """A holiday or closure: its first day, its last, and what it is called."""

    first: date
    last: date
    status: Status
    name: DayName | None
    provisional: bool


def working_now(calendar: WorkingCalendar, at: datetime) -> bool:
    """Whether this calendar works at that instant; at closing time it no longer does."""
    moment = instant(at)
    return bool(calendar.timeline.covering(moment, moment + 1).between(moment, moment + 1))


def next_opening(calendar: WorkingCalendar, at: datetime) -> datetime:
    """The first working instant not before `at`, in the calendar's zone: `at` where
    work is going on. Raises CalendarError (NEVER_WORKS) where none comes."""
    first_second_done = calendar.timeline.after(instant(at), 1)
    return datetime.fromtimestamp(first_second_done - 1, calendar.tz)


def overlap(
    one: WorkingCalendar, other: WorkingCalendar, day: date
) -> tuple[tuple[datetime, datetime], ...]:
    """The times both work on a date of `one`'s zone, in UTC; empty where there are none.

    Shenzhen 09:00-18:00 and Berlin 09:00-17:00 in winter: 08:00-10:00 UTC.
    """
    start = known(local_instant(day, 0, one.tz))
    end = local_instant(day + timedelta(days=1), 0, one.tz)
    both = _common(_worked_between(one, start, end), _worked_between(other, start, end))
    return tuple((datetime.fromtimestamp(a, UTC), datetime.fromtimestamp(b, UTC)) for a, b in both)


def next_day_off(calendar: WorkingCalendar, day: date) -> DayOff | None:
    """The holiday or closure that is on, or comes next from this date; weekends are none.

    It lasts for as many days in a row as keep its kind and name. None where the
    calendar holds no later one.
    """
    coming = (date for date, held in calendar.by_date.items() if not held.working and date >= day)
    first = min(coming, default=None)
    if first is None:
        return None
    status = day_status(calendar, first)
    last = first
    while _is_same(calendar, last + timedelta(days=1), status.status, status.name):
        last += timedelta(days=1)
    return DayOff(first, last, status.status, status.name, status.provisional)


def _is_same(calendar: WorkingCalendar, day: date, status: Status, name: DayName | None) -> bool:
    found = day_status(calendar, day)
    return (found.status, found.name) == (status, name)


def _worked_between(calendar: WorkingCalendar, start: int, end: int) -> tuple[Interval, ...]:
    return calendar.timeline.covering(start, end).between(start, end)


def _common(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> list[Interval]:
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in pairs if start < end]
