"""Inspections: noted, corrected, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.changes import InspectionForm
from guanxi.apps.orders.models import Inspection, PurchaseOrder
from guanxi.apps.orders.pages.shared import lines_of, noted, order_or_404, today_of, undo_url

PART = "inspections"


@form()
def note_inspection(request: DeskRequest, pk: int) -> HttpResponse:
    """A lot was looked at."""
    order = order_or_404(pk)
    asked = _form(request, order)
    if not asked.is_valid():
        return _page(request, order, asked)
    made = actions.note_inspection(
        order=order, by=request.person, at=timezone.now(), **asked.facts()
    )
    undo = reverse("take_back_inspection", args=[made.pk])
    return noted(request, pk, _("The inspection is noted."), undo=undo, part=PART)


@form()
def inspection(request: DeskRequest, pk: int) -> HttpResponse:
    """Say something else about a lot."""
    found = _found(pk)
    asked = _form(request, found.order, found)
    if not asked.is_valid():
        return _page(request, found.order, asked, found)
    change = actions.correct_inspection(
        inspection=found, by=request.person, at=timezone.now(), **asked.facts()
    )
    told = _("The inspection is corrected.") if change else _("Nothing was changed.")
    return noted(request, found.order_id, told, undo=undo_url(change), part=PART)


@act()
def take_back_inspection(request: DeskRequest, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    found = _found(pk)
    change = actions.take_back_inspection(inspection=found, by=request.person, at=timezone.now())
    told = _("The inspection is taken back.")
    return noted(request, found.order_id, told, undo=undo_url(change), part=PART)


def _form(
    request: DeskRequest, order: PurchaseOrder, known: Inspection | None = None
) -> InspectionForm:
    return InspectionForm(
        request.POST or None, lines=lines_of(order), today=today_of(order), known=known
    )


def _page(
    request: DeskRequest,
    order: PurchaseOrder,
    asked: InspectionForm,
    known: Inspection | None = None,
) -> HttpResponse:
    status = 422 if asked.is_bound else 200
    context = {"order": order, "form": asked, "inspection": known}
    return render(request, "orders/inspection_form.html", context, status=status)


def _found(pk: int) -> Inspection:
    rows = Inspection.objects.select_related("order__supplier", "order__workspace")
    found: Inspection = get_object_or_404(rows, pk=pk)
    return found
