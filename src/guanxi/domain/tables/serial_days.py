"""Days as spreadsheets count them: 45678 is 21 January 2025, where its cell is shown as a day.

Without that format, and in delimited text always, such a number is only a number. A column shows
what its numbers are where they lie among its other days; or where no other number stands in it, its
heading speaks of days and they lie within some years of each other. Else a person is asked.
"""

import re
from datetime import date, timedelta
from typing import Final

from guanxi.domain.tables.cells import Cell, Number, text_of
from guanxi.domain.tables.dates import FIRST_YEAR, LAST_YEAR, date_orders, read_date
from guanxi.domain.tables.faults import CellFault

# The day 0 of each way to count; Excel for the Macintosh began in 1904 until 2011.
EPOCHS: Final = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d{1,15})?", re.ASCII)
_FIGURES = re.compile(r"[\d.,]+")
_YEAR: Final = timedelta(days=366)
_YEARS: Final = timedelta(days=3_653)
_KEPT: Final = 500  # other cells, to find the days among them
_SAYS_DAY = re.compile(
    r"date|day|time|datum|termin|fecha|jour|data|giorno|[日期间間]|ngày|\bet[ad]\b|"
    r"\b(?:on|by|at|since)$",
    re.IGNORECASE,
)


def serial_of(cell: Cell) -> int | None:
    """The number of a day, without its time, where a cell can be one; None for others.

    >>> serial_of("45678.5"), serial_of("1200")
    (45678, None)
    """
    if isinstance(cell, Number):
        text = "" if cell.is_percent or cell.currency else format(cell.value, "f")
    else:
        text = cell.strip() if isinstance(cell, str) else ""
    return int(text[:5]) if _SERIAL.fullmatch(text) else None


def serial_day(serial: int, epoch: str) -> date | None:
    """The day, where it is one that may have been meant.

    >>> serial_day(45678, "1900"), serial_day(45678, "1904")
    (datetime.date(2025, 1, 21), datetime.date(2029, 1, 22))
    """
    day = EPOCHS[epoch] + timedelta(days=serial)
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


class SerialDays:
    """What the cells of a column of days say of the numbers among them."""

    def __init__(self) -> None:
        self.count = 0
        self.example = ""
        self._ends = (10**5, 0)
        self._others: set[Cell] = set()

    def see(self, cell: Cell) -> None:
        """Note a cell."""
        serial = serial_of(cell)
        if serial is not None:
            self.count += 1
            self.example = self.example or str(serial)
            self._ends = min(self._ends[0], serial), max(self._ends[1], serial)
        elif len(self._others) < _KEPT:
            self._others.add(cell)

    def are_days(self, heading: str, epoch: str) -> bool:
        """Whether the column speaks for the numbers in it being days, counted so."""
        first, last = (serial_day(end, epoch) for end in self._ends)
        if first is None or last is None:
            return False
        days = [day for cell in self._others if (day := _day_in(cell))]
        if days:
            return min(days) - _YEAR <= first and last <= max(days) + _YEAR
        is_alone = not any(_FIGURES.fullmatch(text_of(cell)) for cell in self._others)
        return is_alone and last - first <= _YEARS and bool(_SAYS_DAY.search(heading))


def _day_in(cell: Cell) -> date | None:
    """The day in a cell; whichever comes first of day and month, the year is the same."""
    try:
        return read_date(cell, min(date_orders(cell), default=None))
    except CellFault:
        return None
