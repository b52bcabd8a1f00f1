"""Our own side of the orders."""

from datetime import date
from decimal import Decimal

from tests.domain.measures.samples import found
from tests.domain.orders.samples import sep

from guanxi.domain.measures import State, Tally, count_conditions, count_payments
from guanxi.domain.orders import Condition, ConditionKind, PaymentDue, PaymentEvent, PaymentShare
from guanxi.domain.playbook import Debtor

SHARE = PaymentShare(Decimal(30), PaymentEvent.ORDER)


def payment(due: date | None, settled: date | None) -> PaymentDue:
    return PaymentDue(1, SHARE, Decimal(300), due, due, Decimal(0), settled)


def condition(by: Debtor, due: date | None, met: date | None) -> Condition:
    return Condition(1, ConditionKind.DEPOSIT, by, due, met)


def test_payments_count_once_paid_or_past_their_day() -> None:
    dues = [
        payment(sep(1), sep(1)),
        payment(sep(1), sep(2)),
        payment(sep(1), None),
        payment(sep(20), sep(9)),
        payment(sep(20), None),
        payment(sep(10), None),
        payment(None, None),
    ]

    assert count_payments(dues, sep(10)) == Tally(2, 4)
    assert found("paid_on_time_ours", count_payments(dues, sep(10))).value == 0.5


def test_conditions_count_for_whoever_they_are() -> None:
    conditions = [
        condition(Debtor.OURS, sep(1), sep(1)),
        condition(Debtor.OURS, sep(1), sep(5)),
        condition(Debtor.OURS, None, sep(5)),
        condition(Debtor.THEIRS, sep(1), None),
    ]

    assert count_conditions(conditions, Debtor.OURS, sep(10)) == Tally(1, 2)
    assert count_conditions(conditions, Debtor.THEIRS, sep(10)) == Tally(0, 1)
    assert found("conditions_met_ours", Tally(1, 2)).state is State.THIN
    assert found("told_before_ours", Tally()).state is State.NONE
