"""Lines of tables as they are kept, and several tellings of the same line as one.

A kept line holds only the cells that were given, so a blank or rejected cell never erases what an
earlier table said. Tellings are merged oldest to newest; the later cell wins, except for the
original day: it is fixed by the first table that names it, unless a person said of a later table
that it corrects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, cast

from guanxi.domain.tables import Kind, Money, Quantity, Result, Row
from guanxi.domain.tables.cells import plain_number
from guanxi.domain.tables.conventions import field_types
from guanxi.domain.tables.records import ROWS, Share

Plain = Mapping[str, Any]  # {field: text, or [number, unit or currency]}
FIXED = "original_date"


def to_plain(row: Row) -> dict[str, Any]:
    """The cells of a line that were given, as JSON holds them.

    >>> from guanxi.domain.tables import SupplierRow
    >>> to_plain(SupplierRow(supplier_name="Ruida", first_order_date=date(2026, 3, 1)))
    {'supplier_name': 'Ruida', 'first_order_date': '2026-03-01'}
    """
    values = zip(row.__slots__, _FIELDS_OF[type(row)](row), strict=True)
    return {name: _plain(value) for name, value in values if value is not None and value != ""}


def from_plain(kind: Kind, values: Plain) -> Row:
    """The line again."""
    types = field_types(kind)
    read = {name: _READ.get(types[name], str)(value) for name, value in values.items()}
    return cast(Row, cast(Any, ROWS[kind])(**read))


def merged(tellings: Iterable[tuple[Plain, bool]]) -> dict[str, Any]:
    """Tellings of one line, oldest first, as one; each with whether it corrects original days.

    >>> merged([({"original_date": "2026-03-01"}, False), ({"original_date": "2026-03-09"}, False)])
    {'original_date': '2026-03-01'}
    """
    said: dict[str, Any] = {}
    for values, corrects in tellings:
        fixed = None if corrects else said.get(FIXED)
        said.update(values)
        if fixed is not None:
            said[FIXED] = fixed
    return said


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [plain_number(value[0]), value[1]]
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value)


_FIELDS_OF = {row: attrgetter(*row.__slots__) for row in ROWS.values()}
_READ: dict[Any, Any] = {
    Quantity: lambda value: Quantity(Decimal(value[0]), value[1]),
    Money: lambda value: Money(Decimal(value[0]), value[1]),
    Share: Decimal,
    Result: Result,
    date: date.fromisoformat,
}
