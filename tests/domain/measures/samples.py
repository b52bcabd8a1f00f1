"""A quarter and the shipped playbook's rules."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from tests.domain.orders.samples import LATER, line, order, sep, shipped

from guanxi.domain.measures import MEASURES, Figure, Period, Purchases, Quarter, rules_of
from guanxi.domain.orders import OrderJudgement, judge_order
from guanxi.playbooks import shipped_playbook

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
RULES = rules_of(shipped_playbook())
FIRST, LAST = Quarter(2024, 3), Quarter(2026, 3)


def found(code: str, facts: Any) -> Figure:
    """The figure of a measure over the quarter."""
    return MEASURES[code](facts, QUARTER, RULES)


def judged(
    number: int, came: date | None = None, *, due: date | None = None, agreed: date | None = None
) -> OrderJudgement:
    """An order due on the 10th of September unless told otherwise, shipped whole on a day."""
    lines = line(original=due or sep(10), agreed=agreed)
    sent = [shipped(came)] if came else []
    return judge_order(order(lines, number=number), sent, known_until=LATER)


def orders(on_time: int, late: int) -> Iterable[OrderJudgement]:
    """So many orders that came on their day, and so many two days after it."""
    return [judged(n, sep(10 if n < on_time else 12)) for n in range(on_time + late)]


def bought(
    quarter: Quarter, variant: int, quantity: int, cost: str, currency: str = "USD", number: int = 0
) -> Purchases:
    numbers = (number,) if number else ()
    return Purchases(quarter, variant, Decimal(quantity), Decimal(cost), currency, numbers)
