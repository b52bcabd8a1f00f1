"""How much of a line is to come, and how much of it the original day is measured by.

A quantity that both agreed to change is like a day that was moved: what was ordered first stays.
Whoever makes less than was ordered is short of it, with our consent or without. What we asked to
leave out ourselves is nobody's shortness, and what we added later was never part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from guanxi.domain.playbook import Debtor

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class QuantityChange:
    """Somebody asked for another quantity of one line; `accepted` None: not answered yet."""

    id: int
    line_id: int
    asked_by: Debtor
    before: Decimal
    after: Decimal
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class Quantities:
    """What was agreed on last, and what the original day is measured by."""

    agreed: Decimal
    measured: Decimal


def quantities(first: Decimal, changes: Iterable[QuantityChange]) -> Quantities:
    """The quantities of one line, from what was ordered first and its changes.

    1,000 ordered. They can make 700, and we agree: 700 are to come, measured by 1,000. Then we
    leave out 100 ourselves: 600 are to come, measured by 900.
    """
    agreed, short = first, _NONE
    for one in sorted(changes, key=lambda change: change.id):
        if not one.accepted:
            continue
        step = one.after - agreed
        if step > 0:
            short = max(_NONE, short - step)
        elif one.asked_by is not Debtor.OURS:
            short -= step
        agreed = one.after
    return Quantities(agreed, min(first, agreed + short))
