"""Lines of a table as records of its kind.

A cell that cannot be read costs its field, or its line where the field must be given; never
another line. What was not taken is named with line, heading and reason. A field that was rejected
is not the same as one left blank: who updates a record leaves what it had there.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from guanxi.domain.tables.cell_readers import COUNTED_ONCE, READERS, Context, remembering
from guanxi.domain.tables.cells import Cell, text_of
from guanxi.domain.tables.continued import Continued
from guanxi.domain.tables.conventions import Conventions, field_types
from guanxi.domain.tables.faults import CellFault, Reason, Rejection, shortened
from guanxi.domain.tables.identity import Identities, Key
from guanxi.domain.tables.mapping import JOINED, Column, Columns, one_of, required
from guanxi.domain.tables.money import SIGNS, currency_of
from guanxi.domain.tables.no_records import NoRecords
from guanxi.domain.tables.opening import Table, TableLine
from guanxi.domain.tables.records import ROWS, Row


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


class _Reading(NamedTuple):
    """How the cells of one column are read in the lines of one currency."""

    column: Column
    is_counted: bool  # what is merged counts once
    value: Callable[[Cell], Any]


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
    others = NoRecords(table.headings, columns)
    for line in table.lines():
        if isinstance(line, Rejection):
            yield ReadLine(line.line, None, (), (), (line,))
            continue
        if (reason := others.reason(line)) is not None:
            text = shortened(" ".join(filter(None, map(text_of, line.cells))))
            lost = Rejection(line.number, None, reason, text)
            yield ReadLine(line.number, None, (), line.cells, (lost,))
            continue
        row, rejected = plan.read(line)
        key = identities.key(row) if row is not None else ()
        yield ReadLine(line.number, row, key, line.cells, tuple(rejected))


class _Plan:
    """How each field of a line is read, worked out once for the table."""

    def __init__(
        self, columns: Columns, conventions: Conventions, given: Mapping[str, str]
    ) -> None:
        types = field_types(columns.kind)
        self._make: Any = ROWS[columns.kind]
        self._conventions = conventions
        self._required = frozenset(required(columns.kind))
        self._one_of = one_of(columns.kind)
        self._given = {name: text for name, text in given.items() if types.get(name) is str}
        self._columns = [(one, READERS[types[one.field]]) for one in columns.columns]
        self._readings: dict[str, list[_Reading]] = {}
        self._currency = next((one for one in columns.columns if one.field == "currency"), None)
        self._has_place = "place" in types
        self._continued = Continued(columns, conventions.above)

    def read(self, line: TableLine) -> tuple[Row | None, list[Rejection]]:
        """The record, and what of the line was not taken."""
        rejected: list[Rejection] = []
        values: dict[str, Any] = dict(self._given)
        for column, is_counted, value_of in self._readings_in(self._line_currency(line)):
            cell = line.cells[column.index]
            if cell == "" or (is_counted and column.index in line.repeated):
                continue
            try:
                value = value_of(cell)
            except CellFault as fault:
                text = shortened(text_of(cell))
                rejected.append(Rejection(line.number, column.heading, fault.reason, text))
                continue
            if value is not None and value != "":
                if column.field in JOINED and column.field in values:
                    value = f"{values[column.field]} / {value}"
                values[column.field] = value
        self._continued.complete(line.cells, values)
        if not (self._required <= values.keys() and self._says_one(values)):
            self._name_missing(line.number, values, rejected)
            return None, rejected
        self._take_place(values)
        return cast(Row, self._make(**values)), rejected

    def _says_one(self, given: Collection[str]) -> bool:
        return not self._one_of or any(name in given for name in self._one_of)

    def _name_missing(self, number: int, values: dict[str, Any], rejected: list[Rejection]) -> None:
        headings = {column.field: column.heading for column, _ in self._columns}
        named = {one.heading for one in rejected}
        missing = sorted(self._required - values.keys())
        ones = [name for name in self._one_of if name in headings]
        if not (self._says_one(values) or named & {headings[name] for name in ones}):
            missing += ones[:1]
        for name in missing:
            heading = headings.get(name, name)
            if heading not in named:
                rejected.append(Rejection(number, heading, Reason.MISSING, ""))

    def _readings_in(self, currency: str) -> list[_Reading]:
        """How the cells of a line are read that names this currency, or none."""
        known = self._readings.get(currency)
        if known is None:
            known = self._readings[currency] = [
                _Reading(
                    column,
                    read in COUNTED_ONCE,
                    remembering(read, column, self._context(currency or column.currency)),
                )
                for column, read in self._columns
            ]
        return known

    def _context(self, currency: str) -> Context:
        """A sign means the currency the line is in, where it can."""
        code = self._conventions.signs.get(currency, currency)
        own = {sign: code for sign, codes in SIGNS.items() if code in codes}
        return Context(self._conventions, code, {**self._conventions.signs, **own})

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
