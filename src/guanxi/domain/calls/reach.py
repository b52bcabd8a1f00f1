"""When each side of a call can be reached, and how a time falls for it.

A side is *in the office* by its working calendar, night shifts included, and
*reachable* in a wider range of clock time (`Reach.wide`), but on its working days
only: the hours agreed for urgent matters hold on holidays, a planned call does not.
A night shift that runs into a holiday or closure is not called in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import chain

from guanxi.domain.calendars import Ranges, Status, WorkingCalendar, day_status
from guanxi.domain.calendars.timelines import Interval, local_instant
from guanxi.domain.calendars.weeks import DAY

_DAYS_OFF = (Status.HOLIDAY, Status.CLOSURE)


class When(StrEnum):
    """How a time falls for one side."""

    OFFICE = "office"
    BREAK = "break"
    EARLY = "early"
    LATE = "late"


@dataclass(frozen=True)
class Seat:
    """How a call falls for one side; `minutes` before or after its office hours (0 in between)."""

    when: When
    minutes: int = 0


@dataclass(frozen=True)
class Reach:
    """One side: its working calendar, and clock ranges in which it can be called besides."""

    calendar: WorkingCalendar
    wide: Ranges = ()


@dataclass(frozen=True)
class Hours:
    """A side's hours over some days, as instants: its office, and all it can be reached in."""

    office: tuple[tuple[Interval, ...], ...]
    reach: tuple[Interval, ...]
    working_days: tuple[Interval, ...]

    def reaches(self, start: int, end: int) -> bool:
        """Whether the whole stretch lies within its reachable hours."""
        return _holds(self.reach, start, end)

    def works_on(self, start: int, end: int) -> bool:
        """Whether it lies within days on which the side works at all."""
        return _holds(self.working_days, start, end)

    def out_of_reach(self, start: int, end: int) -> int:
        """Seconds by which the stretch misses the nearest reachable hours."""
        return min((_miss(one, start, end) for one in self.reach), default=DAY * 60)

    def seat(self, start: int, end: int) -> Seat:
        """How the stretch falls, seen from the nearest office hours."""
        if _holds(_joined(chain(*self.office)), start, end):
            return Seat(When.OFFICE)
        if any(day[0][0] <= start and end <= day[-1][1] for day in self.office):
            return Seat(When.BREAK)
        spans = ((day[0][0], day[-1][1]) for day in self.office)
        first, last = min(spans, key=lambda span: _miss(span, start, end))
        early, late = first - start, end - last
        return Seat(When.EARLY, early // 60) if early > late else Seat(When.LATE, late // 60)


def hours_of(side: Reach, start: int, end: int) -> Hours:
    """A side's hours from a day before `start` to a day after `end` (seconds since 1970)."""
    days = list(_days(side.calendar, start, end))
    office = tuple(filter(None, (_office(side.calendar, day) for day in days)))
    wide = (_wide(side, day) for day in days)
    return Hours(
        office=office,
        reach=_joined(chain(*office, *wide)),
        working_days=_joined(_whole(side.calendar, day) for day in days if _works(side, day)),
    )


def is_off(calendar: WorkingCalendar, day: date) -> bool:
    """Whether a date is a holiday or a closure; a weekend is neither."""
    return day_status(calendar, day).status in _DAYS_OFF


def _days(calendar: WorkingCalendar, start: int, end: int) -> Iterator[date]:
    day = datetime.fromtimestamp(start, UTC).astimezone(calendar.tz).date() - timedelta(days=1)
    last = datetime.fromtimestamp(end, UTC).astimezone(calendar.tz).date() + timedelta(days=1)
    while day <= last:
        yield day
        day += timedelta(days=1)


def _office(calendar: WorkingCalendar, day: date) -> tuple[Interval, ...]:
    until = DAY if is_off(calendar, day + timedelta(days=1)) else 2 * DAY
    return _clocked(calendar, day, calendar.hours_on(day), until)


def _wide(side: Reach, day: date) -> tuple[Interval, ...]:
    if not _works(side, day):
        return ()
    until = DAY if is_off(side.calendar, day + timedelta(days=1)) else 2 * DAY
    return _clocked(side.calendar, day, side.wide, until)


def _works(side: Reach, day: date) -> bool:
    return bool(side.calendar.hours_on(day))


def _whole(calendar: WorkingCalendar, day: date) -> Interval:
    following = day + timedelta(days=1)
    return local_instant(day, 0, calendar.tz), local_instant(following, 0, calendar.tz)


def _clocked(
    calendar: WorkingCalendar, day: date, ranges: Ranges, until: int
) -> tuple[Interval, ...]:
    pairs = (
        (
            local_instant(day, start * 60, calendar.tz),
            local_instant(day, min(end, until) * 60, calendar.tz),
        )
        for start, end in ranges
    )
    return tuple((start, end) for start, end in pairs if start < end)


def _joined(intervals: Iterator[Interval] | chain[Interval]) -> tuple[Interval, ...]:
    """Sorted, with what touches or overlaps made one."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _holds(intervals: tuple[Interval, ...], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in intervals)


def _miss(interval: Interval, start: int, end: int) -> int:
    return max(interval[0] - start, end - interval[1], 0)
