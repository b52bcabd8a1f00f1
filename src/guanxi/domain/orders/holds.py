"""Holds: an order (or one of its payments, or its shipping) stands still until they are lifted.

A hold names its reason in a code and is never deleted. Whatever a hold stops is stopped by any one
that is still in place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class HoldOn(StrEnum):
    """What is held."""

    ORDER = "order"
    SHIPMENT = "shipment"
    PAYMENT = "payment"


class HoldFault(StrEnum):
    """Why a hold was refused to be lifted."""

    LIFTED_ALREADY = "lifted_already"
    BEFORE_PLACED = "before_placed"


@dataclass(frozen=True, slots=True)
class Hold:
    """Placed at an instant for a reason (a code), by whom; lifted when and by whom, or not yet."""

    id: int
    on: HoldOn
    reason: str
    placed: datetime
    placed_by: int
    lifted: datetime | None = None
    lifted_by: int | None = None


class HoldError(ValueError):
    """A hold that cannot be lifted; nothing has changed."""

    def __init__(self, fault: HoldFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


def held(holds: Iterable[Hold], what: HoldOn) -> tuple[Hold, ...]:
    """The holds that stop this now, the oldest first; a hold on the order stops everything."""
    stopping = [hold for hold in holds if hold.lifted is None and hold.on in (what, HoldOn.ORDER)]
    return tuple(sorted(stopping, key=lambda hold: (hold.placed, hold.id)))


def check_lift(hold: Hold, at: datetime) -> None:
    """Raise HoldError where this hold cannot be lifted at that instant."""
    if hold.lifted is not None:
        raise HoldError(HoldFault.LIFTED_ALREADY)
    if at < hold.placed:
        raise HoldError(HoldFault.BEFORE_PLACED)
