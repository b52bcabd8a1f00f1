"""Whether an order came on time and in full.

A line is there on the day on which its quantity, less the tolerance, had passed the agreed point of
delivery; an order is on time when each of its lines was there by its day. Judged against the
original day and, apart, against the last one agreed on: moving a date never repairs the first, and
neither does a smaller quantity that was agreed to later (see `quantities`).
What was never delivered counts from the day after its day. An order whose day is still to come, or
not fixed yet, is open and counts nowhere.

Everything that time alone can change is in two figures an order (`worst`, `waiting`) that stand in
its row, so that a database counts a million lines by the same rule: see `Punctuality.verdict`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.orders.facts import Delivery, Line, Order
from guanxi.domain.orders.incoterms import Point, delivery_point

_NONE = Decimal(0)
_POINTS = tuple(Point)
_Flow = Sequence[tuple[date, bool, Decimal]]


class Verdict(StrEnum):
    """What can be said of an order or line. UNKNOWN: it is there, but nobody noted since when."""

    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"
    UNKNOWN = "unknown"


class Filling(StrEnum):
    """How much of a line was delivered, tolerance considered."""

    NOTHING = "nothing"
    PART = "part"
    FULL = "full"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How an order or line stands against its days.

    `worst`: days after its day that the last of what is there came (early: below 0; None: nothing
    is there). `waiting`: the first day of what is not there (None: nothing is awaited). `undated`:
    something is there, and nobody noted whether by its day. `unfixed`: a day is not fixed yet.
    """

    worst: int | None = None
    waiting: date | None = None
    undated: bool = False
    unfixed: bool = False

    def verdict(self, known_until: date) -> Verdict:
        """What can be said as of a day, which itself is not over yet."""
        if self.worst is not None and self.worst > 0:
            return Verdict.LATE
        if self.waiting is not None and self.waiting < known_until:
            return Verdict.LATE
        if self.undated:
            return Verdict.UNKNOWN
        return Verdict.ON_TIME if self.is_complete() else Verdict.OPEN

    def is_complete(self) -> bool:
        """Whether everything is there, on time or not."""
        known = self.worst is not None or self.undated
        return known and self.waiting is None and not self.unfixed

    def days_late(self, known_until: date) -> int | None:
        """Days after its day, below 0 if early; so far, where some of it is awaited still."""
        past = [] if self.waiting is None else [(known_until - self.waiting).days]
        return max([*past, *([] if self.worst is None else [self.worst])], default=None)


@dataclass(frozen=True, slots=True)
class LineJudgement:
    """One line; `due` is its original day, `good` against that day of what was not rejected."""

    line_id: int
    due: date | None
    filling: Filling
    delivered: Decimal
    rejected: Decimal
    original: Punctuality
    agreed: Punctuality
    good: Punctuality


@dataclass(frozen=True, slots=True)
class OrderJudgement:
    """An order, from its lines. `due` is the last of the original days (None: one is not fixed):
    the day by which it belongs to a period, wherever it was moved. `known_until` is that of the
    question, or the day it was given up."""

    order_id: int
    due: date | None
    known_until: date
    original: Punctuality
    agreed: Punctuality
    good: Punctuality
    lines: tuple[LineJudgement, ...]

    @property
    def verdict(self) -> Verdict:
        """On time against its original days?"""
        return self.original.verdict(self.known_until)


def judge_order(
    order: Order, deliveries: Iterable[Delivery], *, known_until: date
) -> OrderJudgement:
    """How an order stands as of a day; what happened after it is not known.

    1,000 candles due on the 10th, 900 on board on the 8th and 100 on the 12th: two days late. With
    a tolerance of a tenth it was two days early.
    """
    until = min(known_until, order.cancelled) if order.cancelled else known_until
    came: dict[int, list[_Came]] = {line.id: [] for line in order.lines}
    for line_id, one in _came(order, deliveries, known_until):
        came[line_id].append(one)
    lines = tuple(_judge_line(line, came[line.id], order.tolerance) for line in order.lines)
    fixed = [line.original for line in order.lines if line.original is not None]
    return OrderJudgement(
        order_id=order.id,
        due=max(fixed) if fixed and len(fixed) == len(order.lines) else None,
        known_until=until,
        original=_together([line.original for line in lines]),
        agreed=_together([line.agreed for line in lines]),
        good=_together([line.good for line in lines]),
        lines=lines,
    )


