"""Dates, clocks and spans of time as people say them, in the active language.

"Tue 24 Nov, 16:00", "11月24日 周二 16:00", "2 h 05", "2小时5分". The weekday is
always there: between two countries it is what one gets wrong.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_timezone_location
from django.utils.translation import get_language, gettext, ngettext

_DAY = {"en": "EEE d MMM", "zh": "M月d日 EEE"}
_DAY_OF_YEAR = {"en": "EEE d MMM y", "zh": "y年M月d日 EEE"}


def locale() -> str:
    """Babel's name of the active language: "en" or "zh_Hans"."""
    return "zh_Hans" if (get_language() or "en").startswith("zh") else "en"


def _pattern(day: date, today: date) -> str:
    near = abs((day - today).days) < 300
    return (_DAY if near else _DAY_OF_YEAR)[locale()[:2]]


def day_words(day: date, today: date) -> str:
    """ "Tue 24 Nov" / "11月24日 周二"; with its year when far from ``today``."""
    return _formatted(day, _pattern(day, today), locale())


def short_day_words(day: date) -> str:
    """ "24 Nov" / "11月24日": where the weekday stands elsewhere or would not fit."""
    return _formatted(day, {"en": "d MMM", "zh": "M月d日"}[locale()[:2]], locale())


def month_words(day: date) -> str:
    """ "November 2026" / "2026年11月"."""
    return format_skeleton("yMMMM", day, locale=locale())


def weekday_words(day: date) -> str:
    """ "Tue" / "周二"."""
    return _formatted(day, "EEE", locale())


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    """A list names the same few days again and again, and writing one out is slow."""
    return format_date(day, pattern, language)


def clock(at: datetime, zone: str) -> str:
    """The wall clock there: "16:00"."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def moment_words(at: datetime, zone: str, today: date) -> str:
    """ "Tue 24 Nov, 16:00" / "11月24日 周二 16:00", in the clock of ``zone``."""
    local = at.astimezone(ZoneInfo(zone))
    day, time = day_words(local.date(), today), f"{local:%H:%M}"
    return f"{day} {time}" if locale() == "zh_Hans" else f"{day}, {time}"


def both_moments(at: datetime, zone: str, place: str, other: str, other_place: str,
                 today: date) -> str:  # fmt: skip
    """One instant on two clocks: "Tue 24 Nov, 16:00 Ningbo · 09:00 Berlin"."""
    first = moment_words(at, zone, today)
    there, here = at.astimezone(ZoneInfo(zone)), at.astimezone(ZoneInfo(other))
    second = clock(at, other)
    if there.date() != here.date():
        second = f"{weekday_words(here.date())} {second}"
    return f"{first} {place} · {second} {other_place}"


def city_of(zone: str) -> str:
    """The city a zone is named after, in the active language: "Berlin" / "柏林"."""
    return _city(zone, locale())


@lru_cache(maxsize=256)
def _city(zone: str, language: str) -> str:
    return str(get_timezone_location(zone, locale=language, return_city=True))


def country_of(zone: str) -> str:
    """The country whose clocks these are, in the active language: "China" / "中国"."""
    code = get_global("zone_territories").get(zone, "")
    return str(Locale.parse(locale()).territories.get(code, city_of(zone)))


def span_words(span: timedelta) -> str:
    """ "58 min", "2 h 05", "3 days": the two largest units that matter."""
    minutes = max(int(span.total_seconds() // 60), 0)
    if minutes < 60:
        return gettext("%(minutes)d min") % {"minutes": minutes}
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        if not rest:
            return gettext("%(hours)d h") % {"hours": hours}
        return gettext("%(hours)d h %(minutes)s") % {"hours": hours, "minutes": f"{rest:02d}"}
    days = hours // 24
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
