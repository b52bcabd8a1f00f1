"""What an order makes each side owe, as the ledger takes it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.orders.samples import (
    BUYER,
    DUE,
    FACTORY,
    LATER,
    ORDERED,
    line,
    moved,
    order,
    sep,
    shipped,
)

from guanxi.domain.calendars import Span, Unit
from guanxi.domain.obligations import Expected, Key, Ruling, State, judge, reconcile
from guanxi.domain.orders import (
    Condition,
    ConditionKind,
    Desk,
    Milestone,
    OrderFacts,
    Payment,
    PaymentEvent,
    PaymentShare,
    Point,
    Step,
    expected_obligations,
    payments_due,
)
from guanxi.domain.playbook import Debtor
from guanxi.playbooks import shipped_playbook

DESK = Desk(FACTORY, BUYER, Span(1, Unit.WORKING_DAYS), "2026.1", LATER)
THERE, HERE = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
DELIVERY = Key("order_delivery", "order", 7, "2026-09-10")


def owed(facts: OrderFacts, until: date = LATER) -> dict[Key, Expected]:
    return {one.key: one for one in expected_obligations(facts, replace(DESK, known_until=until))}


def states(facts: OrderFacts, until: date = LATER) -> dict[str, State]:
    now = datetime(until.year, until.month, until.day, 12, tzinfo=THERE)
    return {
        f"{key.rule} {key.occurrence}".strip(): judge(one, Ruling(), now=now).state
        for key, one in owed(facts, until).items()
    }


def test_delivery_is_owed_by_closing_time_of_the_last_agreed_day() -> None:
    facts = OrderFacts(order(line(agreed=sep(18))), (shipped(sep(18)),),
                       (moved(sep(2), DUE, sep(18)),))  # fmt: skip

    assert expected_obligations(facts, DESK) == [
        Expected(
            key=DELIVERY,
            supplier_id=1,
            debtor=Debtor.THEIRS,
            opened=datetime(2026, 8, 3, tzinfo=THERE),
            due=datetime(2026, 9, 18, 17, 30, tzinfo=THERE),
            closed=datetime(2026, 9, 18, tzinfo=THERE),
            known_until=None,
            params={
                "order": "PO-7",
                "order_id": 7,
                "original": "2026-09-10",
                "agreed": "2026-09-18",
            },
            playbook_version="2026.1",
        )
    ]


def test_silence_past_the_agreed_day_owes_word_of_a_new_one() -> None:
    facts = OrderFacts(order())

    notice = owed(facts, sep(11))[Key("late_notice", "order", 7, "2026-09-10")]

    assert (notice.opened, notice.due, notice.closed) == (
        datetime(2026, 9, 10, 17, 30, tzinfo=THERE),
        datetime(2026, 9, 11, 17, 30, tzinfo=THERE),
        None,
    )
    assert list(owed(facts, DUE)) == [DELIVERY]


def test_word_after_the_day_ends_the_notice_and_word_by_then_owes_none() -> None:
    order_ = order(line(agreed=sep(25)))
    after = OrderFacts(order_, (), (moved(sep(11), DUE, sep(25)),))
    long_after = OrderFacts(order_, (), (moved(sep(15), DUE, sep(25)),))
    on_the_day = OrderFacts(order_, (), (moved(DUE, DUE, sep(25)),))

    assert states(after, sep(20)) == {
        "late_notice 2026-09-10": State.KEPT,
        "order_delivery 2026-09-10": State.OPEN,
    }
    assert states(long_after, sep(20))["late_notice 2026-09-10"] is State.LATE
    assert states(on_the_day, sep(20)) == {"order_delivery 2026-09-10": State.OPEN}


def test_goods_that_come_late_without_a_word_end_the_notice_late() -> None:
    assert states(OrderFacts(order(), (shipped(sep(20)),))) == {
        "late_notice 2026-09-10": State.LATE,
        "order_delivery 2026-09-10": State.LATE,
    }


def test_lines_with_days_of_their_own_are_owed_apart() -> None:
    two = OrderFacts(order(line(1), line(2, original=sep(30))), (shipped(sep(10)),))

    assert states(two, sep(20)) == {
        "order_delivery 2026-09-10": State.KEPT,
        "order_delivery 2026-09-30": State.OPEN,
    }


def test_goods_whose_day_nobody_noted_make_nobody_late() -> None:
    arrived = shipped(sep(30), at=Point.ARRIVED)

    assert states(OrderFacts(order(), (arrived,))) == {"order_delivery 2026-09-10": State.KEPT}


def test_payment_is_ours_once_its_event_has_happened() -> None:
    terms = (
        PaymentShare(Decimal(30), PaymentEvent.ORDER, 7),
        PaymentShare(Decimal(70), PaymentEvent.BL_COPY, 14),
    )
    dues = payments_due(Decimal(2_500), "USD", terms, happened={PaymentEvent.ORDER: ORDERED},
                        payments=[Payment(date(2026, 8, 7), Decimal(700))])  # fmt: skip

    payments = [one for one in owed(OrderFacts(order(), payments=dues)).values()
                if one.key.rule == "payment"]  # fmt: skip

    assert [(one.key.occurrence, one.debtor, one.opened, one.due, one.closed, dict(one.params))
            for one in payments] == [(
        "1", Debtor.OURS, datetime(2026, 8, 3, tzinfo=HERE),
        datetime(2026, 8, 10, 17, tzinfo=HERE), None,
        {"order": "PO-7", "order_id": 7, "amount": "50.00", "currency": "USD", "event": "order"},
    )]  # fmt: skip


def test_conditions_and_steps_are_owed_by_whoever_they_are() -> None:
    deposit = Condition(4, ConditionKind.DEPOSIT, Debtor.OURS, sep(1), sep(2))
    sample = Condition(5, ConditionKind.SAMPLE, Debtor.THEIRS, None, None)
    step = Milestone(6, Step.READY, Debtor.THEIRS, sep(30), absolute=False, buffer=1)

    found = owed(OrderFacts(order(), (shipped(DUE),), (), (deposit, sample), (step,)))

    assert [(key[:3], one.debtor, one.due, one.closed) for key, one in found.items()] == [
        (("condition", "condition", 4), Debtor.OURS, datetime(2026, 9, 1, 17, tzinfo=HERE),
         datetime(2026, 9, 2, tzinfo=HERE)),
        (("condition", "condition", 5), Debtor.THEIRS, None, None),
        (("milestone", "milestone", 6), Debtor.THEIRS,
         datetime(2026, 10, 8, 17, 30, tzinfo=THERE), None),
        (("order_delivery", "order", 7), Debtor.THEIRS,
         datetime(2026, 9, 10, 17, 30, tzinfo=THERE), datetime(2026, 9, 10, tzinfo=THERE)),
    ]  # fmt: skip


def test_order_given_up_owes_nothing_more_and_keeps_what_was_done() -> None:
    done = Condition(4, ConditionKind.DEPOSIT, Debtor.OURS, sep(1), sep(1))

    facts = OrderFacts(order(cancelled=sep(5)), conditions=(done,))

    assert states(facts) == {"condition": State.KEPT}


def test_every_rule_has_its_sentence_in_the_playbook() -> None:
    rules = shipped_playbook().rules
    facts = OrderFacts(order(), conditions=(
        Condition(4, ConditionKind.DEPOSIT, Debtor.BOTH, None, None),))  # fmt: skip

    for one in expected_obligations(facts, DESK):
        assert one.debtor in rules[one.key.rule].by_debtor


@given(st.lists(st.integers(1, 60), max_size=4), st.integers(0, 90))
def test_ledger_made_twice_is_made_once(days: list[int], until: int) -> None:
    sent = tuple(shipped(date.fromordinal(ORDERED.toordinal() + day), 250) for day in days)
    desk = replace(DESK, known_until=date.fromordinal(ORDERED.toordinal() + until))
    now = datetime.combine(desk.known_until, datetime.min.time(), THERE)

    rows = [judge(one, Ruling(), now=now)
            for one in expected_obligations(OrderFacts(order(), sent), desk)]  # fmt: skip

    assert reconcile(rows, rows).create == reconcile(rows, rows).update == ()
