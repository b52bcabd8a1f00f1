"""A country's dated table: years of days off and make-up working days as published.

China's make-up days follow from no rule: each autumn a notice says next year's.
A year carries the notices it was typed from; a provisional year is expected only
(statutory days, no make-up days) until the published one takes its place. A
notice may move days of the December before.

One year is written
    {"year": 2026, "provisional": false,
     "notices": [{"number": "...", "title": "...", "date": "2025-11-04"}],
     "off": [{"from": "2026-01-01", "to": "2026-01-03", "name": {"en": "...", "zh-Hans": "..."}}],
     "work": [{"date": "2026-01-04", "name": {"en": "...", "zh-Hans": "..."}}]}
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.fields import (
    read_date,
    read_flag,
    read_list,
    read_mapping,
    read_text,
)
from guanxi.domain.calendars.timelines import FIRST_YEAR, LAST_YEAR
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.calendars.working import DayException, DayName, Layer, closed_days, read_zone

MOST_YEARS = 100
MOST_ENTRIES = 100


@dataclass(frozen=True)
class Notice:
    """The official paper a year was typed from."""

    number: str
    title: str
    date: date


@dataclass(frozen=True)
class HolidayYear:
    """One year's days off and make-up days."""

    year: int
    provisional: bool
    notices: tuple[Notice, ...]
    days: tuple[DayException, ...]


@dataclass(frozen=True)
class HolidayTable:
    """A country's years; `weekend` holds its free weekdays, Monday being 0."""

    country: str
    zone: str
    weekend: frozenset[int]
    years: tuple[HolidayYear, ...]

    @property
    def days(self) -> tuple[DayException, ...]:
        """The exceptions of all years."""
        return tuple(day for year in self.years for day in year.days)

    @property
    def certain_years(self) -> frozenset[int]:
        """The years that are published."""
        return frozenset(year.year for year in self.years if not year.provisional)

    def with_year(self, loaded: HolidayYear) -> "HolidayTable":
        """The table with this year in the place of its own, or added."""
        others = (year for year in self.years if year.year != loaded.year)
        years = sorted((*others, loaded), key=lambda year: year.year)
        return replace(self, years=tuple(years))


def parse_holiday_table(value: object, *, where: str) -> HolidayTable:
    """Read a whole country's table; CalendarError names the field, e.g. `CN.years[3].off[0].to`."""
    table = read_mapping(value, where, required=("country", "zone", "weekend", "years"))
    zone = read_text(table["zone"], f"{where}.zone")
    read_zone(zone, field=f"{where}.zone")
    years = read_list(table["years"], f"{where}.years", most=MOST_YEARS)
    return HolidayTable(
        country=read_text(table["country"], f"{where}.country"),
        zone=zone,
        weekend=frozenset(_read_weekdays(table["weekend"], f"{where}.weekend")),
        years=tuple(
            parse_holiday_year(year, where=f"{where}.years[{position}]")
            for position, year in enumerate(years)
        ),
    )


def parse_holiday_year(value: object, *, where: str) -> HolidayYear:
    """Read one year, shipped or uploaded; CalendarError names the field."""
    read = read_mapping(value, where, required=("year", "provisional", "notices", "off", "work"))
    year = read["year"]
    if type(year) is not int or not FIRST_YEAR < year < LAST_YEAR:
        raise CalendarError(Fault.NOT_A_YEAR, f"{where}.year", year)
    days = [*_read_off(read["off"], f"{where}.off"), *_read_work(read["work"], f"{where}.work")]
    _check_days(days, year, where)
    notices = read_list(read["notices"], f"{where}.notices", most=MOST_ENTRIES)
    return HolidayYear(
        year=year,
        provisional=read_flag(read["provisional"], f"{where}.provisional"),
        notices=tuple(
            _read_notice(notice, f"{where}.notices[{position}]")
            for position, notice in enumerate(notices)
        ),
        days=tuple(sorted(days, key=lambda day: day.date)),
    )


def _read_off(value: object, field: str) -> Iterator[DayException]:
    for position, entry in enumerate(read_list(value, field, most=MOST_ENTRIES)):
        here = f"{field}[{position}]"
        read = read_mapping(entry, here, required=("from", "to", "name"))
        first, last = read_date(read["from"], f"{here}.from"), read_date(read["to"], f"{here}.to")
        name = _read_name(read["name"], f"{here}.name")
        try:
            yield from closed_days(first, last, name=name, layer=Layer.COUNTRY)
        except CalendarError as error:
            raise CalendarError(error.fault, f"{here}.to", last) from None


def _read_work(value: object, field: str) -> Iterator[DayException]:
    for position, entry in enumerate(read_list(value, field, most=MOST_ENTRIES)):
        here = f"{field}[{position}]"
        read = read_mapping(entry, here, required=("date", "name"))
        name = _read_name(read["name"], f"{here}.name")
        yield DayException(read_date(read["date"], f"{here}.date"), working=True, name=name)


def _check_days(days: list[DayException], year: int, where: str) -> None:
    first, last = date(year - 1, 12, 1), date(year, 12, 31)
    seen: set[date] = set()
    for day in days:
        field = f"{where}.{'work' if day.working else 'off'}"
        if not first <= day.date <= last:
            raise CalendarError(Fault.OUTSIDE_ITS_YEAR, field, day.date)
        if day.date in seen:
            raise CalendarError(Fault.TWICE, field, day.date)
        seen.add(day.date)


def _read_name(value: object, field: str) -> DayName:
    name = read_mapping(value, field, required=("en", "zh-Hans"))
    return DayName(
        read_text(name["en"], f"{field}.en"), read_text(name["zh-Hans"], f"{field}.zh-Hans")
    )


def _read_notice(value: object, field: str) -> Notice:
    notice = read_mapping(value, field, required=("number", "title", "date"))
    return Notice(
        number=read_text(notice["number"], f"{field}.number"),
        title=read_text(notice["title"], f"{field}.title"),
        date=read_date(notice["date"], f"{field}.date"),
    )


def _read_weekdays(value: object, field: str) -> Iterator[int]:
    for position, name in enumerate(read_list(value, field, most=len(WEEKDAYS))):
        if name not in WEEKDAYS:
            raise CalendarError(Fault.BAD_TEXT, f"{field}[{position}]", name)
        yield WEEKDAYS.index(name)
