"""A country's public days: China's from our dated table, all others from `holidays`.

Only public days off count; observances do not. China is never asked of the
library: it does not know a year's make-up days before somebody types the notice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from guanxi.apps.calendars.zones import zone_of
from guanxi.domain.calendars import (
    ALL_DAY,
    CalendarError,
    DayName,
    Fault,
    HolidayTable,
    Week,
    WorkingCalendar,
    calendar_from_days,
    calendar_from_table,
    parse_holiday_table,
    week_of,
)

# Assumption Day is a public day off in most of Bavaria; the library files it apart.
_MORE_CATEGORIES = {("DE", "BY"): ("catholic",)}
_DATA = files("guanxi.apps.calendars") / "data"


@dataclass(frozen=True)
class CountryDays:
    """A country's days off, its free days declared working, and its free weekdays
    (Monday is 0)."""

    off: Mapping[date, DayName]
    work: frozenset[date]
    weekend: frozenset[int]


def split_code(code: str) -> tuple[str, str | None]:
    """Country and part of it: ("DE", "BY") for "DE-BY", ("DE", None) for "DE"."""
    country, _, subdivision = code.partition("-")
    return country, subdivision or None


def official_calendar(
    code: str, week: Week | None, years: range, *, table: HolidayTable | None = None
) -> WorkingCalendar:
    """The calendar of a country or its part ("CN", "DE", "US-NY") under these weekly hours.

    Without hours, every weekday but the country's weekend is worked all day: right
    for asking what kind of day it is. `years` are worked out by rule (China's are
    those of `table`, the shipped one unless given).
    Raises CalendarError (UNKNOWN_COUNTRY, UNKNOWN_SUBDIVISION).
    """
    country, subdivision = split_code(code)
    if country == "CN":
        if subdivision:
            raise CalendarError(Fault.UNKNOWN_SUBDIVISION, "calendar", code)
        chinese = table or china_table()
        return calendar_from_table(chinese, week or week_of(ALL_DAY, free=chinese.weekend))
    days = country_days(country, subdivision, years)
    return calendar_from_days(
        zone_of(country, subdivision),
        week or week_of(ALL_DAY, free=days.weekend),
        off=days.off,
        work=days.work,
        years=years,
    )


@lru_cache(maxsize=1)
def china_table() -> HolidayTable:
    """China's years as shipped."""
    text = (_DATA / "CN.json").read_text(encoding="utf-8")
    return parse_holiday_table(json.loads(text), where="CN")


def country_days(country: str, subdivision: str | None, years: range) -> CountryDays:
    """Public days of any country but China in these years, named in both languages
    where the library can, else in English, else in the country's own words.

    Raises CalendarError (UNKNOWN_COUNTRY, UNKNOWN_SUBDIVISION).
    """
    import holidays  # 0.4 s: only for those who ask about such a country

    if country == "CN" or country not in holidays.list_supported_countries():
        raise CalendarError(Fault.UNKNOWN_COUNTRY, "calendar", country)

    def in_language(language: str | None) -> holidays.HolidayBase:
        categories = ("public", *_MORE_CATEGORIES.get((country, subdivision or ""), ()))
        return holidays.country_holidays(
            country, subdiv=subdivision, years=years, categories=categories, language=language
        )

    try:
        own = in_language(None)
    except NotImplementedError:
        code = f"{country}-{subdivision}"
        raise CalendarError(Fault.UNKNOWN_SUBDIVISION, "calendar", code) from None
    spoken = own.supported_languages
    english = in_language("en_US") if "en_US" in spoken else own
    chinese = in_language("zh_CN") if "zh_CN" in spoken else None
    return CountryDays(
        off={
            day: DayName(name, chinese[day] if chinese else _in_chinese(name))
            for day, name in sorted(english.items())
            if day.year in years
        },
        work=frozenset(day for day in own.weekend_workdays if day.year in years),
        weekend=frozenset(own.weekend),
    )


def _in_chinese(name: str) -> str:
    """Common holidays in Chinese; a substitute day ("... (observed)") says so; else as it is."""
    day, observed, _ = name.partition(" (observed)")
    chinese = _chinese_names().get(day)
    if chinese is None:
        return name
    return f"{chinese}（补休）" if observed else chinese


@lru_cache(maxsize=1)
def _chinese_names() -> dict[str, str]:
    names: dict[str, str] = json.loads((_DATA / "names.zh-Hans.json").read_text(encoding="utf-8"))
    return names
