"""A working calendar: a zone, a weekly pattern and dated exceptions in layers.

The layers are the country's public days, the supplier's own, and ours; where two
speak of one date the later wins (a supplier may work on a public holiday, or be
closed on a make-up day). A working exception has its own hours if it gives some,
else those of its weekday; a weekday that is normally free (a make-up Sunday) gets
the hours of a normal working day: the first weekday from Monday on that has any.

Observances are not days off and have no place here. What the calendar does not
decide: who is reachable, and how full the factory's lines are after a closure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.timelines import Timeline
from guanxi.domain.calendars.weeks import Ranges, Week, check_ranges, check_week

LONGEST_CLOSURE = 366


class Layer(IntEnum):
    """Whose word an exception is; the higher wins."""

    COUNTRY = 1
    SUPPLIER = 2
    OURS = 3


class Status(StrEnum):
    """What kind of day a date is."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    CLOSURE = "closure"


@dataclass(frozen=True)
class DayName:
    """What a day is called in both languages."""

    en: str
    zh_hans: str


@dataclass(frozen=True)
class DayException:
    """One date that is worked, or not worked, against or on top of the weekly pattern."""

    date: date
    working: bool
    name: DayName | None = None
    layer: Layer = Layer.COUNTRY
    hours: Ranges | None = None

    def __post_init__(self) -> None:
        field = f"exceptions.{self.date}.hours"
        if self.hours is not None and not (self.working and self.hours):
            raise CalendarError(Fault.NO_HOURS, field)
        check_ranges(self.hours or (), field=field)


@dataclass(frozen=True)
class WorkingCalendar:
    """Who works when. `certain_years` are those whose dated table is published
    (None where the days follow from a rule); every other year is provisional."""

    zone: str
    week: Week
    exceptions: tuple[DayException, ...] = ()
    certain_years: frozenset[int] | None = None

    def __post_init__(self) -> None:
        check_week(self.week, field="week")
        read_zone(self.zone, field="zone")

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone's clocks."""
        return ZoneInfo(self.zone)

    @cached_property
    def by_date(self) -> Mapping[date, DayException]:
        """The exception that holds on each date that has any."""
        return {
            exception.date: exception
            for exception in sorted(self.exceptions, key=lambda exception: exception.layer)
        }

    @cached_property
    def timeline(self) -> Timeline:
        """The calendar compiled to instants."""
        return Timeline(self.tz, self.hours_on)

    def hours_on(self, day: date) -> Ranges:
        """The ranges worked that start on this date; none on a day off."""
        exception = self.by_date.get(day)
        if exception is None:
            return self.week[day.weekday()]
        if not exception.working:
            return ()
        return exception.hours or self.week[day.weekday()] or self._normal_hours

    def is_provisional(self, year: int) -> bool:
        """Whether this year's days are only expected."""
        return self.certain_years is not None and year not in self.certain_years

    @cached_property
    def _normal_hours(self) -> Ranges:
        return next(ranges for ranges in self.week if ranges)


@dataclass(frozen=True)
class DayStatus:
    """What a date is, why, and the hours worked on it."""

    date: date
    status: Status
    name: DayName | None
    hours: Ranges
    provisional: bool


def day_status(calendar: WorkingCalendar, day: date) -> DayStatus:
    """What kind of day this is: a public day off is a holiday (a Saturday within one
    too), the supplier's or our own a closure, a dated working day a make-up."""
    exception = calendar.by_date.get(day)
    hours = calendar.hours_on(day)
    if exception is None:
        status = Status.WORKING if hours else Status.WEEKEND
    elif exception.working:
        status = Status.MAKEUP
    else:
        status = Status.HOLIDAY if exception.layer is Layer.COUNTRY else Status.CLOSURE
    name = exception.name if exception else None
    return DayStatus(day, status, name, hours, calendar.is_provisional(day.year))


def add_layer(calendar: WorkingCalendar, exceptions: Iterable[DayException]) -> WorkingCalendar:
    """The calendar with more exceptions on it; of one layer and date the last given holds."""
    return replace(calendar, exceptions=(*calendar.exceptions, *exceptions))


def closed_days(
    first: date, last: date, *, name: DayName | None, layer: Layer
) -> tuple[DayException, ...]:
    """A closure from its first to its last day, both included.

    Raises CalendarError where it ends before it starts or lasts more than a year.
    """
    length = (last - first).days + 1
    if length < 1:
        raise CalendarError(Fault.ENDS_BEFORE_START, "last", last)
    if length > LONGEST_CLOSURE:
        raise CalendarError(Fault.TOO_MANY, "last", last)
    days = (first + timedelta(days=offset) for offset in range(length))
    return tuple(DayException(day, working=False, name=name, layer=layer) for day in days)


def read_zone(name: str, *, field: str) -> ZoneInfo:
    """The IANA zone of that name, or CalendarError (a path is not a zone)."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise CalendarError(Fault.BAD_ZONE, field, name) from None
