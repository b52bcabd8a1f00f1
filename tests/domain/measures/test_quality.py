"""Measures of quality, from lots."""

import pytest
from tests.domain.measures.samples import found

from guanxi.domain.measures import (
    DefectClass,
    InspectedLot,
    State,
    Tally,
    accepted_units,
    count_passed,
    defective_units,
)

LOTS = [
    InspectedLot(1, 125, major=1, passed=True),
    InspectedLot(2, 125, minor=2, passed=True),
    InspectedLot(3, 200, critical=1, major=3, minor=1, passed=False),
    *[InspectedLot(number, 125, passed=True) for number in range(4, 10)],
    InspectedLot(10, 50),
]


def test_acceptance_counts_units_and_rests_on_lots() -> None:
    figure = found("acceptance", accepted_units(LOTS))

    assert (figure.k, figure.n, figure.state) == (1_242, 1_250, State.OK)
    assert (figure.value, figure.low, figure.high) == pytest.approx(
        (0.9936, 0.9783, 0.9981), abs=1e-4
    )


def test_defects_are_told_by_class_and_in_all() -> None:
    rates = {
        code: found(code, defective_units(LOTS, defect)).value
        for code, defect in {
            "defect_rate": None,
            "defect_rate_critical": DefectClass.CRITICAL,
            "defect_rate_major": DefectClass.MAJOR,
            "defect_rate_minor": DefectClass.MINOR,
        }.items()
    }

    assert rates == {
        "defect_rate": 8 / 1_250,
        "defect_rate_critical": 1 / 1_250,
        "defect_rate_major": 4 / 1_250,
        "defect_rate_minor": 3 / 1_250,
    }


def test_thousands_of_units_in_four_lots_are_thin_and_have_no_interval() -> None:
    figure = found("acceptance", accepted_units([InspectedLot(n, 2_000) for n in range(4)]))

    assert (figure.value, figure.low, figure.high, figure.state) == (1.0, None, None, State.THIN)


def test_nothing_inspected_is_none() -> None:
    figure = found("acceptance", accepted_units([]))

    assert (figure.value, figure.state) == (None, State.NONE)


def test_lots_passed_leave_out_the_undecided() -> None:
    assert count_passed(LOTS) == Tally(8, 9, evidence=(1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert found("lots_passed", count_passed(LOTS)).value == 8 / 9


def test_unit_without_a_class_is_defective_and_of_no_class() -> None:
    lots = [InspectedLot(1, 100, critical=1, unclassed=3)]

    assert defective_units(lots).hits == 4
    assert accepted_units(lots).hits == 96
    assert defective_units(lots, DefectClass.CRITICAL).hits == 1
