"""What programs say and ask of orders, deliveries, inspections and payments, in plain forms."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from guanxi.apps.orders.labels import ConditionKind, Event, Incoterm, Party, Result
from guanxi.platform.api.paging import Asked
from guanxi.platform.api.plain import (
    Amount,
    Currency,
    Day,
    Given,
    Id,
    MoneyGiven,
    QuantityGiven,
    Text40,
    Text80,
    Text120,
    Text200,
)

MOST_LINES = 200
Named = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


class Shown(StrEnum):
    """Which orders a list shows; late ones are open too."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    ALL = "all"


class ShareGiven(Given):
    """A share of the price; those of an order make 100 percent."""

    percent: Amount = Field(examples=["30"])
    event: Event
    days: int = Field(0, ge=0, le=365)


class LineGiven(Given):
    """So much of one thing; a price is in the order's currency."""

    item: Named
    variant: Text200 = ""
    sku: Text80 = ""
    quantity: QuantityGiven
    price: MoneyGiven | None = None
    original: Day | None = Field(None, description="Its own day, where it has one.")


class OrderGiven(Given):
    """An order to note. It needs a day (``due``) or a time to make it (``lead_days``)."""

    supplier: Id
    number: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    ordered: Day
    due: Day | None = None
    lead_days: int | None = Field(None, ge=1, le=730)
    lead_in_working_days: bool = False
    conditions: list[ConditionKind] = Field(
        [], max_length=10, description="What production waits for."
    )
    incoterm: Incoterm = Incoterm.FOB
    place: Text80 = ""
    currency: Currency = "USD"
    tolerance: Amount | None = Field(None, description="In percent.")
    terms: list[ShareGiven] = Field([], max_length=3)
    note: Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[^\x00]*$")] = ""
    lines: list[LineGiven] = Field(min_length=1, max_length=MOST_LINES)


class OrdersAsked(Asked):
    """Which orders."""

    state: Shown = Shown.ALL
    supplier: Id | None = None


class DateChangeGiven(Given):
    """Somebody asks for another day; ``accepted`` null: no answer yet."""

    before: Day = Field(description="The day it has now.")
    after: Day
    line: Id | None = Field(None, description="Only this line; null for all due on that day.")
    asked_by: Party = Party.THEIRS
    announced: Day = Field(description="The day on which they said so.")
    accepted: bool | None = None
    reason: Text200 = ""


class AnswerGiven(Given):
    """Whether the other side agreed to the new day."""

    accepted: bool


class DayGiven(Given):
    """A day."""

    day: Day


class DateChangesAsked(Asked):
    """Of which order."""

    order: Id | None = None


class CameGiven(Given):
    """So much of a line; units are the order's."""

    line: Id
    quantity: Amount
    rejected: Amount = "0"


class DeliveryGiven(Given):
    """Goods that came, or are on their way: at least one day, and at least one line."""

    number: Text80 = ""
    transport: Text40 = ""
    tracking: Text120 = ""
    ready: Day | None = None
    handed_over: Day | None = None
    alongside: Day | None = None
    on_board: Day | None = None
    arrived: Day | None = None
    unloaded: Day | None = None
    lines: list[CameGiven] = Field(min_length=1, max_length=MOST_LINES)


class InspectionGiven(Given):
    """One lot that was looked at; a defective unit counts once, in its worst class."""

    line: Id | None = Field(None, description="What was looked at; null for the whole order.")
    lot: Text80 = ""
    day: Day | None = Field(None, description="Without a day it counts in no figure.")
    lot_size: int | None = Field(None, ge=1)
    inspected: int = Field(ge=1, description="Units that were looked at.")
    critical: int = Field(0, ge=0)
    major: int = Field(0, ge=0)
    minor: int = Field(0, ge=0)
    unclassed: int = Field(0, ge=0, description="Defective, nobody said how badly.")
    result: Result = Result.PASSED
    inspector: Text120 = ""
    note: Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[^\x00]*$")] = ""


class PaymentGiven(Given):
    """Money that was paid; in another currency than the order's it needs a ``rate``."""

    paid: Day
    amount: MoneyGiven
    rate: Amount | None = Field(
        None, description="So many of what was paid for one of the order's currency on that day."
    )
    purpose: Text120 = ""
    reference: Text120 = Field("", description="Of the bank.")


class OfOrdersAsked(Asked):
    """Of which order, or of which supplier's orders."""

    order: Id | None = None
    supplier: Id | None = None
