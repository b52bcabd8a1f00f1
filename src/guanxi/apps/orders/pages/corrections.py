"""An order corrected by hand: its head, its lines, and the way back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions.quantities import delivered_of
from guanxi.apps.orders.forms.changes import CorrectLineForm, HeadForm, NewLineForm
from guanxi.apps.orders.models import OrderEdit, OrderLine
from guanxi.apps.orders.pages.shared import (
    FAULTS,
    form_page,
    line_or_404,
    noted,
    order_or_404,
    tried,
    undo_url,
)


@form()
def edit_order(request: DeskRequest, pk: int) -> HttpResponse:
    """What was typed wrong of an order beside its lines."""
    order = order_or_404(pk)
    asked = HeadForm(request.POST or None, order=order)
    if asked.is_valid():
        try:
            change = actions.correct_order(
                order=order, by=request.person, at=timezone.now(), **asked.facts()
            )
        except actions.OrderError as error:
            asked.add_error(None, str(FAULTS[error.fault]))
        else:
            told = _("The order is corrected.") if change else _("Nothing was changed.")
            return noted(request, pk, told, undo=undo_url(change))
    status = 422 if asked.is_bound else 200
    context = {"order": order, "form": asked}
    return render(request, "orders/order_edit.html", context, status=status)


@act()
def settle_terms(request: DeskRequest, pk: int) -> HttpResponse:
    """The terms are what was read."""
    order = order_or_404(pk)
    change = actions.settle_terms(order=order, by=request.person, at=timezone.now())
    told = _("The terms stand as they were read.")
    return noted(request, pk, told, undo=undo_url(change), part="payments")


@form()
def add_order_line(request: DeskRequest, pk: int) -> HttpResponse:
    """One more line."""
    order = order_or_404(pk)
    asked = NewLineForm(request.POST or None, order=order)
    if not asked.is_valid():
        return form_page(request, order, asked, title=_("One more line"), act=_("Add it"))
    line = actions.add_line(order=order, noted=asked.line(), by=request.person, at=timezone.now())
    undo = reverse("remove_order_line", args=[line.pk])
    return noted(request, pk, _("The line is added."), undo=undo, part="lines")


@form()
def order_line(request: DeskRequest, pk: int) -> HttpResponse:
    """What was typed wrong of a line."""
    line = line_or_404(pk)
    asked = CorrectLineForm(request.POST or None, line=line, has_come=bool(delivered_of(line)))
    if asked.is_valid():
        try:
            change = actions.correct_line(
                line=line, noted=asked.line(), by=request.person, at=timezone.now()
            )
        except actions.OrderError as error:
            asked.add_error(None, str(FAULTS[error.fault]))
        else:
            told = _("The line is corrected.") if change else _("Nothing was changed.")
            return noted(request, line.order_id, told, undo=undo_url(change), part="lines")
    return _line_page(request, line, asked)


@act()
def remove_order_line(request: DeskRequest, pk: int) -> HttpResponse:
    """It should never have stood there."""
    line = line_or_404(pk)
    what, order = str(line.variant), line.order_id
    try:
        change = actions.remove_line(line=line, by=request.person, at=timezone.now())
    except actions.OrderError as error:
        return noted(request, order, str(FAULTS[error.fault]), part="lines")
    told = _("%(what)s is taken out.") % {"what": what}
    return noted(request, order, told, undo=undo_url(change), part="lines")


@act()
def undo_order_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """What stood before a correction stands again, and what was taken out is back."""
    change: OrderEdit = get_object_or_404(OrderEdit, pk=pk)

    def undo() -> None:
        actions.undo_edit(change=change, by=request.person, at=timezone.now())

    return tried(request, change.order_id, undo, _("It stands as it did before."))


def _line_page(request: DeskRequest, line: OrderLine, asked: CorrectLineForm) -> HttpResponse:
    status = 422 if asked.is_bound else 200
    context = {"order": line.order, "line": line, "form": asked}
    return render(request, "orders/line_form.html", context, status=status)
