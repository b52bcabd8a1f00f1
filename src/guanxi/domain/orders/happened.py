"""When the events happened on which shares of a price fall due.

Goods are ready, shipped or arrived once the order is whole there (its tolerance considered): the
first box of many makes nobody owe the price of all. Who says that a step is done says so for the
whole order. A bill of lading is dated the day the goods are on board, and an invoice goes with
them, so both count from shipping. Accepted is what has arrived and been inspected.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from guanxi.domain.orders.facts import (
    Condition,
    ConditionKind,
    Delivery,
    Milestone,
    Order,
    Step,
)
from guanxi.domain.orders.incoterms import Incoterm, Point
from guanxi.domain.orders.judging import judge_order
from guanxi.domain.orders.money import PaymentEvent

_STEPS: Mapping[PaymentEvent, Step] = {
    PaymentEvent.PRODUCTION_BEGINS: Step.PRODUCTION_BEGINS,
    PaymentEvent.READY: Step.READY,
    PaymentEvent.INSPECTED: Step.FINAL_INSPECTION,
    PaymentEvent.SHIPPED: Step.SHIPPED,
    PaymentEvent.ARRIVED: Step.ARRIVED,
}
# The rule of delivery whose point is the one where the goods have to be whole.
_WHOLE_AT: Mapping[PaymentEvent, Incoterm] = {
    PaymentEvent.READY: Incoterm.EXW,
    PaymentEvent.ARRIVED: Incoterm.DAP,
}
_WITH_THE_GOODS = (PaymentEvent.BL_COPY, PaymentEvent.INVOICE)


def events_happened(
    order: Order,
    deliveries: Sequence[Delivery],
    *,
    ordered: date | None,
    conditions: Iterable[Condition] = (),
    milestones: Iterable[Milestone] = (),
    inspected: date | None = None,
    known_until: date,
) -> dict[PaymentEvent, date]:
    """The events that have happened, with their days.

    `ordered` None: nobody said when. `inspected`: the day on which the last lot was passed; None
    while one is not. 900 of 1,000 candles on board on the 8th, the others on the 12th: shipped on
    the 12th.
    """
    found: dict[PaymentEvent, date | None] = {PaymentEvent.ORDER: ordered}
    samples = [one.met for one in conditions if one.kind is ConditionKind.SAMPLE]
    met = [day for day in samples if day is not None]
    found[PaymentEvent.SAMPLE_APPROVED] = max(met) if met and len(met) == len(samples) else None
    done = {one.step: one.done for one in milestones}
    for event, step in _STEPS.items():
        found[event] = done.get(step)
    for event, rule in _WHOLE_AT.items():
        found[event] = found[event] or _whole(order, deliveries, rule, known_until)
    found[PaymentEvent.SHIPPED] = found[PaymentEvent.SHIPPED] or _shipped(
        order, deliveries, known_until
    )
    found[PaymentEvent.INSPECTED] = found[PaymentEvent.INSPECTED] or inspected
    for event in _WITH_THE_GOODS:
        found[event] = found[PaymentEvent.SHIPPED]
    arrived, passed = found[PaymentEvent.ARRIVED], found[PaymentEvent.INSPECTED]
    found[PaymentEvent.ACCEPTED] = max(arrived, passed) if arrived and passed else None
    return {event: day for event, day in found.items() if day is not None and day <= known_until}


def _shipped(order: Order, deliveries: Sequence[Delivery], known_until: date) -> date | None:
    """By sea on board; what goes by air or rail is handed over to its carrier."""
    gone = [_as_shipped(one) for one in deliveries]
    return _whole(order, gone, Incoterm.FOB, known_until)


def _as_shipped(delivery: Delivery) -> Delivery:
    passed = delivery.passed
    day = passed.get(Point.ON_BOARD) or passed.get(Point.HANDED_OVER)
    return replace(delivery, passed={Point.ON_BOARD: day} if day else {})


def _whole(
    order: Order, deliveries: Sequence[Delivery], rule: Incoterm, known_until: date
) -> date | None:
    """The day on which all of it was noted at the point of that rule; None if it is not."""
    due = date.min  # any day will do: how long after it the last of the goods came tells their day
    lines = tuple(replace(line, original=due, agreed=None, measured=None) for line in order.lines)
    asked = replace(order, incoterm=rule, lines=lines, cancelled=None)
    standing = judge_order(asked, deliveries, known_until=known_until).original
    if not standing.is_complete() or standing.worst is None or standing.undated:
        return None
    return date.fromordinal(due.toordinal() + standing.worst)
