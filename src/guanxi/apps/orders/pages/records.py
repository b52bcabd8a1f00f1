"""Noting an order, taking it back, giving it up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.orders import actions
from guanxi.apps.orders.forms.acts import GivenUpForm
from guanxi.apps.orders.forms.order import LineForms, OrderForm, with_more_lines
from guanxi.apps.orders.pages.shared import (
    FAULTS,
    form_page,
    noted,
    order_or_404,
    order_url,
    today_of,
    tried,
)
from guanxi.platform.web.responses import redirect


@form()
def order_new(request: DeskRequest) -> HttpResponse:
    """Note an order; ``?supplier=`` says of whom."""
    if "more" in request.POST:
        more, rows = with_more_lines(request.POST)
        return render(request, "orders/order_form.html", {"form": more, "lines": rows})
    asked = OrderForm(request.POST or None, initial={"supplier": request.GET.get("supplier")})
    lines = LineForms(request.POST or None, prefix="lines")
    if not (request.POST and asked.is_valid() and lines.is_valid()):
        return _asked(request, asked, lines)
    filled = [one.line() for one in lines if one.has_changed()]
    try:
        order = actions.note_order(
            lines=filled, terms=asked.terms(), by=request.person, at=timezone.now(), **asked.facts()
        )
    except actions.OrderError as error:
        asked.add_error("number", FAULTS[error.fault])
        return _asked(request, asked, lines)
    undo = reverse("take_back_order", args=[order.pk])
    told = _("Order %(number)s is noted.") % {"number": order.number}
    return noted(request, order.pk, told, undo=undo)


@act()
def take_back_order(request: DeskRequest, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    order = order_or_404(pk)
    number = order.number
    try:
        actions.take_back_order(order=order, by=request.person, at=timezone.now())
    except actions.OrderError as error:
        messages.error(request, str(FAULTS[error.fault]))
        return redirect(request, order_url(pk))
    messages.success(request, _("Order %(number)s is taken back.") % {"number": number})
    return redirect(request, reverse("orders"))


@form()
def cancel_order(request: DeskRequest, pk: int) -> HttpResponse:
    """Both gave it up."""
    order = order_or_404(pk)
    asked = GivenUpForm(request.POST or None, initial={"day": today_of(order)})
    if not asked.is_valid():
        return form_page(
            request, order, asked, title=_("The order is given up"), act=_("Give it up"),
            help=_("Nothing more is owed for it. What was late by that day stays late."),
        )  # fmt: skip
    day = asked.cleaned_data["day"]
    actions.cancel_order(order=order, day=day, by=request.person, at=timezone.now())
    undo = reverse("reinstate_order", args=[pk])
    return noted(request, pk, _("Order %(number)s is given up.") % {"number": order}, undo=undo)


@act()
def reinstate_order(request: DeskRequest, pk: int) -> HttpResponse:
    """It stands again."""
    order = order_or_404(pk)

    def again() -> None:
        actions.reinstate_order(order=order, by=request.person, at=timezone.now())

    return tried(request, pk, again, _("Order %(number)s stands again.") % {"number": order})


def _asked(request: DeskRequest, asked: OrderForm, lines: object) -> HttpResponse:
    status = 422 if asked.is_bound else 200
    return render(request, "orders/order_form.html", {"form": asked, "lines": lines}, status=status)
