"""What the pages of orders have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.requests import DeskRequest
from guanxi.apps.orders.actions import Fault, OrderError
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.platform.web.responses import redirect

# What to do where an act was refused.
FAULTS = {
    Fault.NUMBER_TAKEN: _("This supplier has an order of this number already."),
    Fault.HAS_FACTS: _(
        "Something was noted about this order. It cannot be taken back any more; give it up"
        " instead."
    ),
    Fault.NO_DAY: _("Nothing of this order is due on that day."),
    Fault.SAME_DAY: _("This is the day it has already."),
    Fault.ANSWERED: _("This was answered already."),
    Fault.STEP_TAKEN: _("This step is planned already."),
    Fault.LIFTED: _("This was lifted already."),
}


def order_or_404(pk: int) -> PurchaseOrder:
    """An order of this workspace with its supplier."""
    orders = PurchaseOrder.objects.select_related("supplier", "workspace")
    found: PurchaseOrder = get_object_or_404(orders, pk=pk)
    return found


def order_url(pk: int, part: str = "") -> str:
    """The address of an order's page, or of a part of it."""
    return f"{reverse('order', args=[pk])}{f'#{part}' if part else ''}"


def today_of(order: PurchaseOrder) -> date:
    """Today by the supplier's clock, by which an order's days run."""
    return timezone.now().astimezone(ZoneInfo(order.supplier.zone)).date()


def form_page(
    request: DeskRequest, order: PurchaseOrder, form: Form, *, title: str, act: str, help: str = ""
) -> HttpResponse:
    """A form about an order, on a page of its own."""
    context = {"order": order, "form": form, "title": title, "act": act, "help": help}
    status = 422 if form.is_bound else 200
    return render(request, "orders/act_form.html", context, status=status)


def noted(
    request: DeskRequest, order: int, told: str, *, undo: str = "", part: str = ""
) -> HttpResponse:
    """Back to the order, with what was noted and the way back."""
    messages.success(request, told, extra_tags=undo)
    return redirect(request, order_url(order, part))


def tried(request: DeskRequest, order: int, act: Callable[[], object], told: str) -> HttpResponse:
    """Do something that the facts may refuse, and say which it was."""
    try:
        act()
    except OrderError as error:
        messages.error(request, str(FAULTS[error.fault]))
        return redirect(request, order_url(order))
    return noted(request, order, told)
