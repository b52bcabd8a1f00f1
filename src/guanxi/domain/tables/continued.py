"""Lines that go on with the order above them.

Many programs write what holds for an order as a whole (its number, the supplier, the day) on its
first line only and leave it blank on the others. A line goes on with the one above where all of
that is blank and it names goods; a sum names none. Where a table says nothing of an order but its
number, a blank one may as well have been forgotten: such a line is not taken. What says which order
it is must be blank; the rest (the currency, a term) may be said again.

A supplier may stand once above all of its orders. A table shows that where it names none twice in a
row and leaves as many blank as it names; where it leaves fewer, a person is asked.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from guanxi.domain.tables.cells import Cell, is_blank, text_of
from guanxi.domain.tables.mapping import Columns, one_of
from guanxi.domain.tables.records import Kind

_OF_AN_ORDER = ("po_number", "supplier_name", "supplier_code", "order_date", "currency",
                "incoterm", "place", "payment_terms")  # fmt: skip
_ONCE: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ORDERS: _OF_AN_ORDER,
    Kind.DELIVERIES: (*_OF_AN_ORDER, "delivery_number", "actual_date", "arrival_date", "transport",
                      "carrier", "tracking_number"),
    Kind.INSPECTIONS: (*_OF_AN_ORDER, "inspection_number", "inspection_date", "inspector"),
}  # fmt: skip
_WHICH_ORDER: Final = ("po_number", "supplier_name", "supplier_code", "order_date",
                       "delivery_number", "inspection_number")  # fmt: skip
_A_SUPPLIER: Final = ("supplier_name", "supplier_code")
_GOODS: Final = frozenset({"sku", "item", "variant", "line_number", "lot"})


class Blocks:
    """Whether a table names each supplier once, above all lines of its orders."""

    def __init__(self, columns: Columns) -> None:
        at = {one.field: one.index for one in columns.columns}
        is_about_orders = columns.kind is not Kind.SUPPLIERS
        self._order = at.get("po_number") if is_about_orders else None
        self._at = at.get("supplier_name")
        self.heading = next(
            (one.heading for one in columns.columns if one.field == "supplier_name"), ""
        )
        self._is_needed = "supplier_name" in one_of(columns.kind)
        self.blank = self._named = 0
        self._last = ""
        self._is_repeated = False

    def see(self, cells: Sequence[Cell]) -> None:
        """Note a line."""
        if self._order is None or self._at is None or is_blank(cells[self._order]):
            return
        text = text_of(cells[self._at])
        if text:
            self._named += 1
            self._is_repeated |= text == self._last
            self._last = text
        elif self._last:
            self.blank += 1
        else:
            self._is_repeated = True  # it begins with a blank: there is nothing above

    @property
    def are_named_once(self) -> bool:
        """Whether the table shows it."""
        return self.blank >= self._named > 0 and not self._is_repeated

    @property
    def may_be_named_once(self) -> bool:
        """Whether a line cannot be taken that could be one of those."""
        return self._is_needed and self.blank > 0 and not self._is_repeated


class Continued:
    """What the last first line of an order said, for the lines that go on with it."""

    def __init__(self, columns: Columns, above: Collection[str]) -> None:
        self._is_above = any(
            one.field == "supplier_name" and one.heading in above for one in columns.columns
        )
        self._supplier: dict[str, Any] = {}
        once = _ONCE.get(columns.kind, ())
        self._at = {one.field: one.index for one in columns.columns if one.field in once}
        self._which = [name for name in _WHICH_ORDER if name in self._at]
        self._said: dict[str, Any] = {}

    def complete(self, cells: tuple[Cell, ...], values: dict[str, Any]) -> None:
        """Add to the values of a line what stands once above it; or note what it says itself."""
        at = self._at
        if "po_number" not in at:
            return
        if self._is_above:
            self._complete_supplier(cells, values)
        said = self._said
        if "po_number" in values or not all(is_blank(cells[at[name]]) for name in self._which):
            self._said = {name: values[name] for name in at if name in values}
        elif (
            "po_number" in said
            and any(name in said for name in self._which[1:])
            and _GOODS & values.keys()
            and all(values[name] == said.get(name) for name in at if name in values)
        ):
            values |= said

    def _complete_supplier(self, cells: tuple[Cell, ...], values: dict[str, Any]) -> None:
        places = [self._at[name] for name in _A_SUPPLIER if name in self._at]
        if not all(is_blank(cells[index]) for index in places):
            self._supplier = {name: values[name] for name in _A_SUPPLIER if name in values}
        elif "po_number" in values:
            values |= self._supplier | values  # a supplier a person named for the table stands
