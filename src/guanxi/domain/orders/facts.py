"""What is known of an order, as a row of a table can fill it.

Three dates are kept apart. `original` is fixed once: named at the order, or counted from the day
its last condition was met. `agreed` is the last both sides agreed on. What really happened is in
the deliveries. Quantities are in the line's own unit; days are those of the supplier's clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guanxi.domain.orders.incoterms import Incoterm, Point
from guanxi.domain.playbook import Debtor

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """So much of one variant, for a price a unit in the order's currency.

    `original` None: not fixed yet (a condition is still open). `agreed` None: never moved.
    `quantity` is what was agreed on last; `measured` what the original day is measured by, where
    that is something else (see `quantities`).
    """

    id: int
    variant_id: int
    quantity: Decimal
    price: Decimal
    original: date | None
    agreed: date | None = None
    measured: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands. `tolerance` is the share of a line's quantity that may be missing or
    too much (0.05); `cancelled` the day on which both gave it up."""

    id: int
    supplier_id: int
    number: str
    ordered: date
    currency: str
    incoterm: Incoterm
    lines: tuple[Line, ...]
    tolerance: Decimal = _NONE
    cancelled: date | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """So much of one line in a delivery, `rejected` of it not accepted by us."""

    line_id: int
    quantity: Decimal
    rejected: Decimal = _NONE


@dataclass(frozen=True, slots=True)
class Delivery:
    """Goods on their way or here: the day they passed each point, as far as it is known."""

    id: int
    passed: Mapping[Point, date]
    lines: tuple[Delivered, ...]


@dataclass(frozen=True, slots=True)
class DateChange:
    """Somebody asked to move an order (or one line) from one day to another.

    `announced` is the day we were told, or told them; `accepted` None: not answered yet.
    """

    id: int
    asked_by: Debtor
    announced: date
    before: date
    after: date
    accepted: bool | None
    line_id: int | None = None


class ConditionKind(StrEnum):
    """What can start a lead time."""

    DEPOSIT = "deposit"
    SAMPLE = "sample"
    ARTWORK = "artwork"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something one side must do before production can begin; `met`: the day it was done."""

    id: int
    kind: ConditionKind
    by: Debtor
    due: date | None
    met: date | None


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long production takes once it can begin: calendar days, or days the factory works."""

    days: int
    working: bool = False


class Step(StrEnum):
    """The steps of an order, in the order they come in."""

    MATERIALS = "materials"
    PRE_PRODUCTION = "pre_production"
    PRODUCTION_BEGINS = "production_begins"
    FIRST_ARTICLES = "first_articles"
    PRODUCTION_ENDS = "production_ends"
    FINAL_INSPECTION = "final_inspection"
    READY = "ready"
    SHIPPED = "shipped"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step and its day. An absolute one cannot move (a fair, a ship's closing date); a flexible
    one may use up `buffer` days that both sides work. `by`: whose step it is."""

    id: int
    step: Step
    by: Debtor
    due: date
    absolute: bool
    done: date | None = None
    buffer: int = 0
