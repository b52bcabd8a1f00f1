"""Units of quantity: one turns into another only through the product's own pack sizes.

A carton is 24 candles of one kind and 12 of another, so without the product's word for it there is
no conversion, and no figure.
"""

from collections.abc import Mapping
from decimal import Decimal


def in_unit(
    quantity: Decimal, unit: str, into: str, packs: Mapping[str, Decimal]
) -> Decimal | None:
    """A quantity in another unit; None where the product does not say how many go into which.

    `packs` says how many of the product's smallest unit are in each of its units.

    >>> in_unit(Decimal(3), "carton", "piece", {"piece": Decimal(1), "carton": Decimal(24)})
    Decimal('72')
    """
    if unit == into:
        return quantity
    one, other = packs.get(unit), packs.get(into)
    return quantity * one / other if one and other else None
