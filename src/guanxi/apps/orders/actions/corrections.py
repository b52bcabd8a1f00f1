"""Correcting an order that stands: its head, its lines, and the way back.

A correction says that something was typed wrong. It never moves an original day, and what was
agreed on anew is no correction: days and quantities change by ``days`` and ``quantities``.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, TypeVar, Unpack

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.lines import rekey
from guanxi.apps.orders.actions.records import NotedLine, variant_of
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.actions.versions import edit, plain, put_back, undo
from guanxi.apps.orders.labels import PartOf
from guanxi.apps.orders.models import (
    DeliveryLine,
    Inspection,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
)
from guanxi.apps.orders.queries.facts import terms_of
from guanxi.domain.orders import PaymentShare

Row = TypeVar("Row", OrderLine, Inspection)


class HeadFacts(TypedDict, total=False):
    """What can be corrected of an order beside its lines."""

    number: str
    their_number: str
    currency: str
    incoterm: str
    place: str
    note: str


@transaction.atomic
def correct_order(
    *,
    order: PurchaseOrder,
    by: Person,
    at: datetime,
    terms: Sequence[PaymentShare] | None = None,
    **facts: Unpack[HeadFacts],
) -> OrderEdit | None:
    """Correct the head of an order; None where nothing changed.

    ``terms`` None: as they are. Raises OrderError where the number is taken or a table knows the
    order by it, or where a currency would change under what was paid or delivered.
    """
    values: dict[str, Any] = {**facts}
    if terms is not None and tuple(terms) != terms_of(order):
        values |= {"terms": as_columns(terms), "terms_settled": True}
    check_head(order, values)
    change = edit(order, values, by=by, at=at)
    if change is not None:
        _after_head(order, change.after, at)
        record("order.corrected", order, by=by, at=at, columns=",".join(sorted(change.after)))
    return change


@transaction.atomic
def settle_terms(*, order: PurchaseOrder, by: Person, at: datetime) -> OrderEdit | None:
    """The terms are what was read from the words of a table."""
    shares = as_columns(terms_of(order))
    change = edit(order, {"terms": shares, "terms_settled": True}, by=by, at=at)
    if change is not None:
        judge_orders(order_ids=[order.pk], at=at)
        record("order.terms_settled", order, by=by, at=at, shares=len(shares))
    return change


@transaction.atomic
def correct_line(
    *, line: OrderLine, noted: NotedLine, by: Person, at: datetime
) -> OrderEdit | None:
    """Correct what was typed of a line; None where nothing changed. An original day can only be
    named where there is none.

    Raises OrderError where goods of it came already (its price can still be corrected), or where
    both sides changed its quantity: that has a record of its own.
    """
    values: dict[str, Any] = {"unit": noted.unit, "price": noted.price, "quantity": noted.quantity}
    if line.original is None and noted.original is not None:
        values["original"] = noted.original
    variant = line.variant
    if (noted.item, noted.variant, noted.sku) != (variant.product.name, variant.name, variant.sku):
        values["variant_id"] = variant_of(line.workspace, noted).pk
    check_line(line, values)
    change = edit(line, values, by=by, at=at)
    if change is not None:
        if "variant_id" in change.after:
            rekey(line.order)
        judge_orders(order_ids=[line.order_id], at=at)
        record(
            "line.corrected", line, by=by, at=at,
            order=line.order_id, columns=",".join(sorted(change.after)),
        )  # fmt: skip
    return change


@transaction.atomic
def undo_edit(*, change: OrderEdit, by: Person, at: datetime) -> None:
    """Put back what stood before a correction, or what was taken out. Repeating it changes nothing.

    Raises OrderError where something else stands there by now.
    """
    locked = OrderEdit.objects.select_for_update().get(pk=change.pk)
    if locked.undone_at is not None:
        return
    order = PurchaseOrder.objects.get(pk=change.order_id)
    if not change.after:
        put_back(change)
    elif change.part == PartOf.ORDER:
        check_head(order, change.before)
        undo(change, order)
        _after_head(order, change.after, at)
    elif change.part == PartOf.LINE:
        line = _still(OrderLine.objects.filter(pk=change.part_id).first())
        check_line(line, change.before)
        if "variant_id" in undo(change, line):
            rekey(order)
    else:
        undo(change, _still(Inspection.objects.filter(pk=change.part_id).first()))
    locked.undone_at = at
    locked.save(update_fields=["undone_at"])
    judge_orders(order_ids=[order.pk], at=at)
    record("edit.undone", locked, by=by, at=at, order=order.pk, part=change.part)


def as_columns(terms: Sequence[PaymentShare]) -> list[list[Any]]:
    """Payment terms as an order's row keeps them."""
    return [[str(one.percent), one.event.value, one.days] for one in terms]


def check_line(line: OrderLine, values: Mapping[str, Any]) -> None:
    """Raise OrderError where this cannot be corrected any more."""
    changed = {name for name, value in values.items() if plain(value) != plain(getattr(line, name))}
    if "quantity" in changed and line.first_quantity is not None:
        raise OrderError(Fault.QUANTITY_AGREED)
    fixed = {"quantity", "unit", "variant_id"} & changed
    if fixed and DeliveryLine.objects.filter(line=line).exists():
        raise OrderError(Fault.LINE_CAME)


def check_head(order: PurchaseOrder, values: Mapping[str, Any]) -> None:
    """Raise OrderError where this cannot be corrected of an order."""
    number = values.get("number", order.number)
    if number != order.number:
        if order.told or order.in_tables:
            raise OrderError(Fault.NUMBER_OF_TABLES)
        if PurchaseOrder.objects.filter(supplier=order.supplier_id, number=number).exists():
            raise OrderError(Fault.NUMBER_TAKEN)
    currency = values.get("currency", order.currency)
    changes = bool(order.currency) and currency != order.currency
    if changes and (order.payments.exists() or order.deliveries.exists()):
        raise OrderError(Fault.CURRENCY_FIXED)


def _still(row: Row | None) -> Row:
    """What a correction was of, if it stands still."""
    if row is None:
        raise OrderError(Fault.CHANGED_SINCE)
    return row


def _after_head(order: PurchaseOrder, columns: Container[str], at: datetime) -> None:
    if "number" in columns:
        rekey(order)
    judge_orders(order_ids=[order.pk], at=at)
