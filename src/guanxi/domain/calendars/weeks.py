"""The weekly pattern: for each weekday the ranges of clock time that are worked.

A range is in minutes from local midnight and may pass 24:00 (a night shift
22:00-30:00); it belongs to the day it starts on, so Friday's night shift is
worked although Saturday is a holiday.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.fields import read_list, read_mapping

DAY = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_RANGES = 12
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")


class TimeRange(NamedTuple):
    """Worked from `start` up to `end`, in minutes from local midnight."""

    start: int
    end: int


Ranges = tuple[TimeRange, ...]
Week = tuple[Ranges, ...]
ALL_DAY: Ranges = (TimeRange(0, DAY),)


def parse_week(value: object, *, field: str = "hours") -> Week:
    """Read `{"mon": [["08:30", "12:00"], ["13:30", "17:30"]], ...}`; absent days are free.

    Raises CalendarError naming the field, e.g. `hours.mon[1]`.
    """
    days = read_mapping(value, field, required=(), optional=WEEKDAYS)
    week = tuple(parse_ranges(days.get(name, []), field=f"{field}.{name}") for name in WEEKDAYS)
    check_week(week, field=field)
    return week


def parse_ranges(value: object, *, field: str) -> Ranges:
    """Read `[["08:30", "12:00"], ["13:30", "17:30"]]`, in any order."""
    ranges = tuple(
        sorted(
            _parse_range(pair, f"{field}[{position}]")
            for position, pair in enumerate(read_list(value, field, most=MOST_RANGES))
        )
    )
    check_ranges(ranges, field=field)
    return ranges


def week_of(ranges: Ranges, *, free: frozenset[int] = frozenset()) -> Week:
    """The same ranges on every weekday (Monday is 0) but those in `free`."""
    return tuple(() if weekday in free else ranges for weekday in range(len(WEEKDAYS)))


def format_week(week: Week) -> Mapping[str, list[list[str]]]:
    """Write a week the way `parse_week` reads it."""
    return {
        name: [[_format_clock(start), _format_clock(end)] for start, end in ranges]
        for name, ranges in zip(WEEKDAYS, week, strict=True)
        if ranges
    }


def check_week(week: Week, *, field: str) -> None:
    """Seven days, of which at least one is worked; else CalendarError."""
    if len(week) != len(WEEKDAYS) or not any(week):
        raise CalendarError(Fault.NO_HOURS, field)
    for name, ranges in zip(WEEKDAYS, week, strict=True):
        check_ranges(ranges, field=f"{field}.{name}")


def check_ranges(ranges: Ranges, *, field: str) -> None:
    """Each range starts within its day, ends within the next, and after the one before."""
    for start, end in ranges:
        if not 0 <= start < DAY or end > 2 * DAY:
            raise CalendarError(Fault.BAD_TIME, field, _format_clock(max(start, end)))
        if end <= start:
            written = f"{_format_clock(start)}-{_format_clock(end)}"
            raise CalendarError(Fault.ENDS_BEFORE_START, field, written)
    for one, following in pairwise(ranges):
        if following.start < one.end:
            raise CalendarError(Fault.OVERLAPS, field, _format_clock(following.start))


def _parse_range(value: object, field: str) -> TimeRange:
    pair = read_list(value, field, most=2)
    if len(pair) != 2:
        raise CalendarError(Fault.BAD_TIME, field, value)
    return TimeRange(_parse_clock(pair[0], field), _parse_clock(pair[1], field))


def _parse_clock(value: object, field: str) -> int:
    written = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        raise CalendarError(Fault.BAD_TIME, field, value)
    return int(written[1]) * 60 + int(written[2])


def _format_clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
