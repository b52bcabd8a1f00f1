"""Measures of cost and range: what a unit costs once it is here, how that develops, and how many
variants there are.

Costs are compared only between like and like: a variant with itself, in one currency. Currencies
stand side by side, each with its own figure; what a cost without a rate would have come to is not
known, so there is no figure beside it. These are sums of what was really paid, no samples: they
have no interval and are never thin.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from guanxi.domain.measures.figures import Amount, Better, Fact, Rules, Unit, Value, measure


class Quarter(NamedTuple):
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int


class Purchases(NamedTuple):
    """What was bought of one variant in one quarter: units, and what they cost in all (None: not
    to be had, an amount has no rate or no price)."""

    quarter: Quarter
    variant_id: int
    quantity: Decimal
    cost: Decimal | None
    currency: str
    orders: tuple[int, ...] = ()


class Compared(NamedTuple):
    """What the purchases in one currency come to: the figure, over how many, and which they are."""

    value: Decimal
    n: int
    purchases: Sequence[Purchases]


_FACTS = Fact.ORDERS, Fact.DELIVERIES, Fact.COSTS
_NOTHING = Decimal(0)


@measure(Unit.MONEY, Better.LOWER, "M4", *_FACTS)
def landed_unit_cost(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """What one unit of a variant cost us once it was here: price, freight, insurance, duty,
    inspection and rework, as far as we bore them, over the units that came.
    """
    return _by_currency(purchases, _unit_cost)


@measure(Unit.CHANGE, Better.LOWER, "M4", *_FACTS)
def landed_unit_cost_change(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """How much more or less a unit costs than it did, over the variants that were bought in both
    the first and the last quarter, weighted by how much of each was bought in the first.
    """
    return _by_currency(purchases, _change)


@measure(Unit.CHANGE, Better.LOWER, "M4", Fact.ORDERS)
def price_change(purchases: Sequence[Purchases], rules: Rules) -> Value:
    """The same of the price alone, as it stands in the orders."""
    return _by_currency(purchases, _change)


@measure(Unit.COUNT, Better.NEITHER, "P2", Fact.ORDERS)
def variants(ordered: Collection[int], rules: Rules) -> Value:
    """How many different variants were ordered."""
    found = len(set(ordered))
    return Value(found, found)


def _by_currency(
    purchases: Iterable[Purchases], find: Callable[[Sequence[Purchases]], Compared | None]
) -> Value:
    """The figure of each currency beside the others; the value where there is one currency."""
    bought: dict[str, list[Purchases]] = defaultdict(list)
    for one in purchases:
        if one.quantity > 0:
            if one.cost is None:
                return Value(0, None)
            bought[one.currency].append(one)
    found = {currency: find(bought[currency]) for currency in sorted(bought)}
    amounts = tuple(
        Amount(currency, one.value, one.n) for currency, one in found.items() if one is not None
    )
    behind = (one for compared in found.values() if compared for one in compared.purchases)
    return Value(
        n=sum(one.n for one in amounts),
        value=amounts[0].value if len(amounts) == 1 else None,
        evidence=tuple(sorted({order for one in behind for order in one.orders})),
        amounts=amounts,
    )


def _unit_cost(bought: Sequence[Purchases]) -> Compared:
    quantity = sum((one.quantity for one in bought), _NOTHING)
    cost = sum((one.cost or _NOTHING for one in bought), _NOTHING)
    return Compared(cost / quantity, len(bought), bought)


def _change(bought: Sequence[Purchases]) -> Compared | None:
    """Later against first, over the variants of both quarters; None where there are none."""
    quarters = {one.quarter for one in bought}
    if len(quarters) < 2:
        return None
    first, last = min(quarters), max(quarters)
    before, after = (_sums(one for one in bought if one.quarter == end) for end in (first, last))
    both = before.keys() & after.keys()
    then = sum((before[variant][0] for variant in both), _NOTHING)
    if not then:
        return None
    now = _NOTHING
    for variant in sorted(both):
        cost, quantity = after[variant]
        now += cost / quantity * before[variant][1]
    compared = [one for one in bought if one.variant_id in both and one.quarter in (first, last)]
    return Compared(now / then - 1, len(both), compared)


def _sums(purchases: Iterable[Purchases]) -> dict[int, tuple[Decimal, Decimal]]:
    """Cost and quantity by variant."""
    sums: dict[int, tuple[Decimal, Decimal]] = {}
    for one in purchases:
        cost, quantity = sums.get(one.variant_id, (_NOTHING, _NOTHING))
        sums[one.variant_id] = cost + (one.cost or _NOTHING), quantity + one.quantity
    return sums
