"""Lines of a table as records of its kind.

A cell that cannot be read costs its field, or its line where the field must be given; never
another line. What was not taken is named with line, heading and reason. A field that was rejected
is not the same as one left blank: who updates a record leaves what it had there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from guanxi.domain.tables.cells import NOT_GIVEN, Cell, Number, given_text, is_blank, text_of
from guanxi.domain.tables.conventions import Conventions, field_types
from guanxi.domain.tables.dates import read_date
from guanxi.domain.tables.faults import CellFault, Reason, Rejection, shortened
from guanxi.domain.tables.headings import TOTALS
from guanxi.domain.tables.identity import Identities, Key
from guanxi.domain.tables.mapping import (
    JOINED,
    LONGEST_HEADING,
    Column,
    Columns,
    folded,
    required,
)
from guanxi.domain.tables.money import SIGNS, currency_of
from guanxi.domain.tables.numbers import Money, Quantity, read_money, read_number, read_quantity
from guanxi.domain.tables.opening import Table, TableLine
from guanxi.domain.tables.records import ROWS, Currency, Incoterm, Result, Row, Share
from guanxi.domain.tables.terms import incoterm_of, result_of
from guanxi.domain.tables.workbooks import LONGEST_TEXT
from guanxi.domain.tables.writing import original_text

# These say something as a status or a note, and nothing as a day or a number.
_MEANT_AS_TEXT = frozenset({"open", "pending", "unknown", "to be confirmed", "空"})


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line gave.

    `row` is None where the line is lost; then `rejected` says why. `key` knows the line again
    (see `identity.py`), `cells` stand under the headings of the table.
    """

    number: int
    row: Row | None
    key: Key
    cells: tuple[Cell, ...]
    rejected: tuple[Rejection, ...] = ()

    @property
    def raw(self) -> tuple[str, ...]:
        """The cells as text, one for each heading of the table, to explain the record by."""
        return tuple(map(text_of, self.cells))


class _Context(NamedTuple):
    """How the cells of a line are read: with what it or a heading says of its currency."""

    conventions: Conventions
    currency: str
    signs: dict[str, str]


Reader = Callable[[Cell, Column, _Context], Any]


def read_rows(
    table: Table,
    columns: Columns,
    conventions: Conventions,
    *,
    given: Mapping[str, str] | None = None,
) -> Iterator[ReadLine]:
    """Every line of a table, in its order.

    `given` are texts for fields that have no column or a blank cell ({"supplier_name": …}).
    Raises TableError where the file turns out to be damaged further down.
    """
    plan = _Plan(columns, conventions, given or {})
    identities = Identities(columns.kind)
    headings = _forms(table.headings)
    for line in table.lines():
        if isinstance(line, Rejection):
            yield ReadLine(line.line, None, (), (), (line,))
            continue
        if (reason := _not_a_line(line, headings)) is not None:
            text = shortened(" ".join(filter(None, map(text_of, line.cells))))
            lost = Rejection(line.number, None, reason, text)
            yield ReadLine(line.number, None, (), line.cells, (lost,))
            continue
        row, rejected = plan.read(line)
        key = identities.key(row) if row is not None else ()
        yield ReadLine(line.number, row, key, line.cells, tuple(rejected))


def _not_a_line(line: TableLine, headings: tuple[str, ...]) -> Reason | None:
    if line.extra:
        return Reason.EXTRA_CELLS
    first = next(cell for cell in line.cells if not is_blank(cell))
    if not isinstance(first, str) or first[:1].isdigit() or len(first) > LONGEST_HEADING:
        return None
    if folded(first) in TOTALS:
        return Reason.TOTAL_LINE
    if folded(first) in headings and _forms(line.cells) == headings:
        return Reason.REPEATED_HEADING
    return None


