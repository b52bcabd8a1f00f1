"""Lines that go on with the order above them.

Many programs write what holds for an order as a whole (its number, the supplier, the day) on its
first line only and leave it blank on the others. A line goes on with the one above where all of
that is blank and it names goods; a sum names none. Where a table says nothing of an order but its
number, a blank one may as well have been forgotten: such a line is not taken.
"""

from typing import Any, Final

from guanxi.domain.tables.cells import Cell, is_blank
from guanxi.domain.tables.mapping import Columns
from guanxi.domain.tables.records import Kind

_OF_AN_ORDER = ("po_number", "supplier_name", "supplier_code", "order_date", "currency",
                "incoterm", "place", "payment_terms")  # fmt: skip
_ONCE: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ORDERS: _OF_AN_ORDER,
    Kind.DELIVERIES: (*_OF_AN_ORDER, "delivery_number", "actual_date", "arrival_date", "transport",
                      "carrier", "tracking_number"),
    Kind.INSPECTIONS: (*_OF_AN_ORDER, "inspection_number", "inspection_date", "inspector"),
}  # fmt: skip
_GOODS: Final = frozenset({"sku", "item", "variant", "line_number", "lot"})


class Continued:
    """What the last first line of an order said, for the lines that go on with it."""

    def __init__(self, columns: Columns) -> None:
        once = _ONCE.get(columns.kind, ())
        self._at = {one.field: one.index for one in columns.columns if one.field in once}
        self._said: dict[str, Any] = {}

    def complete(self, cells: tuple[Cell, ...], values: dict[str, Any]) -> None:
        """Add to the values of a line what stands once above it; or note what it says itself."""
        at = self._at
        if "po_number" not in at:
            return
        if "po_number" in values or not all(is_blank(cells[index]) for index in at.values()):
            self._said = {name: values[name] for name in at if name in values}
        elif "po_number" in self._said and len(self._said) > 1 and _GOODS & values.keys():
            values |= self._said
