"""How a line is known again when the table is brought in a second time.

A line's own id (`reference`) or document number is its key where there is one. Else it is what
the line is about: the order, its line number or its product. Days, quantities and prices never
belong to the key, so a corrected one changes the record instead of adding another. Lines that
agree in all of this are counted from the top of the table: the second of them is the second
again next time.
"""

from collections import Counter
from typing import Final

from guanxi.domain.tables.folding import folded
from guanxi.domain.tables.records import Kind, Row

Key = tuple[str, ...]

_NUMBERS: Final[dict[Kind, str]] = {
    Kind.DELIVERIES: "delivery_number",
    Kind.INSPECTIONS: "inspection_number",
    Kind.PAYMENTS: "payment_number",
}
_ABOUT: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ORDERS: ("po_number", "line_number", "sku", "item", "variant"),
    Kind.DELIVERIES: ("po_number", "line_number", "sku", "item", "variant"),
    Kind.INSPECTIONS: ("po_number", "lot", "inspection_type", "sku", "item", "variant"),
    Kind.PAYMENTS: ("po_number", "invoice_number", "purpose"),
}


class Identities:
    """The keys of the lines of one table, in its order."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._seen: Counter[Key] = Counter()

    def key(self, row: Row) -> Key:
        """The key of the next line."""
        base = self._base(row)
        self._seen[base] += 1
        return (*base, str(self._seen[base]))

    def _base(self, row: Row) -> Key:
        if row.reference:
            return ("reference", row.reference)
        if self._kind is Kind.SUPPLIERS:
            if row.supplier_code:
                return ("supplier_code", row.supplier_code)
            return ("supplier_name", folded(row.supplier_name) or row.supplier_name)
        names = _ABOUT[self._kind]
        if getattr(row, "line_number", ""):
            names = ("po_number", "line_number")
        elif getattr(row, "sku", ""):
            names = tuple(name for name in names if name not in ("item", "variant"))
        number = _NUMBERS.get(self._kind)
        about = tuple(getattr(row, name) for name in names)
        return (getattr(row, number), *about) if number else about
