"""Payments: listed, noted, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.orders import actions
from guanxi.apps.orders.api.given import OfOrdersAsked, PaymentGiven
from guanxi.apps.orders.api.shared import of_orders, order_or_404
from guanxi.apps.orders.api.told import PaymentOut, payment_out
from guanxi.apps.orders.forms.acts import PaymentForm
from guanxi.apps.orders.models import Payment
from guanxi.platform.api.forms import check, filled
from guanxi.platform.api.paging import Page, page_by_id
from guanxi.platform.api.plain import Id
from guanxi.platform.api.problems import pointer_to

router = Router(tags=["payments"])


@router.get("", response=Page[PaymentOut])
def list_payments(request: ApiRequest, asked: Query[OfOrdersAsked]) -> dict[str, object]:
    """What was paid, in the order in which it came to be known here."""
    found = of_orders(Payment.objects.select_related("order"), asked)
    rows, following = page_by_id(request, found, asked)
    return {"items": [payment_out(one) for one in rows], "next": following}


def note_payment(
    request: ApiRequest, order_id: Id, given: PaymentGiven, response: HttpResponse
) -> PaymentOut:
    """Note money that was paid; it covers the shares that are due in their order."""
    order = order_or_404(order_id)
    fields = filled(given) | given.amount.model_dump()
    form = PaymentForm(fields, order=order, today=timezone.localdate())
    check(form, _pointer)
    made = actions.note_payment(
        order=order, by=request.caller.person, at=timezone.now(), **form.cleaned_data
    )
    response["Location"] = f"{API}payments/{made.pk}"
    return payment_out(_found(made.pk))


@router.get("/{payment_id}", response=PaymentOut)
def get_payment(request: ApiRequest, payment_id: Id) -> PaymentOut:
    """One payment."""
    return payment_out(_found(payment_id))


@router.delete("/{payment_id}", response={204: None})
def take_back_payment(request: ApiRequest, payment_id: Id) -> None:
    """It was noted by mistake."""
    actions.take_back_payment(
        payment=_found(payment_id), by=request.caller.person, at=timezone.now()
    )


def _pointer(name: str) -> str:
    return pointer_to("amount", name) if name in ("amount", "currency") else pointer_to(name)


def _found(pk: int) -> Payment:
    rows = Payment.objects.select_related("order__supplier", "order__workspace", "workspace")
    found: Payment = get_object_or_404(rows, pk=pk)
    return found
