"""Whether what a line says fits where it is kept; cells that do not are named like others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from typing import Any, NamedTuple

from guanxi.apps.orders.units_inspected import units_inspected
from guanxi.domain.tables import InspectionRow, Kind, Money, PaymentRow, Quantity, ReadLine, Row
from guanxi.domain.tables.records import ONE_OF

LONGEST = {
    "po_number": 80, "supplier_name": 120, "supplier_name_zh": 80, "supplier_code": 80,
    "sku": 80, "item": 200, "variant": 200, "line_number": 40, "trade": 120, "city": 60,
    "contact": 80, "phone": 120, "email": 120, "wechat": 120,
}  # fmt: skip
_COUNTED = (Quantity, Money)
_MOST = Decimal(10) ** 12
_STEP = Decimal("0.0001")
_LOST = {"missing", "more_defective"}  # faults that cost the whole line
_UNITS = (
    "lot_size", "sample_size", "defective", "critical", "major", "minor", "quantity_accepted",
    "quantity_rejected",
)  # fmt: skip


class Rejected(NamedTuple):
    """A cell or a line (heading blank) that was not taken."""

    line: int
    heading: str
    reason: str
    text: str


def checked(read: ReadLine, headings: dict[str, str]) -> tuple[Row | None, list[Rejected]]:
    """The row as it can be kept, and everything of the line that was not taken."""
    rejected = [
        Rejected(one.line, one.heading or "", one.reason.value, one.text.replace("\x00", ""))
        for one in read.rejected
    ]
    if read.row is None:
        return None, rejected
    given = [(name, value) for name in read.row.__slots__ if (value := getattr(read.row, name))]
    bad = _faults(read.row, given)
    for name, reason in bad.items():
        text = str(getattr(read.row, name, "") or "")[:80]
        rejected.append(Rejected(read.number, headings.get(name, name), reason, text))
    long = _rounded(given)
    if not bad:
        return (replace(read.row, **long) if long else read.row), rejected
    needed = {one.name for one in fields(read.row) if one.default is MISSING}
    if needed & bad.keys() or _LOST & set(bad.values()) or _has_no_amount(read.row, bad):
        return None, rejected
    defaults: dict[str, Any] = {
        one.name: one.default for one in fields(read.row) if one.name in bad
    }
    return replace(read.row, **(long | defaults)), rejected


def _has_no_amount(row: Row, bad: Mapping[str, str]) -> bool:
    """Whether no amount of a payment is left."""
    amounts = ONE_OF[Kind.PAYMENTS] if isinstance(row, PaymentRow) else ()
    return bool(amounts) and all(getattr(row, name) is None or name in bad for name in amounts)


def _faults(row: Row, given: Sequence[tuple[str, Any]]) -> dict[str, str]:
    """What does not fit, by field."""
    found = {}
    for name, value in given:
        if isinstance(value, str):
            if len(value) > LONGEST.get(name, 2000):
                found[name] = "too_long"
        elif isinstance(value, _COUNTED) and abs(value[0]) >= _MOST:
            found[name] = "too_large"
    return found | _inspection_faults(row) if isinstance(row, InspectionRow) else found


def _inspection_faults(row: InspectionRow) -> dict[str, str]:
    found = {}
    for name in _UNITS:
        units: Quantity | None = getattr(row, name)
        if units is not None and units.value != int(units.value):
            found[name] = "not_whole"
        elif units is not None and units.value >= 2**31:
            found[name] = "too_large"
    inspected = units_inspected(row)
    if inspected is None:
        return found | {"sample_size": "missing"}
    classes = sum(int(one.value) for one in (row.critical, row.major, row.minor) if one)
    defective = max(classes, int(row.defective.value) if row.defective else 0)
    return found | ({"defective": "more_defective"} if defective > inspected else {})


def _rounded(given: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Quantities and amounts to the fourth decimal, as they are kept; prices keep theirs."""
    long: dict[str, Any] = {}
    for name, value in given:
        if isinstance(value, _COUNTED) and name not in ("unit_price", "pack_price"):
            kept = value[0].quantize(_STEP)
            if kept != value[0]:
                long[name] = type(value)(kept, value[1])
    return long
