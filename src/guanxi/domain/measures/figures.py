"""A figure: its value, how many events it rests on, how sure it is, and what it is made of.

Three states are kept apart. *none*: no facts, so no value, never 0 and never 100. *thin*: too few
independent events to judge by; the value is shown hollow and enters no whole. *ok*. How few is few
stands in the playbook.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from inspect import cleandoc
from typing import Generic, TypeVar

from guanxi.domain.playbook import Playbook
from guanxi.domain.statistics import (
    Counts,
    Interval,
    Ranked,
    percentile,
    percentile_interval,
    wilson,
)

F = TypeVar("F")
OPEN = Interval(None, None)


class State(StrEnum):
    """Whether a figure may be judged by."""

    OK = "ok"
    THIN = "thin"
    NONE = "none"


class Unit(StrEnum):
    """What a value is counted in. A share is from 0 to 1, a change too (-0.22: 22 % less)."""

    SHARE = "share"
    CHANGE = "change"
    DAYS = "days"
    SECONDS = "seconds"
    COUNT = "count"
    MONEY = "money"


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Fact(StrEnum):
    """What a measure is made from."""

    ORDERS = "orders"
    DELIVERIES = "deliveries"
    DATE_CHANGES = "date_changes"
    CHANGE_REQUESTS = "change_requests"
    INSPECTIONS = "inspections"
    COSTS = "costs"
    PAYMENTS = "payments"
    MESSAGES = "messages"
    CALLS = "calls"
    PROMISES = "promises"
    ISSUES = "issues"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Rules:
    """The playbook's figures: below how many events a figure is thin, from how many lots and values
    there are intervals, from how many periods a trend; how sure an interval is (0.95), and how much
    of a whole's weights must be known (0.5)."""

    thin_below: int
    lots_from: int
    median_from: int
    p90_from: int
    trend_from: int
    confidence: float
    whole_needs: float


def rules_of(playbook: Playbook) -> Rules:
    """The rules a playbook lays down."""
    figure = playbook.figure
    return Rules(
        thin_below=int(figure("measures.thin_below")),
        lots_from=int(figure("measures.lots_interval_from")),
        median_from=int(figure("measures.median_interval_from")),
        p90_from=int(figure("measures.p90_interval_from")),
        trend_from=int(figure("measures.trend_from_periods")),
        confidence=figure("measures.confidence_percent") / 100,
        whole_needs=figure("measures.whole_needs_percent") / 100,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """`k` of `n`. `events`: how many independent ones they are, where lines or units come in
    orders or lots (None: each is one). `evidence`: the records behind them, where asked for."""

    k: int = 0
    n: int = 0
    events: int | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """What a measure of money found in one currency (ISO 4217; "": nobody said which), over `n`."""

    currency: str
    value: Decimal
    n: int


@dataclass(frozen=True, slots=True)
class Value:
    """What a measure found; `n` 0: nothing to measure. `amounts`: by currency, where it is of
    money."""

    n: int
    value: float | Decimal | None
    k: int | None = None
    interval: Interval = OPEN
    is_thin: bool = False
    evidence: tuple[int, ...] = ()
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over one period. `value` None with `n` above 0: not reached, or there are several
    currencies, whose `amounts` stand side by side. `low` and `high` None: open on that side."""

    measure: str
    value: float | Decimal | None
    unit: Unit
    n: int
    k: int | None
    low: float | None
    high: float | None
    state: State
    period: Period
    evidence: tuple[int, ...] = ()
    amounts: tuple[Amount, ...] = ()


def in_currency(figure: Figure, currency: str) -> Figure:
    """What a figure of money is in one of its currencies; *none* where it has none of it."""
    found = [one for one in figure.amounts if one.currency == currency]
    if not found:
        return replace(figure, value=None, n=0, state=State.NONE, amounts=())
    return replace(figure, value=found[0].value, n=found[0].n, amounts=tuple(found))


@dataclass(frozen=True)
class Measure(Generic[F]):
    """A named function from facts, period and rules to a figure. Its page is made from this:
    `definition` is the function's own description, `source` the system of the catalogue."""

    code: str
    unit: Unit
    better: Better
    source: str
    needs: tuple[Fact, ...]
    definition: str
    find: Callable[[F, Rules], Value]

    def __call__(self, facts: F, period: Period, rules: Rules) -> Figure:
        """The figure over these facts, which are those of the period."""
        found = self.find(facts, rules)
        return Figure(
            measure=self.code,
            value=found.value if found.n else None,
            unit=self.unit,
            n=found.n,
            k=found.k,
            low=found.interval.low,
            high=found.interval.high,
            state=_state(found),
            period=period,
            evidence=found.evidence,
            amounts=found.amounts,
        )


def measure(
    unit: Unit, better: Better, source: str, *needs: Fact
) -> Callable[[Callable[[F, Rules], Value]], Measure[F]]:
    """Make a measure of a function; its name is the measure's code."""

    def named(find: Callable[[F, Rules], Value]) -> Measure[F]:
        return Measure(
            find.__name__, unit, better, source, needs, cleandoc(find.__doc__ or ""), find
        )

    return named


def share(tally: Tally, rules: Rules) -> Value:
    """k of n with Wilson's interval, thin below so many independent events."""
    events = tally.n if tally.events is None else tally.events
    return Value(
        n=tally.n,
        value=tally.k / tally.n if tally.n else None,
        k=tally.k,
        interval=wilson(tally.k, tally.n, rules.confidence),
        is_thin=events < rules.thin_below,
        evidence=tally.evidence,
    )


def middle(counts: Counts, rules: Rules) -> Value:
    """The median with its order-statistic interval."""
    return _percentile(counts, 0.5, rules.median_from, rules)


def ninth_tenth(counts: Counts, rules: Rules) -> Value:
    """The 90th percentile; its interval is open above below so many values."""
    return _percentile(counts, 0.9, rules.p90_from, rules)


def _percentile(counts: Counts, part: float, two_sided_from: int, rules: Rules) -> Value:
    ranked = Ranked.of(counts)
    interval = percentile_interval(ranked, part, rules.confidence, two_sided_from=two_sided_from)
    return Value(
        n=ranked.n,
        value=percentile(ranked, part),
        interval=interval,
        is_thin=ranked.n < rules.thin_below,
    )


def _state(found: Value) -> State:
    if not found.n:
        return State.NONE
    return State.THIN if found.is_thin else State.OK
