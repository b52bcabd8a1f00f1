import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from guanxi.domain.conversations.answer_figures import (
    AnswerFigures,
    Limits,
    Percentile,
    Share,
    Wait,
    answer_figures,
)

LIMITS = Limits(thin_below=8, median_from=6, p90_from=30, confidence=0.95)
HOUR = 3_600.0
OPEN = Percentile(None, None, None)

waits = st.lists(
    st.builds(
        Wait,
        seconds=st.integers(0, 50).map(float),
        answered=st.booleans(),
        kept=st.sampled_from([True, False, None]),
    ),
    max_size=60,
)


def answered(*hours: float, kept: bool | None = True) -> list[Wait]:
    return [Wait(hour * HOUR, True, kept) for hour in hours]


def waiting(*hours: float, kept: bool | None = None) -> list[Wait]:
    return [Wait(hour * HOUR, False, kept) for hour in hours]


def test_nothing_asked_is_no_figure_at_all() -> None:
    assert answer_figures([], LIMITS) == AnswerFigures(
        n=0, thin=True, share=Share(0, 0, None, None, None), median=OPEN, p90=OPEN
    )


def test_few_answers_have_a_median_without_interval_and_are_thin() -> None:
    found = answer_figures(answered(1, 2, 3, 4), LIMITS)

    assert (found.n, found.thin) == (4, True)
    assert found.median == Percentile(2 * HOUR, None, None)
    assert found.p90 == Percentile(4 * HOUR, None, None)


def test_what_still_waits_moves_the_percentiles_and_may_leave_them_unreached() -> None:
    found = answer_figures(answered(1, 2, 3, 4) + waiting(5, 5, 5), LIMITS)

    assert found.median.value == 4 * HOUR
    assert found.p90 == OPEN


def test_the_median_of_six_lies_between_the_first_and_the_last() -> None:
    found = answer_figures(answered(1, 2, 3, 4, 5, 6), LIMITS)

    assert found.median == Percentile(3 * HOUR, 1 * HOUR, 6 * HOUR)


def test_the_ninetieth_percentile_is_bounded_above_only_by_many() -> None:
    few = answer_figures(answered(*range(1, 31)), LIMITS).p90
    many = answer_figures(answered(*range(1, 101)), LIMITS).p90

    assert few == Percentile(27 * HOUR, 23 * HOUR, None)
    assert many == Percentile(90 * HOUR, 84 * HOUR, 96 * HOUR)


def test_the_share_has_wilsons_interval_and_leaves_out_what_is_open() -> None:
    requests = answered(*[1] * 6) + answered(9, 9, kept=False) + waiting(1)

    share = answer_figures(requests, LIMITS).share

    assert (share.kept, share.n, share.value) == (6, 8, 0.75)
    assert (share.low, share.high) == pytest.approx((0.4093, 0.9285), abs=1e-4)


def test_silence_past_its_time_is_not_kept() -> None:
    found = answer_figures(answered(1) + waiting(50, kept=False), LIMITS)

    assert found.share.kept == 1
    assert found.share.n == 2


@given(waits)
def test_percentiles_are_those_of_scipys_kaplan_meier(given_waits: list[Wait]) -> None:
    found = answer_figures(given_waits, LIMITS)

    done = [wait.seconds for wait in given_waits if wait.answered]
    running = [wait.seconds for wait in given_waits if not wait.answered]
    expected: list[float | None] = [None, None]
    if done:
        curve = ecdf(CensoredData(uncensored=done, right=running)).cdf
        expected = [
            next((q for q, p in zip(curve.quantiles, curve.probabilities, strict=True)
                  if p >= part - 1e-9), None)
            for part in (0.5, 0.9)
        ]  # fmt: skip
    assert [found.median.value, found.p90.value] == expected


@given(waits)
def test_waiting_longer_never_makes_a_side_look_quicker(given_waits: list[Wait]) -> None:
    later = [
        wait if wait.answered else wait._replace(seconds=wait.seconds + 7) for wait in given_waits
    ]

    before, after = answer_figures(given_waits, LIMITS), answer_figures(later, LIMITS)

    def known(value: float | None) -> float:
        return float("inf") if value is None else value

    assert known(after.median.value) >= known(before.median.value) or not given_waits
