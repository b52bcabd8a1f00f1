"""Trends over periods: their slope, their certainty, and none where there are too few."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.statistics import Trend, trend

RISING = [80.0, 82.0, 84.0, 86.0, 88.0, 90.0, 92.0, 94.0]


def test_eight_quarters_that_rise_have_their_slope_and_are_certain() -> None:
    found = trend(RISING, 0.95, least=8)

    assert found is not None
    assert (found.slope, found.low, found.high, found.n) == (2.0, 2.0, 2.0, 8)
    assert found.is_certain(0.95)


def test_seven_quarters_have_no_trend() -> None:
    assert trend(RISING[:7], 0.95, least=8) is None
    assert trend([*RISING[:7], None, None], 0.95, least=8) is None


def test_quarters_without_value_keep_their_place_in_time() -> None:
    found = trend([*RISING[:4], None, None, *[value + 4 for value in RISING[4:]]], 0.95, least=8)

    assert found is not None
    assert found.slope == 2.0


def test_one_bad_quarter_does_not_turn_a_trend() -> None:
    found = trend([*RISING[:3], 0.0, *RISING[4:]], 0.95, least=8)

    assert found is not None
    assert found.slope == 2.0


def test_always_the_same_is_heading_nowhere() -> None:
    assert trend([98.0] * 9, 0.95, least=8) == Trend(0.0, 0.0, 0.0, 1.0, 9)


def test_chance_alone_is_seldom_called_certain() -> None:
    chance = Random(7)
    series = [[chance.gauss(0, 1) for _ in range(10)] for _ in range(200)]

    certain = [found for one in series if (found := trend(one, 0.95, least=8)) is not None
               and found.is_certain(0.95)]  # fmt: skip

    assert len(certain) <= 16


@given(st.lists(st.integers(-100, 100), min_size=8, max_size=20))
def test_backwards_in_time_a_trend_turns_round(values: list[int]) -> None:
    forth = trend(list(map(float, values)), 0.95, least=8)
    back = trend(list(map(float, reversed(values))), 0.95, least=8)

    assert forth is not None
    assert back is not None
    assert back.slope == pytest.approx(-forth.slope)
    assert back.chance == pytest.approx(forth.chance)
