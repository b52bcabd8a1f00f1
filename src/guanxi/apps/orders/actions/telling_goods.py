"""Which line of an order a row of another table means, and what was delivered of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from guanxi.apps.orders.actions.telling_facts import ToldDelivery, ToldLine
from guanxi.apps.orders.keys import key_text
from guanxi.domain.orders import Point
from guanxi.domain.tables import DeliveryRow, InspectionRow, Kind, OrderLineRow
from guanxi.domain.tables.folding import folded
from guanxi.domain.tables.identity import Identities

Line = OrderLineRow | DeliveryRow
Make = Callable[[str, Line, Decimal], ToldLine]
Called = Mapping[tuple[str, str], list[str]]  # what a line is called → the keys of such lines
_NONE = Decimal(0)


class Goods:
    """The lines of an order, and how much of each is accounted for by deliveries."""

    def __init__(self) -> None:
        self.lines: dict[str, ToldLine] = {}
        self._called: dict[tuple[str, str], list[str]] = defaultdict(list)
        # Made by deliveries: each stands for itself, but other tables may speak of it.
        self._made: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._filled: dict[str, Decimal] = defaultdict(Decimal)

    def add(self, key: str, row: Line, line: ToldLine) -> None:
        """A line that a table of orders names."""
        self.lines[key] = line
        for name in _names(row) or [("", "")]:
            self._called[name].append(key)

    def meant_by(self, row: DeliveryRow, make: Make) -> str | None:
        """The key of the line a delivery is of; made where the row says what was ordered and no
        table of orders has it. Partial deliveries fill lines of one article from the top."""
        quantity = delivered_quantity(row) or _NONE
        key = self._named(row, quantity, self._called)
        if key is None:
            key = self._make(row, make) if _tells_order(row) else self.named_by(row, quantity)
        if key is not None:
            self._filled[key] += quantity
            line = self.lines[key]
            self.lines[key] = replace(
                line,
                original=line.original or row.original_date,
                agreed=line.agreed or row.agreed_date,
            )
        return key

    def named_by(self, row: DeliveryRow | InspectionRow, quantity: Decimal = _NONE) -> str | None:
        """The line a row names, whichever table made it."""
        key = self._named(row, quantity, self._called)
        return key if key is not None else self._named(row, quantity, self._made)

    def _named(
        self, row: DeliveryRow | InspectionRow, quantity: Decimal, called: Called
    ) -> str | None:
        """The line a row names; the only one there is where it names none."""
        names = _names(row)
        if not names:
            keys = list(dict.fromkeys(key for named in called.values() for key in named))
            return keys[0] if len(keys) == 1 else None
        keys = next((called[name] for name in names if name in called), [])
        open_ = (k for k in keys if self._filled[k] + quantity <= self.lines[k].quantity)
        return next(open_, keys[-1] if keys else None)

    def _make(self, row: DeliveryRow, make: Make) -> str:
        key = key_text(Identities(Kind.ORDERS).key(row))
        asked = row.quantity_ordered or row.quantity
        assert asked is not None
        if key not in self.lines:
            self.lines[key] = make(key, row, asked.value)
            for name in _names(row) or [("", "")]:
                self._made[name].append(key)
        elif row.quantity_ordered is None:
            line = self.lines[key]
            self.lines[key] = replace(line, quantity=line.quantity + asked.value)
        return key


def delivered_quantity(row: DeliveryRow) -> Decimal | None:
    """So much came: as the row counts it, or good and rejected together, or all of it."""
    if row.quantity is not None:
        return row.quantity.value
    if row.quantity_accepted is not None:
        rejected = row.quantity_rejected.value if row.quantity_rejected else _NONE
        return row.quantity_accepted.value + rejected
    return row.quantity_ordered.value if row.quantity_ordered else None


def told_deliveries(
    ordered: Sequence[tuple[str, OrderLineRow]],
    delivered: Sequence[tuple[str, DeliveryRow]],
    meant: Mapping[str, str | None],
    lines: Mapping[str, ToldLine],
    point: Point,
) -> Iterator[ToldDelivery]:
    """What came: rows under one delivery number and of the same days are one delivery.

    A day in a table of orders stands for the whole line, unless deliveries tell of it themselves.
    """
    found: dict[str, ToldDelivery] = {}
    for key, row in delivered:
        line, passed = meant[key], _passed(point, row.actual_date, row.arrival_date)
        if line is None or not passed:
            continue
        quantity = delivered_quantity(row)
        so_much = lines[line].quantity if quantity is None else quantity
        one = ToldDelivery(
            _delivery_key(key, row),
            passed,
            ((line, so_much, _rejected(row, so_much)),),
            row.delivery_number[:80],
            row.transport[:40],
            (row.tracking_number or row.carrier)[:120],
        )
        there = found.get(one.key)
        found[one.key] = replace(there, lines=_joined(there.lines + one.lines)) if there else one
    yield from found.values()
    told = {line for delivery in found.values() for line, _, _ in delivery.lines}
    for key, line_row in ordered:
        if line_row.actual_date and key not in told:
            whole = lines[key].quantity
            passed = _passed(point, line_row.actual_date, None)
            yield ToldDelivery(f"line:{key}"[:300], passed, ((key, whole, _NONE),))


def _names(row: Line | InspectionRow) -> list[tuple[str, str]]:
    """What a line is called by, the surest first."""
    article = f"{folded(row.item)}\n{folded(row.variant)}" if row.item or row.variant else ""
    names = (("number", getattr(row, "line_number", "")), ("sku", row.sku), ("article", article))
    return [(name, text) for name, text in names if text]


def _tells_order(row: DeliveryRow) -> bool:
    asked = row.quantity_ordered or (row.quantity if row.original_date else None)
    return asked is not None and asked.value > 0


def _passed(point: Point, actual: date | None, arrival: date | None) -> dict[Point, date]:
    passed = {Point.ARRIVED: arrival} if arrival else {}
    return passed | {point: actual} if actual else passed


def _delivery_key(key: str, row: DeliveryRow) -> str:
    if not row.delivery_number:
        return key
    days = (str(row.actual_date or ""), str(row.arrival_date or ""))
    return key_text(("delivery", row.delivery_number, *days))


def _rejected(row: DeliveryRow, quantity: Decimal) -> Decimal:
    if row.quantity_rejected is not None:
        return min(row.quantity_rejected.value, quantity)
    if row.quantity_accepted is not None:
        return max(_NONE, quantity - row.quantity_accepted.value)
    return _NONE


def _joined(
    lines: tuple[tuple[str, Decimal, Decimal], ...],
) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """Each line once, with all that came of it."""
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for key, quantity, rejected in lines:
        before = sums.get(key, (_NONE, _NONE))
        sums[key] = before[0] + quantity, before[1] + rejected
    return tuple((key, *both) for key, both in sums.items())
