"""The case: what the product computes of the established supplier from the demo's spreadsheets.

Two counts that share nothing: the product's, through the queries behind its pages, and one of a few
lines that reads the same files with plain `csv`, `openpyxl` and `Decimal`.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django_scopes import scope
from openpyxl import load_workbook

from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.queries.health import Health, course_of, health_of
from guanxi.apps.desk.queries.portfolio import portfolio
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.orders.models import DateChange, PurchaseOrder
from guanxi.apps.suppliers.models import Supplier
from guanxi.config.demo import add_suppliers, make_people, works_in_china
from guanxi.config.demo_orders import bring_in_orders
from guanxi.demo import BERLIN, DemoTable, tables
from guanxi.domain.measures import Period, State

from .conftest import TUESDAY

YEAR = timedelta(days=364)
HUAMEI = "Ningbo Huamei Home"
DAYS = (
    "2026-10-04T10:00",  # Golden Week: the quarter has hardly begun
    "2027-02-08T10:00",  # Spring Festival
    "2026-12-31T10:00",  # the last day of a quarter
    "2028-02-29T23:30",
    "2026-08-17T00:20",  # Sunday's story still
)
Bought = tuple[Decimal, Decimal]  # pieces, and what they cost


def rows_of(table: DemoTable) -> Iterator[dict[str, Any]]:
    """The lines of a file under its headings."""
    if table.file_name.endswith(".xlsx"):
        sheet = load_workbook(io.BytesIO(table.content)).active
        headings, *lines = sheet.iter_rows(values_only=True)
        return (dict(zip(headings, line, strict=True)) for line in lines)
    text = table.content.decode("gb18030" if "华美" in table.file_name else "utf-8-sig")
    return iter(csv.DictReader(io.StringIO(text)))


def counted_by_hand(now: datetime) -> dict[str, Any]:
    """The case of the year that ends now, from the cells of the files alone."""
    files = {table.file_name: list(rows_of(table)) for table in tables(now, works_in_china)}
    since = now.date() - YEAR
    lines = [
        row for row in files["Nordlicht orders.xlsx"]
        if row["Supplier"] == HUAMEI and row["Delivery date"].date() >= since
    ]  # fmt: skip
    due = {row["PO no"]: row["Delivery date"].date() for row in lines}
    shipped = {
        row["采购单号"]: datetime.strptime(row["实际出货日期"], "%Y/%m/%d").date()
        for row in files["华美出货记录.csv"]
    }
    lots = [
        (row["抽样数"], row["抽样数"] - row["主要缺陷"] - row["次要缺陷"])
        for row in files["验货记录.xlsx"]
        if row["采购单号"] in due and row["检验日期"].date() >= since
    ]
    looked_at, accepted = (sum(column) for column in zip(*lots, strict=True))
    quarters: dict[tuple[int, int], dict[str, Bought]] = defaultdict(dict)
    for row in lines:
        day, item = due[row["PO no"]], row["Item no"]
        quarter = quarters[day.year, (day.month - 1) // 3]
        pieces, price = Decimal(row["Qty"]), decimal(row["Unit price"])
        cost = pieces * price + decimal(row["Freight (USD)"]) + decimal(row["Duty (USD)"])
        before = quarter.get(item, (Decimal(0), Decimal(0)))
        quarter[item] = before[0] + pieces, before[1] + cost
    first, last = quarters[min(quarters)], quarters[max(quarters)]
    then = sum(first[item][1] for item in first if item in last)
    later = sum(first[item][0] * last[item][1] / last[item][0] for item in first if item in last)
    return {
        "orders": len(due),
        "on time": sum(shipped[order] <= day for order, day in due.items()),
        "accepted": accepted / looked_at,
        "cost": later / then - 1,
        "first variants": len(first),
        "last variants": len(last),
    }


def decimal(cell: Any) -> Decimal:
    return Decimal(str(cell))


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Membership]:
    """The demo's suppliers with the spreadsheets brought in and what was noted by hand; made once
    for the tests of this module, which only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        membership = make_people(TUESDAY)
        with scope(workspace=membership.workspace):
            add_suppliers(membership, TUESDAY)
            bring_in_orders(membership, TUESDAY, works_in_china)
            yield membership
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_product_computes_the_case_and_a_count_by_hand_agrees(desk: Membership) -> None:
    by_hand = counted_by_hand(TUESDAY)
    huamei = Supplier.objects.get(short_name="huamei")

    health = health_of(huamei, person=desk.person, now=TUESDAY)

    now = health.now
    by_quarter = course_of(huamei, "variants", person=desk.person, now=TUESDAY).quarters
    course = [one.value for one in by_quarter if one.n]
    assert {
        "orders": now["on_time"].n,
        "on time": now["on_time"].k,
        "accepted": now["acceptance"].value,
        "cost": round(now["landed_unit_cost_change"].value, 9),
        "first variants": course[0],
        "last variants": course[-1],
    } == {**by_hand, "cost": round(by_hand["cost"], 9)}
    assert said_on_the_page(health) == {
        "on_time": "96%, 27 of 28, 82-99%, ok",
        "acceptance": "99.2%, 5947 of 5995, 98.9-99.4%, ok",
        "landed_unit_cost_change": "-22%, 3, ok",
        "variants": "17, ok",
    }


