"""The last safe order date: explained backwards, true forwards."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.orders.samples import BUYER, FACTORY, GOLDEN_WEEK

from guanxi.domain.calendars import Layer, WorkingCalendar, add_layer, closed_days
from guanxi.domain.orders import (
    Closure,
    PlanStep,
    Stage,
    Supply,
    Why,
    arrival,
    last_safe_order_date,
)
from guanxi.domain.suppliers.new_year import ClosureDates, Days, capacity_weeks

NEW_YEAR = ClosureDates(
    office=Days(date(2027, 2, 1), date(2027, 2, 14)),
    production=Days(date(2027, 1, 25), date(2027, 2, 16)),
    last_order=date(2026, 12, 20),
    full_capacity=date(2027, 3, 10),
)
CLOSURE = Closure(NEW_YEAR, tuple(capacity_weeks(NEW_YEAR, (40, 70, 90))))


def supply(
    production: int = 10,
    *,
    inspection: int = 1,
    freight: int = 30,
    buffer: int = 0,
    closures: tuple[Closure, ...] = (),
    theirs: WorkingCalendar = FACTORY,
) -> Supply:
    return Supply(production, inspection, freight, buffer, theirs, BUYER, closures)


def test_ordinary_weeks_are_counted_back_day_by_day() -> None:
    found = last_safe_order_date(date(2026, 11, 30), supply())

    assert found.day == date(2026, 10, 19)
    assert found.steps == (
        step("production", date(2026, 10, 20), date(2026, 10, 24), 5, "working"),
        step("production", date(2026, 10, 25), date(2026, 10, 25), 0, "weekend"),
        step("production", date(2026, 10, 26), date(2026, 10, 30), 5, "working"),
        step("inspection", date(2026, 10, 31), date(2026, 10, 31), 1, "working"),
        step("freight", date(2026, 11, 1), date(2026, 11, 30), 30, "on_the_way"),
    )


def test_golden_week_and_the_buffer_are_named() -> None:
    found = last_safe_order_date(date(2026, 10, 12), supply(2, inspection=0, freight=3, buffer=1))

    assert found.day == date(2026, 9, 29)
    assert found.steps == (
        step("production", date(2026, 9, 30), date(2026, 9, 30), 1, "working"),
        PlanStep(Stage.PRODUCTION, date(2026, 10, 1), date(2026, 10, 7), Fraction(0),
                 Why.HOLIDAY, 0, GOLDEN_WEEK),
        step("production", date(2026, 10, 8), date(2026, 10, 8), 1, "working"),
        step("freight", date(2026, 10, 9), date(2026, 10, 11), 3, "on_the_way"),
        step("buffer", date(2026, 10, 12), date(2026, 10, 12), 1, "working"),
    )  # fmt: skip


def test_after_new_year_the_lines_fill_up_week_by_week() -> None:
    found = last_safe_order_date(
        date(2027, 3, 3), supply(6, inspection=0, freight=0, closures=(CLOSURE,))
    )

    counted = [(one.first, one.last, one.counted, one.percent) for one in found.steps
               if one.why is Why.RAMP_UP]  # fmt: skip
    assert found.day == date(2027, 2, 19)
    assert counted == [
        (date(2027, 2, 20), date(2027, 2, 20), Fraction(2, 5), 40),
        (date(2027, 2, 22), date(2027, 2, 23), Fraction(4, 5), 40),
        (date(2027, 2, 24), date(2027, 2, 27), Fraction(14, 5), 70),
        (date(2027, 3, 1), date(2027, 3, 2), Fraction(7, 5), 70),
        (date(2027, 3, 3), date(2027, 3, 3), Fraction(9, 10), 90),
    ]


def test_what_must_be_made_before_new_year_is_ordered_by_the_last_order_day() -> None:
    found = last_safe_order_date(
        date(2027, 1, 20), supply(10, inspection=0, freight=0, closures=(CLOSURE,))
    )

    assert found.day == date(2026, 12, 20)
    assert found.steps[0] == step(
        "last_order", date(2026, 12, 21), date(2027, 1, 8), 0, "not_taken"
    )


plans = st.builds(
    supply,
    st.integers(1, 40),
    inspection=st.integers(0, 4),
    freight=st.integers(0, 45),
    buffer=st.integers(0, 6),
    closures=st.sampled_from([(), (CLOSURE,)]),
    theirs=st.sampled_from([FACTORY, add_layer(FACTORY, closed_days(
        date(2027, 1, 23), date(2027, 2, 18), name=None, layer=Layer.SUPPLIER))]),
)  # fmt: skip


@given(st.dates(date(2026, 9, 1), date(2027, 8, 31)), plans)
def test_ordering_on_the_day_arrives_in_time_and_a_day_later_does_not(
    need: date, plan: Supply
) -> None:
    found = last_safe_order_date(need, plan)

    assert arrival(found.day, plan) <= need
    assert arrival(found.day + timedelta(days=1), plan) > need


@given(st.dates(date(2026, 9, 1), date(2027, 8, 31)), plans)
def test_steps_leave_no_day_unexplained(need: date, plan: Supply) -> None:
    found = last_safe_order_date(need, plan)

    days = [found.day, *(day for one in found.steps for day in (one.first, one.last))]
    begins, ends = days[1::2], days[0::2]
    assert [(begin - end).days for end, begin in zip(ends, begins, strict=False)] == (
        [1] * len(found.steps)
    )
    assert days[-1] == need


def step(stage: str, first: date, last: date, counted: int, why: str) -> PlanStep:
    percent = 100 if counted else 0
    return PlanStep(Stage(stage), first, last, Fraction(counted), Why(why), percent)
