"""Every measure is named once and says what it is, what it needs and where it comes from."""

import doctest
import re

import pytest

from guanxi.domain.measures import MEASURES, Fact, health
from guanxi.domain.orders import incoterms, units


def test_measures_of_the_command_line_are_there() -> None:
    promised = {
        "on_time", "on_time_lines", "in_full", "acceptance", "defect_rate", "answered_in_time",
        "landed_unit_cost_change", "variants",
    }  # fmt: skip

    assert promised <= set(MEASURES)


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_measure_says_what_it_is(code: str) -> None:
    measure = MEASURES[code]

    assert measure.code == code
    assert re.fullmatch(r"[A-Z][1-9]", measure.source)
    assert measure.definition.endswith(".")
    assert measure.needs
    assert set(measure.needs) <= set(Fact)


def test_examples_in_docstrings_are_true() -> None:
    results = [doctest.testmod(module) for module in (health, incoterms, units)]

    assert [(one.attempted > 0, one.failed) for one in results] == [(True, 0)] * 3
