"""Which period figures are over, chosen by a short code, and the same one before it.

A supplier is held against its own past: the same number of days before, for a calendar year the
same days a year earlier, for a quarter the quarter before. All there is has nothing before it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from guanxi.domain.measures.figures import Period

TWELVE_MONTHS, THIS_YEAR, LAST_YEAR, ALL, DATES = "12m", "year", "last_year", "all", "dates"
CODES = (TWELVE_MONTHS, THIS_YEAR, LAST_YEAR, ALL)
QUARTERS = 8  # that are over; from so many on there is a trend
EARLIEST = date(2000, 1, 1)  # nobody has older orders in a table
_DAY, _YEAR = timedelta(days=1), timedelta(days=365)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)


@dataclass(frozen=True)
class Chosen:
    """A period by its code, and the same one before it (None: all there is)."""

    code: str
    period: Period
    before: Period | None


def chosen_period(
    code: str, today: date, *, first: date | None = None, last: date | None = None
) -> Chosen | None:
    """The period of a code as of a day: the last twelve months ("12m"), this year, last year, a
    quarter ("2026-Q3"), all, or the days from ``first`` to ``last`` ("dates").

    What still runs ends today. None where the code or the days say no period.

    >>> chosen_period("2026-Q3", date(2026, 11, 23)).period
    Period(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 9, 30))
    """
    if code == TWELVE_MONTHS:
        year = Period(today - _YEAR + _DAY, today)
        return Chosen(code, year, days_before(year))
    if code in (THIS_YEAR, LAST_YEAR):
        number = today.year - (code == LAST_YEAR)
        year = Period(date(number, 1, 1), min(date(number, 12, 31), today))
        return Chosen(code, year, Period(_year_before(year.first), _year_before(year.last)))
    if code == ALL:
        return Chosen(code, Period(EARLIEST, today), None)
    if code == DATES:
        return _between(first, last, today)
    return _quarter(code, today)


def days_before(period: Period) -> Period:
    """As many days, right before a period."""
    return Period(period.first - (period.last - period.first) - _DAY, period.first - _DAY)


def quarter_with(day: date) -> Period:
    """The quarter of a day, to its end."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(first, (first + timedelta(days=100)).replace(day=1) - _DAY)


def quarters_until(day: date) -> tuple[Period, ...]:
    """The last quarters, the one of this day last."""
    found = [quarter_with(day)]
    for _ in range(QUARTERS):
        found.append(quarter_with(found[-1].first - _DAY))
    return tuple(reversed(found))


def quarter_code(quarter: Period) -> str:
    """The code of a quarter: "2026-Q3"."""
    return f"{quarter.first.year}-Q{(quarter.first.month + 2) // 3}"


def _quarter(code: str, today: date) -> Chosen | None:
    found = _QUARTER.fullmatch(code)
    if not found or not EARLIEST.year <= int(found[1]) <= today.year:
        return None
    quarter = quarter_with(date(int(found[1]), 3 * int(found[2]), 1))
    if quarter.first > today:
        return None
    before = quarter_with(quarter.first - _DAY)
    return Chosen(code, Period(quarter.first, min(quarter.last, today)), before)


def _between(first: date | None, last: date | None, today: date) -> Chosen | None:
    if first is None or last is None or not EARLIEST <= first <= min(last, today):
        return None
    period = Period(first, min(last, today))
    return Chosen(DATES, period, days_before(period))


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
