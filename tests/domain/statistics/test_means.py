"""Intervals of a mean of small counts."""

import pytest

from guanxi.domain.statistics import Interval, mean_of_counts


def test_no_reminder_in_ten_promises_still_leaves_room_for_some() -> None:
    found = mean_of_counts([0] * 10, 0.95)

    assert found == Interval(0.0, pytest.approx(0.36889, abs=1e-5))  # Garwood: 3.689 of 10


def test_counts_of_a_poisson_have_its_exact_interval() -> None:
    found = mean_of_counts([1] * 8, 0.95)

    assert found == Interval(
        pytest.approx(3.4538 / 8, abs=1e-4), pytest.approx(15.7632 / 8, abs=1e-4)
    )


def test_one_promise_that_took_all_reminders_leaves_less_known_than_eight_alike() -> None:
    alike, one = mean_of_counts([1] * 8, 0.95), mean_of_counts([8, *[0] * 7], 0.95)

    assert alike.low is not None
    assert one.low is not None
    assert one.low < alike.low
    assert one.high > alike.high  # type: ignore[operator]


def test_nothing_counted_is_nothing_known() -> None:
    assert mean_of_counts([], 0.95) == Interval(None, None)
