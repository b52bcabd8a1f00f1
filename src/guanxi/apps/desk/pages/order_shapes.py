"""The parts of an order's page, as its template shows them."""

from __future__ import annotations

from dataclasses import dataclass

from guanxi.apps.desk.labels.orders import Standing


@dataclass(frozen=True)
class LinePart:
    """One line of the order; ``first`` is what was ordered of it first, where both changed it."""

    pk: int
    product: int
    what: str
    sku: str
    quantity: str
    first: str
    price: str
    original: str
    agreed: str
    came: str
    standing: Standing


@dataclass(frozen=True)
class ChangePart:
    """A change of a day; ``waits`` while it has no answer."""

    pk: int
    words: str
    announced: str
    answer: str
    reason: str
    of: str
    waits: bool
    answered: bool


@dataclass(frozen=True)
class DeliveryPart:
    """Goods that came, with the days they passed each point; ``counts`` is the one that is
    judged by."""

    pk: int
    number: str
    days: tuple[tuple[str, str, bool], ...]
    lines: tuple[str, ...]
    how: str


@dataclass(frozen=True)
class DuePart:
    """A share of the price."""

    amount: str
    words: str
    due: str
    state: Standing


@dataclass(frozen=True)
class StepPart:
    """A condition or a milestone."""

    pk: int
    what: str
    who: str
    day: str
    state: Standing
    done: bool


@dataclass(frozen=True)
class CostPart:
    """A cost, and who bore it."""

    pk: int
    what: str
    amount: str
    who: str
    unexpected: bool


@dataclass(frozen=True)
class HoldPart:
    """What is stopped, since when and by whom; ``lifted`` is empty while it stands."""

    pk: int
    what: str
    reason: str
    placed: str
    lifted: str


@dataclass(frozen=True)
class InspectionPart:
    """One lot that was looked at; ``found`` says how many units were defective, and how badly."""

    pk: int
    what: str
    day: str
    counts: str
    found: str
    who: str
    note: str
    result: Standing


@dataclass(frozen=True)
class LandedPart:
    """What one line cost once it was here: the goods, its share of each kind, and one unit."""

    what: str
    came: str
    goods: str
    shares: tuple[str, ...]
    total: str
    unit: str


@dataclass(frozen=True)
class LandedTable:
    """The landed cost of an order, or why there is none; ``currencies`` lack a rate."""

    kinds: tuple[str, ...]
    rows: tuple[LandedPart, ...]
    missing: tuple[str, ...]
    currencies: tuple[str, ...]
    unsaid: str


@dataclass(frozen=True)
class EditPart:
    """What was corrected, by whom and when; ``gone`` where it was taken out."""

    pk: int
    words: str
    by: str
    gone: bool


@dataclass(frozen=True)
class DifferencePart:
    """What tables say where a person noted something else; ``fixed`` cannot be taken over."""

    pk: int
    what: str
    said: str
    stands: str
    fixed: bool


@dataclass(frozen=True)
class TermsPart:
    """How it is paid: in words, as a table wrote it, and whether the words were only read."""

    shares: tuple[str, ...]
    said: str
    is_read: bool
