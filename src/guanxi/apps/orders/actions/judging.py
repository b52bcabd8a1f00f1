"""How orders stand, and what they make each side owe, brought up to date from their facts.

Whoever changes a fact of an order calls ``judge_orders`` in the same transaction. Days that are
counted (a lead time, once its last condition was met) are fixed here, and never move again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.actions import open_place
from guanxi.apps.accounts.models import Workspace
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.obligations.actions import Piece, reconcile_rules
from guanxi.apps.orders.models import PARTS, OrderLine, PurchaseOrder, Standing
from guanxi.apps.orders.queries.facts import KnownOrder, known_orders
from guanxi.apps.orders.standing import AGAINST
from guanxi.apps.playbook.queries import current_playbook, playbook_on
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.queries import supplier_calendars
from guanxi.domain.calendars import Span, Unit, WorkingCalendar
from guanxi.domain.obligations import Expected
from guanxi.domain.orders import (
    Desk,
    LeadTime,
    LineJudgement,
    OrderJudgement,
    expected_obligations,
    judge_order,
    original_day,
)
from guanxi.platform.rows import update_rows

AT_ONCE = 500
ORDER_RULES = ("order_delivery", "late_notice", "payment")
RULES = (*ORDER_RULES, "milestone", "condition")
_STANDING = ("due", *(f"{against}_{part}" for against in AGAINST for part in PARTS))
_LINE = (*_STANDING, "original", "delivered", "rejected")
_order_stood: Callable[[PurchaseOrder], Sequence[object]] = attrgetter(*_STANDING)
_line_stood: Callable[[OrderLine], Sequence[object]] = attrgetter(*_LINE)


@transaction.atomic
def judge_orders(*, order_ids: Collection[int], at: datetime) -> None:
    """Write how these orders stand at an instant, and make the ledger say what they make each
    side owe. As many queries for five hundred of them as for one. Repeating it changes nothing."""
    ids = sorted(set(order_ids))
    for start in range(0, len(ids), AT_ONCE):
        known = known_orders(ids[start : start + AT_ONCE])
        if known:
            _judge(known, at)


@dataclass(frozen=True)
class Sides:
    """Both sides' calendars: ours, and each supplier's production's by its id."""

    ours: WorkingCalendar
    theirs: Mapping[int, WorkingCalendar]

    @classmethod
    def of(cls, workspace: Workspace, known: Sequence[KnownOrder]) -> Sides:
        suppliers = {one.row.supplier_id: one.row.supplier for one in known}
        theirs = supplier_calendars(list(suppliers.values()), SiteKind.PRODUCTION)
        return cls(our_calendar(workspace), theirs)

    def desk(self, order: PurchaseOrder, at: datetime) -> Desk:
        """The terms on which an order is owed for, by the playbook of the day it was placed;
        today is by the supplier's clock."""
        theirs = self.theirs[order.supplier_id]
        placed = order.ordered and playbook_on(order.ordered, theirs.tz)
        playbook = placed or current_playbook()
        return Desk(
            theirs=theirs,
            ours=self.ours,
            notice_within=Span(int(playbook.figure("orders.late_notice_days")), Unit.WORKING_DAYS),
            playbook_version=playbook.version,
            known_until=at.astimezone(theirs.tz).date(),
        )


def _judge(known: Sequence[KnownOrder], at: datetime) -> None:
    workspace = known[0].row.workspace
    open_place(workspace=workspace, place="orders")
    sides = Sides.of(workspace, known)
    orders: list[tuple[int, Sequence[object]]] = []
    lines: list[tuple[int, Sequence[object]]] = []
    owed: list[Expected] = []
    for one in known:
        desk = sides.desk(one.row, at)
        before = _order_stood(one.row)
        lines_before = [_line_stood(line) for line in one.lines]

        _fix_days(one, desk.theirs)
        facts = one.facts(desk.known_until)
        judged = judge_order(facts.order, facts.deliveries, known_until=desk.known_until)
        _stand(one.row, judged)
        for line, found in zip(one.lines, judged.lines, strict=True):
            _stand(line, found)
            line.delivered, line.rejected = found.delivered, found.rejected
        owed += expected_obligations(facts, desk)

        if (stands := _order_stood(one.row)) != before:
            orders.append((one.row.pk, stands))
        for line, stood in zip(one.lines, lines_before, strict=True):
            if (stands := _line_stood(line)) != stood:
                lines.append((line.pk, stands))
    update_rows(PurchaseOrder, _STANDING, orders)
    update_rows(OrderLine, _LINE, lines)
    reconcile_rules(workspace=workspace, rules=RULES, pieces=_pieces(known, owed), at=at)


def _fix_days(known: KnownOrder, calendar: WorkingCalendar) -> None:
    """The original day of lines that nobody named one for, once it can be counted."""
    row = known.row
    if row.lead_days is None or row.ordered is None:
        return
    lead = LeadTime(row.lead_days, row.lead_in_working_days)
    day = original_day(row.ordered, lead, known.conditions(), calendar)
    for line in known.lines:
        line.original = line.original or day


def unfix_days(*, order_id: int) -> None:
    """Let go of the days that were counted by the lead time, where what they were counted from
    was noted by mistake. Days that somebody named stay, and so do those moved since."""
    (known,) = known_orders([order_id])
    row = known.row
    if row.lead_days is None or row.ordered is None:
        return
    calendar = supplier_calendars([row.supplier], SiteKind.PRODUCTION)[row.supplier_id]
    lead = LeadTime(row.lead_days, row.lead_in_working_days)
    counted = original_day(row.ordered, lead, known.conditions(), calendar)
    OrderLine.objects.filter(order=row, original=counted, agreed=None).update(original=None)


def _stand(row: Standing, judged: OrderJudgement | LineJudgement) -> None:
    row.due = judged.due
    for against in AGAINST:
        row.stand(against, getattr(judged, against))


def rows_of(known: Sequence[KnownOrder]) -> Iterator[tuple[str, Q]]:
    """The stored rows these orders and their steps speak for, by the kind of their subject."""
    steps = [step.pk for one in known for step in one.milestone_rows]
    conditions = [one.pk for order in known for one in order.condition_rows]
    subjects: tuple[tuple[str, tuple[str, ...], list[int]], ...] = (
        ("order", ORDER_RULES, [one.row.pk for one in known]),
        ("milestone", ("milestone",), steps),
        ("condition", ("condition",), conditions),
    )
    for kind, rules, ids in subjects:
        if ids:
            yield kind, Q(rule__in=rules, subject_type=kind, subject_id__in=ids)


def _pieces(known: Sequence[KnownOrder], owed: Sequence[Expected]) -> Iterator[Piece]:
    for kind, where in rows_of(known):
        yield [one for one in owed if one.key.subject_type == kind], where
