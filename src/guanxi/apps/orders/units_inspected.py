"""How many units a line of a table of inspections speaks of."""

from __future__ import annotations

from guanxi.domain.tables import InspectionRow, Quantity


def units_inspected(row: InspectionRow) -> int | None:
    """How many units were looked at, where the row says so."""
    if row.sample_size is not None:
        return whole(row.sample_size)
    if row.quantity_accepted is not None and row.quantity_rejected is not None:
        return whole(row.quantity_accepted) + whole(row.quantity_rejected)
    return None


def whole(quantity: Quantity | None) -> int:
    """A quantity as so many units; none where it is not given."""
    return int(quantity.value) if quantity is not None else 0
