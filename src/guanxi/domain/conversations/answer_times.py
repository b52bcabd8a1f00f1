"""Answer times of a group of segments: how long answers took, and how many came in time.

Requests still waiting when the conversation was last known have waited *at least* so long: they
are right-censored, and the percentiles come from the Kaplan-Meier curve, so that silence is not
left out. A percentile the curve does not come down to is "not reached", which is a result.
Intervals are by order statistics and exist only from the sample sizes the playbook names; from
there the interval is the closest pair of ranks that holds the percentile with that confidence.

Unsure segments and those nobody knows the outcome of enter no figure. What this does not decide:
whom or which month a group is about (the caller groups), and which stamp counts (`segments`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from guanxi.domain.conversations.segments import Segment, State

# Seconds between two instants on some clock: elapsed, or the working hours of the side that owes.
Clock = Callable[[datetime, datetime], float]

MEDIAN, NINETIETH = 0.5, 0.9
_COUNTED = (State.KEPT, State.LATE, State.RUNNING)
_JUDGED = (State.KEPT, State.LATE)


@dataclass(frozen=True)
class Needed:
    """What the figures need to be figures: the playbook's numbers of independent events."""

    thin_below: int
    median_interval_from: int
    p90_interval_from: int
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Percentile:
    """A percentile in seconds with its interval. `value` None: not reached; `low` or `high` None:
    open on that side."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """`kept` of `n` requests in time, with the Wilson interval; all None where n is 0."""

    kept: int
    n: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """The figures of one group. `n` counts requests, `waiting` those of them unanswered so far."""

    n: int
    waiting: int
    thin: bool
    median: Percentile
    p90: Percentile
    share: Share


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one request waited, in seconds; not `over` while nobody has answered it."""

    seconds: float
    over: bool


def elapsed(start: datetime, end: datetime) -> float:
    """The clock on the wall: seconds between two aware instants."""
    return (end - start).total_seconds()


def waits(segments: Iterable[Segment], *, known_until: datetime, clock: Clock) -> list[Wait]:
    """How long each counted request waited; unanswered ones up to the last known instant."""
    return [
        Wait(clock(segment.opened, segment.answered or known_until), segment.answered is not None)
        for segment in segments
        if segment.state in _COUNTED and (segment.answered or segment.opened <= known_until)
    ]


def answer_times(
    segments: Sequence[Segment],
    *,
    known_until: datetime,
    clock: Clock,
    needed: Needed,
) -> AnswerTimes:
    """The answer times of a group of segments, in the seconds of `clock`.

    Three answers after 1, 2 and 9 hours and one that has waited 4 hours so far: the median is
    2 hours, as after 2 hours half of the four are answered.
    """
    waited = waits(segments, known_until=known_until, clock=clock)
    judged = [segment for segment in segments if segment.state in _JUDGED]
    kept = sum(segment.state is State.KEPT for segment in judged)
    return AnswerTimes(
        n=len(waited),
        waiting=sum(not wait.over for wait in waited),
        thin=len(waited) < needed.thin_below,
        median=percentile(waited, MEDIAN, needed.median_interval_from, needed.confidence),
        p90=percentile(waited, NINETIETH, needed.p90_interval_from, needed.confidence),
        share=share_kept(kept, len(judged), needed.confidence),
    )


def percentile(
    waited: Sequence[Wait], quantile: float, interval_from: int, confidence: float
) -> Percentile:
    """A percentile of right-censored waiting times.

    The value is the first time at which the Kaplan-Meier curve has come down to `1 - quantile`.
    The interval needs `interval_from` requests; below that a high percentile still has a lower
    bound. Waits that are not over count as soon over for the lower bound and as endless for the
    upper one, which errs on the wide side.
    """
    value = _reached(waited, quantile)
    n = len(waited)
    low, high = None, None
    if n >= interval_from:
        low, high = _ranks(n, quantile, confidence)
    elif quantile > MEDIAN:
        low = _lower_rank(n, quantile, confidence)
    shortest = sorted(wait.seconds for wait in waited)
    over = sorted(wait.seconds for wait in waited if wait.over)
    return Percentile(
        value,
        None if low is None else shortest[low - 1],
        None if high is None or high > len(over) else over[high - 1],
    )


def share_kept(kept: int, n: int, confidence: float) -> Share:
    """A share with its Wilson interval: 3 of 4 is 75 %, somewhere between 30 % and 95 %."""
    if n == 0:
        return Share(0, 0, None, None, None)
    from scipy.stats import binomtest  # heavy, and needed only where figures are made

    interval = binomtest(kept, n).proportion_ci(confidence, method="wilson")
    return Share(kept, n, kept / n, float(interval.low), float(interval.high))


def _reached(waited: Sequence[Wait], quantile: float) -> float | None:
    if not any(wait.over for wait in waited):
        return None
    from scipy.stats import CensoredData, ecdf

    curve = ecdf(
        CensoredData(
            uncensored=[wait.seconds for wait in waited if wait.over],
            right=[wait.seconds for wait in waited if not wait.over],
        )
    ).cdf
    # A hair below, as products of fractions miss round figures by one bit.
    reached = [
        float(seconds)
        for seconds, share in zip(curve.quantiles, curve.probabilities, strict=True)
        if share >= quantile - 1e-12
    ]
    return reached[0] if reached else None


def _ranks(n: int, quantile: float, confidence: float) -> tuple[int | None, int | None]:
    """The closest ranks (from 1) that hold the percentile of n between them with that confidence.

    Six requests are the fewest for a median at 95 % (ranks 1 and 6), thirty for a 90th percentile.
    """
    from scipy.stats import binom

    below = [float(p) for p in binom.cdf(range(n), n, quantile)]  # P(at most rank-1 are below it)
    best: tuple[int, int] | None = None
    high = 1
    for low in range(1, n + 1):
        while high <= n and below[high - 1] - below[low - 1] < confidence:
            high += 1
        if high > n:
            break
        if best is None or high - low < best[1] - best[0]:
            best = (low, high)
    return best or (None, None)


def _lower_rank(n: int, quantile: float, confidence: float) -> int | None:
    """The highest rank that lies below the percentile of n with that confidence."""
    from scipy.stats import binom

    fitting = [rank for rank in range(1, n + 1) if binom.sf(rank - 1, n, quantile) >= confidence]
    return fitting[-1] if fitting else None
