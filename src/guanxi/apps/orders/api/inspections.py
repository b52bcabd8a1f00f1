"""Inspections: listed, noted, corrected, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.orders import actions
from guanxi.apps.orders.api.given import InspectionGiven, OfOrdersAsked
from guanxi.apps.orders.api.shared import of_orders, order_or_404
from guanxi.apps.orders.api.told import InspectionOut, inspection_out
from guanxi.apps.orders.forms.changes import InspectionForm
from guanxi.apps.orders.models import Inspection, PurchaseOrder
from guanxi.platform.api.forms import check, filled
from guanxi.platform.api.paging import Page, page_by_id
from guanxi.platform.api.plain import Id

router = Router(tags=["inspections"])


@router.get("", response=Page[InspectionOut])
def list_inspections(request: ApiRequest, asked: Query[OfOrdersAsked]) -> dict[str, object]:
    """Lots that were looked at, in the order in which they came to be known here."""
    found = of_orders(Inspection.objects.all(), asked)
    rows, following = page_by_id(request, found, asked)
    return {"items": [inspection_out(one) for one in rows], "next": following}


def note_inspection(
    request: ApiRequest, order_id: Id, given: InspectionGiven, response: HttpResponse
) -> InspectionOut:
    """Note that a lot was looked at."""
    order = order_or_404(order_id)
    made = actions.note_inspection(
        order=order, by=request.caller.person, at=timezone.now(), **_checked(order, given)
    )
    response["Location"] = f"{API}inspections/{made.pk}"
    return inspection_out(made)


@router.get("/{inspection_id}", response=InspectionOut)
def get_inspection(request: ApiRequest, inspection_id: Id) -> InspectionOut:
    """One lot that was looked at."""
    return inspection_out(_found(inspection_id))


@router.put("/{inspection_id}", response=InspectionOut)
def correct_inspection(
    request: ApiRequest, inspection_id: Id, given: InspectionGiven
) -> InspectionOut:
    """Say all of an inspection anew."""
    found = _found(inspection_id)
    actions.correct_inspection(
        inspection=found,
        by=request.caller.person,
        at=timezone.now(),
        **_checked(found.order, given),
    )
    return inspection_out(_found(inspection_id))


@router.delete("/{inspection_id}", response={204: None})
def take_back_inspection(request: ApiRequest, inspection_id: Id) -> None:
    """It was noted by mistake."""
    actions.take_back_inspection(
        inspection=_found(inspection_id), by=request.caller.person, at=timezone.now()
    )


def _checked(order: PurchaseOrder, given: InspectionGiven) -> dict[str, Any]:
    """What was found, as its form has checked it. Raises Problem."""
    fields = filled(given)
    fields["what"] = str(fields.pop("line"))
    lines = list(order.lines.select_related("variant__product").order_by("pk"))
    form = InspectionForm(fields, lines=lines, today=timezone.localdate())
    check(form, lambda name: "/line" if name == "what" else f"/{name}")
    return form.facts()


def _found(pk: int) -> Inspection:
    rows = Inspection.objects.select_related("order__supplier", "order__workspace", "workspace")
    found: Inspection = get_object_or_404(rows, pk=pk)
    return found
