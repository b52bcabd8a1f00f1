"""All measures of orders for a thousand suppliers and eight quarters, against plain SQL.

    python benchmarks/health.py [LINES]

Makes a desk in an empty data folder (GUANXI_DATA), 200,000 order lines unless told otherwise, and
prints: the figures of every supplier and quarter, cold; the same aggregates written by hand in SQL
(orders, delays, lines, lots, purchases); one delivery's effect; one supplier's health; the
portfolio.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guanxi.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django_scopes import scope  # noqa: E402

from guanxi.apps.accounts.actions import create_person, create_workspace  # noqa: E402
from guanxi.apps.desk.queries.health import health_of  # noqa: E402
from guanxi.apps.desk.queries.portfolio import portfolio  # noqa: E402
from guanxi.apps.orders.actions.judging import judge_orders  # noqa: E402
from guanxi.apps.orders.models import (  # noqa: E402
    Delivery,
    DeliveryLine,
    Inspection,
    OrderLine,
    Product,
    PurchaseOrder,
    Variant,
)
from guanxi.apps.orders.queries.figures import order_figures  # noqa: E402
from guanxi.apps.suppliers.models import Supplier  # noqa: E402
from guanxi.domain.measures import Period  # noqa: E402

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
FIRST = date(2025, 1, 1)
QUARTERS = [
    Period(date(year, month, 1), date(year, month + 2, days))
    for year in (2025, 2026)
    for month, days in ((1, 31), (4, 30), (7, 30), (10, 31))
]
SUPPLIERS, LINES_OF_AN_ORDER, VARIANTS = 1_000, 10, 8
STANDING = ("original", "agreed", "good")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    call_command("migrate", verbosity=0)
    owner = create_person(
        email="nora@example.com", name="Nora", password=None, language="en", zone="Europe/Berlin",
        at=NOW,
    )  # fmt: skip
    workspace = create_workspace(
        name="Nordlicht", country="DE", zone="Europe/Berlin", by=owner, at=NOW, chat_names=["Nora"]
    ).workspace
    with scope(workspace=workspace):
        timed(f"made {count:,} lines", lambda: make(workspace, count))
        cold = timed("all measures, Python and SQL", lambda: everything(workspace))
        plain = timed("the same aggregates in plain SQL", by_hand)
        print(f"ratio {cold / plain:.2f}")
        supplier = Supplier.objects.select_related("workspace").order_by("pk")[0]
        order = supplier.orders.order_by("-due")[0]
        judge = [order.pk]
        timed("one order judged again", lambda: judge_orders(order_ids=judge, at=NOW))
        timed("health of one supplier", lambda: health_of(supplier, person=owner, now=NOW))
        timed("portfolio", lambda: portfolio(workspace, "on_time", now=NOW))


def timed(what: str, run: Callable[[], object]) -> float:
    """The best of three, except for what is made once."""
    times = []
    for _ in range(1 if what.startswith("made") else 3):
        begin = perf_counter()
        run()
        times.append(perf_counter() - begin)
    print(f"{what}: {1000 * min(times):,.0f} ms")
    return min(times)


def everything(workspace: Any) -> int:
    """Every figure of every supplier and quarter."""
    found = order_figures(None, QUARTERS, workspace=workspace, now=NOW)
    ids = Supplier.objects.values_list("pk", flat=True)
    return sum(len(found.of(pk, quarter)) for pk in ids for quarter in QUARTERS)


def by_hand() -> int:
    """The aggregates as somebody would write them who wants nothing else."""
    quarter = "case " + " ".join(
        f"when {{0}} <= '{one.last}' then {number}" for number, one in enumerate(QUARTERS)
    )
    quarter = f"{quarter} end"
    counted = ", ".join(
        f"sum(case when {way}_worst <= 0 and {way}_waiting is null then 1 else 0 end),"
        f" sum(case when {way}_worst is not null or {way}_waiting < '2026-11-23' then 1 else 0 end)"
        for way in STANDING
    )
    within = "{0} between '2025-01-01' and '2026-12-31'"
    statements = (
        f"select supplier_id, {quarter.format('due')}, {counted} from orders_purchaseorder"
        f" where {within.format('due')} group by 1, 2",
        f"select supplier_id, {quarter.format('due')}, original_worst, count(*)"
        f" from orders_purchaseorder where {within.format('due')} group by 1, 2, 3",
        f"select o.supplier_id, {quarter.format('l.due')},"
        " sum(case when l.original_worst <= 0 then 1 else 0 end), count(*),"
        " count(distinct l.order_id)"
        " from orders_orderline l join orders_purchaseorder o on o.id = l.order_id"
        f" where {within.format('l.due')} group by 1, 2",
        f"select supplier_id, {quarter.format('day')}, count(*), sum(inspected), sum(major),"
        " sum(major * major), sum(major * inspected), sum(inspected * inspected)"
        f" from orders_inspection where {within.format('day')} group by 1, 2",
        f"select o.supplier_id, {quarter.format('o.due')}, l.variant_id, o.currency,"
        " sum(l.quantity), sum(l.quantity * l.price), sum(l.delivered),"
        " sum(l.delivered * l.price)"
        " from orders_orderline l join orders_purchaseorder o on o.id = l.order_id"
        f" where {within.format('o.due')} group by 1, 2, 3, 4",
    )
    rows = 0
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            rows += len(cursor.fetchall())
    return rows


@transaction.atomic
def make(workspace: Any, count: int) -> None:
    """Orders that stand as judging would leave them; written straight into the tables."""
    luck = random.Random(1)
    own = {"workspace": workspace}
    Supplier.objects.bulk_create(
        Supplier(**own, name=f"Supplier {n:04}", short_name=f"s{n}") for n in range(SUPPLIERS)
    )
    suppliers = list(Supplier.objects.all())
    product = Product.objects.create(**own, name="Candle")
    Variant.objects.bulk_create(
        Variant(**own, product=product, name=f"v{n}") for n in range(VARIANTS)
    )
    variants = list(Variant.objects.all())
    orders = [_order(own, suppliers, number, luck) for number in range(count // LINES_OF_AN_ORDER)]
    PurchaseOrder.objects.bulk_create(orders, batch_size=1_000)
    for start in range(0, len(orders), 1_000):
        part = orders[start : start + 1_000]
        lines = [
            _line(own, order, variants[number % VARIANTS], number)
            for order in part
            for number in range(LINES_OF_AN_ORDER)
        ]
        OrderLine.objects.bulk_create(lines, batch_size=2_000)
        deliveries = [
            Delivery(**own, order=one, key="1", on_board=one.due + timedelta(one.original_worst))
            for one in part
        ]
        Delivery.objects.bulk_create(deliveries)
        by_order = dict(zip(part, deliveries, strict=True))
        DeliveryLine.objects.bulk_create(
            (
                DeliveryLine(**own, delivery=by_order[one.order], line=one, quantity=one.quantity)
                for one in lines
            ),
            batch_size=2_000,
        )
        Inspection.objects.bulk_create(
            Inspection(
                **own, order=one, supplier_id=one.supplier_id, key="1", day=one.due, inspected=125,
                major=luck.choice((0, 0, 1, 4)), result=luck.choice(("passed", "passed", "failed")),
            )
            for one in part[::2]
        )  # fmt: skip


def _order(
    own: dict[str, Any], suppliers: list[Supplier], number: int, luck: random.Random
) -> PurchaseOrder:
    due = FIRST + timedelta(days=luck.randrange(680))
    order = PurchaseOrder(
        **own, supplier=suppliers[number % SUPPLIERS], number=f"PO-{number}", currency="USD",
        ordered=due - timedelta(days=45), noted_at=NOW, due=due,
    )  # fmt: skip
    for against in STANDING:
        setattr(order, f"{against}_worst", 0)
    order.original_worst = luck.choice((-5, -2, -1, 0, 0, 0, 3, 9))
    return order


def _line(own: dict[str, Any], order: PurchaseOrder, variant: Variant, number: int) -> OrderLine:
    line = OrderLine(
        **own, order=order, key=f"{number}", variant=variant, quantity=Decimal(1_000),
        price=Decimal("2.50"), original=order.due, delivered=Decimal(1_000), due=order.due,
    )  # fmt: skip
    for against in STANDING:
        setattr(line, f"{against}_worst", order.original_worst)
    return line


if __name__ == "__main__":
    main()
