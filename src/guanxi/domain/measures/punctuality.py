"""Measures of delivery: on time, in full, and how late.

Everything is counted from how orders stand (`domain/orders/judging.py`). An order counts in the
period of its original day, wherever it was moved since; a line in that of its own. What is still
open, or there without its day being noted, counts nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from guanxi.domain.measures.figures import (
    Better,
    Fact,
    Period,
    Rules,
    Tally,
    Unit,
    Value,
    measure,
    middle,
    ninth_tenth,
    share,
)
from guanxi.domain.orders import OrderJudgement, Punctuality, Verdict
from guanxi.domain.statistics import Counts

NOT_YET = inf  # days late of what was due and is not there
_FACTS = Fact.ORDERS, Fact.DELIVERIES


@dataclass(frozen=True)
class OrderCounts:
    """The orders of one supplier in one period, counted; a database counts the same.

    `delays`: how many orders came so many days after their day (early: below 0); what is past its
    day and not there is at `NOT_YET`.
    """

    on_time: Tally
    on_time_agreed: Tally
    on_time_lines: Tally
    in_full: Tally
    otif: Tally
    delays: Mapping[float, int]


def count_orders(orders: Iterable[OrderJudgement], period: Period) -> OrderCounts:
    """Count what fell due in a period. Orders that were due before or after are left out."""
    judged = list(orders)
    due = [one for one in judged if one.due in period]
    lines = [
        (one.order_id, line.original.verdict(one.known_until))
        for one in judged
        for line in one.lines
        if line.due in period
    ]
    return OrderCounts(
        on_time=_tally((one.order_id, one.verdict) for one in due),
        on_time_agreed=_tally((one.order_id, one.agreed.verdict(one.known_until)) for one in due),
        on_time_lines=_tally(lines),
        in_full=_tally((one.order_id, _fullness(one.original, one.known_until)) for one in due),
        otif=_tally((one.order_id, one.good.verdict(one.known_until)) for one in due),
        delays=Counter(
            delay for one in due if (delay := delay_of(one.original, one.known_until)) is not None
        ),
    )


def delay_of(standing: Punctuality, known_until: date) -> float | None:
    """Days after its day; `NOT_YET` where that is past; None where nothing can be said."""
    verdict = standing.verdict(known_until)
    if verdict not in _DECIDED:
        return None
    return NOT_YET if standing.waiting is not None else standing.worst


@measure(Unit.SHARE, Better.HIGHER, "P2", *_FACTS)
def on_time(orders: Tally, rules: Rules) -> Value:
    """Orders whose full quantity, less the agreed tolerance, had passed the agreed point of
    delivery by the original day, of all that were due. An order that never came counts from the day
    after; moving a date changes nothing. The interval is Wilson's.
    """
    return share(orders, rules)


@measure(Unit.SHARE, Better.HIGHER, "P2", *_FACTS, Fact.DATE_CHANGES)
def on_time_agreed(orders: Tally, rules: Rules) -> Value:
    """The same against the last day both sides agreed on. Beside *on time* it tells how much of the
    punctuality was made by moving dates.
    """
    return share(orders, rules)


@measure(Unit.SHARE, Better.HIGHER, "P2", *_FACTS)
def on_time_lines(lines: Tally, rules: Rules) -> Value:
    """Order lines that were there by their original day, of all that were due. Lines of one order
    come together, so the interval (Wilson's, as if they did not) is narrower than it should be, and
    the figure is thin while the orders behind it are few: judge by *on time*.
    """
    return share(lines, rules)


@measure(Unit.SHARE, Better.HIGHER, "P2", *_FACTS)
def in_full(orders: Tally, rules: Rules) -> Value:
    """Orders whose full quantity, less the agreed tolerance, has come by now, late or not, of all
    that were due.
    """
    return share(orders, rules)


@measure(Unit.SHARE, Better.HIGHER, "P2", *_FACTS)
def otif(orders: Tally, rules: Rules) -> Value:
    """Orders that were on time and in full with goods we accepted: what was rejected has not come.
    Of all that were due, against the original day.
    """
    return share(orders, rules)


@measure(Unit.DAYS, Better.LOWER, "P2", *_FACTS)
def delay_median(delays: Counts, rules: Rules) -> Value:
    """Half of the orders came no more than so many days after their original day (below 0: before
    it). What is past its day and not there lies after everything that came.
    """
    return middle(delays, rules)


@measure(Unit.DAYS, Better.LOWER, "P2", *_FACTS)
def delay_p90(delays: Counts, rules: Rules) -> Value:
    """Nine of ten orders came no more than so many days after their original day. Not reached,
    where more than one of ten is past its day and not there.
    """
    return ninth_tenth(delays, rules)


@measure(Unit.DAYS, Better.LOWER, "P2", *_FACTS)
def lateness_median(delays: Counts, rules: Rules) -> Value:
    """Of the orders that were late, half were so by no more than this many days."""
    return middle({days: count for days, count in delays.items() if days > 0}, rules)


_DECIDED = {Verdict.ON_TIME: True, Verdict.LATE: False}


def _tally(verdicts: Iterable[tuple[int, Verdict]]) -> Tally:
    """On time, of what is decided; an order with several lines is one event."""
    decided = [(order, _DECIDED[verdict]) for order, verdict in verdicts if verdict in _DECIDED]
    return Tally(
        k=sum(kept for _, kept in decided),
        n=len(decided),
        events=len({order for order, _ in decided}),
        evidence=tuple(sorted({order for order, _ in decided})),
    )


def _fullness(standing: Punctuality, known_until: date) -> Verdict:
    if standing.is_complete():
        return Verdict.ON_TIME
    past = standing.waiting is not None and standing.waiting < known_until
    return Verdict.LATE if past else Verdict.OPEN
