"""Why an act about an order was refused; nothing has changed."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The reasons, each with its words in ``labels.FAULTS``."""

    NUMBER_TAKEN = "number_taken"
    HAS_FACTS = "has_facts"
    NO_DAY = "no_day"
    SAME_DAY = "same_day"
    ANSWERED = "answered"
    STEP_TAKEN = "step_taken"
    LIFTED = "lifted"


class OrderError(ValueError):
    """An act that the facts do not allow."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)
