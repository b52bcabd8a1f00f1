"""Orders of candles from Ningbo, made row by row, so that a test says exactly what stands there.

NOW is Monday 23 November 2026, 09:12 in Berlin and 16:12 in China.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders.models import (
    Delivery,
    DeliveryLine,
    OrderLine,
    Product,
    PurchaseOrder,
    Variant,
)
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


def nov(day: int) -> date:
    return date(2026, 11, day)


def huamei(workspace: Workspace, by: Person, name: str = "Ningbo Huamei") -> Supplier:
    """A supplier in Ningbo."""
    return create_supplier(
        workspace=workspace, name=name, name_zh="宁波华美", city="Ningbo", by=by,
        at=datetime(2026, 9, 1, 8, tzinfo=UTC),
    )  # fmt: skip


def ordered(supplier: Supplier, number: str = "PO-7", **more: Any) -> PurchaseOrder:
    """An order FOB of 1 September, without lines."""
    values: dict[str, Any] = {
        "ordered": date(2026, 9, 1), "currency": "USD", "incoterm": "FOB",
        "noted_at": datetime(2026, 9, 1, 8, tzinfo=UTC), **more,
    }  # fmt: skip
    return PurchaseOrder.objects.create(
        workspace=supplier.workspace, supplier=supplier, number=number, **values
    )


def line_of(
    order: PurchaseOrder, *, original: date | None, quantity: int = 1_000, **more: Any
) -> OrderLine:
    """So many candles at 2.50."""
    product, _ = Product.objects.get_or_create(workspace=order.workspace, name="Candle")
    variant, _ = Variant.objects.get_or_create(
        workspace=order.workspace, product=product, name="red"
    )
    values: dict[str, Any] = {"price": Decimal("2.50"), **more}
    return OrderLine.objects.create(
        workspace=order.workspace, order=order, key=f"{order.lines.count() + 1}", variant=variant,
        quantity=Decimal(quantity), original=original, **values,
    )  # fmt: skip


def came(
    line: OrderLine, day: date | None, quantity: int = 1_000, *, rejected: int = 0, **points: date
) -> Delivery:
    """So much of a line, on board on a day."""
    order = line.order
    days = {"on_board": day, **points} if day else points
    delivery = Delivery.objects.create(
        workspace=order.workspace, order=order, key=f"{order.deliveries.count() + 1}", **days
    )
    DeliveryLine.objects.create(
        workspace=order.workspace, delivery=delivery, line=line, quantity=quantity,
        rejected=rejected,
    )  # fmt: skip
    return delivery
