"""How sure we are of a mean of small counts: reminders a promise took, mostly 0 or 1.

The exact interval of a Poisson rate (Garwood 1936) says something honest even where all counts are
0, where the usual mean ± t·s would be sure of nothing but 0. Counts that vary more than a Poisson's
(one promise that took nine reminders) are worth fewer: they are divided by their dispersion, the
variance over the mean, before the interval is taken (quasi-Poisson).
"""

from collections.abc import Sequence
from statistics import mean, variance

from guanxi.domain.statistics.proportions import UNKNOWN, Interval


def mean_of_counts(counts: Sequence[int], confidence: float) -> Interval:
    """The interval of the mean of these counts; open on both sides where there are none.

    Ten promises without a reminder, 95 % sure: 0 to 0.37 a promise.
    """
    if not counts:
        return UNKNOWN
    from scipy.special import gammaincinv  # here: most pages need not wait for it

    spread = _dispersion(counts)
    total, tail = sum(counts) / spread, (1 - confidence) / 2
    scale = spread / len(counts)
    low = float(gammaincinv(total, tail)) * scale if total else 0.0
    return Interval(low, float(gammaincinv(total + 1, 1 - tail)) * scale)


def _dispersion(counts: Sequence[int]) -> float:
    """How many times the variance of a Poisson: 1 at least."""
    if len(counts) < 2 or not any(counts):
        return 1.0
    return max(1.0, variance(counts) / mean(counts))
