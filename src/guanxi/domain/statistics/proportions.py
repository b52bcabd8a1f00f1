"""Shares and how sure we are of them.

A share of independent events (orders, lots, promises) has Wilson's interval: it never leaves 0 to 1
and holds for the few events a small importer has, where the textbook's p ± 2σ does not. Units
within a lot are alike (one bad batch of wax spoils all its candles), so a share of units is worth
fewer events than it has units: its variance is taken between lots, and Wilson's formula is used
with as many independent units as would vary so much (Korn and Graubard 1998; the variance of a
beta-binomial is that of a binomial times this design effect).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high; None where it is open on that side."""

    low: float | None
    high: float | None


UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Lots:
    """Units counted in lots, as sums that a database can hand over.

    `units` and `hits` are summed over all lots (what is counted: accepted, defective …);
    `hits_squared` sums hits x hits of each lot, `hits_units` hits x units, `units_squared`
    units x units.
    """

    lots: int
    units: int
    hits: int
    hits_squared: int
    hits_units: int
    units_squared: int

    @classmethod
    def of(cls, lots: list[tuple[int, int]]) -> "Lots":
        """The sums over (units, hits) of each lot; lots without units are no lots."""
        real = [(units, hits) for units, hits in lots if units]
        return cls(
            lots=len(real),
            units=sum(units for units, _ in real),
            hits=sum(hits for _, hits in real),
            hits_squared=sum(hits * hits for _, hits in real),
            hits_units=sum(hits * units for units, hits in real),
            units_squared=sum(units * units for units, _ in real),
        )


def wilson(k: int, n: int, confidence: float) -> Interval:
    """Wilson's score interval for k of n, both from 0 to 1; open on both sides where n is 0.

    Seven of nine, 95 % sure: 0.45 to 0.94. Raises ValueError unless 0 ≤ k ≤ n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n}")
    if n == 0:
        return UNKNOWN
    low, high = _score(k / n, n, _z(confidence))
    # At the ends the formula gives 0 and 1 but for rounding.
    return Interval(0.0 if k == 0 else low, 1.0 if k == n else high)


def wilson_by_lot(lots: Lots, confidence: float, *, least: int) -> Interval:
    """The interval of `hits` of `units` that were counted in lots; open below `least` lots.

    1,000 units in ten lots, 50 of them defective: 0.04 to 0.07 where each lot has five, but 0.01 to
    0.28 where one lot has them all.
    """
    if lots.lots < max(least, 2):
        return UNKNOWN
    effective = lots.units / _design_effect(lots)
    # So few lots tell the spread between lots itself only roughly: Student's t, not the normal.
    worth = effective * (_z(confidence) / _t(confidence, lots.lots - 1)) ** 2
    low, high = _score(lots.hits / lots.units, worth, _z(confidence))
    ends = 0.0 if lots.hits == 0 else low, 1.0 if lots.hits == lots.units else high
    return Interval(*ends)


def _score(share: float, n: float, z: float) -> tuple[float, float]:
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _design_effect(lots: Lots) -> float:
    """How many times the variance of independent units: 1 at least."""
    share = lots.hits / lots.units
    if share in (0.0, 1.0):
        return 1.0
    apart = lots.hits_squared - 2 * share * lots.hits_units + share * share * lots.units_squared
    between = lots.lots / (lots.lots - 1) * apart / lots.units**2
    return max(1.0, between / (share * (1 - share) / lots.units))


@lru_cache
def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


@lru_cache
def _t(confidence: float, freedom: int) -> float:
    from scipy.special import stdtrit  # here: most pages need not wait for it

    return float(stdtrit(freedom, (1 + confidence) / 2))
