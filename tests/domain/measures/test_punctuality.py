"""Measures of delivery, hand-counted, and the laws they keep."""

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.measures.samples import QUARTER, found, judged, orders
from tests.domain.orders.samples import LATER, line, order, sep, shipped

from guanxi.domain.measures import Figure, OrderCounts, State, Tally, Unit, count_orders
from guanxi.domain.orders import OrderJudgement, judge_order


def test_27_of_28_orders_on_time() -> None:
    counts = count_orders(orders(27, 1), QUARTER)

    figure = found("on_time", counts.on_time)

    assert (figure.k, figure.n, figure.state) == (27, 28, State.OK)
    assert figure.value == 27 / 28
    assert (figure.low, figure.high) == pytest.approx((0.8229, 0.9937), abs=1e-4)


def test_three_of_four_so_far_is_thin() -> None:
    figure = found("on_time", count_orders(orders(3, 1), QUARTER).on_time)

    assert (figure.value, figure.state) == (0.75, State.THIN)


def test_no_orders_is_none_and_neither_0_nor_100() -> None:
    figure = found("on_time", count_orders([], QUARTER).on_time)

    assert figure == Figure("on_time", None, Unit.SHARE, 0, 0, None, None, State.NONE, QUARTER, ())


def test_everything_is_counted_from_how_orders_stand() -> None:
    lots = order(line(1), line(2), number=4)
    mixed = [
        judged(1, sep(9)),
        judged(2, sep(15), agreed=sep(20)),
        judged(3),
        judge_order(
            lots, [shipped(sep(8), rejected=5), shipped(sep(9), line_id=2)], known_until=LATER
        ),
        judged(5, date(2026, 10, 3), due=date(2026, 10, 2)),
    ]

    assert count_orders(mixed, QUARTER) == OrderCounts(
        on_time=Tally(2, 4, 4, (1, 2, 3, 4)),
        on_time_agreed=Tally(3, 4, 4, (1, 2, 3, 4)),
        on_time_lines=Tally(3, 5, 4, (1, 2, 3, 4)),
        in_full=Tally(3, 4, 4, (1, 2, 3, 4)),
        otif=Tally(1, 4, 4, (1, 2, 3, 4)),
        delays={-1: 2, 5: 1, inf: 1},
    )


def test_many_lines_of_few_orders_are_thin() -> None:
    lines = [line(number) for number in range(1, 21)]
    sent = [shipped(sep(9), line_id=number) for number in range(1, 21)]
    one = judge_order(order(*lines), sent, known_until=LATER)

    figure = found("on_time_lines", count_orders([one], QUARTER).on_time_lines)

    assert (figure.k, figure.n, figure.state) == (20, 20, State.THIN)


def test_what_is_open_counts_nowhere() -> None:
    running = judge_order(order(), [], known_until=sep(10))

    assert count_orders([running], QUARTER).on_time == Tally(0, 0, 0)


def test_delays_put_what_never_came_last() -> None:
    delays = count_orders([*orders(4, 4), *[judged(number) for number in (20, 21)]], QUARTER).delays

    assert found("delay_median", delays).value == 2
    assert found("delay_p90", delays).value is None
    assert found("delay_p90", delays).n == 10
    assert found("lateness_median", delays).value == 2
    assert found("lateness_median", {-3: 5, 0: 4}).state is State.NONE


def test_median_delay_has_the_interval_of_its_order_statistics() -> None:
    figure = found("delay_median", dict.fromkeys(range(10), 1))

    assert (figure.value, figure.low, figure.high) == (4.5, 1, 8)


came = st.none() | st.integers(1, 30).map(sep)
histories = st.lists(came, max_size=12).map(
    lambda days: [judged(number, day) for number, day in enumerate(days, start=1)]
)


@given(histories)
def test_order_on_time_never_lowers_the_share(history: list[OrderJudgement]) -> None:
    before = found("on_time", count_orders(history, QUARTER).on_time)
    after = found("on_time", count_orders([*history, judged(99, sep(10))], QUARTER).on_time)

    assert after.value is not None
    assert before.value is None or after.value >= before.value


@given(histories, st.integers(1, 30).map(sep))
def test_agreeing_on_another_day_never_changes_on_time(
    history: list[OrderJudgement], agreed: date
) -> None:
    moved = [judged(one.order_id, _came(one), agreed=agreed) for one in history]

    before, after = count_orders(history, QUARTER), count_orders(moved, QUARTER)

    assert (after.on_time, after.on_time_lines, after.in_full, after.otif, after.delays) == (
        before.on_time, before.on_time_lines, before.in_full, before.otif, before.delays,
    )  # fmt: skip


@given(histories)
def test_share_lies_within_its_interval(history: list[OrderJudgement]) -> None:
    for code in ("on_time", "in_full", "otif"):
        figure = found(code, getattr(count_orders(history, QUARTER), code))

        if figure.value is not None:
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= figure.value <= figure.high


def _came(one: OrderJudgement) -> date | None:
    worst = one.original.worst
    return None if worst is None else sep(10 + worst)
