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
class Borne:
    """What one kind of cost came to: ours and theirs, and how much of ours nobody expected."""

    kind: CostKind
    ours: Decimal
    theirs: Decimal
    unexpected: Decimal


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


def breakdown(costs: Iterable[Cost], *, into: str) -> tuple[Borne, ...] | None:
    """What each kind came to and who bore it; None where an amount has no rate."""
    sums: Mapping[CostKind, list[Decimal]] = {kind: [Decimal(0)] * 3 for kind in CostKind}
    found = set()
    for cost in costs:
        amount = in_currency(cost.amount, cost.currency, into, cost.rate)
        if amount is None:
            return None
        ours = amount * cost.our_share
        unexpected = ours if cost.unexpected else Decimal(0)
        parts = sums[cost.kind]
        parts[:] = [parts[0] + ours, parts[1] + amount - ours, parts[2] + unexpected]
        found.add(cost.kind)
    return tuple(Borne(kind, *sums[kind]) for kind in CostKind if kind in found)
