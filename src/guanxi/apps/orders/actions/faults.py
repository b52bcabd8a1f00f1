"""Why an act about an order was refused; nothing has changed."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The reasons, each with its words in ``forms.refusals``."""

    NUMBER_TAKEN = "number_taken"
    HAS_FACTS = "has_facts"
    NO_DAY = "no_day"
    SAME_DAY = "same_day"
    ANSWERED = "answered"
    STEP_TAKEN = "step_taken"
    LIFTED = "lifted"
    NUMBER_OF_TABLES = "number_of_tables"
    CURRENCY_FIXED = "currency_fixed"
    LINE_CAME = "line_came"
    LINE_HAS_FACTS = "line_has_facts"
    LAST_LINE = "last_line"
    QUANTITY_AGREED = "quantity_agreed"
    SAME_QUANTITY = "same_quantity"
    BELOW_DELIVERED = "below_delivered"
    NO_CORRECTION = "no_correction"
    CHANGED_SINCE = "changed_since"
    NO_RATE_DAY = "no_rate_day"
    MORE_DEFECTIVE = "more_defective"
    JOINED_SINCE = "joined_since"


class OrderError(ValueError):
    """An act that the facts do not allow."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)
