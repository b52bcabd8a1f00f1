"""Deliveries: listed, noted, corrected, taken back."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.orders import actions
from guanxi.apps.orders.api.given import (
    DeliveryGiven,
    OfOrdersAsked,
)
from guanxi.apps.orders.api.shared import conflicts, of_orders, order_or_404
from guanxi.apps.orders.api.told import (
    DeliveryOut,
    delivery_out,
)
from guanxi.apps.orders.forms.delivery import DeliveryForm
from guanxi.apps.orders.models import Delivery, DeliveryLine, PurchaseOrder
from guanxi.platform.api.forms import check, filled
from guanxi.platform.api.paging import Page, page_by_id
from guanxi.platform.api.plain import Id
from guanxi.platform.api.problems import FieldError, Problem, pointer_to

router = Router(tags=["deliveries"])


@router.get("", response=Page[DeliveryOut])
def list_deliveries(request: ApiRequest, asked: Query[OfOrdersAsked]) -> dict[str, object]:
    """Deliveries, in the order in which they came to be known here."""
    rows, following = page_by_id(request, of_orders(_deliveries(), asked), asked)
    return {"items": [delivery_out(one) for one in rows], "next": following}


def note_delivery(
    request: ApiRequest, order_id: Id, given: DeliveryGiven, response: HttpResponse
) -> DeliveryOut:
    """Note goods that came, or are on their way."""
    order = order_or_404(order_id)
    form = _checked(order, given)
    made = actions.note_delivery(
        order=order, came=form.came(), passed=form.passed(), by=request.caller.person,
        at=timezone.now(), **form.words(),
    )  # fmt: skip
    response["Location"] = f"{API}deliveries/{made.pk}"
    return delivery_out(_found(made.pk))


@router.get("/{delivery_id}", response=DeliveryOut)
def get_delivery(request: ApiRequest, delivery_id: Id) -> DeliveryOut:
    """One delivery."""
    return delivery_out(_found(delivery_id))


@router.put("/{delivery_id}", response=DeliveryOut)
def correct_delivery(request: ApiRequest, delivery_id: Id, given: DeliveryGiven) -> DeliveryOut:
    """Say all of a delivery anew: it has arrived, some of it was rejected."""
    found = _found(delivery_id)
    form = _checked(found.order, given)
    actions.correct_delivery(
        delivery=found, came=form.came(), passed=form.passed(), by=request.caller.person,
        at=timezone.now(), **form.words(),
    )  # fmt: skip
    return delivery_out(_found(delivery_id))


@router.delete("/{delivery_id}", response={204: None})
def take_back_delivery(request: ApiRequest, delivery_id: Id) -> None:
    """It was noted by mistake."""
    found = _found(delivery_id)
    with conflicts():
        actions.take_back_delivery(delivery=found, by=request.caller.person, at=timezone.now())


def _checked(order: PurchaseOrder, given: DeliveryGiven) -> DeliveryForm:
    """The delivery as its form has checked it. Raises Problem."""
    lines = list(order.lines.select_related("variant__product").order_by("pk"))
    known = {line.pk for line in lines}
    rows: dict[int, int] = {}
    fields: dict[str, Any] = filled(given)
    for row, came in enumerate(given.lines):
        if came.line not in known or came.line in rows:
            told = "This order has no such line, or it is named twice."
            raise Problem(422, errors=[FieldError(pointer_to("lines", row, "line"), told)])
        rows[came.line] = row
        fields |= {f"quantity_{came.line}": came.quantity, f"rejected_{came.line}": came.rejected}
    form = DeliveryForm(fields, lines=lines)

    def pointer(name: str) -> str:
        part, _underscore, line = name.rpartition("_")
        if part in ("quantity", "rejected") and line.isdecimal():
            return pointer_to("lines", rows[int(line)], part)
        return pointer_to(name)

    check(form, pointer)
    return form


def _deliveries() -> QuerySet[Delivery]:
    parts = DeliveryLine.objects.select_related("line").order_by("pk")
    rows = Delivery.objects.select_related("order__supplier", "order__workspace", "workspace")
    return rows.prefetch_related(Prefetch("lines", parts))


def _found(pk: int) -> Delivery:
    found: Delivery = get_object_or_404(_deliveries(), pk=pk)
    return found
