"""How sure we are: intervals of shares and percentiles, and trends."""

from guanxi.domain.statistics.means import mean_of_counts
from guanxi.domain.statistics.percentiles import (
    Counts,
    Ranked,
    percentile,
    percentile_interval,
    percentile_ranks,
)
from guanxi.domain.statistics.proportions import Interval, Lots, wilson, wilson_by_lot
from guanxi.domain.statistics.trends import Trend, trend

__all__ = [
    "Counts",
    "Interval",
    "Lots",
    "Ranked",
    "Trend",
    "mean_of_counts",
    "percentile",
    "percentile_interval",
    "percentile_ranks",
    "trend",
    "wilson",
    "wilson_by_lot",
]
