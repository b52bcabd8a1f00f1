"""What an order makes each side owe, as the ledger takes it.

They owe the delivery by the last agreed day (whether it was on time is judged against the original
one, elsewhere), their steps and conditions, and word of a new day where the agreed one went by. We
owe payments once their event has happened, our own steps and conditions. A day is over at closing
time on the clock of whoever owes; something done on a day was done as it began, so that a day is
never too short. For an order that was given up nothing more is owed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from guanxi.domain.calendars import Span, WorkingCalendar, due_at
from guanxi.domain.obligations import Debtor, Expected, Key, Params
from guanxi.domain.orders.dates import beginning_of, end_of
from guanxi.domain.orders.facts import Condition, DateChange, Delivery, Line, Milestone, Order
from guanxi.domain.orders.judging import LineJudgement, judge_order
from guanxi.domain.orders.milestones import buffer_of
from guanxi.domain.orders.money import PaymentDue

DELIVERY, LATE_NOTICE, MILESTONE, CONDITION, PAYMENT = (
    "order_delivery",
    "late_notice",
    "milestone",
    "condition",
    "payment",
)


@dataclass(frozen=True)
class OrderFacts:
    """An order with everything that can be owed for it."""

    order: Order
    deliveries: tuple[Delivery, ...] = ()
    changes: tuple[DateChange, ...] = ()
    conditions: tuple[Condition, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    payments: tuple[PaymentDue, ...] = ()


@dataclass(frozen=True)
class Desk:
    """Both sides' calendars (theirs: production's, with its closures), how soon a new day must be
    named once the old one went by, the playbook's version, and the day up to which all is known."""

    theirs: WorkingCalendar
    ours: WorkingCalendar
    notice_within: Span
    playbook_version: str
    known_until: date

    def of(self, debtor: Debtor) -> WorkingCalendar:
        """The calendar of whoever owes; what both owe runs on theirs."""
        return self.ours if debtor is Debtor.OURS else self.theirs


def expected_obligations(facts: OrderFacts, desk: Desk) -> list[Expected]:
    """Everything owed for this order, kept or not, in the order of its keys.

    The subject of deliveries, notices and payments is the order; of a milestone or condition, it
    itself. Raises CalendarError where a calendar never works.
    """
    lots = _lots(facts, desk.known_until)
    owed = [
        *_deliveries(facts.order, lots, desk),
        *_late_notices(facts, lots, desk),
        *(_milestone(facts.order, one, desk) for one in facts.milestones),
        *(_condition(facts.order, one, desk) for one in facts.conditions),
        *_payments(facts.order, facts.payments, desk),
    ]
    given_up = facts.order.cancelled is not None
    standing = [one for one in owed if one.closed is not None or not given_up]
    return sorted(standing, key=lambda one: one.key)


@dataclass(frozen=True)
class _Lot:
    """The lines that were first due on one day: by when now, and since when they are there."""

    original: date
    agreed: date
    is_there: bool
    there: date | None
    line_ids: frozenset[int]


def _lots(facts: OrderFacts, known_until: date) -> list[_Lot]:
    judged = judge_order(facts.order, facts.deliveries, known_until=known_until).lines
    rows = [
        (line.original, line, judgement)
        for line, judgement in zip(facts.order.lines, judged, strict=True)
        if line.original is not None and line.quantity
    ]
    rows.sort(key=lambda row: (row[0], row[1].id))
    return [_lot(day, [row[1:] for row in lot]) for day, lot in groupby(rows, lambda row: row[0])]


def _lot(original: date, lines: list[tuple[Line, LineJudgement]]) -> _Lot:
    complete = all(judged.agreed.is_complete() for _, judged in lines)
    there = [
        (line.agreed or original) + timedelta(days=judged.agreed.worst)
        for line, judged in lines
        if judged.agreed.worst is not None
    ]
    # Where nobody noted the day that something came, nobody is called late for it.
    dated = complete and len(there) == len(lines)
    return _Lot(
        original=original,
        agreed=max(line.agreed or original for line, _ in lines),
        is_there=complete,
        there=max(there) if dated else None,
        line_ids=frozenset(line.id for line, _ in lines),
    )


