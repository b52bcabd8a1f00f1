"""The lines of one sheet of a workbook, as it streams by."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from typing import Any, Final, NamedTuple

from openpyxl.cell.read_only import EMPTY_CELL, EmptyCell, ReadOnlyCell
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from guanxi.domain.tables.cells import Cell, NoValue, Number
from guanxi.domain.tables.delimited import MOST_COLUMNS
from guanxi.domain.tables.faults import Reason
from guanxi.domain.tables.number_formats import EAST_ASIAN_DAYS, Shown, shown_as
from guanxi.domain.tables.workbooks import LONGEST_TEXT, Sheet, Workbook, refused_when_broken

_MOST_LINES: Final = 1 << 20
_YEARS: Final = range(1900, 2201)
_PLAIN = Shown()

Row = tuple[ReadOnlyCell | EmptyCell, ...]


class SheetLine(NamedTuple):
    """A line by its number in the sheet; `repeated` cells are filled from a merged one above."""

    number: int
    cells: list[Cell]
    repeated: frozenset[int]


def sheet_lines(
    workbook: Workbook, sheet: Sheet, columns: int = MOST_COLUMNS
) -> Iterator[SheetLine]:
    """The lines of a sheet that hold anything in its first columns. Raises TableError."""
    fill = _Filling(workbook.look(sheet).merged, columns)
    read = _Cells(workbook.epoch)
    with_formulas = workbook.formulas_of(sheet)
    formulas = repeat(None) if with_formulas is None else _rows(with_formulas, columns)
    blank: Row = ()
    for number, (row, other) in enumerate(
        zip(_rows(workbook.values_of(sheet), columns), formulas, strict=False), start=1
    ):
        # The same row stands for each line left out, of which there may be a million.
        if row is blank or all(cell is EMPTY_CELL for cell in row):
            blank = row
            continue
        cells = [read.cell(cell) for cell in row]
        if other is not None:
            _tell_formulas(cells, other, is_left_to_do=workbook.is_left_to_do)
        if all(cell == "" for cell in cells):
            continue
        repeated = fill.repeat(number, cells)
        while cells[-1] == "":
            cells.pop()
        yield SheetLine(number, cells, repeated)


def _rows(worksheet: Worksheet, columns: int) -> Iterator[Row]:
    with refused_when_broken():
        # The size a sheet declares may be wrong, so it is not used.
        rows: Iterator[Any] = worksheet.iter_rows(max_row=_MOST_LINES, max_col=columns)
        yield from rows


def _tell_formulas(cells: list[Cell], row: Row, *, is_left_to_do: bool) -> None:
    """No value; or the 0 a program writes that leaves the work to the spreadsheet."""
    for at, formula in enumerate(row):
        if formula.data_type == "f":
            cell = cells[at]
            if cell == "" or (is_left_to_do and isinstance(cell, Number) and cell.value == 0):
                cells[at] = NoValue(Reason.FORMULA_WITHOUT_VALUE, "")


class _Cells:
    """What openpyxl read of a cell as what it is here."""

    def __init__(self, epoch: datetime) -> None:
        self._epoch = epoch
        self._formats: dict[int, Shown] = {}

    def cell(self, cell: ReadOnlyCell | EmptyCell) -> Cell:
        """A text, number, day or why there is none; "" for nothing."""
        value: Any = cell.value
        if value is None or isinstance(cell, EmptyCell):
            return ""
        if isinstance(value, str):
            if cell.data_type == "e":
                return NoValue(Reason.ERROR_VALUE, value[:20])
            return unescape(value[: LONGEST_TEXT + 1])
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, int | float):
            return self._number(cell, value)
        return _day(value)

    def _number(self, cell: ReadOnlyCell, value: float) -> Cell:
        try:
            kind = cell.style_array.numFmtId
        except IndexError:
            kind = 0
        if kind in EAST_ASIAN_DAYS:
            return self._east_asian_day(value)
        shown = self._formats.get(kind)
        if shown is None:
            shown = self._formats[kind] = shown_as(cell.number_format) if kind else _PLAIN
        if isinstance(value, int):
            return Number(Decimal(value), shown.is_percent, shown.currency)
        try:
            number = Decimal(f"{float(value):.15g}")
        except OverflowError:
            number = Decimal("Infinity")
        if not number.is_finite():
            return NoValue(Reason.ERROR_VALUE, str(value)[:20])
        return Number(number, shown.is_percent, shown.currency)

    def _east_asian_day(self, value: float) -> Cell:
        try:
            return _day(from_excel(value, self._epoch))
        except (OverflowError, ValueError):
            return NoValue(Reason.DATE_IMPLAUSIBLE, str(value)[:20])


def _day(value: Any) -> Cell:
    """The day of a stamp; a time of day and a span of time are texts."""
    if not isinstance(value, date):
        return str(value)
    if value.year not in _YEARS:
        return NoValue(Reason.DATE_IMPLAUSIBLE, str(value)[:20])
    return value.date() if isinstance(value, datetime) else value


class _Filling:
    """Repeats the text of a cell merged downwards on the lines it covers."""

    def __init__(self, merged: dict[int, list[tuple[int, int]]], columns: int) -> None:
        self._runs = {
            column: sorted(runs, reverse=True)
            for column, runs in merged.items()
            if column < columns
        }
        self._held: dict[int, tuple[int, Cell]] = {}

    def repeat(self, number: int, cells: list[Cell]) -> frozenset[int]:
        """Put what is merged into a line from above in its cells; returns where."""
        repeated: set[int] = set()
        for column, runs in self._runs.items():
            while runs and runs[-1][1] < number:
                runs.pop()
            if not runs or runs[-1][0] > number:
                continue
            first, _last = runs[-1]
            if first == number:
                self._held[column] = first, cells[column]
            elif self._held.get(column, (0, ""))[0] == first:
                cells[column] = self._held[column][1]
                repeated.add(column)
        return frozenset(repeated)
