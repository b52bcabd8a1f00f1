"""Days as people write them: which day a text is, and which orders of its figures make days.

02/06/2006 alone does not say whether it is in June or in February. That is decided for a column
from all its cells (`conventions.py`); here a cell is read in a given order, or, where none is
given, only if one reading of it is possible.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from guanxi.domain.tables.cells import Cell, Number, given_text
from guanxi.domain.tables.faults import CellFault, Reason


class DateOrder(StrEnum):
    """In which order the figures of a date stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


FIRST_YEAR: Final = 1980
LAST_YEAR: Final = 2099
_LONGEST = 60
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janvier janv ene enero gennaio gen januari",
            "feb february februar février fevrier févr febrero febbraio februari",
            "mar march märz maerz mrz mär mars marzo maart mrt",
            "apr april avril avr abr abril aprile",
            "may mai mayo maggio mag mei",
            "jun june juni juin junio giugno giu",
            "jul july juli juillet juil julio luglio lug",
            "aug august août aout ago agosto augustus",
            "sep sept september septembre septiembre settembre set",
            "oct october okt oktober octobre octubre ottobre ott",
            "nov november novembre noviembre",
            "dec december dez dezember décembre decembre déc dic diciembre dicembre",
        ),
        start=1,
    )
    for word in words.split()
}
_TIME = re.compile(r"(?:[T ]+| ?(?:上午|下午|中午|晚上) ?)\d{1,2}[:.]\d{2}"
                   r"(?:[:.]\d{2}(?:[.,]\d{1,9})?)? ?(?:[AaPp]\.?[Mm]\.?)?"
                   r" ?(?:Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?$")  # fmt: skip
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? +", re.IGNORECASE)
_WEEKDAY_ZH = re.compile(r"[ (]*(?:星期|周|礼拜)[一二三四五六日天][ )]*$")
_FIGURES = re.compile(r"(\d{1,4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.?")
_HAN = re.compile(r"(?:(\d{4}|\d{2}) ?年)? ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号號]?)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er)?(?:[-./ ]{1,2}(?:de )?|(?=[A-Z]{3}\d)))?"
    r"(?P<month>[^\W\d_]{3,10})\.?"
    r"(?:[-/ ]{1,2}(?P<after>\d{1,2})(?:st|nd|rd|th)?(?=,|[ -]+\d))?"
    r"(?:(?:[-/, ]{1,2}(?:del? )?|(?<=\d[A-Z]{3}))(?P<year>\d{4}|\d{2}))?"
)


def read_date(cell: Cell, order: DateOrder | None) -> date | None:
    """The day a cell names; None where it says that none is given.

    `order` is that of its column; None reads only what can be read in one way. Raises CellFault.
    A number is never a day unless its cell is one of a workbook formatted as a date.

    >>> read_date("2-Jun-06", None), read_date("11/13/06", None), read_date("TBD", None)
    (datetime.date(2006, 6, 2), datetime.date(2006, 11, 13), None)
    >>> read_date("2006年6月2日", None), read_date("02.06.2006", DateOrder.DMY)
    (datetime.date(2006, 6, 2), datetime.date(2006, 6, 2))
    """
    if isinstance(cell, date):
        return _plausible(cell)
    text = given_text(cell)
    if not text:
        return None
    if isinstance(cell, Number) and not _COMPACT.fullmatch(text):
        raise CellFault(Reason.NOT_A_DATE)
    read = _read(text, order)
    if isinstance(read, Reason):
        raise CellFault(read)
    return _plausible(read)


def date_orders(cell: Cell) -> frozenset[DateOrder]:
    """The orders in which a cell of three figures is a day; empty where there is no choice.

    >>> sorted(date_orders("02/06/2006")), sorted(date_orders("11/13/06")), date_orders("2 Jun 06")
    ([<DateOrder.DMY: 'dmy'>, <DateOrder.MDY: 'mdy'>], [<DateOrder.MDY: 'mdy'>], frozenset())
    """
    if not isinstance(cell, str):
        return frozenset()
    return _orders(cell) if cell.isascii() else _orders(given_text(cell))


@lru_cache(maxsize=4096)
def _orders(text: str) -> frozenset[DateOrder]:
    found = _FIGURES.fullmatch(_day_part(text)) if len(text) <= _LONGEST else None
    if found is None or len(found[1]) == 4:
        return frozenset()
    readings = _readings(found)
    is_same_day = len(readings) > 1 and len(set(readings.values())) == 1
    return frozenset() if is_same_day else frozenset(readings)


@lru_cache(maxsize=4096)
def _read(text: str, order: DateOrder | None) -> date | Reason:
    if len(text) > _LONGEST:
        return Reason.NOT_A_DATE
    text = _day_part(text)
    if (found := _FIGURES.fullmatch(text)) is not None:
        return _of_figures(found, order)
    if (found := _HAN.fullmatch(text)) is not None:
        return _day(_year(found[1]), int(found[2]), found[3])
    if (found := _COMPACT.fullmatch(text)) is not None:
        return _day(int(found[1]), int(found[2]), found[3])
    if (found := _NAMED.fullmatch(text)) is not None:
        return _of_name(found)
    return Reason.NOT_A_DATE


def _day_part(text: str) -> str:
    """Without the weekday and the time of day."""
    text = _WEEKDAY.sub("", text.strip())
    text = _TIME.sub("", text) if ":" in text or "." in text else text
    return _WEEKDAY_ZH.sub("", text) if not text.isascii() else text


def _of_figures(found: re.Match[str], order: DateOrder | None) -> date | Reason:
    readings = _readings(found)
    if not readings:
        return Reason.NOT_A_DATE
    if len(found[1]) == 4:
        return readings[DateOrder.YMD]
    if order is not None:
        return readings.get(order, Reason.NOT_A_DATE)
    days = set(readings.values())
    return days.pop() if len(days) == 1 else Reason.DATE_UNCLEAR


def _readings(found: re.Match[str]) -> dict[DateOrder, date]:
    """The day in each order that makes one. After a full stop the month never comes first."""
    first, mark, second, third = found.groups()
    tries: dict[DateOrder, tuple[str, str, str]] = {}
    if len(first) == 4 or (len(first) == 2 and len(third) <= 2):
        tries[DateOrder.YMD] = first, second, third
    if len(first) <= 2 and len(third) in (2, 4):
        tries[DateOrder.DMY] = third, second, first
        if mark != ".":
            tries[DateOrder.MDY] = third, first, second
    days: dict[DateOrder, date] = {}
    for order, (year, month, day) in tries.items():
        read = _day(_year(year), int(month), day) if len(day) <= 2 else Reason.NOT_A_DATE
        if isinstance(read, date):
            days[order] = read
    return days


def _of_name(found: re.Match[str]) -> date | Reason:
    month = _MONTHS.get(found["month"].casefold())
    if month is None:
        return Reason.NOT_A_DATE
    return _day(_year(found["year"]), month, found["day"] or found["after"])


def _day(year: int | None, month: int, day: str | None) -> date | Reason:
    if year is None:
        return Reason.YEAR_MISSING
    if day is None:
        return Reason.DAY_MISSING
    try:
        return date(year, month, int(day))
    except ValueError:
        return Reason.NOT_A_DATE


def _year(figures: str | None) -> int | None:
    """Two figures are of this century up to 69, as in POSIX."""
    if figures is None:
        return None
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellFault(Reason.DATE_IMPLAUSIBLE)
    return day
