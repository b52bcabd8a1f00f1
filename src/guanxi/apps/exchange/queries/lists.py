"""Suppliers, orders, deliveries, inspections and payments as lists that go out.

Headings are in the reader's language and are words that the same kind of table is read by, so a
list that went out can come in again. Days are days.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from guanxi.apps.exchange.field_words import FIELD_WORDS
from guanxi.apps.exchange.queries.out import AT_ONCE, OutList, Wanted
from guanxi.apps.orders.models import DeliveryLine, Inspection, OrderLine, Payment
from guanxi.apps.orders.queries.lists import Show, found_orders, today_there
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import find_suppliers
from guanxi.domain.orders import Incoterm, Point, delivery_point
from guanxi.domain.tables.writing import Value

_SUPPLIERS = {
    "supplier_name": "name",
    "supplier_name_zh": "name_zh",
    "trade": "trade",
    "city": "city",
    "country": "country",
    "first_order_date": "first_order_on",
    "note": "notes",
}
_ORDER = {
    "po_number": "order__number",
    "supplier_name": "order__supplier__name",
    "supplier_name_zh": "order__supplier__name_zh",
}
_ORDERS = {
    **_ORDER,
    "sku": "variant__sku",
    "item": "variant__product__name",
    "variant": "variant__name",
    "quantity": "quantity",
    "unit": "unit",
    "unit_price": "price",
    "currency": "order__currency",
    "incoterm": "order__incoterm",
    "place": "order__place",
    "order_date": "order__ordered",
    "original_date": "original",
    "agreed_date": "agreed",
    "payment_terms": "order__terms_said",
}
_INSPECTIONS = {
    **_ORDER,
    "lot": "lot",
    "inspection_date": "day",
    "lot_size": "lot_size",
    "sample_size": "inspected",
    "critical": "critical",
    "major": "major",
    "minor": "minor",
    "result": "result",
}
_PAYMENTS = {
    **_ORDER,
    "paid_date": "paid",
    "amount": "amount",
    "currency": "currency",
    "purpose": "purpose",
    "bank_reference": "reference",
}
_DELIVERIES = {
    **{name: f"delivery__{lookup}" for name, lookup in _ORDER.items()},
    "delivery_number": "delivery__number",
    "sku": "line__variant__sku",
    "item": "line__variant__product__name",
    "variant": "line__variant__name",
    "quantity_ordered": "line__quantity",
    "quantity": "quantity",
    "quantity_rejected": "rejected",
    "original_date": "line__original",
    "transport": "delivery__transport",
    "tracking_number": "delivery__tracking",
    "incoterm": "delivery__order__incoterm",
}


def suppliers(wanted: Wanted) -> OutList:
    """All suppliers; those a search, a tag or the archive leads to where it is asked for."""
    text, tag = wanted.text("q"), wanted.text("tag", 40)
    found = find_suppliers(text) if text else Supplier.objects.all()
    if wanted.given:
        found = found.filter(archived_at__isnull=wanted.text("archived") != "1")
    found = found.filter(tags__name=tag) if tag else found
    return _columns(found.order_by("name", "pk"), _SUPPLIERS)


def orders(wanted: Wanted) -> OutList:
    """The lines of all orders, or of those that the page shows with the same filter."""
    lines = OrderLine.objects.filter(**wanted.of(order="order", supplier="order__supplier"))
    show, text = wanted.text("show"), wanted.text("q")
    if show in list(Show) or text:
        shown = Show(show) if show in list(Show) else Show.OPEN
        found = found_orders(shown, today_there(wanted.now), text=text)
        lines = lines.filter(order__in=found.order_by().values("pk"))
    return _columns(lines.order_by("order__number", "pk"), _ORDERS)


def inspections(wanted: Wanted) -> OutList:
    """Every lot that was looked at."""
    found = Inspection.objects.filter(**wanted.of(order="order", supplier="supplier"))
    return _columns(found.order_by("day", "pk"), _INSPECTIONS)


def payments(wanted: Wanted) -> OutList:
    """Everything that was paid."""
    found = Payment.objects.filter(**wanted.of(order="order", supplier="order__supplier"))
    return _columns(found.order_by("paid", "pk"), _PAYMENTS)


def deliveries(wanted: Wanted) -> OutList:
    """What came, with the day it passed the point where the order counts as delivered."""
    points = [point.value for point in Point]
    days = [f"delivery__{point}" for point in points]
    asked = wanted.of(order="delivery__order", supplier="delivery__order__supplier")
    rows = DeliveryLine.objects.filter(**asked).order_by("delivery__order__number", "pk")
    found = rows.values_list(*_DELIVERIES.values(), *days).iterator(AT_ONCE)
    headings = [str(FIELD_WORDS[name]) for name in (*_DELIVERIES, "actual_date", "arrival_date")]

    def with_days(row: tuple[Any, ...]) -> list[Value]:
        values, passed = list(row[: len(_DELIVERIES)]), dict(zip(points, row[-6:], strict=True))
        counts_at = delivery_point(Incoterm(values[-1])).value
        return [*values, passed[counts_at], passed[Point.ARRIVED.value]]

    return OutList(headings, (with_days(row) for row in found))


def _columns(found: QuerySet[Any], columns: dict[str, str]) -> OutList:
    """These columns of the rows: {word of a field: lookup}."""
    headings = [str(FIELD_WORDS[name]) for name in columns]
    rows = found.values_list(*columns.values()).iterator(AT_ONCE)
    return OutList(headings, (list(row) for row in rows))


LISTS: dict[str, Callable[[Wanted], OutList]] = {
    "suppliers": suppliers,
    "orders": orders,
    "deliveries": deliveries,
    "inspections": inspections,
    "payments": payments,
}
