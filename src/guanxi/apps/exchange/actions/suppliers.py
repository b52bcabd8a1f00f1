"""Suppliers that tables speak of: made where they are new, and filled in from their tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from guanxi.apps.exchange.models import TableImport, TableRow
from guanxi.apps.orders.actions.telling_rows import merged
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.apps.suppliers.actions import (
    add_contact,
    add_handle,
    archive_supplier,
    create_supplier,
    edit_supplier,
    unarchive_supplier,
)
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Contact, Supplier

# The fields of a supplier, by those of a table; and how many characters they hold.
_FACTS = {
    "supplier_name_zh": ("name_zh", 80),
    "trade": ("trade", 120),
    "city": ("city", 60),
    "first_order_date": ("first_order_on", 10),
}
_WAYS = {"phone": Channel.PHONE, "email": Channel.MAIL, "wechat": Channel.WECHAT}
AT_ONCE = 100  # suppliers made in one transaction


def settle_suppliers(*, table: TableImport, at: datetime) -> None:
    """Make the suppliers that are new; repeatable, as each is written down with its making."""
    by = table.source.by
    new = [name for name, supplier in table.suppliers.items() if supplier is None]
    for start in range(0, len(new), AT_ONCE):
        with transaction.atomic():
            made = table.counts.get("made", [])
            for name in new[start : start + AT_ONCE]:
                assert by is not None
                one = create_supplier(workspace=table.workspace, by=by, at=at, **_names(name))
                table.suppliers[name] = one.pk
                made = [*made, one.pk]
            table.counts = table.counts | {"made": made}
            table.save(update_fields=["suppliers", "counts"])


def _names(name: str) -> dict[str, Any]:
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
    return {"name": name[:120], "name_zh": name[:80] if is_chinese else ""}


def tell_suppliers(*, table: TableImport, ids: Iterable[int], at: datetime) -> None:
    """Make these suppliers what all tables say of them; what a person changed since stays."""
    by = table.source.by
    rows = (
        TableRow.objects.filter(kind="suppliers", supplier__in=list(ids))
        .order_by("source_id", "line")
        .values_list("supplier_id", "values", "source__withdrawn_at")
    )
    told: dict[int, list[tuple[dict[str, Any], bool]]] = defaultdict(list)
    for supplier, values, withdrawn in rows:
        told[supplier].append((values, withdrawn is None))
    for one in Supplier.objects.filter(pk__in=told):
        assert by is not None
        live = merged((values, False) for values, is_live in told[one.pk] if is_live)
        facts = _changes(one, live, [values for values, _ in told[one.pk]])
        if facts:
            edit_supplier(supplier=one, by=by, at=at, **facts)
        _tell_contact(one, live, table, at)


def _changes(
    supplier: Supplier, live: Mapping[str, Any], ever: list[dict[str, Any]]
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for field, (attribute, longest) in _FACTS.items():
        old = getattr(supplier, attribute)
        said = {str(values[field])[:longest] for values in ever if field in values}
        if said and (not old or str(old) in said):
            new: Any = str(live.get(field, ""))[:longest]
            if attribute == "first_order_on":
                new = date.fromisoformat(new) if new else None
            if new != old:
                changes[attribute] = new
    return changes


def _tell_contact(
    supplier: Supplier, live: Mapping[str, Any], table: TableImport, at: datetime
) -> None:
    """The person to ask for there, with their ways; one who is known already is kept."""
    by, name = table.source.by, str(live.get("contact", ""))[:80]
    if not name or by is None:
        return
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
    there = Contact.objects.filter(supplier=supplier, removed_at=None)
    contact = there.filter(name=name).first() or there.filter(name_zh=name[:40]).first()
    if contact is None:
        facts: dict[str, Any] = {"name": name, "name_zh": name[:40] if is_chinese else ""}
        contact = add_contact(supplier=supplier, by=by, at=at, **facts)
    for field, channel in _WAYS.items():
        if live.get(field):
            add_handle(contact=contact, channel=channel, value=str(live[field]), by=by, at=at)


@transaction.atomic
def put_away_made(*, table: TableImport, at: datetime) -> None:
    """Archive suppliers that only this table made and of whom nothing else is known."""
    by = table.source.by
    live = TableRow.objects.filter(supplier=OuterRef("pk"), source__withdrawn_at=None)
    orders = PurchaseOrder.objects.filter(supplier=OuterRef("pk"))
    made = Supplier.objects.filter(pk__in=table.counts.get("made", []), archived_at=None)
    for one in made.filter(~Exists(live), ~Exists(orders), rooms=None, calls=None):
        assert by is not None
        archive_supplier(supplier=one, by=by, at=at)


@transaction.atomic
def take_out_made(*, table: TableImport, at: datetime) -> None:
    """Take the suppliers out again that were put away when the table was taken back."""
    by = table.source.by
    made = Supplier.objects.filter(pk__in=table.counts.get("made", []))
    for one in made.exclude(archived_at=None):
        assert by is not None
        unarchive_supplier(supplier=one, by=by, at=at)
