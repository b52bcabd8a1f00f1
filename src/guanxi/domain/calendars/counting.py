"""Due, worked, and the explanation of both, day by day.

A minute span counts the minutes of the hours asked for: office hours (the
calendar's own), urgent hours (the charter's daily ranges, holidays included) or
all of them. A working-day span is the same clock time on the next working day,
whichever hours were asked for, also when it starts on a day off.

Time backwards is negative: worked(b, a) = -worked(a, b), so that worked time adds
up over any split. Instants are taken to the whole second.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.spans import Hours, Span, Unit
from guanxi.domain.calendars.timelines import known, local_instant
from guanxi.domain.calendars.weeks import ALL_DAY, Ranges, week_of
from guanxi.domain.calendars.working import DayName, DayStatus, Status, WorkingCalendar, day_status

# A week with one working day reaches the longest span (366 of them) in about seven years.
FURTHEST_DAY = 10 * 366


class Why(StrEnum):
    """Why a day's part was counted, or not."""

    WORKING = "working"
    MAKEUP = "makeup"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSURE = "closure"
    OUTSIDE_HOURS = "outside_hours"
    PAST_MIDNIGHT = "past_midnight"
    URGENT = "urgent"
    ALWAYS = "always"


@dataclass(frozen=True)
class Step:
    """One local day of a count.

    `start` and `end` bound the day's part that was looked at where nothing counted,
    else the time from the first counted second to the last; `ranges` are the counted
    pieces (two, around a lunch break). `working_day` numbers the working days of a
    working-day span.
    """

    date: date
    start: datetime
    end: datetime
    seconds: int
    why: Why
    name: DayName | None
    ranges: tuple[tuple[datetime, datetime], ...] = ()
    working_day: int | None = None


@dataclass(frozen=True)
class Worked:
    """Working time between two instants (negative backwards) and how it came about."""

    start: datetime
    end: datetime
    seconds: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Due:
    """When a span that started at `start` is over, and how it came about."""

    start: datetime
    span: Span
    hours: Hours
    at: datetime
    steps: tuple[Step, ...]


def worked_seconds(calendar: WorkingCalendar, start: int, end: int) -> int:
    """Working seconds from one instant to another, both in seconds since 1970 (UTC).

    The quick way for statistics: no steps. For other hours than office hours hand in
    `counting_calendar(...)`.
    """
    table = calendar.timeline.covering(start, end)
    return table.worked_before(end) - table.worked_before(start)


def worked(
    calendar: WorkingCalendar,
    start: datetime,
    end: datetime,
    *,
    hours: Hours = Hours.OFFICE,
    urgent: Ranges = (),
) -> Worked:
    """Working time from `start` to `end` (aware), with one step a local day.

    Mon-Fri 09:00-17:00, from Friday 16:00 to Monday 10:00: 7,200 seconds in four steps.
    Raises CalendarError for a datetime without an offset.
    """
    one, other = instant(start), instant(end)
    earlier, later = min(one, other), max(one, other)
    steps = _explain(calendar, earlier, later, hours, urgent)
    if one > other:
        steps = tuple(replace(step, seconds=-step.seconds) for step in steps)
    total = worked_seconds(counting_calendar(calendar, hours, urgent), one, other)
    return Worked(_local(calendar, one), _local(calendar, other), total, steps)


def due_at(
    calendar: WorkingCalendar,
    start: datetime,
    span: Span,
    *,
    hours: Hours = Hours.OFFICE,
    urgent: Ranges = (),
) -> datetime:
    """When the span is over, in the calendar's zone; the figure of `due` without its steps."""
    if span.unit is Unit.WORKING_DAYS:
        return _local(calendar, _working_days_later(calendar, instant(start), span.amount))
    timeline = counting_calendar(calendar, hours, urgent).timeline
    return _local(calendar, timeline.after(instant(start), span.amount * 60))


