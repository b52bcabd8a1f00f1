"""What the addresses of orders have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from guanxi.apps.orders.actions import OrderError
from guanxi.apps.orders.api.given import OfOrdersAsked
from guanxi.apps.orders.api.told import (
    OrderOut,
    order_out,
)
from guanxi.apps.orders.forms.refusals import FAULTS
from guanxi.apps.orders.models import Delivery, Inspection, OrderLine, Payment, PurchaseOrder
from guanxi.apps.orders.queries import order_rows, today_there
from guanxi.platform.api.problems import FieldError, Problem, pointer_to

Of = TypeVar("Of", Delivery, Inspection, Payment)


@contextmanager
def conflicts(*fields: str) -> Iterator[None]:
    """What the facts do not allow is told by its code (409) and in the page's sentence, and of
    which field it is."""
    try:
        yield
    except OrderError as error:
        reason = str(FAULTS[error.fault])
        errors = [FieldError(pointer_to(name), reason) for name in fields]
        raise Problem(409, reason, error.fault.value, errors) from None


def of_orders(rows: QuerySet[Of], asked: OfOrdersAsked) -> QuerySet[Of]:
    """Those of the order or the supplier that were asked for."""
    if asked.order is not None:
        rows = rows.filter(order=asked.order)
    return rows if asked.supplier is None else rows.filter(order__supplier=asked.supplier)


def orders() -> QuerySet[PurchaseOrder]:
    """Orders with their suppliers."""
    return PurchaseOrder.objects.select_related("supplier", "workspace")


def order_or_404(pk: int) -> PurchaseOrder:
    """An order of this workspace."""
    found: PurchaseOrder = get_object_or_404(orders(), pk=pk)
    return found


def orders_out(found: Sequence[PurchaseOrder]) -> list[OrderOut]:
    """These orders as they are told. Three queries."""
    lines: dict[int, list[OrderLine]] = {one.pk: [] for one in found}
    every = OrderLine.objects.filter(order__in=list(lines)).select_related("variant__product")
    for line in every.order_by("pk"):
        lines[line.order_id].append(line)
    rows = order_rows(found, today_there(timezone.now()))
    return [order_out(row, lines[row.row.pk]) for row in rows]


def one_out(pk: int) -> OrderOut:
    """One order as it is told."""
    [told] = orders_out([order_or_404(pk)])
    return told
