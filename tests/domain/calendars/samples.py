"""Calendars the tests share: small, and each with one thing to show."""

from datetime import date, datetime

from guanxi.domain.calendars import (
    DayException,
    DayName,
    Layer,
    WorkingCalendar,
    closed_days,
    parse_ranges,
    parse_week,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
URGENT = parse_ranges([["08:00", "22:00"]], field="urgent")
NEW_YEAR = DayName("New Year's Day", "元旦")
SHUTDOWN = DayName("Annual shutdown", "年度停工")

OFFICE = WorkingCalendar(
    "Europe/Berlin", parse_week({day: [["09:00", "17:00"]] for day in WEEKDAYS})
)
NIGHT = WorkingCalendar(
    "Europe/Berlin", parse_week({day: [["22:00", "30:00"]] for day in WEEKDAYS})
)
ROUND_THE_CLOCK = WorkingCalendar(
    "America/New_York", parse_week({day: [["00:00", "24:00"]] for day in (*WEEKDAYS, "sat", "sun")})
)
# A factory over the first days of 2026: Thursday 1 to Saturday 3 January off, Sunday 4 works.
FACTORY = WorkingCalendar(
    "Asia/Shanghai",
    parse_week({day: [["08:30", "12:00"], ["13:30", "17:30"]] for day in (*WEEKDAYS, "sat")}),
    (
        *closed_days(date(2026, 1, 1), date(2026, 1, 3), name=NEW_YEAR, layer=Layer.COUNTRY),
        DayException(date(2026, 1, 4), working=True, name=NEW_YEAR),
    ),
    frozenset({2026}),
)


def berlin(text: str) -> datetime:
    """A Berlin wall time, e.g. "2026-01-02 16:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE.tz)


def shenzhen(text: str) -> datetime:
    """A Chinese wall time."""
    return datetime.fromisoformat(text).replace(tzinfo=FACTORY.tz)


def new_york(text: str) -> datetime:
    """A New York wall time."""
    return datetime.fromisoformat(text).replace(tzinfo=ROUND_THE_CLOCK.tz)
