"""The day a phone wrote: which number is the day, which the month, which the year.

Nothing in an export says it, so every order is tried on the sampled dates. Best is the order that
makes days of most of them, then the one that steps back least, then the one with the smallest
gaps, then habit. Orders that only gaps or habit part are reported as ambiguous.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise, permutations
from typing import NamedTuple

from guanxi.domain.conversations.whatsapp.clock import count_back
from guanxi.domain.conversations.whatsapp.headers import WORD
from guanxi.domain.conversations.whatsapp.months import month_of
from guanxi.domain.conversations.whatsapp.years import (
    Calendar,
    calendar_of_year,
    day_of,
    era_of,
)

WHATSAPP_BEGAN = date(2009, 1, 1)
_DAYS_FOR_YEARS = 4  # so many times smaller, gaps are another kind
_LEAP_YEAR = 2024  # stands in where the phone wrote no year
_PIECE = re.compile(rf"(\d+)|({WORD}+)")
_COMMON = ("dmy", "mdy", "ymd", "dm", "md")


class WrittenDate(NamedTuple):
    """A date's parts as written: two or three figures or month names, and its era if named.

    `year_at` is the place of the year where the era stands right before it (R8/5/7).
    """

    fields: tuple[str, ...]
    era: tuple[Calendar, int] | None
    year_at: int | None = None


class Settled(NamedTuple):
    """The order chosen, and every order that fits as well (none when the dates decide)."""

    order: str
    ambiguous: tuple[str, ...]


def read_date(text: str, era: tuple[Calendar, int] | None = None) -> WrittenDate:
    """The parts of a date; weekdays and particles are dropped.

    >>> read_date("Tuesday, 22 March 2022").fields, read_date("R8/5/7").era
    (('22', 'March', '2022'), (<Calendar.JAPANESE: 'japanese'>, 2018))
    """
    fields: list[str] = []
    year_at: int | None = None
    for figure, word in _PIECE.findall(text):
        if figure:
            fields.append(figure)
        elif month_of(word):
            fields.append(word)
        elif named := era_of(word):
            era, year_at = named, len(fields)
    return WrittenDate(tuple(fields), era, year_at)


def resolve(written: WrittenDate, order: str, year: int | None = None) -> date | None:
    """The day in one order, or None where that order makes no day of it.

    >>> resolve(read_date("7/5/2566"), "dmy")
    datetime.date(2023, 5, 7)
    """
    if len(written.fields) != len(order) or written.year_at not in (None, order.find("y")):
        return None
    parts = dict(zip(order, written.fields, strict=True))
    day, month = parts["d"], month_of(parts["m"]) or parts["m"]
    if not (day.isdecimal() and len(day) <= 2 and (isinstance(month, int) or len(month) <= 2)):
        return None
    try:
        if "y" not in parts:
            return date(year or _LEAP_YEAR, int(month), int(day))
        meant = written.era or calendar_of_year(parts["y"])
        return meant and day_of(meant[0], int(parts["y"]) + meant[1], int(month), int(day))
    except ValueError:
        return None


def settle_order(dates: Sequence[WrittenDate], *, year_may_lead: bool, american: bool) -> Settled:
    """The order of a sample of dates, at least one, all of one layout.

    `year_may_lead`: the stamps are of those in which a two-digit year may come first.
    `american`: the time is written as Americans do, which breaks a tie in favour of m/d/y.
    """
    distinct = [d for d, before in zip(dates, [None, *dates], strict=False) if d != before]
    readings = {order: [resolve(d, order) for d in distinct] for order in _orders(distinct)}
    long_year = any(len(field) > 2 for d in distinct for field in d.fields if field.isdecimal())
    if not (long_year or year_may_lead or _year_leads(readings)):
        readings = {order: days for order, days in readings.items() if order[0] != "y"}
    most = max(map(_plausible, readings.values()))
    fitting = {o: r for o, r in readings.items() if _plausible(r) == most}
    if common := {o: r for o, r in fitting.items() if o in _COMMON}:
        fitting = common
    least = min(map(_steps_back, fitting.values()))
    fitting = {o: r for o, r in fitting.items() if _steps_back(r) == least}
    habit = ("mdy", "md") if american else ("dmy", "dm")
    chosen = min(fitting, key=lambda o: (_gaps(fitting[o]), o not in habit))
    rivals = tuple(o for o, r in fitting.items() if r != fitting[chosen])
    return Settled(chosen, (chosen, *rivals) if rivals else ())


def _orders(dates: Sequence[WrittenDate]) -> list[str]:
    """The orders worth trying, the common ones first."""
    if min(len(d.fields) for d in dates) == 2:
        return ["dm", "md"]
    orders = ["".join(p) for p in permutations("dmy")]
    return sorted(orders, key=lambda o: _COMMON.index(o) if o in _COMMON else len(_COMMON))


def _year_leads(readings: Mapping[str, Sequence[date | None]]) -> bool:
    """Whether two-digit years lead, which few phones write: the chat reads better so, or the
    other orders make years of days (22/9/18, 22/9/19: two days of a September, or two years)."""
    if "ymd" not in readings:
        return False
    first, *others = (
        (-_plausible(readings[order]), _steps_back(readings[order]), _gaps(readings[order]))
        for order in ("ymd", "dmy", "mdy")
    )
    *faults, gaps = min(others)
    if [*first[:2]] != faults:
        return [*first[:2]] < faults
    return 0 < first[2] * _DAYS_FOR_YEARS < gaps


def _plausible(days: Sequence[date | None]) -> int:
    return sum(day is not None and day >= WHATSAPP_BEGAN for day in days)


def _steps_back(days: Sequence[date | None]) -> int:
    return count_back((day.toordinal(),) for day in days if day)


def _gaps(days: Sequence[date | None]) -> int:
    ordinals = [day.toordinal() for day in days if day]
    return sum(abs(b - a) for a, b in pairwise(ordinals))
