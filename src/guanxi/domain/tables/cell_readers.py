"""How the cells of a column are read, by what its field holds."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from guanxi.domain.tables.cells import NOT_GIVEN, Cell, Number, given_text, is_error, text_of
from guanxi.domain.tables.conventions import Conventions
from guanxi.domain.tables.dates import read_date
from guanxi.domain.tables.faults import CellFault, Reason
from guanxi.domain.tables.mapping import Column
from guanxi.domain.tables.money import currency_of
from guanxi.domain.tables.numbers import Money, Quantity, read_money, read_number, read_quantity
from guanxi.domain.tables.records import NUMBERS, Currency, Incoterm, Result, Share
from guanxi.domain.tables.serial_days import serial_day, serial_of
from guanxi.domain.tables.terms import incoterm_of, result_of
from guanxi.domain.tables.workbooks import LONGEST_TEXT
from guanxi.domain.tables.writing import original_text

# The cells of a column repeat (a day, a unit, a supplier): so many of them, if they are short, are
# read once for all lines they stand in.
_CELLS_KEPT: Final = 4_096
_SHORT: Final = 60
_MOST_EXACT: Final = 10**15  # a spreadsheet keeps 15 digits
_SHORTENED = re.compile(r"\s*\d(?:[.,]\d{1,15})?E\+\d{1,3}\s*", re.ASCII)
_HALF_WIDTH: Final = {0x3000: " "} | {char: char - 0xFEE0 for char in range(0xFF01, 0xFF5F)}
# These say something as a status or a note, and nothing as a day or a number.
_MEANT_AS_TEXT = frozenset({"open", "pending", "unknown", "to be confirmed", "空"})


class Context(NamedTuple):
    """How the cells of a line are read: with what it or a heading says of its currency."""

    conventions: Conventions
    currency: str
    signs: dict[str, str]


Reader = Callable[[Cell, Column, Context], Any]


def remembering(read: Reader, column: Column, context: Context) -> Callable[[Cell], Any]:
    """What reads a cell of a column, and remembers what short ones said. Raises CellFault."""

    def fresh(cell: Cell) -> Any:
        if is_error(cell):
            raise CellFault(Reason.ERROR_VALUE)
        return read(cell, column, context)

    remembered = lru_cache(_CELLS_KEPT)(fresh)

    def value(cell: Cell) -> Any:
        is_long = isinstance(cell, str) and len(cell) > _SHORT
        return fresh(cell) if is_long else remembered(cell)

    return value


def _text(cell: Cell, column: Column, context: Context) -> str:
    if _has_lost_digits(cell):
        raise CellFault(Reason.DIGITS_LOST)
    if isinstance(cell, str):
        text = original_text(text_of(cell))
        if column.field in NUMBERS:
            text = text.translate(_HALF_WIDTH)
            if column.heading in context.conventions.floats:
                text = text.removesuffix(".0")
        if len(text) > LONGEST_TEXT:
            raise CellFault(Reason.TOO_LONG)
        word = text.casefold() if len(text) < 20 else text
        return "" if word in NOT_GIVEN and word not in _MEANT_AS_TEXT else text
    given_text(cell)
    return text_of(cell)


def _has_lost_digits(cell: Cell) -> bool:
    """Whether a number of something was shortened: 4.5E+09, or all beyond its 15th digit is 0."""
    if isinstance(cell, Number):
        return abs(cell.value) >= _MOST_EXACT and len(cell.value.normalize().as_tuple().digits) < 16
    return isinstance(cell, str) and "E+" in cell and _SHORTENED.fullmatch(cell) is not None


def _day(cell: Cell, column: Column, context: Context) -> date | None:
    serial = serial_of(cell)
    if serial is None:
        return read_date(cell, context.conventions.orders.get(column.heading))
    epoch = context.conventions.epochs.get(column.heading)
    if epoch is None:
        raise CellFault(Reason.SERIAL_DAY)
    day = serial_day(serial, epoch)
    if day is None:
        raise CellFault(Reason.DATE_IMPLAUSIBLE)
    return day


def _mark(column: Column, context: Context) -> str | None:
    return context.conventions.marks.get(column.heading)


def _quantity(cell: Cell, column: Column, context: Context) -> Quantity | None:
    quantity = read_quantity(cell, _mark(column, context))
    if quantity is None or quantity.unit:
        return quantity
    return quantity._replace(unit=column.unit)


def _share(cell: Cell, column: Column, context: Context) -> Share | None:
    """A share is never above the whole, so 30 is 30 %."""
    value = read_number(cell, _mark(column, context))
    if value is None:
        return None
    if not 0 <= value <= 100:
        raise CellFault(Reason.NOT_A_NUMBER)
    return Share(value if value <= 1 else value / Decimal(100))


def _money(cell: Cell, column: Column, context: Context) -> Money | None:
    money = read_money(cell, _mark(column, context), context.signs)
    if money is None or not context.currency or money.currency == context.currency:
        return money
    if money.currency and not isinstance(cell, Number):
        raise CellFault(Reason.CURRENCY_CONFLICT)
    return Money(money.amount, context.currency)


def _currency(cell: Cell, _column: Column, context: Context) -> Currency | None:
    text = given_text(cell)
    code = currency_of(text) if text else None
    if text and code is None:
        raise CellFault(Reason.UNKNOWN_CURRENCY)
    return Currency(context.conventions.signs.get(code, code)) if code else None


def _incoterm(cell: Cell, _column: Column, _context: Context) -> tuple[Incoterm, str] | None:
    text = given_text(cell)
    term = incoterm_of(text) if text else None
    if text and term is None:
        raise CellFault(Reason.UNKNOWN_INCOTERM)
    return term


def _result(cell: Cell, _column: Column, _context: Context) -> Result | None:
    text = text_of(cell)
    result = result_of(text)
    if result is None and given_text(cell):
        raise CellFault(Reason.UNKNOWN_RESULT)
    return result


READERS: dict[Any, Reader] = {
    str: _text,
    date: _day,
    Quantity: _quantity,
    Money: _money,
    Share: _share,
    Currency: _currency,
    Incoterm: _incoterm,
    Result: _result,
}
# A merged cell means its text for every line it covers, but its number once.
COUNTED_ONCE = (_quantity, _money, _share)
