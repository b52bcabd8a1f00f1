"""Our own side of the ledger of orders: what we owe a supplier and whether it was there in time."""

from collections.abc import Iterable
from datetime import date

from guanxi.domain.measures.figures import (
    Better,
    Fact,
    Rules,
    Tally,
    Unit,
    Value,
    measure,
    share,
)
from guanxi.domain.orders import Condition, PaymentDue
from guanxi.domain.playbook import Debtor


def count_payments(dues: Iterable[PaymentDue], known_until: date) -> Tally:
    """Shares of a price that were paid in full by their day, of those whose day has come."""
    return _in_time(((one.due, one.settled) for one in dues), known_until)


def count_conditions(conditions: Iterable[Condition], side: Debtor, known_until: date) -> Tally:
    """What a side had to do before production could begin and did by its day, of what was due."""
    ours = [(one.due, one.met) for one in conditions if one.by is side]
    return _in_time(ours, known_until)


@measure(Unit.SHARE, Better.HIGHER, "U7", Fact.ORDERS, Fact.PAYMENTS)
def paid_on_time_ours(payments: Tally, rules: Rules) -> Value:
    """Payments that we made in full by the day the terms asked for, of all whose day has come."""
    return share(payments, rules)


@measure(Unit.SHARE, Better.HIGHER, "U7", Fact.ORDERS)
def conditions_met_ours(conditions: Tally, rules: Rules) -> Value:
    """Deposits, approvals and artwork that a supplier had from us by their day, of all that were
    due: before them it cannot begin, and its lead time does not run.
    """
    return share(conditions, rules)


@measure(Unit.SHARE, Better.HIGHER, "U7", Fact.DATE_CHANGES)
def told_before_ours(days: Tally, rules: Rules) -> Value:
    """Days we moved and had told the supplier of before the day itself, of all we moved."""
    return share(days, rules)


def _in_time(days: Iterable[tuple[date | None, date | None]], known_until: date) -> Tally:
    """Done by its day, of what was done or whose day is over."""
    decided = [
        done is not None and done <= due
        for due, done in days
        if due is not None and (due < known_until or done is not None)
    ]
    return Tally(sum(decided), len(decided))