def working_days_late(due: date, came: date, calendar: WorkingCalendar) -> int:
    """Days worked after `due` up to `came`; below 0 if early.

    Due on Thursday and there on Monday, Saturday worked: three days late.
    """
    first, last = min(due, came), max(due, came)
    days = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
    worked = sum(1 for day in days if calendar.hours_on(day))
    return worked if came > due else -worked


class _Came(NamedTuple):
    """So much came on a day, or by that day at the latest (not exact)."""

    day: date
    exact: bool
    quantity: Decimal
    good: Decimal


def _came(
    order: Order, deliveries: Iterable[Delivery], known_until: date
) -> Iterator[tuple[int, _Came]]:
    """What passed the agreed point of delivery, or a later one without its day being noted."""
    point = delivery_point(order.incoterm)
    later = _POINTS[_POINTS.index(point) :]
    ours = {line.id for line in order.lines}
    for delivery in deliveries:
        day = next((delivery.passed[one] for one in later if one in delivery.passed), None)
        if day is None or day > known_until:
            continue
        exact = point in delivery.passed
        for row in delivery.lines:
            if row.line_id in ours:
                yield row.line_id, _Came(day, exact, row.quantity, row.quantity - row.rejected)


def _judge_line(line: Line, came: list[_Came], tolerance: Decimal) -> LineJudgement:
    needed = line.quantity * (1 - tolerance)
    first = needed if line.measured is None else line.measured * (1 - tolerance)
    everything = [(one.day, one.exact, one.quantity) for one in came]
    original = _standing(line.original, first, everything)
    by = line.agreed or line.original
    moved = (by, needed) != (line.original, first)
    rejected = sum((one.quantity - one.good for one in came), _NONE)
    good = [(one.day, one.exact, one.good) for one in came]
    delivered = sum((one.quantity for one in came), _NONE)
    return LineJudgement(
        line_id=line.id,
        due=line.original,
        filling=_filling(delivered, needed, line.quantity * (1 + tolerance)),
        delivered=delivered,
        rejected=rejected,
        original=original,
        agreed=_standing(by, needed, everything) if moved else original,
        good=_standing(line.original, first, good) if rejected else original,
    )


def _standing(due: date | None, needed: Decimal, came: _Flow) -> Punctuality:
    if not needed:  # left out: nothing is awaited of it, and nothing can be on time
        return Punctuality()
    if due is None:
        return Punctuality(unfixed=True)
    latest = _reached(needed, came)
    if latest is None:
        return Punctuality(waiting=due)
    if latest <= due:
        return Punctuality(worst=(latest - due).days)
    # Where only a later point's day was noted, it was there on some day before.
    earliest = _reached(needed, [(day if exact else date.min, exact, n) for day, exact, n in came])
    if earliest is not None and earliest > due:
        return Punctuality(worst=(earliest - due).days)
    return Punctuality(undated=True)


def _reached(needed: Decimal, came: _Flow) -> date | None:
    """The day on which this much was there."""
    there = _NONE
    for day, _, quantity in sorted(came):
        there += quantity
        if there >= needed:
            return day
    return None


def _filling(delivered: Decimal, needed: Decimal, most: Decimal) -> Filling:
    if not delivered:
        return Filling.NOTHING
    if delivered < needed:
        return Filling.PART
    return Filling.OVER if delivered > most else Filling.FULL


def _together(parts: Sequence[Punctuality]) -> Punctuality:
    return Punctuality(
        worst=max((part.worst for part in parts if part.worst is not None), default=None),
        waiting=min((part.waiting for part in parts if part.waiting is not None), default=None),
        undated=any(part.undated for part in parts),
        unfixed=any(part.unfixed for part in parts),
    )
