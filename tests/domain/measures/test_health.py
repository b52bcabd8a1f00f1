"""The whole: scored, weighted, covered, and never guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.measures.samples import RULES, found

from guanxi.domain.measures import (
    MEASURES,
    Better,
    Figure,
    State,
    Tally,
    band_of,
    clearly_better,
    score,
    trend_of,
    whole,
)
from guanxi.domain.playbook import HealthPart, Words
from guanxi.playbooks import shipped_playbook

BANDS = shipped_playbook().bands
PARTS = shipped_playbook().health
POINTS = [(50.0, 0.0), (80.0, 60.0), (95.0, 100.0)]


def part(code: str, weight: int) -> HealthPart:
    points = ((0.0, 0.0), (100.0, 100.0))
    return HealthPart(code, code, weight, 100, points, Words("", ""), "K1")


def figure(code: str, percent: int, n: int = 100) -> Figure:
    return found(code, Tally(percent * n // 100, n))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, 0), (50, 0), (65, 30), (80, 60), (87.5, 80), (95, 100), (100, 100)],
)
def test_score_runs_straight_from_point_to_point(value: float, expected: float) -> None:
    assert score(value, POINTS) == expected


def test_score_falls_where_less_is_better() -> None:
    assert [score(value, [(1, 100), (5, 0)]) for value in (0.5, 3, 9)] == [100, 50, 0]


def test_whole_is_the_weighted_mean_of_what_is_known() -> None:
    parts = [part("on_time", 30), part("in_full", 20), part("flexibility", 50)]

    found_ = whole({"on_time": figure("on_time", 80), "in_full": figure("in_full", 50)},
                   parts, BANDS, RULES)  # fmt: skip

    assert (found_.value, found_.coverage) == (68, 0.5)
    assert found_.band is not None
    assert found_.band.code == "fair"
    assert [one.score for one in found_.parts] == [80, 50, None]


def test_whole_of_less_than_half_its_weights_has_no_value() -> None:
    parts = [part("on_time", 30), part("in_full", 31)]

    found_ = whole({"on_time": figure("on_time", 100)}, parts, BANDS, RULES)

    assert (found_.value, found_.band) == (None, None)
    assert found_.coverage == 30 / 61


def test_thin_figure_enters_no_whole() -> None:
    parts = [part("on_time", 50), part("in_full", 50)]
    known = {"on_time": figure("on_time", 100), "in_full": figure("in_full", 0, n=7)}

    found_ = whole(known, parts, BANDS, RULES)

    assert (found_.value, found_.coverage) == (100, 0.5)


def test_nothing_known_is_no_health_at_all() -> None:
    found_ = whole({}, PARTS, BANDS, RULES)

    assert (found_.value, found_.coverage, found_.band) == (None, 0, None)


def test_exactly_100_belongs_to_the_best_band() -> None:
    bands = {value: band_of(value, BANDS).code for value in (0, 59.9, 60, 75, 90, 100)}

    assert bands == {
        0: "attention", 59.9: "attention", 60: "fair", 75: "good", 90: "strong", 100: "strong",
    }  # fmt: skip


def test_every_part_of_the_playbook_rests_on_a_measure_and_reaches_100_at_its_aim() -> None:
    assert [one.measure for one in PARTS if one.measure not in MEASURES] == []
    assert {score(one.target, one.points) for one in PARTS} == {100}


def test_better_is_said_only_where_intervals_do_not_touch() -> None:
    good, middling, bad = (figure("on_time", percent) for percent in (95, 88, 60))
    thin = figure("on_time", 100, n=4)

    assert clearly_better(good, bad, Better.HIGHER)
    assert clearly_better(bad, good, Better.LOWER)
    assert not clearly_better(good, middling, Better.HIGHER)
    assert not clearly_better(bad, good, Better.HIGHER)
    assert not clearly_better(thin, bad, Better.HIGHER)
    assert not clearly_better(good, replace(bad, state=State.NONE), Better.HIGHER)
    assert not clearly_better(good, bad, Better.NEITHER)


def test_trend_runs_over_quarters_that_may_be_thin() -> None:
    quarters = [figure("on_time", 100 * kept // 5, n=5) for kept in (1, 2, 2, 3, 3, 4, 4, 5)]

    rising = trend_of(quarters, RULES)

    assert rising is not None
    assert rising.slope > 0
    assert rising.is_certain(RULES.confidence)
    assert trend_of([*quarters[:7], found("on_time", Tally())], RULES) is None


@given(st.dictionaries(st.sampled_from([one.measure for one in PARTS]), st.integers(0, 100)))
def test_whole_lies_between_its_parts(known: dict[str, int]) -> None:
    figures = {
        code: replace(figure("on_time", percent), measure=code) for code, percent in known.items()
    }

    found_ = whole(figures, PARTS, BANDS, RULES)

    scores = [one.score for one in found_.parts if one.score is not None]
    assert 0 <= found_.coverage <= 1
    if found_.value is not None:
        assert min(scores) - 1e-9 <= found_.value <= max(scores) + 1e-9
