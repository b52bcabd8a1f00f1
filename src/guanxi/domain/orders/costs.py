"""What goods cost once they are here: price and everything around it, by unit.

Costs of one line are its own; costs of the whole order (freight, insurance, an inspection) are
spread over its lines by their value. Only what we bear counts; the rest is shown apart. Amounts in
another currency come in only through a dated rate that stands with them: without one there is no
figure, never a wrong one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guanxi.domain.orders.incoterms import CARRIAGE_IN_PRICE, DUTY_IN_PRICE, Incoterm


class CostKind(StrEnum):
    """What was paid for beside the goods themselves, whose price stands in the lines."""

    MATERIAL = "material"
    TOOLING = "tooling"
    FREIGHT = "freight"
    INSURANCE = "insurance"
    DUTY = "duty"
    TAX = "tax"
    INSPECTION = "inspection"
    REWORK = "rework"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rate:
    """On a day, one of `currency` was worth so many of `into`."""

    day: date
    currency: str
    into: str
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount; `our_share` of it (0 to 1) is ours to bear, the rest the supplier's. `line_id`
    None: of the whole order. `rate` stands with every amount in another currency."""

    kind: CostKind
    amount: Decimal
    currency: str
    our_share: Decimal = Decimal(1)
    unexpected: bool = False
    line_id: int | None = None
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Landed:
    """So much of a line came, at a price a unit."""

    line_id: int
    variant_id: int
    quantity: Decimal
    price: Decimal
    currency: str
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class LandedCost:
    """What the units of one line cost us in all, in one currency."""

    line_id: int
    variant_id: int
    quantity: Decimal
    total: Decimal

    @property
    def unit(self) -> Decimal:
        """The cost of one."""
        return self.total / self.quantity


@dataclass(frozen=True, slots=True)
class LandedParts:
    """What a line cost us, taken apart: the goods, and its share of each kind of cost."""

    landed: LandedCost
    goods: Decimal
    shares: Mapping[CostKind, Decimal]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Why there is no landed cost: nobody said the order's currency (`into` blank), a price of
    these lines, or a rate for these currencies."""

    currency: bool
    unpriced: tuple[int, ...]
    without_rate: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borne:
    """What one kind of cost came to: ours and theirs, and how much of each nobody expected."""

    kind: CostKind
    ours: Decimal
    theirs: Decimal
    unexpected: Decimal
    unexpected_theirs: Decimal = Decimal(0)


def in_currency(amount: Decimal, currency: str, into: str, rate: Rate | None) -> Decimal | None:
    """The amount in another currency by its own rate, either way round; None where it has none."""
    if currency == into:
        return amount
    if rate is None or not rate.rate:
        return None
    if (rate.currency, rate.into) == (currency, into):
        return amount * rate.rate
    return amount / rate.rate if (rate.currency, rate.into) == (into, currency) else None


def landed_costs(
    lines: Sequence[Landed], costs: Iterable[Cost], *, into: str
) -> tuple[LandedCost, ...] | None:
    """What each line that came cost us; None where an amount has no rate into this currency.

    1,000 at 2.00 and 500 at 4.00 with 400 of freight: 2,200 and 2,200, so 2.20 and 4.40 each.
    Taxes that are claimed back are no cost: leave them out.
    """
    came = [line for line in lines if line.quantity > 0]
    values = {
        line.line_id: in_currency(line.price * line.quantity, line.currency, into, line.rate)
        for line in came
    }
    extra: dict[int | None, Decimal] = defaultdict(Decimal)
    for cost in costs:
        amount = in_currency(cost.amount * cost.our_share, cost.currency, into, cost.rate)
        if amount is None:
            return None
        extra[cost.line_id] += amount
    known = {line_id: value for line_id, value in values.items() if value is not None}
    if len(known) < len(values):
        return None
    weights = known if any(known.values()) else {line.line_id: line.quantity for line in came}
    whole = sum(weights.values(), Decimal(0))
    # What was spent on a line that has not come is spread like the rest.
    common = sum((sum_of for line_id, sum_of in extra.items() if line_id not in known), Decimal(0))
    return tuple(
        LandedCost(
            line.line_id,
            line.variant_id,
            line.quantity,
            known[line.line_id] + extra[line.line_id] + common * weights[line.line_id] / whole,
        )
        for line in came
    )


def landed_parts(
    lines: Sequence[Landed], costs: Sequence[Cost], *, into: str
) -> tuple[LandedParts, ...] | None:
    """What each line cost us, with the share of each kind; None where an amount has no rate.

    By the rule of `landed_costs`, kind by kind: 1,000 at 2.00 and 500 at 4.00 with 400 of freight
    and 60 of duty: 2,000 of goods, 200 of freight and 30 of duty each.
    """
    whole, goods = landed_costs(lines, costs, into=into), landed_costs(lines, (), into=into)
    if whole is None or goods is None:
        return None
    alone = {one.line_id: one.total for one in goods}
    shares: dict[int, dict[CostKind, Decimal]] = {one.line_id: {} for one in whole}
    for kind in CostKind:
        of_kind = [one for one in costs if one.kind is kind]
        for one in (landed_costs(lines, of_kind, into=into) or ()) if of_kind else ():
            if one.total != alone[one.line_id]:
                shares[one.line_id][kind] = one.total - alone[one.line_id]
    return tuple(LandedParts(one, alone[one.line_id], shares[one.line_id]) for one in whole)


def not_known(
    lines: Iterable[tuple[int, Decimal | None]], costs: Iterable[Cost], *, into: str
) -> NotKnown | None:
    """What is missing for a landed cost; None where nothing is. `lines` are those that came, each
    with its price (None: not said)."""
    unpriced = tuple(line_id for line_id, price in lines if price is None)
    without = {
        cost.currency
        for cost in costs
        if into and in_currency(cost.amount, cost.currency, into, cost.rate) is None
    }
    if into and not unpriced and not without:
        return None
    return NotKnown(not into, unpriced, tuple(sorted(without)))


def costs_to_expect(incoterm: Incoterm) -> tuple[CostKind, ...]:
    """The costs that come on top of a price by this rule: who buys FOB pays freight and duty.

    >>> [kind.value for kind in costs_to_expect(Incoterm.CIF)]
    ['duty']
    """
    freight = () if incoterm in CARRIAGE_IN_PRICE else (CostKind.FREIGHT,)
    return (*freight, *(() if incoterm in DUTY_IN_PRICE else (CostKind.DUTY,)))


def breakdown(costs: Iterable[Cost], *, into: str) -> tuple[Borne, ...] | None:
    """What each kind came to and who bore it; None where an amount has no rate."""
    sums: Mapping[CostKind, list[Decimal]] = {kind: [Decimal(0)] * 4 for kind in CostKind}
    found = set()
    for cost in costs:
        amount = in_currency(cost.amount, cost.currency, into, cost.rate)
        if amount is None:
            return None
        ours, parts = amount * cost.our_share, sums[cost.kind]
        both = [ours, amount - ours]
        more = [*both, *(both if cost.unexpected else [Decimal(0)] * 2)]
        parts[:] = [before + part for before, part in zip(parts, more, strict=True)]
        found.add(cost.kind)
    return tuple(Borne(kind, *sums[kind]) for kind in CostKind if kind in found)
