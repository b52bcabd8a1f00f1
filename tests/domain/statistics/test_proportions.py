"""Wilson's interval: against SciPy, by exact coverage, and between lots."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from guanxi.domain.statistics import Interval, Lots, wilson, wilson_by_lot

TEN_ALIKE = [(100, 5)] * 10
ONE_BAD = [(100, 50)] + [(100, 0)] * 9


@given(st.data(), st.integers(1, 5_000), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_is_scipys(data: st.DataObject, n: int, confidence: float) -> None:
    k = data.draw(st.integers(0, n))

    found = wilson(k, n, confidence)

    theirs = binomtest(k, n).proportion_ci(confidence, method="wilson")
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= k / n <= found.high <= 1


def test_nothing_counted_has_no_interval_and_nonsense_is_refused() -> None:
    assert wilson(0, 0, 0.95) == Interval(None, None)
    with pytest.raises(ValueError, match="9 of 7"):
        wilson(9, 7, 0.95)


@pytest.mark.parametrize("n", [8, 12, 28, 50, 100, 400])
def test_wilson_covers_the_truth_94_to_96_times_in_100(n: int) -> None:
    # Averaged over true shares from 0.05 to 0.95; by exact binomial sums, so without luck.
    shares = [(step + 0.5) / 200 for step in range(10, 190)]
    intervals = [wilson(k, n, 0.95) for k in range(n + 1)]

    coverage = sum(_covered(p, n, intervals) for p in shares) / len(shares)

    assert 0.94 <= coverage <= 0.96


def test_units_of_lots_that_are_all_alike_are_worth_almost_what_they_are() -> None:
    found = wilson_by_lot(Lots.of(TEN_ALIKE), 0.95, least=5)

    assert (found.low, found.high) == pytest.approx((0.0366, 0.0678), abs=5e-4)


def test_one_bad_lot_makes_the_share_of_units_far_less_sure() -> None:
    found = wilson_by_lot(Lots.of(ONE_BAD), 0.95, least=5)

    assert (found.low, found.high) == pytest.approx((0.0069, 0.2840), abs=5e-4)


def test_few_lots_have_no_interval() -> None:
    assert wilson_by_lot(Lots.of(TEN_ALIKE[:4]), 0.95, least=5) == Interval(None, None)
    assert wilson_by_lot(Lots.of([*TEN_ALIKE[:4], (0, 0)]), 0.95, least=5) == Interval(None, None)


lot = st.integers(1, 200).flatmap(lambda units: st.tuples(st.just(units), st.integers(0, units)))


@given(st.lists(lot, min_size=5, max_size=30))
def test_lots_are_never_surer_than_independent_units(lots: list[tuple[int, int]]) -> None:
    sums = Lots.of(lots)

    by_lot, alone = wilson_by_lot(sums, 0.95, least=5), wilson(sums.hits, sums.units, 0.95)

    assert by_lot.low is not None
    assert by_lot.high is not None
    assert alone.low is not None
    assert alone.high is not None
    assert by_lot.low <= alone.low + 1e-12
    assert by_lot.high >= alone.high - 1e-12
    assert by_lot.low <= sums.hits / sums.units <= by_lot.high


def _covered(p: float, n: int, intervals: list[Interval]) -> float:
    return sum(
        comb(n, k) * p**k * (1 - p) ** (n - k)
        for k, found in enumerate(intervals)
        if found.low is not None and found.high is not None and found.low <= p <= found.high
    )
