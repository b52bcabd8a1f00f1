"""Quantities both sides changed: what is to come, and what the original day is measured by."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.orders.samples import DUE, LATER, line, order, sep, shipped

from guanxi.domain.orders import (
    Punctuality,
    Quantities,
    QuantityChange,
    judge_order,
    quantities,
)
from guanxi.domain.playbook import Debtor

OURS, THEIRS = Debtor.OURS, Debtor.THEIRS
FIRST = Decimal(1_000)


def changed(*steps: tuple[Debtor, int, bool | None]) -> list[QuantityChange]:
    """Changes one after the other, each with who asked, for what, and the answer."""
    return [
        QuantityChange(number, 1, by, FIRST, Decimal(after), accepted)
        for number, (by, after, accepted) in enumerate(steps, start=1)
    ]


@pytest.mark.parametrize(
    ("steps", "agreed", "measured"),
    [
        ([], 1_000, 1_000),
        ([(THEIRS, 700, True)], 700, 1_000),  # they are short of it, with our consent
        ([(OURS, 700, True)], 700, 700),  # we leave it out: nobody's shortness
        ([(OURS, 1_500, True)], 1_500, 1_000),  # more was never part of the first agreement
        ([(OURS, 700, None), (OURS, 600, False)], 1_000, 1_000),  # asking alone changes nothing
        ([(THEIRS, 700, True), (OURS, 600, True)], 600, 900),
        ([(THEIRS, 700, True), (OURS, 1_000, True)], 1_000, 1_000),
        ([(THEIRS, 700, True), (OURS, 1_000, True), (OURS, 800, True)], 800, 800),
        ([(OURS, 1_500, True), (THEIRS, 1_200, True)], 1_200, 1_000),
        ([(OURS, 0, True)], 0, 0),
        ([(THEIRS, 0, True)], 0, 1_000),
    ],
)
def test_quantity_agreed_and_quantity_measured_by(
    steps: list[tuple[Debtor, int, bool | None]], agreed: int, measured: int
) -> None:
    assert quantities(FIRST, changed(*steps)) == Quantities(Decimal(agreed), Decimal(measured))


@given(
    st.lists(
        st.tuples(st.sampled_from([OURS, THEIRS]), st.integers(0, 2_000), st.booleans()),
        max_size=6,
    )
)
def test_whatever_they_ask_for_never_lowers_what_they_are_measured_by(
    steps: list[tuple[Debtor, int, bool]],
) -> None:
    theirs = [(THEIRS, after, accepted) for _, after, accepted in steps]

    assert quantities(FIRST, changed(*theirs)).measured == FIRST
    assert 0 <= quantities(FIRST, changed(*steps)).measured <= FIRST


def test_smaller_quantity_repairs_the_agreed_standing_and_never_the_original_one() -> None:
    less = replace(line(quantity=700), measured=FIRST)

    judged = judge_order(order(less), [shipped(sep(9), 700)], known_until=LATER)

    assert (judged.agreed, judged.original) == (Punctuality(worst=-1), Punctuality(waiting=DUE))


def test_line_both_left_out_awaits_nothing_and_the_others_decide() -> None:
    out = replace(line(1, quantity=0), measured=Decimal(0))
    came = [shipped(DUE + timedelta(days=2), line_id=2)]

    judged = judge_order(order(out, line(2)), came, known_until=LATER)

    assert (judged.original, judged.lines[0].original) == (Punctuality(worst=2), Punctuality())
