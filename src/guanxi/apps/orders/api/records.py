"""Orders: listed, noted, given up, taken up again; and their moved days,
deliveries, inspections and payments."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.orders import actions
from guanxi.apps.orders.api.days import ask_for_date
from guanxi.apps.orders.api.deliveries import note_delivery
from guanxi.apps.orders.api.given import (
    DayGiven,
    OrderGiven,
    OrdersAsked,
)
from guanxi.apps.orders.api.inspections import note_inspection
from guanxi.apps.orders.api.payments import note_payment
from guanxi.apps.orders.api.shared import conflicts, one_out, order_or_404, orders_out
from guanxi.apps.orders.api.told import (
    DateChangeOut,
    DeliveryOut,
    InspectionOut,
    OrderOut,
    PaymentOut,
)
from guanxi.apps.orders.forms.acts import GivenUpForm
from guanxi.apps.orders.forms.order import LineForms, OrderForm
from guanxi.apps.orders.queries import Show, today_there
from guanxi.apps.orders.queries.lists import shown
from guanxi.platform.api.forms import check, errors_of, filled
from guanxi.platform.api.paging import Page, page_by_id
from guanxi.platform.api.plain import Id
from guanxi.platform.api.problems import FieldError, Problem, pointer_to

router = Router(tags=["orders"])
# The form's fields of the shares of a price: percent_1, event_1, days_1, …
SHARE = re.compile(r"(percent|event|days)_([1-3])")
PARTS = ("percent", "event", "days")


@router.get("", response=Page[OrderOut])
def list_orders(request: ApiRequest, asked: Query[OrdersAsked]) -> dict[str, object]:
    """Orders, in the order in which they came to be known here."""
    found = shown(Show(asked.state), today_there(timezone.now())).select_related("supplier")
    if asked.supplier is not None:
        found = found.filter(supplier=asked.supplier)
    rows, following = page_by_id(request, found, asked)
    return {"items": orders_out(rows), "next": following}


@router.post("", response={201: OrderOut})
def note_order(request: ApiRequest, given: OrderGiven, response: HttpResponse) -> OrderOut:
    """Note an order. Whole tables of orders come in through Tables, which know what they have told
    before."""
    form, lines = OrderForm(_fields(given)), LineForms(_line_fields(given), prefix="lines")
    _check(given, form, lines)
    noted = [one.line() for one in lines]
    with conflicts("number"):
        order = actions.note_order(
            lines=noted, terms=form.terms(), by=request.caller.person, at=timezone.now(),
            **form.facts(),
        )  # fmt: skip
    response["Location"] = f"{API}orders/{order.pk}"
    return one_out(order.pk)


@router.get("/{order_id}", response=OrderOut)
def get_order(request: ApiRequest, order_id: Id) -> OrderOut:
    """One order."""
    return one_out(order_id)


@router.post("/{order_id}/cancel", response=OrderOut)
def cancel_order(request: ApiRequest, order_id: Id, given: DayGiven) -> OrderOut:
    """Both gave it up on a day: nothing more is owed for it."""
    order, form = order_or_404(order_id), GivenUpForm(filled(given))
    check(form)
    actions.cancel_order(
        order=order, by=request.caller.person, at=timezone.now(), **form.cleaned_data
    )
    return one_out(order_id)


@router.post("/{order_id}/reinstate", response=OrderOut)
def reinstate_order(request: ApiRequest, order_id: Id) -> OrderOut:
    """It stands again."""
    order = order_or_404(order_id)
    with conflicts():
        actions.reinstate_order(order=order, by=request.caller.person, at=timezone.now())
    return one_out(order_id)


router.post("/{order_id}/date-changes", response={201: DateChangeOut})(ask_for_date)
router.post("/{order_id}/deliveries", response={201: DeliveryOut}, tags=["deliveries"])(
    note_delivery
)
router.post("/{order_id}/inspections", response={201: InspectionOut}, tags=["inspections"])(
    note_inspection
)
router.post("/{order_id}/payments", response={201: PaymentOut}, tags=["payments"])(note_payment)


def _fields(given: OrderGiven) -> dict[str, Any]:
    """The order as its form takes it."""
    fields = filled(given)
    for row, share in enumerate(fields.pop("terms"), start=1):
        fields |= {f"{part}_{row}": share[part] for part in PARTS}
    return fields


def _line_fields(given: OrderGiven) -> dict[str, Any]:
    """The lines as their forms take them."""
    fields: dict[str, Any] = {
        "lines-TOTAL_FORMS": len(given.lines),
        "lines-INITIAL_FORMS": 0,
    }
    for row, line in enumerate(given.lines):
        told = filled(line) | {
            "quantity": line.quantity.value,
            "unit": line.quantity.unit,
            "price": line.price.amount if line.price else "",
        }
        fields |= {f"lines-{row}-{name}": value for name, value in told.items()}
    return fields


def _check(given: OrderGiven, form: OrderForm, lines: Any) -> None:
    """Raises Problem with all that is wrong with an order and its lines."""
    errors = list(errors_of(form, _pointer))
    for row, one in enumerate(lines):
        errors += errors_of(one, partial(_line_pointer, row))
    errors += [FieldError("/lines", str(one)) for one in lines.non_form_errors()]
    told = "A price is in the currency of the order."
    errors += [
        FieldError(pointer_to("lines", row, "price", "currency"), told)
        for row, line in enumerate(given.lines)
        if line.price and line.price.currency.upper() != given.currency.upper()
    ]
    if errors:
        raise Problem(422, errors=errors)


def _pointer(name: str) -> str:
    share = SHARE.fullmatch(name)
    return pointer_to("terms", int(share[2]) - 1, share[1]) if share else pointer_to(name)


def _line_pointer(row: int, name: str) -> str:
    inside = {"quantity": ("quantity", "value"), "unit": ("quantity", "unit")}
    inside |= {"price": ("price", "amount")}
    return pointer_to("lines", row, *inside.get(name, (name,)))
