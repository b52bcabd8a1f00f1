"""Steps of an order and their buffers; holds that stop it."""

from datetime import UTC, date, datetime

import pytest
from tests.domain.orders.samples import BUYER, FACTORY, sep

from guanxi.domain.orders import (
    Hold,
    HoldError,
    HoldFault,
    HoldOn,
    Milestone,
    MilestoneStanding,
    Standing,
    Step,
    check_lift,
    held,
    milestone_standings,
    out_of_order,
)
from guanxi.domain.playbook import Debtor

PLACED = datetime(2026, 9, 1, 8, tzinfo=UTC)
HOLD = Hold(1, HoldOn.SHIPMENT, "failed_inspection", PLACED, placed_by=3)
SEP_30 = sep(30)


def milestone(
    step: Step = Step.PRODUCTION_ENDS,
    due: date = SEP_30,
    *,
    absolute: bool = False,
    buffer: int = 2,
    done: date | None = None,
    number: int = 1,
) -> Milestone:
    return Milestone(number, step, Debtor.THEIRS, due, absolute, done, buffer)


def standings(*milestones: Milestone, today: date) -> list[MilestoneStanding]:
    return list(milestone_standings(milestones, theirs=FACTORY, ours=BUYER, today=today))


def test_flexible_step_uses_its_buffer_on_days_both_sides_work() -> None:
    one = milestone()

    # Golden Week is closed on their side, and so no buffer.
    latest = date(2026, 10, 9)
    assert [standings(one, today=day)[0].standing for day in (
        sep(30), date(2026, 10, 1), latest, date(2026, 10, 10))
    ] == [Standing.AHEAD, Standing.IN_BUFFER, Standing.IN_BUFFER, Standing.PAST]  # fmt: skip
    assert standings(one, today=sep(1)) == [MilestoneStanding(one, sep(30), latest, Standing.AHEAD)]


def test_absolute_step_is_aimed_at_earlier_and_has_no_later() -> None:
    ship = milestone(Step.SHIPPED, date(2026, 10, 9), absolute=True)

    assert standings(ship, today=date(2026, 10, 2)) == [
        MilestoneStanding(ship, sep(30), date(2026, 10, 9), Standing.IN_BUFFER)
    ]
    assert standings(ship, today=date(2026, 10, 10))[0].standing is Standing.PAST


def test_done_within_the_buffer_is_done() -> None:
    done, late = (milestone(done=date(2026, 10, day)) for day in (9, 10))

    assert [one.standing for one in standings(done, late, today=date(2026, 12, 1))] == [
        Standing.DONE, Standing.DONE_LATE,
    ]  # fmt: skip


def test_steps_come_in_the_order_of_production() -> None:
    ready = milestone(Step.READY, sep(20), number=1)
    begins = milestone(Step.PRODUCTION_BEGINS, sep(2), number=2)
    materials = milestone(Step.MATERIALS, sep(5), number=3)

    found = standings(ready, begins, materials, today=sep(1))

    assert [one.milestone.step for one in found] == [
        Step.MATERIALS, Step.PRODUCTION_BEGINS, Step.READY,
    ]  # fmt: skip
    assert out_of_order([ready, begins, materials]) == (begins,)


def test_any_hold_in_place_stops_and_one_on_the_order_stops_everything() -> None:
    order = Hold(2, HoldOn.ORDER, "price_open", PLACED, placed_by=3)
    lifted = Hold(3, HoldOn.PAYMENT, "bank", PLACED, 3, lifted=PLACED, lifted_by=3)

    assert held([order, HOLD, lifted], HoldOn.SHIPMENT) == (HOLD, order)
    assert held([HOLD, lifted], HoldOn.PAYMENT) == ()


def test_hold_is_lifted_once_and_not_before_it_was_placed() -> None:
    lifted = Hold(3, HoldOn.PAYMENT, "bank", PLACED, 3, lifted=PLACED, lifted_by=3)

    check_lift(HOLD, PLACED)
    with pytest.raises(HoldError) as twice:
        check_lift(lifted, PLACED)
    with pytest.raises(HoldError) as early:
        check_lift(HOLD, datetime(2026, 8, 1, tzinfo=UTC))

    assert (twice.value.fault, early.value.fault) == (
        HoldFault.LIFTED_ALREADY, HoldFault.BEFORE_PLACED,
    )  # fmt: skip
