"""On time, in full, by which date: hand-counted, and the laws that hold for every order."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.orders.samples import DUE, FACTORY, LATER, line, order, sep, shipped

from guanxi.domain.orders import (
    Delivery,
    Filling,
    Incoterm,
    LineJudgement,
    Order,
    Point,
    Punctuality,
    Verdict,
    delivery_point,
    judge_order,
    working_days_late,
)


def verdict(order_: Order, *deliveries: Delivery, until: date = LATER) -> Verdict:
    return judge_order(order_, deliveries, known_until=until).verdict


def test_last_part_decides_the_day_an_order_is_there() -> None:
    judged = judge_order(order(), [shipped(sep(8), 900), shipped(sep(12), 100)], known_until=LATER)

    late = Punctuality(worst=2)
    assert judged.lines == (
        LineJudgement(1, DUE, Filling.FULL, Decimal(1_000), Decimal(0), late, late, late),
    )
    assert (judged.verdict, judged.due) == (Verdict.LATE, DUE)


def test_what_is_missing_within_the_tolerance_is_not_waited_for() -> None:
    parts = [shipped(sep(8), 900), shipped(sep(12), 100)]

    assert verdict(order(tolerance="0.1"), *parts) is Verdict.ON_TIME
    assert verdict(order(tolerance="0.09"), *parts) is Verdict.LATE


def test_day_of_delivery_itself_is_on_time_and_the_next_is_late() -> None:
    assert verdict(order(), shipped(sep(10))) is Verdict.ON_TIME
    assert verdict(order(), shipped(sep(11))) is Verdict.LATE


def test_never_delivered_counts_from_the_day_after() -> None:
    assert verdict(order(), until=DUE) is Verdict.OPEN
    assert verdict(order(), until=sep(11)) is Verdict.LATE
    assert verdict(order(), shipped(sep(9), 999), until=sep(11)) is Verdict.LATE


def test_delivery_after_the_known_days_is_not_known() -> None:
    assert verdict(order(), shipped(sep(20)), until=sep(9)) is Verdict.OPEN


def test_moved_date_is_judged_apart_and_repairs_nothing() -> None:
    judged = judge_order(order(line(agreed=sep(20))), [shipped(sep(18))], known_until=LATER)

    assert judged.original == Punctuality(worst=8)
    assert judged.agreed == Punctuality(worst=-2)
    assert judged.verdict is Verdict.LATE


def test_order_is_as_late_as_its_latest_line() -> None:
    two = order(line(1), line(2, original=sep(30)))

    judged = judge_order(two, [shipped(sep(9)), shipped(sep(25), line_id=2)], known_until=LATER)
    waiting = judge_order(two, [shipped(sep(9))], known_until=sep(20))

    assert (judged.verdict, judged.original.worst, judged.due) == (Verdict.ON_TIME, -1, sep(30))
    assert (waiting.verdict, waiting.original.waiting) == (Verdict.OPEN, sep(30))


def test_rejected_goods_came_but_are_no_good() -> None:
    judged = judge_order(order(), [shipped(sep(9), rejected=20)], known_until=LATER)
    replaced = [shipped(sep(9), rejected=20), shipped(sep(19), 20)]

    assert judged.verdict is Verdict.ON_TIME
    assert judged.good == Punctuality(waiting=DUE)
    assert judge_order(order(), replaced, known_until=LATER).good == Punctuality(worst=9)


@pytest.mark.parametrize(
    ("quantity", "filling"),
    [(0, "nothing"), (949, "part"), (950, "full"), (1_050, "full"), (1_051, "over")],
)
def test_short_and_over_are_told_by_the_tolerance(quantity: int, filling: str) -> None:
    sent = [shipped(sep(9), quantity)] if quantity else []

    judged = judge_order(order(tolerance="0.05"), sent, known_until=LATER)

    assert judged.lines[0].filling == filling


def test_date_not_fixed_yet_is_open_and_in_no_period() -> None:
    judged = judge_order(order(line(1), line(2, original=None)), [shipped(sep(9))],
                         known_until=LATER)  # fmt: skip

    assert (judged.verdict, judged.due) == (Verdict.OPEN, None)


def test_order_given_up_before_its_day_is_nobodys_lateness() -> None:
    assert verdict(order(cancelled=sep(5))) is Verdict.OPEN
    assert verdict(order(cancelled=sep(15))) is Verdict.LATE


@pytest.mark.parametrize(
    ("incoterm", "point"),
    [
        ("EXW", "ready"), ("FCA", "handed_over"), ("CPT", "handed_over"), ("CIP", "handed_over"),
        ("FAS", "alongside"), ("FOB", "on_board"), ("CFR", "on_board"), ("CIF", "on_board"),
        ("DAP", "arrived"), ("DPU", "unloaded"), ("DDP", "arrived"),
    ],
)  # fmt: skip
def test_delivered_where_the_incoterm_says(incoterm: str, point: str) -> None:
    term = Incoterm(incoterm)
    ways = {one: sep(8 + number) for number, one in enumerate(Point)}
    sent = Delivery(1, ways, shipped(sep(8)).lines)

    judged = judge_order(order(incoterm=term), [sent], known_until=LATER)

    assert delivery_point(term) == point
    assert judged.original.worst == (ways[Point(point)] - DUE).days


def test_goods_ready_at_the_works_are_not_on_board() -> None:
    assert verdict(order(), shipped(sep(1), at=Point.READY)) is Verdict.LATE


def test_arrival_alone_proves_an_early_shipment_but_never_a_late_one() -> None:
    early, later = (shipped(day, at=Point.ARRIVED) for day in (sep(9), sep(30)))

    assert verdict(order(), early) is Verdict.ON_TIME
    assert verdict(order(), later) is Verdict.UNKNOWN
    assert verdict(order(), shipped(sep(12), 400), replace(
        later, lines=shipped(sep(1), 600).lines)) is Verdict.LATE  # fmt: skip


def test_lateness_is_told_in_days_and_in_days_worked() -> None:
    running = judge_order(order(), [], known_until=sep(25)).original

    assert running.days_late(sep(25)) == 15
    assert working_days_late(sep(30), date(2026, 10, 12), FACTORY) == 4
    assert working_days_late(sep(10), sep(7), FACTORY) == -3
    assert working_days_late(sep(10), sep(10), FACTORY) == 0


days = st.integers(-20, 20).map(lambda offset: DUE + timedelta(days=offset))
parts = st.lists(
    st.builds(shipped, days, st.integers(1, 1_200), rejected=st.integers(0, 1)), max_size=5
)


@given(parts, days, st.none() | days)
def test_moving_the_agreed_date_never_changes_on_time(
    sent: list[Delivery], until: date, agreed: date | None
) -> None:
    as_ordered = judge_order(order(), sent, known_until=until)
    after = judge_order(order(line(agreed=agreed)), sent, known_until=until)

    assert (after.original, after.verdict, after.due) == (
        as_ordered.original, as_ordered.verdict, as_ordered.due,
    )  # fmt: skip


@given(parts, days, st.integers(0, 30))
def test_what_is_late_stays_late(sent: list[Delivery], until: date, more: int) -> None:
    before = verdict(order(), *sent, until=until)
    after = verdict(order(), *sent, until=until + timedelta(days=more))

    assert before is not Verdict.LATE or after is Verdict.LATE
    assert before is not Verdict.ON_TIME or after is Verdict.ON_TIME


@given(parts, days, st.permutations(range(5)))
def test_order_of_the_rows_does_not_matter(
    sent: list[Delivery], until: date, places: list[int]
) -> None:
    mixed = [sent[place] for place in places if place < len(sent)]

    assert judge_order(order(), mixed, known_until=until) == judge_order(
        order(), sent, known_until=until
    )


@given(parts, days)
def test_what_stands_in_the_row_tells_the_verdict_of_every_later_day(
    sent: list[Delivery], until: date
) -> None:
    # The two figures kept in an order's row are all that a database needs.
    kept = judge_order(order(), sent, known_until=date.max).original

    anew = judge_order(order(), sent, known_until=until)

    if all(day <= until for one in sent for day in one.passed.values()):
        assert kept.verdict(until) is anew.verdict
