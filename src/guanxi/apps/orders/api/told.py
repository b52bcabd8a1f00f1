"""What programs are told of orders and what became of them, in plain forms."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ninja import Schema
from pydantic import Field

from guanxi.apps.orders.labels import Event, Incoterm, Party, Result
from guanxi.apps.orders.models import (
    DateChange,
    Delivery,
    Inspection,
    OrderLine,
    Payment,
    PurchaseOrder,
)
from guanxi.apps.orders.queries import OrderRow
from guanxi.domain.orders import Point
from guanxi.platform.api.plain import (
    Id,
    Money,
    Number,
    Quantity,
    at,
    money,
    number,
    quantity,
)

_PERCENT = Decimal(100)


class OrderState(StrEnum):
    """How an order stands by the days last agreed on."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    CANCELLED = "cancelled"


class ShareOut(Schema):
    """A share of the price, due so many days after something happened."""

    percent: Number
    event: Event
    days: int


class LineOut(Schema):
    """So much of one thing. ``original`` is the day first agreed on and never moves."""

    id: Id
    item: str
    variant: str
    sku: str
    quantity: Quantity
    price: Money | None = Field(description="Of one unit; null where nobody said it.")
    original: date | None
    agreed: date | None = Field(description="The day last agreed on.")
    delivered: Quantity
    rejected: Quantity


class OrderOut(Schema):
    """What we ordered under one number."""

    id: Id
    supplier: Id
    number: str
    state: OrderState
    ordered: date | None
    due: date | None = Field(description="The last of its original days.")
    agreed: date | None = Field(description="The last of the days agreed on by now.")
    currency: str | None
    incoterm: Incoterm
    place: str
    tolerance: Number = Field(description="So many percent may be missing or too much.")
    lead_days: int | None
    lead_in_working_days: bool
    terms: list[ShareOut]
    note: str
    cancelled: date | None
    on_hold: bool
    lines: list[LineOut]


class DateChangeOut(Schema):
    """Another day that was asked for."""

    id: Id
    order: Id
    line: Id | None
    asked_by: Party
    announced: date
    before: date
    after: date
    accepted: bool | None
    reason: str
    withdrawn_at: datetime | None


class CameOut(Schema):
    """So much of a line in a delivery, and how much of it was rejected."""

    line: Id
    quantity: Quantity
    rejected: Quantity


class DeliveryOut(Schema):
    """Goods on their way or here, and the days they passed each point."""

    id: Id
    order: Id
    supplier: Id
    number: str
    transport: str
    tracking: str
    ready: date | None
    handed_over: date | None
    alongside: date | None
    on_board: date | None
    arrived: date | None
    unloaded: date | None
    lines: list[CameOut]


class InspectionOut(Schema):
    """One lot that was looked at; a defective unit counts once, in its worst class."""

    id: Id
    order: Id
    supplier: Id
    line: Id | None
    lot: str
    day: date | None
    lot_size: int | None
    inspected: int
    critical: int
    major: int
    minor: int
    unclassed: int
    result: Result
    inspector: str
    note: str


class PaymentOut(Schema):
    """Money that was paid for an order."""

    id: Id
    order: Id
    supplier: Id
    paid: date
    amount: Money
    purpose: str
    reference: str


def order_out(row: OrderRow, lines: list[OrderLine]) -> OrderOut:
    """An order of a list, with its lines."""
    order = row.row
    return OrderOut(
        id=order.pk,
        supplier=order.supplier_id,
        number=order.number,
        state=_state(order, row.today),
        ordered=order.ordered,
        due=row.due,
        agreed=row.agreed,
        currency=order.currency or None,
        incoterm=Incoterm(order.incoterm),
        place=order.place,
        tolerance=number(order.tolerance * _PERCENT),
        lead_days=order.lead_days,
        lead_in_working_days=order.lead_in_working_days,
        terms=[
            ShareOut(percent=number(Decimal(str(percent))), event=Event(event), days=days)
            for percent, event, days in order.terms
        ],
        note=order.note,
        cancelled=order.cancelled,
        on_hold=row.on_hold,
        lines=[_line(one, order.currency) for one in lines],
    )


def _state(order: PurchaseOrder, today: date) -> OrderState:
    if order.cancelled is not None:
        return OrderState.CANCELLED
    if order.agreed_waiting is None and not order.agreed_unfixed:
        return OrderState.DONE
    is_late = order.agreed_waiting is not None and order.agreed_waiting < today
    return OrderState.LATE if is_late else OrderState.OPEN


def _line(line: OrderLine, currency: str) -> LineOut:
    return LineOut(
        id=line.pk,
        item=str(line.variant.product),
        variant=line.variant.name,
        sku=line.variant.sku,
        quantity=quantity(line.quantity, line.unit),
        price=None if line.price is None else money(line.price, currency),
        original=line.original,
        agreed=line.agreed or line.original,
        delivered=quantity(line.delivered, line.unit),
        rejected=quantity(line.rejected, line.unit),
    )


def date_change_out(change: DateChange) -> DateChangeOut:
    """A day that was asked for; its supplier was read with it."""
    withdrawn = change.withdrawn_at
    return DateChangeOut(
        id=change.pk,
        order=change.order_id,
        line=change.line_id,
        asked_by=Party(change.asked_by),
        announced=change.announced,
        before=change.before,
        after=change.after,
        accepted=change.accepted,
        reason=change.reason,
        withdrawn_at=withdrawn and at(withdrawn, change.order.supplier.zone),
    )


def delivery_out(delivery: Delivery) -> DeliveryOut:
    """A delivery; its order and lines were read with it."""
    return DeliveryOut(
        id=delivery.pk,
        order=delivery.order_id,
        supplier=delivery.order.supplier_id,
        number=delivery.number,
        transport=delivery.transport,
        tracking=delivery.tracking,
        **{point.value: getattr(delivery, point.value) for point in Point},
        lines=[
            CameOut(
                line=part.line_id,
                quantity=quantity(part.quantity, part.line.unit),
                rejected=quantity(part.rejected, part.line.unit),
            )
            for part in delivery.lines.all()
        ],
    )


def inspection_out(lot: Inspection) -> InspectionOut:
    """An inspection."""
    return InspectionOut(
        id=lot.pk,
        order=lot.order_id,
        supplier=lot.supplier_id,
        line=lot.line_id,
        lot=lot.lot,
        day=lot.day,
        lot_size=lot.lot_size,
        inspected=lot.inspected,
        critical=lot.critical,
        major=lot.major,
        minor=lot.minor,
        unclassed=lot.unclassed,
        result=Result(lot.result),
        inspector=lot.inspector,
        note=lot.note,
    )


def payment_out(payment: Payment) -> PaymentOut:
    """A payment; its order was read with it."""
    return PaymentOut(
        id=payment.pk,
        order=payment.order_id,
        supplier=payment.order.supplier_id,
        paid=payment.paid,
        amount=money(payment.amount, payment.currency),
        purpose=payment.purpose,
        reference=payment.reference,
    )