def due(
    calendar: WorkingCalendar,
    start: datetime,
    span: Span,
    *,
    hours: Hours = Hours.OFFICE,
    urgent: Ranges = (),
) -> Due:
    """When the span is over, with one step a local day, skipped days included.

    240 working minutes from Friday 16:00 (Mon-Fri 09:00-17:00) are due on Monday at
    12:00; one working day from then is Monday 16:00. A span that runs out at closing
    time is due at closing time.
    Raises CalendarError for a start without an offset, for urgent hours without any
    given, and where the calendar never works that much.
    """
    at = due_at(calendar, start, span, hours=hours, urgent=urgent)
    counted = Hours.OFFICE if span.unit is Unit.WORKING_DAYS else hours
    steps = _explain(calendar, instant(start), instant(at), counted, urgent)
    if span.unit is Unit.WORKING_DAYS:
        steps = _number_working_days(calendar, steps)
    return Due(_local(calendar, instant(start)), span, hours, at, steps)


def counting_calendar(
    calendar: WorkingCalendar, hours: Hours, urgent: Ranges = ()
) -> WorkingCalendar:
    """The calendar whose working time is the time that counts under these hours."""
    if hours is Hours.OFFICE:
        return calendar
    if hours is Hours.ALWAYS:
        return _every_day(calendar.zone, ALL_DAY)
    if not urgent:
        raise CalendarError(Fault.NEEDS_URGENT_HOURS, "urgent")
    return _every_day(calendar.zone, urgent)


def instant(moment: datetime) -> int:
    """Seconds since 1970 of an aware datetime, cut to the whole second."""
    if moment.utcoffset() is None:
        raise CalendarError(Fault.NEEDS_OFFSET, "instant", moment.isoformat())
    return known(int(moment.timestamp() // 1))


@lru_cache(maxsize=256)
def _every_day(zone: str, ranges: Ranges) -> WorkingCalendar:
    return WorkingCalendar(zone, week_of(ranges))


def _working_days_later(calendar: WorkingCalendar, start: int, amount: int) -> int:
    local = _local(calendar, start)
    clock = local.hour * 3_600 + local.minute * 60 + local.second
    day = local.date()
    for _ in range(FURTHEST_DAY):
        day += timedelta(days=1)
        if calendar.hours_on(day):
            amount -= 1
            if amount == 0:
                return local_instant(day, clock, calendar.tz)
    raise CalendarError(Fault.NEVER_WORKS, "hours")


def _explain(
    calendar: WorkingCalendar, start: int, end: int, hours: Hours, urgent: Ranges
) -> tuple[Step, ...]:
    table = counting_calendar(calendar, hours, urgent).timeline.covering(start, end)
    steps = []
    day = _local(calendar, start).date()
    opened = start
    while opened < end:
        following = day + timedelta(days=1)
        closed = min(end, local_instant(following, 0, calendar.tz))
        if opened < closed:
            counted = table.between(opened, closed)
            ranges = tuple((_local(calendar, a), _local(calendar, b)) for a, b in counted)
            first, last = (counted[0][0], counted[-1][1]) if counted else (opened, closed)
            status = day_status(calendar, day)
            steps.append(
                Step(
                    date=day,
                    start=_local(calendar, first),
                    end=_local(calendar, last),
                    seconds=sum(b - a for a, b in counted),
                    why=_why(status, bool(counted), hours),
                    name=status.name,
                    ranges=ranges,
                )
            )
        day, opened = following, closed
    return tuple(steps)


def _why(status: DayStatus, counted: bool, hours: Hours) -> Why:
    if hours is not Hours.OFFICE:
        return Why(hours.value) if counted else Why.OUTSIDE_HOURS
    if counted and not status.hours:
        return Why.PAST_MIDNIGHT
    if not counted and status.status in (Status.WORKING, Status.MAKEUP):
        return Why.OUTSIDE_HOURS
    return Why(status.status.value)


def _number_working_days(calendar: WorkingCalendar, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    numbered = [steps[0]]
    number = 0
    for step in steps[1:]:
        works = bool(calendar.hours_on(step.date))
        number += works
        numbered.append(replace(step, working_day=number if works else None))
    return tuple(numbered)


def _local(calendar: WorkingCalendar, at: int) -> datetime:
    return datetime.fromtimestamp(at, calendar.tz)
