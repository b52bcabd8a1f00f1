"""What the goods of one order really cost, line by line: the rule of the measure, for its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from guanxi.apps.orders.labels import CostKind
from guanxi.apps.orders.models import Cost, PurchaseOrder, Rate
from guanxi.apps.orders.queries.facts import KnownOrder, known_orders
from guanxi.domain import orders as domain

_NONE = Decimal(0)


@dataclass(frozen=True)
class LandedOrder:
    """The landed cost of each line that came, by its id, in the order's currency; ``missing``
    says why there is none. ``unsaid``: costs this Incoterm leaves to us that nobody noted.
    ``borne``: who bore which kind; None where an amount has no rate."""

    lines: Mapping[int, domain.LandedParts]
    missing: domain.NotKnown | None
    unsaid: tuple[domain.CostKind, ...]
    borne: tuple[domain.Borne, ...] | None


def landed_order(known: KnownOrder, costs: Sequence[Cost]) -> LandedOrder:
    """What the goods that came cost us. One query where a cost is in another currency, else none.

    Taxes are claimed back: they are shown among the costs, and count in no landed one.
    """
    order = known.row
    rates = _rates(order, costs)
    facts = [(cost, cost_facts(cost, order, rates)) for cost in costs]
    counted = [one for cost, one in facts if cost.kind != CostKind.TAX]
    came = [line for line in known.lines if line.delivered]
    missing = domain.not_known(
        [(line.pk, line.price) for line in came], counted, into=order.currency
    )
    goods = [
        domain.Landed(line.pk, line.variant_id, line.delivered, line.price or _NONE, order.currency)
        for line in came
    ]
    parts = () if missing else domain.landed_parts(goods, counted, into=order.currency)
    noted = {cost.kind for cost in costs}
    expected = domain.costs_to_expect(domain.Incoterm(order.incoterm))
    return LandedOrder(
        lines={one.landed.line_id: one for one in parts or ()},
        missing=missing if came else None,
        unsaid=tuple(kind for kind in expected if kind.value not in noted),
        borne=domain.breakdown([one for _, one in facts], into=order.currency),
    )


def landed_units(order_ids: Collection[int]) -> dict[int, Decimal]:
    """What one unit of each line of these orders cost us, by the line's id, where that is known.
    As many queries for many orders as for one, and one for each with a cost in a currency of its
    own."""
    costs: dict[int, list[Cost]] = defaultdict(list)
    for cost in Cost.objects.filter(order__in=order_ids).order_by("pk"):
        costs[cost.order_id].append(cost)
    return {
        pk: parts.landed.unit
        for known in known_orders(order_ids)
        for pk, parts in landed_order(known, costs[known.row.pk]).lines.items()
    }


def cost_facts(cost: Cost, order: PurchaseOrder, rates: Iterable[Rate]) -> domain.Cost:
    """A cost of an order with the rate it counts by, where it is in another currency."""
    return domain.Cost(
        kind=domain.CostKind(cost.kind),
        amount=cost.amount,
        currency=cost.currency,
        our_share=cost.our_share,
        unexpected=cost.unexpected,
        line_id=cost.line_id,
        rate=rate_of(cost.currency, order, rates),
    )


def rate_of(currency: str, order: PurchaseOrder, rates: Iterable[Rate]) -> domain.Rate | None:
    """The last rate (of ``rates`` in the order of their days) noted by the day of the order."""
    day, pair = day_of_rates(order), {currency, order.currency}
    fitting = [
        one
        for one in rates
        if {one.currency, one.into} == pair and day is not None and one.day <= day
    ]
    if not fitting:
        return None
    last = fitting[-1]
    return domain.Rate(last.day, last.currency, last.into, last.rate)


def day_of_rates(order: PurchaseOrder) -> date | None:
    """The day by whose rates an order is reckoned in its currency."""
    return order.ordered or order.due


def _rates(order: PurchaseOrder, costs: Iterable[Cost]) -> list[Rate]:
    others = {cost.currency for cost in costs} - {order.currency}
    if not others or not order.currency:
        return []
    both = {*others, order.currency}
    return list(Rate.objects.filter(currency__in=both, into__in=both).order_by("day", "pk"))
