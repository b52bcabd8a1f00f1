"""An order as a person notes it: made, taken back, given up and taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.actions import reconcile_rules
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import RULES, judge_orders, rows_of
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.keys import free_key
from guanxi.apps.orders.labels import PartOf, Party
from guanxi.apps.orders.models import Condition, OrderLine, Product, PurchaseOrder, Variant
from guanxi.apps.orders.queries.facts import known_orders
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.search_keys import search_key
from guanxi.domain.orders import PaymentShare
from guanxi.domain.tables import Kind, OrderLineRow, Quantity


@dataclass(frozen=True)
class NotedLine:
    """A line as it is noted: so much of a product (or one make of it), for a price a unit."""

    item: str
    quantity: Decimal
    variant: str = ""
    sku: str = ""
    unit: str = ""
    price: Decimal | None = None
    original: date | None = None


class OrderFacts(TypedDict, total=False):
    """What can be said of an order beside its lines."""

    their_number: str
    ordered: date | None
    currency: str
    incoterm: str
    place: str
    tolerance: Decimal
    lead_days: int | None
    lead_in_working_days: bool
    terms_said: str
    note: str


@transaction.atomic
def note_order(
    *,
    supplier: Supplier,
    number: str,
    lines: Sequence[NotedLine],
    by: Person,
    at: datetime,
    due: date | None = None,
    terms: Sequence[PaymentShare] = (),
    conditions: Sequence[str] = (),
    **facts: Unpack[OrderFacts],
) -> PurchaseOrder:
    """Note an order; ``due`` is the original day of the lines that name none of their own.

    Where no day is named it follows from the lead time, once the ``conditions`` (ours to meet)
    are met. Raises OrderError where the supplier has
    an order of this number.
    """
    if PurchaseOrder.objects.filter(supplier=supplier, number=number).exists():
        raise OrderError(Fault.NUMBER_TAKEN)
    order = PurchaseOrder.objects.create(
        workspace=supplier.workspace,
        supplier=supplier,
        number=number,
        terms=[[str(one.percent), one.event.value, one.days] for one in terms],
        noted_at=at,
        **facts,
    )
    for line in lines:
        note_line(order, replace(line, original=line.original or due))
    for kind in conditions:
        Condition.objects.create(workspace=order.workspace, order=order, kind=kind, by=Party.OURS)
    judge_orders(order_ids=[order.pk], at=at)
    record("order.noted", order, by=by, at=at, supplier=supplier.pk, lines=len(lines))
    return order


@transaction.atomic
def take_back_order(*, order: PurchaseOrder, by: Person, at: datetime) -> None:
    """It was noted by mistake: the order goes, and with it what it made owed.

    Raises OrderError once something was noted about it; then it can be given up instead.
    """
    related = (
        "date_changes", "quantity_changes", "deliveries", "payments", "costs", "holds",
        "inspections",
    )  # fmt: skip
    if any(getattr(order, name).exists() for name in related):
        raise OrderError(Fault.HAS_FACTS)
    known = known_orders([order.pk])
    pieces = [((), where) for _, where in rows_of(known)]
    reconcile_rules(workspace=order.workspace, rules=RULES, pieces=pieces, at=at)
    record("order.taken_back", order, by=by, at=at, supplier=order.supplier_id)
    order.delete()


@transaction.atomic
def cancel_order(*, order: PurchaseOrder, day: date, by: Person, at: datetime) -> None:
    """Both gave it up on this day: nothing more is owed for it."""
    _set_cancelled(order, day, at)
    record("order.cancelled", order, by=by, at=at, supplier=order.supplier_id)


@transaction.atomic
def reinstate_order(*, order: PurchaseOrder, by: Person, at: datetime) -> None:
    """It stands again."""
    _set_cancelled(order, None, at)
    record("order.reinstated", order, by=by, at=at, supplier=order.supplier_id)


def _set_cancelled(order: PurchaseOrder, day: date | None, at: datetime) -> None:
    order.cancelled = day
    order.told = False
    order.save(update_fields=["cancelled", "told"])
    judge_orders(order_ids=[order.pk], at=at)


def note_line(order: PurchaseOrder, line: NotedLine) -> OrderLine:
    """Under the key a table would know it by, so that a table brought in later means it too."""
    return OrderLine.objects.create(
        workspace=order.workspace,
        order=order,
        key=free_key(Kind.ORDERS, row_of(order.number, line), keys_of(order)),
        variant=variant_of(order.workspace, line),
        quantity=line.quantity,
        unit=line.unit,
        price=line.price,
        original=line.original,
    )


def row_of(number: str, line: NotedLine) -> OrderLineRow:
    """A line as a table would have it."""
    return OrderLineRow(
        po_number=number,
        supplier_name="",
        quantity=Quantity(line.quantity),
        item=line.item,
        variant=line.variant,
        sku=line.sku,
    )


def keys_of(order: PurchaseOrder) -> set[str]:
    """The keys of its lines, and of those that were taken out."""
    gone = order.edits.filter(part=PartOf.LINE, undone_at=None).exclude(key="")
    return {*order.lines.values_list("key", flat=True), *gone.values_list("key", flat=True)}


def variant_of(workspace: Workspace, line: NotedLine) -> Variant:
    """The make of a product that is meant: by its article number, else by its names, in any of
    the spellings that were joined."""
    if line.sku:
        known = Variant.objects.filter(sku=line.sku).first()
        if known is not None:
            return known.joined_into or known
    name = line.item or line.sku
    product, _ = Product.objects.get_or_create(
        workspace=workspace, name=name, defaults={"search_key": search_key([name])}
    )
    found, _ = Variant.objects.get_or_create(
        workspace=workspace,
        product=product.joined_into or product,
        name=line.variant,
        sku=line.sku,
        defaults={"unit": line.unit, "search_key": search_key([line.variant, line.sku])},
    )
    return found.joined_into or found
