"""Where a series is heading: Theil and Sen's slope, and whether it is more than chance.

The slope is the middle one of the slopes between all pairs of periods, so that one bad quarter
cannot turn it; Mann and Kendall's test asks how often a run this steady comes about by itself.
Periods without a value are left out and keep their place in time.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trend:
    """The slope per period, its interval, and the chance of such a run where nothing changes."""

    slope: float
    low: float
    high: float
    chance: float
    n: int

    def is_certain(self, confidence: float) -> bool:
        """Whether it is heading anywhere, this sure."""
        return self.chance <= 1 - confidence and not self.low <= 0 <= self.high


def trend(values: Sequence[float | None], confidence: float, *, least: int) -> Trend | None:
    """The trend of values, one a period in order; None below `least` periods with a value.

    Eight quarters that rise by two points each: slope 2.0.
    """
    points = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(points) < max(least, 2):
        return None
    from scipy.stats import kendalltau, theilslopes  # here: most pages need not wait for it

    places, found = zip(*points, strict=True)
    slopes = theilslopes(found, places, confidence)
    if len(set(found)) == 1:  # all alike: the test has nothing to rank
        return Trend(0.0, 0.0, 0.0, 1.0, len(points))
    chance = float(kendalltau(places, found).pvalue)
    low, high = float(slopes.low_slope), float(slopes.high_slope)
    return Trend(float(slopes.slope), low, high, chance, len(points))
