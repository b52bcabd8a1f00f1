"""Deliveries: noted, corrected, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.delivery import DeliveryForm
from guanxi.apps.orders.labels import POINT_WORDS
from guanxi.apps.orders.models import Delivery, PurchaseOrder
from guanxi.apps.orders.pages.shared import lines_of, noted, order_or_404, tried
from guanxi.domain.orders import Incoterm, delivery_point


@form()
def note_delivery(request: DeskRequest, pk: int) -> HttpResponse:
    """Goods that came, or are on their way."""
    order = order_or_404(pk)
    asked = _form(request, order)
    if not asked.is_valid():
        return _page(request, order, asked)
    delivery = actions.note_delivery(
        order=order, came=asked.came(), passed=asked.passed(), by=request.person,
        at=timezone.now(), **asked.words(),
    )  # fmt: skip
    undo = reverse("take_back_delivery", args=[delivery.pk])
    return noted(request, pk, _("The delivery is noted."), undo=undo, part="deliveries")


@form()
def delivery(request: DeskRequest, pk: int) -> HttpResponse:
    """Say more about a delivery: a later point it passed, what was rejected."""
    found = _found(pk)
    asked = _form(request, found.order, found)
    if not asked.is_valid():
        return _page(request, found.order, asked, found)
    actions.correct_delivery(
        delivery=found, came=asked.came(), passed=asked.passed(), by=request.person,
        at=timezone.now(), **asked.words(),
    )  # fmt: skip
    return noted(request, found.order_id, _("The delivery is changed."), part="deliveries")


@act()
def take_back_delivery(request: DeskRequest, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    found = _found(pk)

    def take_back() -> None:
        actions.take_back_delivery(delivery=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, take_back, _("The delivery is taken back."))


def _form(
    request: DeskRequest, order: PurchaseOrder, delivery: Delivery | None = None
) -> DeliveryForm:
    lines = lines_of(order)
    return DeliveryForm(request.POST or None, lines=lines, delivery=delivery)


def _page(
    request: DeskRequest, order: PurchaseOrder, asked: DeliveryForm, found: Delivery | None = None
) -> HttpResponse:
    point = delivery_point(Incoterm(order.incoterm))
    context = {"order": order, "form": asked, "delivery": found, "point": POINT_WORDS[point]}
    status = 422 if asked.is_bound else 200
    return render(request, "orders/delivery_form.html", context, status=status)


def _found(pk: int) -> Delivery:
    rows = Delivery.objects.select_related("order__supplier", "order__workspace", "workspace")
    found: Delivery = get_object_or_404(rows, pk=pk)
    return found