def _forms(texts: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(folded(text_of(text)) for text in texts)


class _Plan:
    """How each field of a line is read, worked out once for the table."""

    def __init__(
        self, columns: Columns, conventions: Conventions, given: Mapping[str, str]
    ) -> None:
        types = field_types(columns.kind)
        self._make: Any = ROWS[columns.kind]
        self._conventions = conventions
        self._required = frozenset(required(columns.kind))
        self._given = {name: text for name, text in given.items() if types.get(name) is str}
        self._columns = [(one, _READERS[types[one.field]]) for one in columns.columns]
        self._currency = next((one for one in columns.columns if one.field == "currency"), None)
        self._has_place = "place" in types
        self._contexts: dict[str, _Context] = {}

    def read(self, line: TableLine) -> tuple[Row | None, list[Rejection]]:
        """The record, and what of the line was not taken."""
        rejected: list[Rejection] = []
        values: dict[str, Any] = dict(self._given)
        currency = self._line_currency(line)
        of_line = self._context(currency)
        for column, read in self._columns:
            cell = line.cells[column.index]
            if cell == "" or (column.index in line.repeated and read in _NOT_REPEATED):
                continue
            hint = column.currency if not currency else ""
            try:
                value = read(cell, column, self._context(hint) if hint else of_line)
            except CellFault as fault:
                text = shortened(text_of(cell))
                rejected.append(Rejection(line.number, column.heading, fault.reason, text))
                continue
            if value is not None and value != "":
                if column.field in JOINED and column.field in values:
                    value = f"{values[column.field]} / {value}"
                values[column.field] = value
        if not self._required <= values.keys():
            self._name_missing(line.number, values, rejected)
            return None, rejected
        self._take_place(values)
        return cast(Row, self._make(**values)), rejected

    def _name_missing(self, number: int, values: dict[str, Any], rejected: list[Rejection]) -> None:
        headings = {column.field: column.heading for column, _ in self._columns}
        named = {one.heading for one in rejected}
        for name in sorted(self._required - values.keys()):
            heading = headings.get(name, name)
            if heading not in named:
                rejected.append(Rejection(number, heading, Reason.MISSING, ""))

    def _context(self, currency: str) -> _Context:
        """A sign means the currency the line is in, where it can."""
        known = self._contexts.get(currency)
        if known is None:
            code = self._conventions.signs.get(currency, currency)
            own = {sign: code for sign, codes in SIGNS.items() if code in codes}
            signs = {**self._conventions.signs, **own}
            known = self._contexts[currency] = _Context(self._conventions, code, signs)
        return known

    def _line_currency(self, line: TableLine) -> str:
        if self._currency is None:
            return ""
        return currency_of(text_of(line.cells[self._currency.index])) or ""

    def _take_place(self, values: dict[str, Any]) -> None:
        """ "FOB Shenzhen" names the place as well."""
        if "incoterm" in values:
            code, place = values["incoterm"]
            values["incoterm"] = code
            if self._has_place and place:
                values.setdefault("place", place)


def _text(cell: Cell, column: Column, _context: _Context) -> str:
    if isinstance(cell, str):
        text = original_text(text_of(cell))
        if len(text) > LONGEST_TEXT:
            raise CellFault(Reason.TOO_LONG)
        word = text.casefold() if len(text) < 20 else text
        return "" if word in NOT_GIVEN and word not in _MEANT_AS_TEXT else text
    given_text(cell)
    return text_of(cell)


def _day(cell: Cell, column: Column, context: _Context) -> date | None:
    return read_date(cell, context.conventions.orders.get(column.heading))


def _mark(column: Column, context: _Context) -> str | None:
    return context.conventions.marks.get(column.heading)


def _quantity(cell: Cell, column: Column, context: _Context) -> Quantity | None:
    quantity = read_quantity(cell, _mark(column, context))
    if quantity is None or quantity.unit:
        return quantity
    return quantity._replace(unit=column.unit)


def _share(cell: Cell, column: Column, context: _Context) -> Share | None:
    """A share is never above the whole, so 30 is 30 %."""
    value = read_number(cell, _mark(column, context))
    if value is None:
        return None
    if not 0 <= value <= 100:
        raise CellFault(Reason.NOT_A_NUMBER)
    return Share(value if value <= 1 else value / Decimal(100))


def _money(cell: Cell, column: Column, context: _Context) -> Money | None:
    money = read_money(cell, _mark(column, context), context.signs)
    if money is None or not context.currency or money.currency == context.currency:
        return money
    if money.currency and not isinstance(cell, Number):
        raise CellFault(Reason.CURRENCY_CONFLICT)
    return Money(money.amount, context.currency)


def _currency(cell: Cell, _column: Column, context: _Context) -> Currency | None:
    text = given_text(cell)
    code = currency_of(text) if text else None
    if text and code is None:
        raise CellFault(Reason.UNKNOWN_CURRENCY)
    return Currency(context.conventions.signs.get(code, code)) if code else None


def _incoterm(cell: Cell, _column: Column, _context: _Context) -> tuple[Incoterm, str] | None:
    text = given_text(cell)
    term = incoterm_of(text) if text else None
    if text and term is None:
        raise CellFault(Reason.UNKNOWN_INCOTERM)
    return term


def _result(cell: Cell, _column: Column, _context: _Context) -> Result | None:
    text = text_of(cell)
    result = result_of(text)
    if result is None and given_text(cell):
        raise CellFault(Reason.UNKNOWN_RESULT)
    return result


_READERS: dict[Any, Reader] = {
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
_NOT_REPEATED = (_quantity, _money, _share)
