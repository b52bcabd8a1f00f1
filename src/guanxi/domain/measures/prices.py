"""Measures of cost and range: what a unit costs once it is here, how that develops, and how many
variants there are.

Costs are compared only between like and like: a variant with itself, in one currency. Where rows
stand in several currencies (one had no rate) there is no figure. These are sums of what was really
paid, no samples: they have no interval and are never thin.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from guanxi.domain.measures.figures import Better, Fact, Rules, Unit, Value, measure


class Quarter(NamedTuple):
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Purchases:
    """What was bought of one variant in one quarter: units, and what they cost in all."""

    quarter: Quarter
    variant_id: int
    quantity: Decimal
    cost: Decimal
    currency: str
    orders: tuple[int, ...] = ()


_FACTS = Fact.ORDERS, Fact.DELIVERIES, Fact.COSTS


@measure(Unit.MONEY, Better.LOWER, "M4", *_FACTS)
def landed_unit_cost(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """What one unit of a variant cost us once it was here: price, freight, insurance, duty,
    inspection and rework, as far as we bore them, over the units that came.
    """
    bought = [one for one in purchases if one.quantity > 0]
    quantity = sum((one.quantity for one in bought), Decimal(0))
    if not _comparable(bought):
        return Value(0, None)
    cost = sum((one.cost for one in bought), Decimal(0)) / quantity
    return Value(len(bought), cost, evidence=_orders(bought))


@measure(Unit.CHANGE, Better.LOWER, "M4", *_FACTS)
def landed_unit_cost_change(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """How much more or less a unit costs than it did, over the variants that were bought in both
    the first and the last quarter, weighted by how much of each was bought in the first.
    """
    return _change(purchases)


@measure(Unit.CHANGE, Better.LOWER, "M4", Fact.ORDERS)
def price_change(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """The same of the price alone, as it stands in the orders."""
    return _change(purchases)


@measure(Unit.COUNT, Better.NEITHER, "P2", Fact.ORDERS)
def variants(ordered: Collection[int], rules: Rules) -> Value:
    """How many different variants were ordered."""
    found = len(set(ordered))
    return Value(found, found)


def unit_costs(purchases: Sequence[Purchases]) -> Mapping[int, Mapping[Quarter, Decimal]]:
    """What a unit of each variant cost in each quarter it was bought in; in the order of time."""
    found: dict[int, dict[Quarter, Decimal]] = defaultdict(dict)
    for (variant_id, quarter), (cost, quantity) in sorted(_sums(purchases).items()):
        found[variant_id][quarter] = cost / quantity
    return found


def _change(purchases: Sequence[Purchases]) -> Value:
    bought = [one for one in purchases if one.quantity > 0]
    quarters = sorted({one.quarter for one in bought})
    if len(quarters) < 2 or not _comparable(bought):
        return Value(0, None)
    sums, (first, last) = _sums(bought), (quarters[0], quarters[-1])
    both = sorted(
        variant for variant, quarter in sums if quarter == first and (variant, last) in sums
    )
    then = now = Decimal(0)
    for variant in both:
        (cost, quantity), (later, later_quantity) = sums[variant, first], sums[variant, last]
        then += cost
        now += later / later_quantity * quantity
    if not then:
        return Value(0, None)
    compared = [one for one in bought if one.variant_id in both and one.quarter in (first, last)]
    return Value(len(both), now / then - 1, evidence=_orders(compared))


def _sums(purchases: Sequence[Purchases]) -> dict[tuple[int, Quarter], tuple[Decimal, Decimal]]:
    sums: dict[tuple[int, Quarter], tuple[Decimal, Decimal]] = {}
    for one in purchases:
        cost, quantity = sums.get((one.variant_id, one.quarter), (Decimal(0), Decimal(0)))
        if one.quantity > 0:
            sums[one.variant_id, one.quarter] = cost + one.cost, quantity + one.quantity
    return sums


def _comparable(purchases: Sequence[Purchases]) -> bool:
    return len({one.currency for one in purchases}) == 1


def _orders(purchases: Sequence[Purchases]) -> tuple[int, ...]:
    return tuple(sorted({order for one in purchases for order in one.orders}))
