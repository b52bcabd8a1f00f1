"""The list of orders, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.orders import Standing, standing_words
from guanxi.apps.desk.pages.addresses import supplier_asked
from guanxi.apps.desk.pages.order_parts import order_parts
from guanxi.apps.desk.queries.orders import order_view, told_otherwise
from guanxi.apps.orders.queries import OrderRow, Show, orders_for_list
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.i18n.times import day_words

SHOWS: tuple[tuple[Show, Promise], ...] = (
    (Show.OPEN, pgettext_lazy("order", "Open")),
    (Show.LATE, gettext_lazy("Late")),
    (Show.DONE, gettext_lazy("Done")),
    (Show.ALL, gettext_lazy("All")),
)


@dataclass(frozen=True)
class Line:
    """One order as the list shows it."""

    pk: int
    number: str
    supplier: Supplier
    what: str
    more: int
    original: str
    agreed: str
    standing: Standing
    on_hold: bool


@page()
def orders(request: DeskRequest) -> HttpResponse:
    """All orders; what is open first, the latest on top."""
    given = request.GET
    supplier = supplier_asked(given)
    text = given.get("q", "")[:80]
    found = orders_for_list(
        now=timezone.now(),
        text=text,
        show=given.get("show", ""),
        supplier=supplier,
        page=given.get("page", "1"),
    )
    may_act = request.membership.role_is.may(Role.MEMBER)
    context = {
        "found": found,
        "lines": [line_of(row) for row in found.rows],
        "shows": SHOWS,
        "text": text,
        "told_otherwise": told_otherwise(),
        "may_act": may_act,
        "begin": ways_to_begin() if may_act else (),
    }
    return render(request, "desk/orders.html", context)


@page()
def order(request: DeskRequest, pk: int) -> HttpResponse:
    """One order with all that is known of it."""
    view = order_view(pk, membership=request.membership, now=timezone.now())
    may_act = request.membership.role_is.may(Role.MEMBER)
    context = {
        "view": view,
        "order": view.order,
        "supplier": view.order.supplier,
        "may_act": may_act,
        "today": view.today,
        **order_parts(view, request.membership, may_act=may_act),
    }
    return render(request, "desk/order.html", context)


def line_of(row: OrderRow) -> Line:
    """One order in words."""
    moved = row.agreed != row.due
    return Line(
        pk=row.row.pk,
        number=row.row.number,
        supplier=row.row.supplier,
        what=row.what,
        more=max(row.lines - 1, 0),
        original=_day(row.due, row.today),
        agreed=_day(row.agreed, row.today) if moved else "",
        standing=standing_words(
            row.original, row.by_agreement, today=row.today, cancelled=row.row.cancelled
        ),
        on_hold=row.on_hold,
    )


def _day(day: date | None, today: date) -> str:
    return day_words(day, today) if day else ""


def ways_to_begin() -> list[dict[str, str]]:
    """What to do where there is no order yet."""
    return [
        {"url": reverse("tables"), "icon": "upload", "label": _("Bring in a table")},
        {"url": reverse("order_new"), "icon": "plus", "label": _("Note an order")},
    ]
