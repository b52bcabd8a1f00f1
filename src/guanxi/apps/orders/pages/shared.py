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

from guanxi.apps.accounts.requests import DeskRequest
from guanxi.apps.orders.actions import OrderError
from guanxi.apps.orders.forms.refusals import FAULTS as FAULTS
from guanxi.apps.orders.models import OrderEdit, OrderLine, PurchaseOrder
from guanxi.platform.web.responses import redirect


def order_or_404(pk: int) -> PurchaseOrder:
    """An order of this workspace with its supplier."""
    orders = PurchaseOrder.objects.select_related("supplier", "workspace")
    found: PurchaseOrder = get_object_or_404(orders, pk=pk)
    return found


def lines_of(order: PurchaseOrder) -> list[OrderLine]:
    """The lines of an order, with what they are of."""
    return list(order.lines.select_related("variant__product").order_by("pk"))


def line_or_404(pk: int) -> OrderLine:
    """A line of an order of this workspace."""
    lines = OrderLine.objects.select_related(
        "order__supplier", "order__workspace", "variant__product", "workspace"
    )
    found: OrderLine = get_object_or_404(lines, pk=pk)
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


def tried(
    request: DeskRequest,
    order: int,
    act: Callable[[], object],
    told: str,
    *,
    undo: str = "",
    part: str = "",
) -> HttpResponse:
    """Do something that the facts may refuse, and say which it was."""
    try:
        act()
    except OrderError as error:
        messages.error(request, str(FAULTS[error.fault]))
        return redirect(request, order_url(order, part))
    return noted(request, order, told, undo=undo, part=part)


def undo_url(change: OrderEdit | None) -> str:
    """Where a correction is taken back; empty where nothing changed."""
    return reverse("undo_order_edit", args=[change.pk]) if change else ""
