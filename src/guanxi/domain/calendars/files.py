"""Reading one working calendar as somebody's file gives it, and building a country's.

{"tz": "Asia/Shanghai", "hours": {"mon": [["09:00", "18:00"]], ...},
 "holidays": ["2026-01-01", ...], "extra_workdays": ["2026-01-04", ...]}
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.fields import read_date, read_list, read_mapping, read_text
from guanxi.domain.calendars.tables import HolidayTable
from guanxi.domain.calendars.weeks import Week, parse_week
from guanxi.domain.calendars.working import DayException, DayName, WorkingCalendar, read_zone


def parse_calendar(value: object, *, where: str) -> WorkingCalendar:
    """Read a calendar of its own (zone, weekly hours, dated days), already parsed from JSON.

    The dated days are the country's layer and have no names; every year is certain.
    Raises CalendarError naming the field, e.g. `mine.json.hours.mon[0]`.
    """
    read = read_mapping(
        value, where, required=("tz", "hours"), optional=("holidays", "extra_workdays")
    )
    zone = read_text(read["tz"], f"{where}.tz")
    read_zone(zone, field=f"{where}.tz")
    days = [
        *_read_days(read.get("holidays", []), f"{where}.holidays", working=False),
        *_read_days(read.get("extra_workdays", []), f"{where}.extra_workdays", working=True),
    ]
    off = {day.date for day in days if not day.working}
    for day in days:
        if day.working and day.date in off:
            raise CalendarError(Fault.TWICE, f"{where}.extra_workdays", day.date)
    return WorkingCalendar(zone, parse_week(read["hours"], field=f"{where}.hours"), tuple(days))


def calendar_from_table(table: HolidayTable, week: Week) -> WorkingCalendar:
    """A calendar with these weekly hours on a country's dated table; years the table
    does not publish are provisional."""
    return WorkingCalendar(table.zone, week, table.days, table.certain_years)


def calendar_from_days(
    zone: str,
    week: Week,
    *,
    off: Mapping[date, DayName],
    work: Iterable[date] = (),
    years: Iterable[int],
) -> WorkingCalendar:
    """A calendar with these weekly hours on a country's public days off, and the free
    days it declares working. `years` are those the days were worked out for; every
    other year is provisional."""
    days = [DayException(day, working=False, name=name) for day, name in off.items()]
    days += [DayException(day, working=True) for day in work]
    return WorkingCalendar(zone, week, tuple(days), frozenset(years))


def _read_days(value: object, field: str, *, working: bool) -> Iterator[DayException]:
    for position, day in enumerate(read_list(value, field)):
        yield DayException(read_date(day, f"{field}[{position}]"), working=working)
