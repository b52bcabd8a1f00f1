"""Percentiles of counted values, and the intervals that order statistics give them.

Values come as how many there are of each, as a database groups them; infinity stands for what has
not come yet, after everything that has. A percentile that falls there is "not reached", which is a
result. The interval lies between two of the values themselves and assumes nothing about how they
are spread; where there are too few values for a bound, it is open on that side: the median has none
below six, the 90th percentile no upper one below about thirty (at 95 %).
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil, inf

from guanxi.domain.statistics.proportions import UNKNOWN, Interval

Counts = Mapping[float, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Values in order, with how many there are up to each."""

    values: tuple[float, ...]
    upto: tuple[int, ...]

    @classmethod
    def of(cls, counts: Counts) -> "Ranked":
        """The values that there are any of."""
        values = tuple(sorted(value for value, count in counts.items() if count))
        return cls(values, tuple(accumulate(counts[value] for value in values)))

    @property
    def n(self) -> int:
        """How many there are."""
        return self.upto[-1] if self.upto else 0

    def at(self, rank: int) -> float | None:
        """The `rank`-th smallest (from 1); None where there is no such value, or not yet."""
        if not 1 <= rank <= self.n:
            return None
        value = self.values[bisect_left(self.upto, rank)]
        return None if value == inf else value


def percentile(ranked: Ranked, part: float) -> float | None:
    """The value below which this part lies; between two values, their middle.

    1, 2, 3 and 4 have the median 2.5. None where there are no values, or it is not reached.
    """
    if not ranked.n:
        return None
    place = round(ranked.n * part, 9)
    lower = ranked.at(max(1, ceil(place)))
    if place != ceil(place) or not 1 <= place < ranked.n:
        return lower
    upper = ranked.at(int(place) + 1)
    return None if lower is None or upper is None else (lower + upper) / 2


def percentile_interval(
    ranked: Ranked, part: float, confidence: float, *, two_sided_from: int = 0
) -> Interval:
    """Between which values the percentile lies; open above below `two_sided_from` values."""
    if not ranked.n:
        return UNKNOWN
    low, high = percentile_ranks(ranked.n, part, confidence)
    bounded = ranked.n >= two_sided_from
    return Interval(ranked.at(low), ranked.at(high) if bounded else None)


@lru_cache(maxsize=4096)
def percentile_ranks(n: int, part: float, confidence: float) -> tuple[int, int]:
    """The ranks of the two of n values (from 1) between which the percentile lies with at least
    this confidence; 0 and n + 1 stand for none.

    Of six values the median lies between the first and the last; of five there is no telling.
    """
    from scipy.special import bdtr  # here: most pages need not wait for it

    tail = (1 - confidence) / 2
    ranks = range(n + 1)
    low = bisect_left(ranks, tail, key=lambda count: float(bdtr(count, n, part)))
    high = bisect_left(ranks, 1 - tail, key=lambda count: float(bdtr(count, n, part)))
    return low, high + 1
