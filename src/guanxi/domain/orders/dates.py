"""The days of an order: how the original one is fixed, how it moves, and how early one was told.

A lead time runs from the order or, where something must be done before production can begin (a
deposit, an approved sample, artwork), from the day the last of it was done. Until then there is no
original day; once fixed it never moves. What we do late moves the supplier's day, and counts in our
own mirror.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from guanxi.domain.calendars import CalendarError, Fault, WorkingCalendar, overlap
from guanxi.domain.orders.facts import Condition, DateChange, LeadTime

FURTHEST = 1_500  # days; whoever works so little never will


def production_can_begin(ordered: date, conditions: Iterable[Condition]) -> date | None:
    """The day from which a lead time runs; None while a condition is not met.

    Ordered on the 1st, deposit paid on the 3rd, artwork approved on the 9th: the 9th.
    """
    met = [condition.met for condition in conditions]
    known = [day for day in met if day is not None]
    return max([ordered, *known]) if len(known) == len(met) else None


def original_day(
    ordered: date,
    lead_time: LeadTime,
    conditions: Iterable[Condition],
    calendar: WorkingCalendar,
) -> date | None:
    """The day an order is due by its lead time; None while a condition is not met.

    `calendar` is the supplier's production's. 30 calendar days from 9 September are 9 October.
    """
    begin = production_can_begin(ordered, conditions)
    if begin is None:
        return None
    if lead_time.working:
        return working_day_later(begin, lead_time.days, calendar)
    return begin + timedelta(days=lead_time.days)


def working_day_later(day: date, count: int, *calendars: WorkingCalendar) -> date:
    """The `count`-th day after `day` that all of them work; `day` itself for 0.

    Raises CalendarError where they never do.
    """
    return _stepped(day, count, timedelta(days=1), calendars)


def working_day_earlier(day: date, count: int, *calendars: WorkingCalendar) -> date:
    """The `count`-th day before `day` that all of them work; `day` itself for 0."""
    return _stepped(day, count, timedelta(days=-1), calendars)


def agreed_day(original: date | None, changes: Iterable[DateChange]) -> date | None:
    """The last day both sides agreed on; None: never moved, or back to the original.

    `changes` are those of one order (or of one line of it).
    """
    accepted = sorted((one.announced, one.id, one.after) for one in changes if one.accepted)
    last = accepted[-1][2] if accepted else None
    return None if last == original else last


def days_notice(change: DateChange) -> int:
    """How many days before the day it moves a change was announced; below 0: after it."""
    return (change.before - change.announced).days


def beginning_of(day: date, calendar: WorkingCalendar) -> datetime:
    """When a day begins on the clock of a side: at midnight."""
    return datetime.combine(day, time(), calendar.tz)


def end_of(day: date, calendar: WorkingCalendar) -> datetime:
    """When a day is over for a side: at closing time, on a day off at midnight."""
    ends = [end for _, end in overlap(calendar, calendar, day)]
    return max(ends, default=datetime.combine(day, time(23, 59), calendar.tz))


def _stepped(
    day: date, count: int, step: timedelta, calendars: tuple[WorkingCalendar, ...]
) -> date:
    for _ in range(FURTHEST):
        if count == 0:
            return day
        day += step
        count -= all(calendar.hours_on(day) for calendar in calendars)
    raise CalendarError(Fault.NEVER_WORKS, "calendar")
