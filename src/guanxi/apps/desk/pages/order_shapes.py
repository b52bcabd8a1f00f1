"""The parts of an order's page, as its template shows them."""

from __future__ import annotations

from dataclasses import dataclass

from guanxi.apps.desk.labels.orders import Standing


@dataclass(frozen=True)
class LinePart:
    """One line of the order."""

    what: str
    sku: str
    quantity: str
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
