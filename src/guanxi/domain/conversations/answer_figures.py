"""How soon answers come: the share in time, the median and the 90th percentile.

What still waits counts too: its answer will take at least as long as it has waited (right
censoring, Kaplan-Meier), so a side that stops answering does not look quicker for it. A percentile
that so many still wait that it cannot be known yet is "not reached", which is a result.

Intervals of percentiles are those of order statistics, with everything that still waits placed
after all answers; the share's is Wilson's. Which answers belong together (a side, a month, a
person) is for the caller to choose; requests nobody is sure about are left out before.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from guanxi.domain.statistics import Ranked, percentile_interval, wilson


class Wait(NamedTuple):
    """One request: seconds until its answer, or so far; whether it is answered, and whether what
    was agreed was kept (None while that is still open)."""

    seconds: float
    answered: bool
    kept: bool | None


@dataclass(frozen=True)
class Limits:
    """The playbook's figures: below how many a figure is thin, from how many on percentiles have
    intervals (two-sided), and how sure an interval is (0.95)."""

    thin_below: int
    median_from: int
    p90_from: int
    confidence: float


@dataclass(frozen=True)
class Percentile:
    """Seconds, and their interval. `value` None: not reached; a bound None: open on that side."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Share:
    """`kept` of `n` decided requests; `value` and its interval are None where there are none."""

    kept: int
    n: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class AnswerFigures:
    """Figures over `n` requests; `thin` where they are too few to judge by."""

    n: int
    thin: bool
    share: Share
    median: Percentile
    p90: Percentile


def answer_figures(waits: Sequence[Wait], limits: Limits) -> AnswerFigures:
    """The figures over some requests.

    Four answers after 1, 2, 3 and 4 hours have a median of 2 hours; with three more that have
    waited 5 hours so far it is 4 hours, and the 90th percentile is not reached.
    """
    decided = [wait.kept for wait in waits if wait.kept is not None]
    in_order = sorted(waits, key=lambda wait: (wait.seconds, not wait.answered))
    return AnswerFigures(
        n=len(waits),
        thin=len(decided) < limits.thin_below,
        share=share_of(sum(decided), len(decided), limits.confidence),
        median=_percentile(in_order, 0.5, limits.median_from, limits.confidence),
        p90=_percentile(in_order, 0.9, limits.p90_from, limits.confidence),
    )


def share_of(kept: int, n: int, confidence: float) -> Share:
    """What was kept of what is decided, with Wilson's interval.

    Seven of nine: 0.78, with 95 % confidence between 0.45 and 0.94.
    """
    if n == 0:
        return Share(0, 0, None, None, None)
    interval = wilson(kept, n, confidence)
    return Share(kept, n, kept / n, interval.low, interval.high)


def _percentile(waits: Sequence[Wait], part: float, least: int, confidence: float) -> Percentile:
    value = _kaplan_meier(waits, part)
    if len(waits) < least:
        return Percentile(value, None, None)
    times = Counter(wait.seconds if wait.answered else inf for wait in waits)
    interval = percentile_interval(Ranked.of(times), part, confidence)
    return Percentile(value, interval.low, interval.high)


def _kaplan_meier(waits: Sequence[Wait], part: float) -> float | None:
    """The first instant by which at least this part is answered, as far as that can be known."""
    waiting, unanswered = len(waits), 1.0
    for wait in waits:
        if wait.answered:
            unanswered *= 1 - 1 / waiting
            # Rounding must not push a percentile on to the next answer.
            if 1 - unanswered >= part - 1e-9:
                return wait.seconds
        waiting -= 1
    return None
