"""What was bought, and what it really cost.

Lines of orders without costs of their own are summed up by the database. Where freight, duty and
the like must be spread over the lines of an order, its lines are read one by one and the rule does
it (``domain.orders.landed_costs``). Taxes are claimed back, so they are no cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import DecimalField, F, Q, QuerySet, Sum

from guanxi.apps.orders.labels import CostKind
from guanxi.apps.orders.models import Cost, OrderLine, PurchaseOrder, Rate
from guanxi.apps.orders.queries.figures_cells import Asked, Cells, Key
from guanxi.apps.orders.queries.landed import cost_facts
from guanxi.domain import orders as domain
from guanxi.domain.measures import Purchases
from guanxi.platform.plain_rows import plain_rows

_MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=36, decimal_places=10)
_NOTHING = Decimal(0)
_FIFTEEN_DIGITS = Context(prec=15)  # which a float has right


class _Line(NamedTuple):
    """A line of an order with costs of its own, in the cell its order lies in."""

    order_id: int
    pk: int
    supplier_id: int
    variant_id: int
    quantity: Decimal
    price: Decimal | None
    delivered: Decimal
    cell: int


class Bought(NamedTuple):
    """What was bought of one variant: as it was ordered, and as it came (None: nothing did)."""

    ordered: Purchases
    landed: Purchases | None


def purchase_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """What was bought, by supplier and period of the original day. Two queries, and one more where
    there are costs to spread, or two where one is in another currency than its order."""
    bought: dict[Key, list[Bought]] = defaultdict(list)
    for key, one in purchases(asked):
        bought[key].append(one)
    return {key: _facts(found) for key, found in bought.items()}


def purchases(asked: Asked) -> Iterator[tuple[Key, Bought]]:
    """What was bought of each variant in each quarter."""
    cells = Cells.of(asked.cells.periods, by_quarter=True)
    orders = PurchaseOrder.objects.filter(asked.of(), cells.within("due"))
    costs = list(_costs().filter(order__in=orders).select_related("order"))
    lines = OrderLine.objects.filter(asked.of("order__supplier"), cells.within("order__due"))
    found = [_summed(lines, cells)]
    if costs:
        own = _costs().values("order")
        found = [
            _summed(lines.exclude(order__in=own), cells),
            _spread(lines.filter(order__in=own), costs, cells),
        ]
    for rows in found:
        for supplier, number, one in rows:
            for period in cells.periods_of(number):
                yield (supplier, period), one


def _facts(bought: Iterable[Bought]) -> Mapping[str, Any]:
    found = list(bought)
    variants = {one.ordered.variant_id for one in found}
    landed = [one.landed for one in found if one.landed is not None]
    return {
        "variants": variants,
        "price_change": [one.ordered for one in found if one.ordered.quantity],
        "landed_unit_cost_change": landed,
        # A mean over different goods says nothing.
        "landed_unit_cost": landed if len(variants) == 1 else [],
    }


def _summed(lines: QuerySet[OrderLine], cells: Cells) -> Iterator[tuple[int, int, Bought]]:
    """Purchases of orders that cost nothing beside their price. What has none is only counted."""
    priced = Q(price__isnull=False)
    grouped = lines.values(
        "order__supplier_id", "variant_id", "order__currency", cell=cells.number("order__due")
    ).annotate(
        ordered=Sum("quantity", filter=priced),
        value=Sum(F("quantity") * F("price"), output_field=_MONEY),
        came=Sum("delivered", filter=priced),
        cost=Sum(F("delivered") * F("price"), output_field=_MONEY),
    )
    columns = ("order__supplier_id", "cell", "variant_id", "order__currency")
    quarters = [cells.quarter(number) for number in range(len(cells.cuts) - 1)]
    found = grouped.order_by().values_list(*columns, "ordered", "value", "came", "cost")
    for supplier, number, variant, currency, *sums in plain_rows(found):
        ordered, value, came, cost = map(_exactly, sums)
        quarter = quarters[number]
        wanted = Purchases(quarter, variant, ordered, value, currency)
        landed = Purchases(quarter, variant, came, cost, currency) if came else None
        yield supplier, number, Bought(wanted, landed)


def _exactly(amount: Decimal | float | None) -> Decimal:
    """A sum as the database has it: SQLite's are floats."""
    return _FIFTEEN_DIGITS.create_decimal(amount or 0)


def _spread(
    lines: QuerySet[OrderLine], costs: Collection[Cost], cells: Cells
) -> Iterator[tuple[int, int, Bought]]:
    """Purchases of orders with costs that must be spread over their lines."""
    columns = ("order_id", "pk", "order__supplier_id", "variant_id", "quantity", "price")
    rows = lines.annotate(cell=cells.number("order__due")).order_by("order_id", "pk")
    of_order: dict[int, list[Cost]] = defaultdict(list)
    for cost in costs:
        of_order[cost.order_id].append(cost)
    others = any(cost.currency != cost.order.currency for cost in costs)
    rates = list(Rate.objects.order_by("day", "pk")) if others else []
    in_order = map(_Line._make, rows.values_list(*columns, "delivered", "cell"))
    for pk, found in groupby(in_order, lambda line: line.order_id):
        together = list(found)
        order = of_order[pk][0].order
        landed = _landed(together, order, of_order[pk], rates)
        for line in together:
            wanted = Purchases(
                quarter=cells.quarter(line.cell),
                variant_id=line.variant_id,
                quantity=_NOTHING if line.price is None else line.quantity,
                cost=line.quantity * (line.price or _NOTHING),
                currency=order.currency,
                orders=(pk,),
            )
            yield line.supplier_id, line.cell, Bought(wanted, _came(wanted, line, landed))


def _costs() -> QuerySet[Cost]:
    return Cost.objects.exclude(kind=CostKind.TAX)


def _landed(
    lines: Sequence[_Line], order: PurchaseOrder, costs: Iterable[Cost], rates: Iterable[Rate]
) -> Mapping[int, domain.LandedCost] | None:
    """What each line cost; None where an amount has no rate, or a price was not said."""
    came = [line for line in lines if line.delivered]
    if any(line.price is None for line in came):
        return None
    goods = [
        domain.Landed(
            line.pk, line.variant_id, line.delivered, line.price or _NOTHING, order.currency
        )
        for line in came
    ]
    amounts = [cost_facts(cost, order, rates) for cost in costs]
    found = domain.landed_costs(goods, amounts, into=order.currency)
    return None if found is None else {one.line_id: one for one in found}


def _came(
    wanted: Purchases, line: _Line, landed: Mapping[int, domain.LandedCost] | None
) -> Purchases | None:
    if not line.delivered:
        return None
    cost = None if landed is None else landed[line.pk].total
    return wanted._replace(quantity=line.delivered, cost=cost)