def said_on_the_page(health: Health) -> dict[str, str]:
    """The case's figures of the last twelve months, as a page rounds them."""
    on_time, accepted, cost, variants = (
        health.now[code]
        for code in ("on_time", "acceptance", "landed_unit_cost_change", "variants")
    )
    return {
        "on_time": f"{on_time.value:.0%}, {on_time.k} of {on_time.n}, "
        f"{on_time.low * 100:.0f}-{on_time.high:.0%}, {on_time.state}",
        "acceptance": f"{accepted.value:.1%}, {accepted.k} of {accepted.n}, "
        f"{accepted.low * 100:.1f}-{accepted.high:.1%}, {accepted.state}",
        "landed_unit_cost_change": f"{cost.value:.0%}, {cost.n}, {cost.state}",
        "variants": f"{variants.value}, {variants.state}",
    }


@pytest.mark.django_db
def test_suppliers_beside_each_other_show_every_state(desk: Membership) -> None:
    today = TUESDAY.date()
    names = dict(Supplier.objects.values_list("pk", "short_name"))

    found = portfolio(desk.workspace, "on_time", Period(today - YEAR, today), now=TUESDAY)

    assert {
        names[one.supplier.pk]: (
            one.figure.k, one.figure.n, one.figure.state, one.ahead_of, one.behind
        )
        for one in found
    } == {
        "huamei": (27, 28, State.OK, 1, 0),
        "hengye": (4, 9, State.OK, 0, 1),
        "mianyu": (3, 4, State.THIN, 0, 0),
        "qingyu": (0, 0, State.NONE, 0, 0),
        "ruibo": (0, 0, State.NONE, 0, 0),
        "yunbai": (0, 0, State.NONE, 0, 0),
    }  # fmt: skip


@pytest.mark.django_db
def test_files_are_read_to_the_last_cell_and_the_late_order_was_announced(
    desk: Membership,
) -> None:
    files = tables(TUESDAY, works_in_china)

    read = TableImport.objects.order_by("pk")

    assert [(one.source.name, one.kind, one.counts["read"], one.rejected.count()) for one in read]\
        == [(one.file_name, one.kind, len(list(rows_of(one))), 0) for one in files]  # fmt: skip
    late = PurchaseOrder.objects.get(supplier__short_name="huamei", original_worst__gt=0)
    moved = DateChange.objects.get(order=late)
    assert late.number == "NL-1080"
    assert (late.agreed_worst, late.agreed_waiting) == (0, None)
    assert (moved.asked_by, moved.announced < moved.before < moved.after) == ("theirs", True)


@pytest.mark.parametrize("moment", DAYS)
def test_files_of_any_day_tell_the_same_case(moment: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(BERLIN))

    found = counted_by_hand(now)

    assert {
        **found, "accepted": f"{found['accepted']:.1%}", "cost": f"{found['cost']:.0%}"
    } == {
        "orders": 28, "on time": 27, "accepted": "99.2%", "cost": "-22%",
        "first variants": 3, "last variants": 17,
    }  # fmt: skip


def test_files_of_one_day_are_equal_byte_for_byte() -> None:
    assert tables(TUESDAY) == tables(TUESDAY.replace(hour=21))
