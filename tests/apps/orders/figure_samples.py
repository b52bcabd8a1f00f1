"""Random orders with all that can become of them, and the same figures counted by the domain."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.apps.orders.ordering import came, line_of, ordered

from guanxi.apps.orders.models import Condition, DateChange, Inspection, Payment, PurchaseOrder
from guanxi.apps.orders.queries import KnownOrder, known_orders
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import (
    InspectedLot,
    OrderCounts,
    Period,
    Tally,
    accepted_units,
    change_requests,
    count_conditions,
    count_notice,
    count_orders,
    count_passed,
    count_payments,
    count_requests,
    count_told,
    defective_units,
)
from guanxi.domain.orders import OrderJudgement, judge_order
from guanxi.domain.playbook import Debtor

BEGAN = date(2026, 7, 1)
PASSED = {"passed": True, "failed": False, "conditional": False, "pending": None}


def random_orders(suppliers: Sequence[Supplier], at: datetime, seed: int) -> list[int]:
    """Forty orders with what was known of them on a day; their ids."""
    luck = random.Random(seed)
    until = at.date()
    return [_order(luck.choice(suppliers), f"PO-{n}", until, luck) for n in range(40)]


def _order(supplier: Supplier, number: str, until: date, luck: random.Random) -> int:
    made = ordered(
        supplier,
        number,
        tolerance=Decimal(luck.choice(["0", "0.05"])),
        cancelled=_day(luck) if luck.random() < 0.1 else None,
        terms=luck.choice([[], [[30, "order", 0], [70, "bl_copy", 14]]]),
    )
    for _ in range(luck.randint(1, 3)):
        _line(made, until, luck)
    for _ in range(luck.choice([0, 0, 1, 2])):
        _change(made, until, luck)
    _rest(made, until, luck)
    return made.pk


def _line(order: PurchaseOrder, until: date, luck: random.Random) -> None:
    original = _day(luck) if luck.random() > 0.05 else None
    agreed = original + timedelta(days=luck.randint(-5, 20)) if original else None
    line = line_of(order, original=original, agreed=luck.choice([None, agreed]))
    for quantity in luck.choice([(), (1_000,), (1_000,), (400, 600), (400,), (1_100,)]):
        day = min((original or until) + timedelta(days=luck.randint(-10, 12)), until)
        rejected = luck.choice([0, 0, 0, 30])
        if luck.random() < 0.15:
            came(line, None, quantity, rejected=rejected, arrived=day)
        else:
            came(line, day, quantity, rejected=rejected)


def _change(order: PurchaseOrder, until: date, luck: random.Random) -> None:
    before = _day(luck)
    DateChange.objects.create(
        workspace=order.workspace,
        order=order,
        line=luck.choice([None, order.lines.first()]),
        asked_by=luck.choice(["ours", "theirs"]),
        announced=min(before + timedelta(days=luck.randint(-20, 5)), until),
        before=before,
        after=before + timedelta(days=luck.randint(1, 20)),
        accepted=luck.choice([True, True, False, None]),
        at=order.noted_at,
    )


def _rest(order: PurchaseOrder, until: date, luck: random.Random) -> None:
    key = {"workspace": order.workspace, "order": order}
    for number in range(luck.choice([0, 1, 2])):
        inspected = luck.choice([0, 80, 125])
        defective = [luck.randint(0, 3) if inspected else 0 for _ in range(4)]
        Inspection.objects.create(
            **key,
            supplier=order.supplier,
            key=f"{number}",
            day=luck.choice([None, _day(luck), _day(luck)]),
            inspected=inspected,
            **dict(zip(("critical", "major", "minor", "unclassed"), defective, strict=True)),
            result=luck.choice(list(PASSED)),
        )
    if luck.random() < 0.4:
        due = _day(luck)
        met = luck.choice([None, min(due + timedelta(days=luck.randint(-4, 4)), until)])
        Condition.objects.create(
            **key, kind="deposit", by=luck.choice(["ours", "theirs"]), due=due, met=met
        )
    if luck.random() < 0.5:
        Payment.objects.create(
            **key, key="1", paid=min(_day(luck), until), amount=2_000, currency="USD"
        )


def _day(luck: random.Random) -> date:
    return BEGAN + timedelta(days=luck.randint(0, 200))


def counted(ids: Sequence[int], supplier: Supplier, period: Period, now: datetime) -> Any:
    """{measure: facts} of one supplier and period, counted by the domain; evidence left out."""
    known = [one for one in known_orders(ids) if one.row.supplier_id == supplier.pk]
    today = now.astimezone(ZoneInfo(supplier.zone)).date()
    ours = now.astimezone(ZoneInfo(supplier.workspace.zone)).date()
    judged = {one.row.pk: _judged(one, today) for one in known}
    found: dict[str, Any] = {
        **_counts(count_orders(judged.values(), period)),
        **_lots(known, period),
        **_dates(known, judged, period),
        "paid_on_time_ours": count_payments(
            [
                due
                for one in known
                for due in one.payments_due(today)
                if due.due in period and (due.settled or not one.row.cancelled)
            ],
            ours,
        ),
        "conditions_met_ours": count_conditions(
            [
                condition
                for one in known
                for condition in one.conditions()
                if condition.due in period and (condition.met or not one.row.cancelled)
            ],
            Debtor.OURS,
            today,
        ),
    }
    return {code: plain(facts) for code, facts in found.items()}


def plain(facts: Any) -> Any:
    """Without the records behind it, which are asked for apart."""
    if isinstance(facts, Tally):
        return replace(facts, events=facts.n if facts.events is None else facts.events, evidence=())
    return dict(facts) if isinstance(facts, Mapping) else facts


def _judged(one: KnownOrder, today: date) -> OrderJudgement:
    return judge_order(one.order(), one.deliveries(), known_until=today)


def _counts(counts: OrderCounts) -> dict[str, Any]:
    names = ("on_time", "on_time_agreed", "on_time_lines", "in_full", "otif")
    delays = dict.fromkeys(("delay_median", "delay_p90", "lateness_median"), counts.delays)
    return {name: getattr(counts, name) for name in names} | delays


def _lots(known: Sequence[KnownOrder], period: Period) -> dict[str, Any]:
    lots = [
        InspectedLot(
            row.pk, row.inspected, row.critical, row.major, row.minor, row.unclassed,
            PASSED[row.result],
        )
        for one in known
        for row in one.inspections
        if row.day in period
    ]  # fmt: skip
    return {
        "acceptance": accepted_units(lots),
        "defect_rate": defective_units(lots),
        "lots_passed": count_passed(lots),
    }


def _dates(
    known: Sequence[KnownOrder], judged: Mapping[int, OrderJudgement], period: Period
) -> dict[str, Any]:
    changes = [one for order in known for one in order.changes() if one.before in period]
    return {
        "told_before_ours": count_told(changes, Debtor.OURS, missed_untold=0),
        "notice_median": count_notice(changes, Debtor.THEIRS),
        "flexibility": count_requests(
            [
                request
                for order in known
                for request in change_requests(
                    order.changes(), _verdicts(order, judged[order.row.pk])
                )
                if any(one.id == request.id for one in changes)
            ]
        ),
    }


def _verdicts(order: KnownOrder, judged: OrderJudgement) -> dict[int, Any]:
    lines = {one.line_id: one.agreed for one in judged.lines}
    return {
        one.id: (lines[one.line_id] if one.line_id else judged.agreed).verdict(judged.known_until)
        for one in order.changes()
    }
