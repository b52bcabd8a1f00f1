"""What was bought, and what it really cost.

Lines of orders without costs of their own are summed up by the database. Where freight, duty and
the like must be spread over the lines of an order, its lines are read one by one and the rule does
it (``domain.orders.landed_costs``). Taxes are claimed back, so they are no cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import DecimalField, Exists, F, OuterRef, Q, QuerySet, Sum

from guanxi.apps.orders.labels import CostKind
from guanxi.apps.orders.models import Cost, OrderLine, PurchaseOrder, Rate
from guanxi.apps.orders.queries.figures_cells import Asked, Cells, Key
from guanxi.domain import orders as domain
from guanxi.domain.measures import Purchases

_MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=36, decimal_places=10)
_NOTHING = Decimal(0)
UNKNOWN = ""  # a currency nobody said, or one without a rate


class Bought(NamedTuple):
    """What was bought of one variant: as it was ordered, and as it came (None: nothing did)."""

    ordered: Purchases
    landed: Purchases | None


def purchase_facts(asked: Asked) -> dict[Key, Mapping[str, Any]]:
    """What was bought, by supplier and period of the original day. Four queries."""
    bought: dict[Key, list[Bought]] = defaultdict(list)
    for key, one in purchases(asked):
        bought[key].append(one)
    return {key: _facts(found) for key, found in bought.items()}


def purchases(asked: Asked) -> Iterator[tuple[Key, Bought]]:
    """What was bought of each variant in each quarter. Four queries."""
    cells = Cells.of(asked.cells.periods, by_quarter=True)
    lines = OrderLine.objects.filter(asked.of("order__supplier"), cells.within("order__due"))
    own = Exists(_costs().filter(order=OuterRef("order")))
    for rows in (_summed(lines.exclude(own), cells), _spread(lines.filter(own), cells)):
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
    for supplier, number, variant, currency, *sums in found:
        ordered, value, came, cost = (one or _NOTHING for one in sums)
        quarter = quarters[number]
        wanted = Purchases(quarter, variant, ordered, value, currency)
        landed = Purchases(quarter, variant, came, cost, currency) if came else None
        yield supplier, number, Bought(wanted, landed)


def _spread(lines: QuerySet[OrderLine], cells: Cells) -> Iterator[tuple[int, int, Bought]]:
    """Purchases of orders with costs that must be spread over their lines."""
    rows = lines.annotate(cell=cells.number("order__due")).select_related("order")
    by_order = [
        list(one) for _, one in groupby(rows.order_by("order_id", "pk"), lambda row: row.order_id)
    ]
    if not by_order:
        return
    costs: dict[int, list[Cost]] = defaultdict(list)
    for cost in _costs().filter(order__in=lines.values("order")):
        costs[cost.order_id].append(cost)
    rates = list(Rate.objects.order_by("day", "pk"))
    for of_order in by_order:
        order = of_order[0].order
        landed = _landed(of_order, costs[order.pk], rates)
        for line in of_order:
            number: int = line.cell
            wanted = Purchases(
                quarter=cells.quarter(number),
                variant_id=line.variant_id,
                quantity=_NOTHING if line.price is None else line.quantity,
                cost=line.quantity * (line.price or _NOTHING),
                currency=order.currency,
                orders=(order.pk,),
            )
            yield order.supplier_id, number, Bought(wanted, _came(wanted, line, landed))


def _costs() -> QuerySet[Cost]:
    return Cost.objects.exclude(kind=CostKind.TAX)


def _landed(
    lines: Iterable[OrderLine], costs: Iterable[Cost], rates: Iterable[Rate]
) -> Mapping[int, domain.LandedCost] | None:
    """What each line cost; None where an amount has no rate, or a price was not said."""
    came = [line for line in lines if line.delivered]
    if any(line.price is None for line in came):
        return None
    goods = [
        domain.Landed(
            line.pk, line.variant_id, line.delivered, line.price or _NOTHING, line.order.currency
        )
        for line in came
    ]
    order = next(iter(came)).order if came else None
    if order is None:
        return {}
    amounts = [_cost(cost, order, rates) for cost in costs]
    found = domain.landed_costs(goods, amounts, into=order.currency)
    return None if found is None else {one.line_id: one for one in found}


def _came(
    wanted: Purchases, line: OrderLine, landed: Mapping[int, domain.LandedCost] | None
) -> Purchases | None:
    if not line.delivered:
        return None
    if landed is None:  # nothing can be compared with it
        return replace(wanted, quantity=line.delivered, cost=_NOTHING, currency=UNKNOWN)
    return replace(wanted, quantity=line.delivered, cost=landed[line.pk].total)


def _cost(cost: Cost, order: PurchaseOrder, rates: Iterable[Rate]) -> domain.Cost:
    return domain.Cost(
        kind=domain.CostKind(cost.kind),
        amount=cost.amount,
        currency=cost.currency,
        our_share=cost.our_share,
        unexpected=cost.unexpected,
        line_id=cost.line_id,
        rate=_rate(cost.currency, order, rates),
    )


def _rate(currency: str, order: PurchaseOrder, rates: Iterable[Rate]) -> domain.Rate | None:
    """The last rate that was noted by the day of the order."""
    day, pair = order.ordered or order.due, {currency, order.currency}
    fitting = [
        one
        for one in rates
        if {one.currency, one.into} == pair and day is not None and one.day <= day
    ]
    return domain.Rate(*_plain(fitting[-1])) if fitting else None


def _plain(one: Rate) -> tuple[Any, ...]:
    return one.day, one.currency, one.into, one.rate
