"""Which stage a relationship is in, and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.playbook import Stage
from guanxi.domain.suppliers import StageOnDay, StagePeriod, StageReason, stage_on
from guanxi.playbooks import shipped_playbook

STAGES = shipped_playbook().stages
ORDER = date(2025, 1, 10)


def on(
    day: date,
    order: date | None = None,
    message: date | None = None,
    *periods: StagePeriod,
) -> StageOnDay:
    return stage_on(day, first_order=order, first_message=message, periods=periods, stages=STAGES)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (ORDER, Stage.NEW),
        (date(2025, 4, 9), Stage.NEW),
        (date(2025, 4, 10), Stage.DEVELOPING),
        (date(2026, 1, 9), Stage.DEVELOPING),
        (date(2026, 1, 10), Stage.ESTABLISHED),
        (date(2036, 1, 10), Stage.ESTABLISHED),
    ],
)
def test_stage_follows_age_since_first_order(day: date, stage: Stage) -> None:
    assert on(day, ORDER) == StageOnDay(stage, StageReason.SINCE_FIRST_ORDER, ORDER)


def test_stage_runs_from_first_message_until_the_first_order_is_placed() -> None:
    message = date(2024, 1, 10)

    assert on(date(2024, 12, 31), ORDER, message) == StageOnDay(
        Stage.DEVELOPING, StageReason.SINCE_FIRST_MESSAGE, message
    )
    assert on(ORDER, ORDER, message) == StageOnDay(Stage.NEW, StageReason.SINCE_FIRST_ORDER, ORDER)


def test_stage_without_any_contact_is_new_and_says_so() -> None:
    assert on(ORDER) == StageOnDay(Stage.NEW, StageReason.NOTHING_YET, None)


def test_three_months_after_the_end_of_november_is_the_end_of_february() -> None:
    order = date(2024, 11, 30)

    stages = [on(day, order).stage for day in (date(2025, 2, 27), date(2025, 2, 28))]

    assert stages == [Stage.NEW, Stage.DEVELOPING]


def test_crisis_lasts_from_its_first_day_to_its_last_and_then_age_counts_again() -> None:
    crisis = StagePeriod(Stage.CRISIS, date(2025, 2, 1), date(2025, 2, 10), "mould cracked")
    days = (date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 10), date(2025, 2, 11))

    found = [on(day, ORDER, None, crisis) for day in days]

    assert [held.stage for held in found] == [Stage.NEW, Stage.CRISIS, Stage.CRISIS, Stage.NEW]
    assert found[1] == StageOnDay(Stage.CRISIS, StageReason.SET_BY_PERSON, date(2025, 2, 1), crisis)


def test_of_two_periods_the_one_begun_later_holds() -> None:
    known_before = StagePeriod(Stage.ESTABLISHED, date(2025, 1, 1), None, "met at the fair")
    crisis = StagePeriod(Stage.CRISIS, date(2025, 2, 1), date(2025, 2, 10), "lids leak")

    stages = [
        on(day, ORDER, None, crisis, known_before).stage
        for day in (date(2025, 1, 20), date(2025, 2, 5), date(2025, 2, 11))
    ]

    assert stages == [Stage.ESTABLISHED, Stage.CRISIS, Stage.ESTABLISHED]


@given(
    order=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    days=st.tuples(st.integers(0, 900), st.integers(0, 900)),
)
def test_stage_never_goes_back_with_age(order: date, days: tuple[int, int]) -> None:
    rank = [Stage.NEW, Stage.DEVELOPING, Stage.ESTABLISHED]
    earlier, later = (date.fromordinal(order.toordinal() + days) for days in sorted(days))

    assert rank.index(on(earlier, order).stage) <= rank.index(on(later, order).stage)
