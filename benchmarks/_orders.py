"""Orders of any number, made up: as judging would leave them, written straight into the tables.

Every supplier of the desk has the same number of orders over two years, each with ten lines and a
delivery, every other one with a lot inspected; a few have moved days, payments that were due, and
freight that must be spread over the lines.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django_scopes import scope

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.models import (
    Condition,
    Cost,
    DateChange,
    Delivery,
    DeliveryLine,
    Inspection,
    OrderLine,
    Product,
    PurchaseOrder,
    Variant,
)
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier

LINES_OF_AN_ORDER, VARIANTS, DAYS, BATCH = 10, 8, 680, 2_000
AGAINST = ("original", "agreed", "good")
DELAYS = (-5, -2, -1, 0, 0, 0, 3, 9)


def fill_orders(workspace: Workspace, count: int, *, first: date, at: datetime) -> None:
    """So many orders, in turns with each supplier of the workspace; the earliest due on ``first``,
    the latest ``DAYS`` later."""
    luck = random.Random(count)
    own = {"workspace": workspace}
    with scope(workspace=workspace), transaction.atomic():
        suppliers = list(Supplier.objects.order_by("pk"))
        product = Product.objects.create(**own, name="Candle")
        Variant.objects.bulk_create(
            Variant(**own, product=product, name=f"v{n}") for n in range(VARIANTS)
        )
        variants = list(Variant.objects.order_by("pk"))
        turns = itertools.islice(itertools.cycle(suppliers), count)
        made = (_order(own, one, n, first, at, luck) for n, one in enumerate(turns))
        while part := list(itertools.islice(made, 1_000)):
            PurchaseOrder.objects.bulk_create(part)
            _goods(own, part, variants)
            _lots(own, part[::2], luck)
            _dates_and_money(own, part, at)


def _order(
    own: dict[str, Any], supplier: Supplier, n: int, first: date, at: datetime, luck: random.Random
) -> PurchaseOrder:
    due = first + timedelta(days=luck.randrange(DAYS))
    order = PurchaseOrder(
        **own, supplier=supplier, number=f"PO-{n}", currency="USD", due=due, noted_at=at,
        ordered=due - timedelta(days=45),
    )  # fmt: skip
    for against in AGAINST:
        setattr(order, f"{against}_worst", 0)
    order.original_worst = luck.choice(DELAYS)
    return order


def _goods(
    own: dict[str, Any], orders: Sequence[PurchaseOrder], variants: Sequence[Variant]
) -> None:
    lines = [
        _line(own, order, variants[n % VARIANTS], n)
        for order in orders
        for n in range(LINES_OF_AN_ORDER)
    ]
    OrderLine.objects.bulk_create(lines, batch_size=BATCH)
    deliveries = {
        order: Delivery(
            **own, order=order, key="1", on_board=order.due + timedelta(order.original_worst)
        )
        for order in orders
    }
    Delivery.objects.bulk_create(deliveries.values())
    DeliveryLine.objects.bulk_create(
        (
            DeliveryLine(**own, delivery=deliveries[one.order], line=one, quantity=one.quantity)
            for one in lines
        ),
        batch_size=BATCH,
    )


def _line(own: dict[str, Any], order: PurchaseOrder, variant: Variant, n: int) -> OrderLine:
    line = OrderLine(
        **own, order=order, key=f"{n}", variant=variant, quantity=Decimal(1_000), due=order.due,
        price=Decimal("2.50"), original=order.due, delivered=Decimal(1_000),
    )  # fmt: skip
    for against in AGAINST:
        setattr(line, f"{against}_worst", order.original_worst)
    return line


def _lots(own: dict[str, Any], orders: Sequence[PurchaseOrder], luck: random.Random) -> None:
    Inspection.objects.bulk_create(
        Inspection(
            **own, order=one, supplier_id=one.supplier_id, key="1", day=one.due, inspected=125,
            major=luck.choice((0, 0, 1, 4)), result=luck.choice(("passed", "passed", "failed")),
        )
        for one in orders
    )  # fmt: skip


def _dates_and_money(own: dict[str, Any], orders: Sequence[PurchaseOrder], at: datetime) -> None:
    """Every fifth order was moved, every fourth had a payment due, every tenth a deposit; every
    fiftieth was shipped at our cost."""
    DateChange.objects.bulk_create(
        DateChange(
            **own, order=one, asked_by=("ours", "theirs")[n % 2], before=one.due, accepted=True,
            announced=one.due - timedelta(days=9), after=one.due + timedelta(days=7), at=at,
        )
        for n, one in enumerate(orders[::5])
    )  # fmt: skip
    Obligation.objects.bulk_create(_payments(own, orders[::4]))
    Condition.objects.bulk_create(
        Condition(**own, order=one, kind="deposit", by="ours", due=one.ordered, met=one.ordered)
        for one in orders[::10]
    )
    Cost.objects.bulk_create(
        Cost(**own, order=one, key="1", kind="freight", amount=Decimal(400), currency="USD")
        for one in orders[::50]
    )


def _payments(own: dict[str, Any], orders: Sequence[PurchaseOrder]) -> Iterator[Obligation]:
    for n, one in enumerate(orders):
        due = datetime.combine(one.due, time(16), UTC)
        yield Obligation(
            **own, rule="payment", debtor="ours", subject_type="order", subject_id=one.pk,
            supplier_id=one.supplier_id, opened=due - timedelta(days=30), due=due, state="kept",
            closed=due + timedelta(days=n % 3 - 1), params={"order": one.number},
            playbook_version=current_playbook().version,
        )  # fmt: skip
