"""How orders stand is written into their rows, and what they make owed into the ledger."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.orders.ordering import NOW, came, huamei, line_of, nov, ordered

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import worklist
from guanxi.apps.orders.actions import judge_orders
from guanxi.apps.orders.models import (
    Condition,
    DateChange,
    Milestone,
    Payment,
    PurchaseOrder,
    Rate,
)
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.obligations import plan_day
from guanxi.domain.orders import Punctuality, Verdict

pytestmark = pytest.mark.django_db
BEIJING = ZoneInfo("Asia/Shanghai")


def judged(order: PurchaseOrder) -> PurchaseOrder:
    judge_orders(order_ids=[order.pk], at=NOW)
    order.refresh_from_db()
    return order


def ledger() -> dict[str, str]:
    """Each row as "rule occurrence": "whose state by the day"."""
    return {
        f"{row.rule} {row.occurrence}".strip(): (
            f"{row.debtor} {row.state} {row.due.astimezone(BEIJING):%m-%d %H:%M}"
            if row.due
            else f"{row.debtor} {row.state}"
        )
        for row in Obligation.objects.order_by("rule", "occurrence")
    }


def test_order_in_two_parts_is_as_late_as_its_last(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner))
    line = line_of(order, original=nov(10))
    came(line, nov(8), 900)
    came(line, nov(12), 100, rejected=30)

    judged(order)

    line.refresh_from_db()
    assert (order.due, line.delivered, line.rejected) == (nov(10), 1_000, 30)
    assert order.stands("original") == Punctuality(worst=2)
    assert order.stands("agreed") == Punctuality(worst=2)
    assert order.stands("good") == Punctuality(waiting=nov(10))
    assert line.stands("original") == Punctuality(worst=2)


def test_tolerance_makes_the_first_part_enough(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner), tolerance=Decimal("0.1"))
    came(line_of(order, original=nov(10)), nov(8), 900)

    judged(order)

    assert order.stands("original") == Punctuality(worst=-2)


def test_moving_a_day_repairs_only_the_agreed_one(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner))
    came(line_of(order, original=nov(10), agreed=nov(20)), nov(19))

    judged(order)

    assert order.stands("original").verdict(nov(23)) is Verdict.LATE
    assert order.stands("agreed").verdict(nov(23)) is Verdict.ON_TIME


def test_lead_time_fixes_the_day_once_the_last_condition_is_met(
    workspace: Workspace, owner: Person
) -> None:
    order = ordered(huamei(workspace, owner), lead_days=30)
    line = line_of(order, original=None)
    deposit = Condition.objects.create(
        workspace=workspace, order=order, kind="deposit", by="ours", due=nov(4)
    )
    assert judged(order).stands("original") == Punctuality(unfixed=True)

    deposit.met = nov(6)
    deposit.save()
    judged(order)
    deposit.met = nov(16)  # corrected afterwards: what was fixed does not move
    deposit.save()
    judged(order)

    line.refresh_from_db()
    assert (line.original, order.due) == (date(2026, 12, 6), date(2026, 12, 6))


def test_a_day_that_went_by_makes_the_goods_and_word_of_a_new_day_owed(
    workspace: Workspace, owner: Person
) -> None:
    order = ordered(huamei(workspace, owner))
    line_of(order, original=nov(20))

    judged(order)

    assert ledger() == {
        "late_notice 2026-11-20": "theirs open 11-21 17:30",
        "order_delivery 2026-11-20": "theirs open 11-20 17:30",
    }


def test_word_before_the_day_owes_no_notice(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner))
    line_of(order, original=nov(20), agreed=nov(27))
    DateChange.objects.create(
        workspace=workspace, order=order, asked_by="theirs", announced=nov(12), before=nov(20),
        after=nov(27), accepted=True, at=NOW,
    )  # fmt: skip

    judged(order)

    assert ledger() == {"order_delivery 2026-11-20": "theirs open 11-27 17:30"}


def test_steps_conditions_and_payments_are_owed(workspace: Workspace, owner: Person) -> None:
    order = ordered(
        huamei(workspace, owner),
        terms=[["30", "order", 0], ["70", "bl_copy", 14]],
        incoterm="FOB",
    )
    came(line_of(order, original=nov(20)), nov(18))
    Condition.objects.create(
        workspace=workspace, order=order, kind="artwork", by="ours", due=nov(25)
    )
    Milestone.objects.create(
        workspace=workspace, order=order, step="production_begins", by="theirs", due=nov(24)
    )
    Payment.objects.create(
        workspace=workspace, order=order, key="1", paid=date(2026, 9, 3), amount=750, currency="USD"
    )

    judged(order)

    owed = Obligation.objects.get(rule="payment", occurrence="2")
    assert ledger() == {
        "condition": "ours open 11-26 00:00",
        "milestone": "theirs open 11-24 17:30",
        "order_delivery 2026-11-20": "theirs kept 11-20 17:30",
        "payment 1": "ours late 09-01 23:00",
        "payment 2": "ours open 12-03 00:00",
    }
    assert owed.params == {
        "order": "PO-7", "order_id": order.pk, "amount": "1750.00", "currency": "USD",
        "event": "bl_copy",
    }  # fmt: skip


def test_payment_in_another_currency_counts_by_the_rate_of_its_day_only(
    workspace: Workspace, owner: Person
) -> None:
    order = ordered(huamei(workspace, owner), terms=[["100", "order", 30]])
    line_of(order, original=nov(30))
    Payment.objects.create(
        workspace=workspace, order=order, key="1", paid=nov(2), amount=18_000, currency="CNY"
    )
    judged(order)
    without = Obligation.objects.get(rule="payment").params["amount"]

    Rate.objects.create(
        workspace=workspace, day=nov(2), currency="USD", into="CNY", rate=Decimal("7.2"), at=NOW
    )
    judged(order)

    assert without == "2500.00"
    assert Obligation.objects.get(rule="payment").state == "late"


def test_nothing_more_is_owed_for_an_order_given_up(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner))
    line_of(order, original=nov(27))
    judged(order)

    order.cancelled = nov(23)
    order.save()
    judged(order)

    assert ledger() == {"order_delivery 2026-11-27": "theirs withdrawn 11-27 17:30"}


def test_judging_twice_writes_nothing_the_second_time(workspace: Workspace, owner: Person) -> None:
    order = ordered(huamei(workspace, owner))
    came(line_of(order, original=nov(20)), nov(12), 400)
    judged(order)
    events, rows = Event.objects.count(), list(Obligation.objects.values())

    with CaptureQueriesContext(
        connection,
    ) as queries:
        judge_orders(order_ids=[order.pk], at=NOW)

    assert (Event.objects.count(), list(Obligation.objects.values())) == (events, rows)
    assert [one["sql"] for one in queries if one["sql"].startswith(("UPDATE", "INSERT"))] == []


def test_fifty_orders_of_several_suppliers_take_as_many_queries_as_one(
    workspace: Workspace, owner: Person
) -> None:
    orders = []
    for name in ("Ningbo Huamei", "Foshan Lida", "Yiwu Star"):
        supplier = huamei(workspace, owner, name)
        for number in range(17):
            order = ordered(supplier, f"PO-{number}")
            came(line_of(order, original=nov(10 + number)), nov(12), 400)
            Milestone.objects.create(
                workspace=workspace, order=order, step="ready", by="theirs", due=nov(24)
            )
            orders.append(order.pk)

    def queries(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as found:
            judge_orders(order_ids=ids, at=NOW)
        return len(found)

    queries(orders[:1])  # the very first order also opens its place in the rail
    first, fifty = queries(orders[1:2]), queries(orders[2:])

    assert fifty == first
    assert fifty <= 30


def test_what_orders_make_owed_stands_in_today(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    order = ordered(supplier)
    line_of(order, original=nov(20))
    judged(order)

    day = plan_day(NOW, ours=our_calendar(workspace), theirs=supplier_calendar(supplier))
    found = worklist(workspace=workspace, person=owner, day=day, first_rules=())

    assert {row.row.rule for row in found.rows} == {"order_delivery", "late_notice"}


def test_late_notice_is_owed_once_the_day_is_over_there(
    workspace: Workspace, owner: Person
) -> None:
    order = ordered(huamei(workspace, owner))
    line_of(order, original=nov(23))

    judge_orders(order_ids=[order.pk], at=NOW)
    before = set(ledger())
    judge_orders(order_ids=[order.pk], at=NOW + timedelta(hours=8))

    assert before == {"order_delivery 2026-11-23"}
    assert set(ledger()) == before | {"late_notice 2026-11-23"}
