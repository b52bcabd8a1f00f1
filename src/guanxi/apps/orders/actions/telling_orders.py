"""From the merged lines of tables to what they tell of an order. Plain Python, no database.

A table of orders names the lines of an order. A table of deliveries speaks of them; where no table
of orders has a line, one that says what was ordered makes it too. The actual day stands at the
point where the order's Incoterm says that the goods are delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from guanxi.apps.orders.actions.telling_facts import (
    Article,
    ToldCost,
    ToldInspection,
    ToldLine,
    ToldOrder,
    ToldPayment,
)
from guanxi.apps.orders.actions.telling_goods import Goods, Line, told_deliveries
from guanxi.apps.orders.units_inspected import units_inspected, whole
from guanxi.domain.orders import Incoterm, delivery_point
from guanxi.domain.tables import (
    DeliveryRow,
    InspectionRow,
    Money,
    OrderLineRow,
    PaymentRow,
    Row,
)

COSTS = (
    ("freight", "freight"),
    ("insurance", "insurance"),
    ("duty", "duty"),
    ("other_costs", "other"),
)
# Rules of 2010 and before, by what they became.
_BECAME = {"DAT": "DPU", "DAF": "DAP", "DES": "DAP", "DEQ": "DPU", "DDU": "DAP"}
_CLOSE = Decimal("0.01")  # a coin
_PRICE = Decimal("0.000001")
OneKind = TypeVar("OneKind", bound=Row)


class Telling(NamedTuple):
    """A merged line of a table, under the key it is known by."""

    key: str
    row: Row


def told_order(supplier_id: int, number: str, tellings: Sequence[Telling]) -> ToldOrder:
    """What all tables tell of one order; ``tellings`` in the order in which they were told."""
    ordered = _of(OrderLineRow, tellings)
    delivered = _of(DeliveryRow, tellings)
    said: list[Line] = [*(row for _, row in ordered), *(row for _, row in delivered)]
    incoterm = next((str(row.incoterm) for row in said if row.incoterm), "")
    incoterm = _BECAME.get(incoterm, incoterm)
    currency = next((code for row in said if (code := _currency(row))), "")
    goods = Goods()
    for key, line in ordered:
        goods.add(key, line, told_line(key, line, line.quantity.value, currency))
    meant = {key: goods.meant_by(row, lambda k, r, q: told_line(k, r, q, currency))
             for key, row in delivered}  # fmt: skip
    point = delivery_point(Incoterm(incoterm or Incoterm.FOB))
    return ToldOrder(
        supplier_id,
        number,
        ordered=next((row.order_date for row in said if row.order_date), None),
        currency=currency,
        incoterm=incoterm,
        place=next((row.place for row in said if row.place), "")[:80],
        terms_said=next((row.payment_terms for _, row in ordered if row.payment_terms), "")[:200],
        lines=tuple(goods.lines.values()),
        deliveries=tuple(told_deliveries(ordered, delivered, meant, goods.lines, point)),
        costs=tuple(_costs((*ordered, *delivered), meant, currency)),
        inspections=tuple(_inspections(_of(InspectionRow, tellings), goods)),
        payments=tuple(_payments(ordered, _of(PaymentRow, tellings), currency)),
    )


def told_line(key: str, row: Line, quantity: Decimal, currency: str) -> ToldLine:
    """The line of an order that a row makes."""
    unit = row.unit or (row.quantity.unit if row.quantity else "")
    pack = row.pack_size.value if row.pack_size and row.pack_size.value > 0 else None
    article = Article(row.item[:200], row.variant[:200], row.sku[:80], unit[:20], pack)
    price = _price(row, quantity) if _currency(row) in ("", currency) else None
    return ToldLine(key, article, quantity, unit[:20], price, row.original_date, row.agreed_date)


def _of(kind: type[OneKind], tellings: Iterable[Telling]) -> list[tuple[str, OneKind]]:
    return [(key, row) for key, row in tellings if isinstance(row, kind)]


def _currency(row: Line) -> str:
    amounts = (row.unit_price, row.total, row.pack_price)
    return row.currency or next((one.currency for one in amounts if one and one.currency), "")


def _price(row: Line, quantity: Decimal) -> Decimal | None:
    """The price that the total confirms, else what the total makes of one, else the one given.

    A price may be that of a piece while the quantity counts packs, be rounded, or be before a
    discount; their product decides. A total that is more than all of this explains is of another
    thing (the whole order, with taxes), or of another currency.
    """
    prices = [one for one in (row.unit_price, row.pack_price) if one is not None]
    given = [one.amount for one in prices]
    if row.total is None or not quantity or not _is_same_money(row.total, prices):
        return given[0].quantize(_PRICE) if given else None
    total = row.total.amount
    of_one = total / quantity
    fitting = [one for one in given if abs(one * quantity - total) <= _CLOSE]
    if not fitting and given and not any(_explains(one, of_one, row) for one in given):
        fitting = given
    return (fitting[0] if fitting else of_one).quantize(_PRICE)


def _is_same_money(total: Money, prices: Sequence[Money]) -> bool:
    return len({one.currency for one in (total, *prices)} - {""}) < 2


def _explains(price: Decimal, of_one: Decimal, row: Line) -> bool:
    """Whether this price can be what a total makes of one: rounded, of a piece of a pack, or before
    a discount."""
    places = price.as_tuple().exponent
    rounding = Decimal(5).scaleb(min(places if isinstance(places, int) else 0, -2) - 1)
    if price <= 0 or of_one <= price + rounding:
        return True
    pieces = row.pack_size.value if row.pack_size else (of_one / price).to_integral_value()
    return pieces > 1 and abs(of_one / pieces - price) <= rounding


def _costs(
    rows: Iterable[tuple[str, Line]], meant: dict[str, str | None], currency: str
) -> Iterator[ToldCost]:
    for key, row in rows:
        for field, kind in COSTS:
            cost: Money | None = getattr(row, field)
            if cost is not None and cost.amount:
                line = meant.get(key) if isinstance(row, DeliveryRow) else key
                yield ToldCost(
                    f"{kind}:{key}"[:300], line, kind, cost.amount, cost.currency or currency
                )


def _inspections(
    rows: Iterable[tuple[str, InspectionRow]], goods: Goods
) -> Iterator[ToldInspection]:
    for key, row in rows:
        inspected = units_inspected(row)
        if inspected is None:
            continue
        classes = [whole(one) for one in (row.critical, row.major, row.minor)]
        defective = whole(row.defective or row.quantity_rejected)
        yield ToldInspection(
            key,
            goods.named_by(row),
            inspected,
            lot=row.lot[:80],
            day=row.inspection_date,
            lot_size=whole(row.lot_size) if row.lot_size else None,
            critical=classes[0],
            major=classes[1],
            minor=classes[2],
            unclassed=max(0, defective - sum(classes)),
            result=row.result.value if row.result else "pending",
            inspector=row.inspector[:120],
        )


def _payments(
    ordered: Iterable[tuple[str, OrderLineRow]],
    rows: Iterable[tuple[str, PaymentRow]],
    currency: str,
) -> Iterator[ToldPayment]:
    """What was paid on a day; what names no day is due, and nothing was paid."""
    yield from _once(ordered, currency)
    for key, row in rows:
        parts = tuple(_parts(key, row, currency))
        yield from parts
        money = row.amount_paid or row.amount
        if row.paid_date is None or money is None or _is_sum(row, parts):
            continue
        yield ToldPayment(
            key,
            row.paid_date,
            money.amount,
            money.currency or row.currency or currency,
            row.purpose[:120],
            (row.bank_reference or row.payment_number or row.invoice_number)[:120],
        )


def _parts(key: str, row: OrderLineRow | PaymentRow, currency: str) -> Iterator[ToldPayment]:
    """A deposit and a balance that stand side by side on one line."""
    reference = row.bank_reference or row.invoice_number if isinstance(row, PaymentRow) else ""
    for purpose, money, paid in (
        ("deposit", row.deposit, row.deposit_date),
        ("balance", row.balance, row.balance_date),
    ):
        if money is not None and paid is not None:
            code = money.currency or row.currency or currency
            yield ToldPayment(
                f"{purpose}:{key}"[:300], paid, money.amount, code, purpose, reference[:120]
            )


def _once(rows: Iterable[tuple[str, OrderLineRow]], currency: str) -> Iterator[ToldPayment]:
    """The deposit and balance of an order, once where every line of it says them again.

    Where they make up the amount of their own line, they are of that line alone.
    """
    said: set[tuple[str, date, Decimal]] = set()
    for key, row in rows:
        is_of_line = row.deposit and row.balance and row.total and (
            row.deposit.amount + row.balance.amount == row.total.amount
        )  # fmt: skip
        for part in _parts(key, row, currency):
            which = part.purpose, part.paid, part.amount
            if is_of_line or which not in said:
                yield part
            said.add(which)


def _is_sum(row: PaymentRow, parts: Sequence[ToldPayment]) -> bool:
    """Whether the amount of a line is what its deposit and balance make up."""
    return bool(row.amount and parts and sum(one.amount for one in parts) == row.amount.amount)
