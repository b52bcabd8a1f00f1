"""How often our intervals hold the truth, at 95 % certainty.

    python benchmarks/coverage.py [runs]

Wilson's is averaged over true shares from 0.05 to 0.95, and order statistics' told for the median
and the 90th percentile: both by exact binomial sums. The one of units in lots is simulated (lots
of 80 to 200 units whose shares differ as a beta distribution does), beside a bootstrap by lot.
"""

import sys
from math import comb

import numpy as np
from numpy.typing import NDArray

from guanxi.domain.statistics import Lots, percentile_ranks, wilson, wilson_by_lot

CONFIDENCE = 0.95
SHARES = [(step + 0.5) / 200 for step in range(10, 190)]
Counts = NDArray[np.int64]


def wilson_coverage(n: int) -> float:
    """Averaged over the shares."""
    bounds = [wilson(k, n, CONFIDENCE) for k in range(n + 1)]
    return sum(
        comb(n, k) * p**k * (1 - p) ** (n - k)
        for p in SHARES
        for k, found in enumerate(bounds)
        if found.low is not None and found.high is not None and found.low <= p <= found.high
    ) / len(SHARES)


def order_statistics_coverage(n: int, part: float) -> float:
    """The chance that the percentile lies between the two values."""
    low, high = percentile_ranks(n, part, CONFIDENCE)
    return sum(
        comb(n, below) * part**below * (1 - part) ** (n - below)
        for below in range(low, min(high, n + 1))
    )


def lots_coverage(
    share: float, alike: float, lots: int, runs: int, chance: np.random.Generator
) -> tuple[float, float]:
    """Ours and the bootstrap's; `alike` is the correlation of units of one lot."""
    ours = bootstrap = 0
    for _ in range(runs):
        units = chance.choice([80, 125, 200], lots)
        spread = 1 / alike - 1 if alike else 0
        shares = chance.beta(share * spread, (1 - share) * spread, lots) if alike else share
        hits = chance.binomial(units, shares)
        sums = Lots.of(list(zip(units.tolist(), hits.tolist(), strict=True)))
        found = wilson_by_lot(sums, CONFIDENCE, least=5)
        ours += (found.low or 0) <= share <= (found.high or 1)
        low, high = bootstrap_interval(units, hits, chance)
        bootstrap += low <= share <= high
    return ours / runs, bootstrap / runs


def bootstrap_interval(
    units: Counts, hits: Counts, chance: np.random.Generator
) -> tuple[float, float]:
    """Percentiles of the share over 500 draws of as many lots."""
    drawn = chance.integers(0, len(units), (500, len(units)))
    low, high = np.quantile(hits[drawn].sum(1) / units[drawn].sum(1), [0.025, 0.975])
    return float(low), float(high)


def main() -> None:
    """Print the three tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    print("Wilson, exact, averaged over shares from 0.05 to 0.95")
    for n in (8, 12, 20, 28, 50, 100, 200, 400):
        print(f"  n {n:4}  {wilson_coverage(n):.2%}")
    print("order statistics, exact")
    for part in (0.5, 0.9):
        told = (f"n {n}: {order_statistics_coverage(n, part):.2%}" for n in (6, 8, 20, 30, 60, 200))
        print(f"  {part:.0%} percentile  " + "  ".join(told))
    print(f"units in lots, {runs} runs: ours, bootstrap by lot")
    chance = np.random.default_rng(4)
    for share in (0.9, 0.97, 0.99):
        for alike in (0.0, 0.02, 0.1):
            for lots in (5, 8, 15, 30):
                ours, bootstrap = lots_coverage(share, alike, lots, runs, chance)
                case = f"share {share} alike {alike} lots {lots:2}"
                print(f"  {case}  {ours:.1%}  {bootstrap:.1%}")


if __name__ == "__main__":
    main()
