"""What was paid for an order, and what it cost beside its price."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import hand_key, record
from guanxi.apps.orders.models import Cost, OrderLine, Payment, PurchaseOrder, Rate
from guanxi.apps.orders.queries.landed import day_of_rates


@transaction.atomic
def note_payment(
    *,
    order: PurchaseOrder,
    paid: date,
    amount: Decimal,
    currency: str,
    by: Person,
    at: datetime,
    rate: Decimal | None = None,
    purpose: str = "",
    reference: str = "",
) -> Payment:
    """Note money that was paid. In another currency than the order's it covers what is due by
    ``rate`` (so many of the paid currency for one of the order's), else by a rate of that day."""
    if rate is not None and currency != order.currency:
        _note_rate(order, paid, currency, rate, by, at)
    payment = Payment.objects.create(
        workspace=order.workspace,
        order=order,
        key=hand_key(),
        paid=paid,
        amount=amount,
        currency=currency,
        purpose=purpose,
        reference=reference,
    )
    judge_orders(order_ids=[order.pk], at=at)
    record("payment.noted", payment, by=by, at=at, order=order.pk, currency=currency)
    return payment


@transaction.atomic
def take_back_payment(*, payment: Payment, by: Person, at: datetime) -> None:
    """It was noted by mistake."""
    record("payment.taken_back", payment, by=by, at=at, order=payment.order_id)
    order = payment.order_id
    payment.delete()
    judge_orders(order_ids=[order], at=at)


@transaction.atomic
def note_cost(
    *,
    order: PurchaseOrder,
    kind: str,
    amount: Decimal,
    currency: str,
    by: Person,
    at: datetime,
    line: OrderLine | None = None,
    our_share: Decimal = Decimal(1),
    unexpected: bool = False,
    rate: Decimal | None = None,
) -> Cost:
    """Note what an order, or one ``line`` of it, cost beside its price; ``our_share`` (0 to 1) of
    it is ours to bear. ``rate``: so many of the cost's currency for one of the order's, on the day
    by whose rates the order is reckoned."""
    day = day_of_rates(order)
    if rate is not None and currency != order.currency and day is not None:
        _note_rate(order, day, currency, rate, by, at)
    cost = Cost.objects.create(
        workspace=order.workspace,
        order=order,
        line=line,
        key=hand_key(),
        kind=kind,
        amount=amount,
        currency=currency,
        our_share=our_share,
        unexpected=unexpected,
    )
    record("cost.noted", cost, by=by, at=at, order=order.pk, kind=kind)
    return cost


@transaction.atomic
def note_rate(
    *, order: PurchaseOrder, currency: str, rate: Decimal, by: Person, at: datetime
) -> None:
    """So many of a currency for one of the order's, on the day by whose rates it is reckoned.

    Raises OrderError where nobody said that day, or the order's currency.
    """
    day = day_of_rates(order)
    if day is None or currency in ("", order.currency) or not order.currency:
        raise OrderError(Fault.NO_RATE_DAY)
    _note_rate(order, day, currency, rate, by, at)
    record("rate.noted", order, by=by, at=at, currency=currency)


@transaction.atomic
def take_back_cost(*, cost: Cost, by: Person, at: datetime) -> None:
    """It was noted by mistake."""
    record("cost.taken_back", cost, by=by, at=at, order=cost.order_id)
    cost.delete()


def _note_rate(
    order: PurchaseOrder, day: date, currency: str, rate: Decimal, by: Person, at: datetime
) -> None:
    Rate.objects.update_or_create(
        workspace=order.workspace,
        day=day,
        currency=order.currency,
        into=currency,
        defaults={"rate": rate, "by": by, "at": at},
    )
