"""Every list as it goes out: its headings, and its rows one after the other.

Headings are in the reader's language and are words that the same kind of table is read by, so a
list that went out can come in again. Days are days; stamps carry their zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.queries.timeline import readable_messages
from guanxi.apps.exchange.field_words import FIELD_WORDS
from guanxi.apps.orders.models import DeliveryLine, Inspection, OrderLine, Payment
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import Incoterm, Point, delivery_point
from guanxi.domain.tables.writing import Value

AT_ONCE = 2_000
Rows = Iterator[list[Value]]


@dataclass(frozen=True)
class OutList:
    """A list on its way out."""

    headings: list[str]
    rows: Rows


def _list(model: Any, order: tuple[str, ...], columns: dict[str, str]) -> Callable[[], OutList]:
    """A list of the columns of one model: {word of a field: lookup}."""

    def make() -> OutList:
        rows = model.objects.order_by(*order).values_list(*columns.values())
        headings = [str(FIELD_WORDS[name]) for name in columns]
        return OutList(headings, (list(row) for row in rows.iterator(AT_ONCE)))

    return make


_ORDER = {
    "po_number": "order__number",
    "supplier_name": "order__supplier__name",
    "supplier_name_zh": "order__supplier__name_zh",
}
LISTS: dict[str, Callable[[], OutList]] = {
    "suppliers": _list(
        Supplier,
        ("name", "pk"),
        {
            "supplier_name": "name",
            "supplier_name_zh": "name_zh",
            "trade": "trade",
            "city": "city",
            "country": "country",
            "first_order_date": "first_order_on",
            "note": "notes",
        },
    ),
    "orders": _list(
        OrderLine,
        ("order__number", "pk"),
        {
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
        },
    ),
    "deliveries": lambda: _deliveries(),  # defined below
    "inspections": _list(
        Inspection,
        ("day", "pk"),
        {
            **_ORDER,
            "lot": "lot",
            "inspection_date": "day",
            "lot_size": "lot_size",
            "sample_size": "inspected",
            "critical": "critical",
            "major": "major",
            "minor": "minor",
            "result": "result",
        },
    ),
    "payments": _list(
        Payment,
        ("paid", "pk"),
        {
            **_ORDER,
            "paid_date": "paid",
            "amount": "amount",
            "currency": "currency",
            "purpose": "purpose",
            "bank_reference": "reference",
        },
    ),
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


def _deliveries() -> OutList:
    """What came, with the day it passed the point where the order counts as delivered."""
    points = [point.value for point in Point]
    days = [f"delivery__{point}" for point in points]
    rows = DeliveryLine.objects.order_by("delivery__order__number", "pk")
    found = rows.values_list(*_DELIVERIES.values(), *days).iterator(AT_ONCE)
    headings = [str(FIELD_WORDS[name]) for name in (*_DELIVERIES, "actual_date", "arrival_date")]

    def with_days(row: tuple[Any, ...]) -> list[Value]:
        values, passed = list(row[: len(_DELIVERIES)]), dict(zip(points, row[-6:], strict=True))
        counts_at = delivery_point(Incoterm(values[-1])).value
        return [*values, passed[counts_at], passed[Point.ARRIVED.value]]

    return OutList(headings, (with_days(row) for row in found))


def messages_of(supplier: Supplier, *, person: Person) -> OutList:
    """What was said with a supplier, as far as this person may read it."""
    zone = ZoneInfo(person.zone)
    rows = (
        readable_messages(person)
        .filter(Q(room__supplier=supplier))
        .order_by("at", "rank", "pk")
        .values_list("at", "room__channel", "participant__name", "kind", "text", "attachment")
    )
    headings = [
        _("Said at"),
        pgettext("column", "Channel"),
        pgettext("column", "From"),
        pgettext("column", "Kind"),
        pgettext("column", "Text"),
        pgettext("column", "File"),
    ]
    return OutList(headings, (_stamped(row, zone) for row in rows.iterator(AT_ONCE)))


def _stamped(row: tuple[Any, ...], zone: ZoneInfo) -> list[Value]:
    """The stamp with its offset, and the zone it is that of."""
    at: datetime = row[0]
    return [f"{at.astimezone(zone).isoformat()}[{zone.key}]", *row[1:]]
