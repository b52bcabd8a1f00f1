"""Percentiles of counted values and their order-statistic intervals."""

from collections import Counter
from math import comb, inf
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from guanxi.domain.statistics import (
    Interval,
    Ranked,
    percentile,
    percentile_interval,
    percentile_ranks,
)

days = st.lists(st.integers(-30, 60), min_size=1, max_size=60)


@given(days)
def test_the_median_is_the_usual_one(values: list[int]) -> None:
    assert percentile(Ranked.of(Counter(values)), 0.5) == median(values)


def test_what_has_not_come_is_after_everything_and_may_leave_it_unreached() -> None:
    come = Ranked.of({1: 2, 3: 1, inf: 2})
    waiting = Ranked.of({1: 2, inf: 2})

    assert [percentile(come, part) for part in (0.5, 0.9)] == [3, None]
    assert percentile(waiting, 0.5) is None
    assert percentile(Ranked.of({}), 0.5) is None


def test_the_median_has_no_interval_below_six_and_the_whole_range_at_six() -> None:
    five, six = (Ranked.of(Counter(range(1, n + 1))) for n in (5, 6))

    assert percentile_interval(five, 0.5, 0.95) == Interval(None, None)
    assert percentile_interval(six, 0.5, 0.95) == Interval(1, 6)


def test_the_ninetieth_percentile_is_open_above_below_thirty() -> None:
    few, many = (Ranked.of(Counter(range(1, n + 1))) for n in (20, 100))

    assert percentile_interval(few, 0.9, 0.95, two_sided_from=30) == Interval(15, None)
    assert percentile_interval(many, 0.9, 0.95, two_sided_from=30) == Interval(84, 96)
    assert percentile_interval(many, 0.9, 0.95, two_sided_from=200) == Interval(84, None)


@pytest.mark.parametrize("part", [0.5, 0.9])
@pytest.mark.parametrize("n", [6, 8, 20, 29, 30, 37, 60, 200])
def test_order_statistics_cover_the_truth_at_least_95_times_in_100(n: int, part: float) -> None:
    low, high = percentile_ranks(n, part, 0.95)

    # The percentile lies between ranks low and high where low to high - 1 values are below it.
    coverage = sum(comb(n, below) * part**below * (1 - part) ** (n - below)
                   for below in range(low, min(high, n + 1)))  # fmt: skip
    assert coverage >= 0.95


@given(st.integers(1, 3_000), st.sampled_from([0.1, 0.5, 0.9, 0.95]))
def test_ranks_are_those_of_scipys_binomial(n: int, part: float) -> None:
    expected = int(binom.ppf(0.025, n, part)), int(binom.ppf(0.975, n, part)) + 1

    assert percentile_ranks(n, part, 0.95) == expected