def _deliveries(order: Order, lots: Iterable[_Lot], desk: Desk) -> Iterator[Expected]:
    for lot in lots:
        due = end_of(lot.agreed, desk.theirs)
        closed = beginning_of(lot.there, desk.theirs) if lot.there else None
        if lot.is_there and closed is None:
            closed = due
        params = {"original": lot.original.isoformat(), "agreed": lot.agreed.isoformat()}
        key = Key(DELIVERY, "order", order.id, lot.original.isoformat())
        opened = beginning_of(order.ordered, desk.theirs)
        yield _expected(order, key, Debtor.THEIRS, desk, opened, due, closed, params)


def _late_notices(facts: OrderFacts, lots: Iterable[_Lot], desk: Desk) -> Iterator[Expected]:
    """Word of a new day, where it did not come before the old one."""
    missed: dict[date, date | None] = {}
    for change in facts.changes:
        if change.asked_by is Debtor.THEIRS and change.announced > change.before:
            missed[change.before] = min(change.announced, missed.get(change.before) or date.max)
    for lot in lots:
        if not _told(lot, facts.changes) and _went_by(lot, desk.known_until):
            missed.setdefault(lot.agreed, lot.there)
    for day, told in sorted(missed.items()):
        opened = end_of(day, desk.theirs)
        due = due_at(desk.theirs, opened, desk.notice_within)
        closed = beginning_of(told, desk.theirs) if told else None
        key = Key(LATE_NOTICE, "order", facts.order.id, day.isoformat())
        params = {"agreed": day.isoformat()}
        yield _expected(facts.order, key, Debtor.THEIRS, desk, opened, due, closed, params)


def _told(lot: _Lot, changes: Iterable[DateChange]) -> bool:
    """Whether they said of themselves that this day will not do, answered or not."""
    return any(
        change.asked_by is Debtor.THEIRS
        and change.before == lot.agreed
        and (change.line_id is None or change.line_id in lot.line_ids)
        for change in changes
    )


def _went_by(lot: _Lot, known_until: date) -> bool:
    if lot.is_there:
        return lot.there is not None and lot.there > lot.agreed
    return lot.agreed < known_until


def _milestone(order: Order, one: Milestone, desk: Desk) -> Expected:
    calendar = desk.of(one.by)
    aim, latest = buffer_of(one, desk.theirs, desk.ours)
    params = {"step": one.step.value, "aim": aim.isoformat(), "absolute": one.absolute}
    opened = beginning_of(order.ordered, calendar)
    closed = beginning_of(one.done, calendar) if one.done else None
    key = Key(MILESTONE, "milestone", one.id)
    return _expected(order, key, one.by, desk, opened, end_of(latest, calendar), closed, params)


def _condition(order: Order, one: Condition, desk: Desk) -> Expected:
    calendar = desk.of(one.by)
    due = end_of(one.due, calendar) if one.due else None
    closed = beginning_of(one.met, calendar) if one.met else None
    opened = beginning_of(order.ordered, calendar)
    params = {"kind": one.kind.value}
    key = Key(CONDITION, "condition", one.id)
    return _expected(order, key, one.by, desk, opened, due, closed, params)


def _payments(order: Order, dues: Iterable[PaymentDue], desk: Desk) -> Iterator[Expected]:
    for one in dues:
        if one.happened is None or one.due is None:
            continue
        key = Key(PAYMENT, "order", order.id, str(one.number))
        opened = beginning_of(one.happened, desk.ours)
        closed = beginning_of(one.settled, desk.ours) if one.settled else None
        params = {
            "amount": str(one.amount - one.paid if one.settled is None else one.amount),
            "currency": order.currency,
            "event": one.share.event.value,
        }
        due = end_of(one.due, desk.ours)
        yield _expected(order, key, Debtor.OURS, desk, opened, due, closed, params)


def _expected(
    order: Order,
    key: Key,
    debtor: Debtor,
    desk: Desk,
    opened: datetime,
    due: datetime | None,
    closed: datetime | None,
    params: Mapping[str, str | bool],
) -> Expected:
    named: Params = {"order": order.number, "order_id": order.id, **params}
    return Expected(
        key=key,
        supplier_id=order.supplier_id,
        debtor=debtor,
        opened=opened,
        due=due,
        closed=closed,
        known_until=None,
        params=named,
        playbook_version=desk.playbook_version,
    )
