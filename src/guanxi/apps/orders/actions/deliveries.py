"""What came: goods and the days on which they passed the points of their journey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import hand_key, record
from guanxi.apps.orders.models import Delivery, DeliveryLine, OrderLine, PurchaseOrder
from guanxi.domain.orders import Point

# So much of a line, and how much of it we did not accept.
Came = tuple[OrderLine, Decimal, Decimal]


@transaction.atomic
def note_delivery(
    *,
    order: PurchaseOrder,
    came: Sequence[Came],
    passed: Mapping[Point, date],
    by: Person,
    at: datetime,
    number: str = "",
    transport: str = "",
    tracking: str = "",
) -> Delivery:
    """Note goods of an order: so much of each line, and the days that are known."""
    delivery = Delivery(workspace=order.workspace, order=order, key=hand_key())
    _fill(delivery, came, passed, number=number, transport=transport, tracking=tracking)
    judge_orders(order_ids=[order.pk], at=at)
    record("delivery.noted", delivery, by=by, at=at, order=order.pk, lines=len(came))
    return delivery


@transaction.atomic
def correct_delivery(
    *,
    delivery: Delivery,
    came: Sequence[Came],
    passed: Mapping[Point, date],
    by: Person,
    at: datetime,
    number: str = "",
    transport: str = "",
    tracking: str = "",
) -> None:
    """Say more, or something else, about a delivery: it has arrived, some of it was rejected."""
    delivery.lines.all().delete()
    _fill(delivery, came, passed, number=number, transport=transport, tracking=tracking)
    judge_orders(order_ids=[delivery.order_id], at=at)
    record("delivery.corrected", delivery, by=by, at=at, order=delivery.order_id, lines=len(came))


@transaction.atomic
def take_back_delivery(*, delivery: Delivery, by: Person, at: datetime) -> None:
    """It was noted by mistake."""
    record("delivery.taken_back", delivery, by=by, at=at, order=delivery.order_id)
    order = delivery.order_id
    delivery.delete()
    judge_orders(order_ids=[order], at=at)


def _fill(
    delivery: Delivery, came: Sequence[Came], passed: Mapping[Point, date], **words: str
) -> None:
    for point in Point:
        setattr(delivery, point.value, passed.get(point))
    for name, value in words.items():
        setattr(delivery, name, value)
    delivery.told = False
    delivery.save()
    DeliveryLine.objects.bulk_create(
        DeliveryLine(
            workspace=delivery.workspace,
            delivery=delivery,
            line=line,
            quantity=quantity,
            rejected=rejected,
        )
        for line, quantity, rejected in came
    )
