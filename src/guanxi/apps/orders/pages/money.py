"""Payments and costs: noted and taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.acts import CostForm, PaymentForm, RateForm
from guanxi.apps.orders.models import Cost, Payment
from guanxi.apps.orders.pages.shared import (
    FAULTS,
    form_page,
    lines_of,
    noted,
    order_or_404,
    today_of,
    tried,
)
from guanxi.apps.orders.queries.landed import day_of_rates
from guanxi.platform.i18n.times import day_words


@form()
def note_payment(request: DeskRequest, pk: int) -> HttpResponse:
    """Money that was paid."""
    order = order_or_404(pk)
    asked = PaymentForm(request.POST or None, order=order, today=today_of(order))
    if not asked.is_valid():
        return form_page(
            request, order, asked, title=_("A payment"), act=_("Note it"),
            help=_("It covers the shares that are due in their order."),
        )  # fmt: skip
    payment = actions.note_payment(
        order=order, by=request.person, at=timezone.now(), **asked.cleaned_data
    )
    undo = reverse("take_back_payment", args=[payment.pk])
    return noted(request, pk, _("The payment is noted."), undo=undo, part="payments")


@act()
def take_back_payment(request: DeskRequest, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    found: Payment = get_object_or_404(Payment, pk=pk)

    def take_back() -> None:
        actions.take_back_payment(payment=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, take_back, _("The payment is taken back."))


@form()
def note_cost(request: DeskRequest, pk: int) -> HttpResponse:
    """What it cost beside its price."""
    order = order_or_404(pk)
    lines = lines_of(order)
    asked = CostForm(request.POST or None, order=order, lines=lines, today=today_of(order))
    if not asked.is_valid():
        return form_page(
            request, order, asked, title=_("A cost beside the price"), act=_("Note it")
        )
    cost = actions.note_cost(order=order, by=request.person, at=timezone.now(), **asked.facts())
    undo = reverse("take_back_cost", args=[cost.pk])
    return noted(request, pk, _("The cost is noted."), undo=undo, part="costs")


@form()
def note_rate(request: DeskRequest, pk: int) -> HttpResponse:
    """What another currency was worth on the order's day; ``?currency=`` says which."""
    order = order_or_404(pk)
    asked = RateForm(request.POST or None, initial={"currency": request.GET.get("currency", "")})
    day = day_of_rates(order)
    if asked.is_valid():
        try:
            actions.note_rate(
                order=order, by=request.person, at=timezone.now(), **asked.cleaned_data
            )
        except actions.OrderError as error:
            asked.add_error(None, str(FAULTS[error.fault]))
        else:
            return noted(request, pk, _("The rate is noted."), part="costs")
    words = {"currency": order.currency, "day": day_words(day, today_of(order)) if day else ""}
    return form_page(
        request, order, asked, title=_("A rate"), act=_("Note it"),
        help=_("So many of this currency for one %(currency)s on %(day)s.") % words,
    )  # fmt: skip


@act()
def take_back_cost(request: DeskRequest, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    found: Cost = get_object_or_404(Cost, pk=pk)

    def take_back() -> None:
        actions.take_back_cost(cost=found, by=request.person, at=timezone.now())

    return tried(request, found.order_id, take_back, _("The cost is taken back."))
