"""Lines that are added to an order that stands, or taken out of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.records import NotedLine, keys_of, note_line, row_of
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.actions.versions import take_out
from guanxi.apps.orders.keys import free_key
from guanxi.apps.orders.models import (
    Cost,
    DateChange,
    DeliveryLine,
    Inspection,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
    QuantityChange,
)
from guanxi.domain.tables import Kind


@transaction.atomic
def add_line(*, order: PurchaseOrder, noted: NotedLine, by: Person, at: datetime) -> OrderLine:
    """One more line, with an original day of its own (or one that follows from the lead time)."""
    line = note_line(order, noted)
    judge_orders(order_ids=[order.pk], at=at)
    record("line.added", line, by=by, at=at, order=order.pk)
    return line


@transaction.atomic
def remove_line(*, line: OrderLine, by: Person, at: datetime) -> OrderEdit:
    """Take out a line that should never have stood there; ``undo_edit`` puts it back.

    Raises OrderError where something was noted about it, or it is the last one. What both sides
    gave up is no mistake: that is a changed quantity, of 0.
    """
    of_it = (DeliveryLine, DateChange, QuantityChange, Cost, Inspection)
    if any(model._default_manager.filter(line=line).exists() for model in of_it):
        raise OrderError(Fault.LINE_HAS_FACTS)
    if not OrderLine.objects.filter(~Q(pk=line.pk), order=line.order_id).exists():
        raise OrderError(Fault.LAST_LINE)
    record("line.removed", line, by=by, at=at, order=line.order_id)
    change = take_out(line, by=by, at=at)
    judge_orders(order_ids=[line.order_id], at=at)
    return change


def rekey(order: PurchaseOrder) -> None:
    """Lines that no table tells are known by what they say now. Whichever a table tells goes on by
    the key the table knows it by."""
    lines = list(order.lines.select_related("variant__product").order_by("pk"))
    own = [line for line in lines if not (line.told or line.in_tables)]
    taken = keys_of(order) - {line.key for line in own}
    for line in own:
        product = line.variant.product
        noted = NotedLine(product.name, line.quantity, line.variant.name, line.variant.sku)
        line.key = free_key(Kind.ORDERS, row_of(order.number, noted), taken)
        taken.add(line.key)
    # First out of the way: one may take the key another has now.
    for line in own:
        OrderLine.objects.filter(pk=line.pk).update(key=f"moving:{line.pk}")
    for line in own:
        OrderLine.objects.filter(pk=line.pk).update(key=line.key)
