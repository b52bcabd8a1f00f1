"""A supplier's own record: made, changed, put away and taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.models import Supplier, Tag
from guanxi.apps.suppliers.search_keys import search_key
from guanxi.platform.i18n.pinyin import pinyin


class SupplierFacts(TypedDict, total=False):
    """What can be said of a supplier; what is left out stays as it is."""

    name: str
    name_zh: str
    short_name: str
    trade: str
    trade_zh: str
    city: str
    city_zh: str
    country: str
    zone: str
    first_order_on: date | None
    notes: str
    tags: Sequence[str]


@transaction.atomic
def create_supplier(
    *, workspace: Workspace, by: Person, at: datetime, **facts: Unpack[SupplierFacts]
) -> Supplier:
    """A new supplier. At least one of its names is needed; a short name is made from
    them where none is given."""
    supplier = Supplier(workspace=workspace)
    wanted = facts.pop("short_name", "") or facts.get("name_zh") or facts.get("name", "")
    supplier.short_name = _free_short_name(supplier, wanted)
    _fill(supplier, facts)
    record("supplier.created", supplier, by=by, at=at)
    return supplier


@transaction.atomic
def edit_supplier(
    *, supplier: Supplier, by: Person, at: datetime, **facts: Unpack[SupplierFacts]
) -> Supplier:
    """Change what is known of a supplier."""
    place = (supplier.country, supplier.zone)
    wanted = facts.pop("short_name", "") or supplier.short_name
    supplier.short_name = _free_short_name(supplier, wanted)
    _fill(supplier, facts)
    record("supplier.edited", supplier, by=by, at=at, fields=",".join(sorted(facts)))
    if place != (supplier.country, supplier.zone):
        record("supplier.moved", supplier, by=by, at=at, supplier=supplier.pk)
    return supplier


@transaction.atomic
def archive_supplier(*, supplier: Supplier, by: Person, at: datetime) -> None:
    """Put a supplier away: it keeps everything and is asked for nothing."""
    if supplier.archived_at is None:
        supplier.archived_at = at
        supplier.save(update_fields=["archived_at"])
        record("supplier.archived", supplier, by=by, at=at)


@transaction.atomic
def unarchive_supplier(*, supplier: Supplier, by: Person, at: datetime) -> None:
    """Take an archived supplier out again."""
    if supplier.archived_at is not None:
        supplier.archived_at = None
        supplier.save(update_fields=["archived_at"])
        record("supplier.unarchived", supplier, by=by, at=at)


def refresh_search_key(supplier: Supplier) -> None:
    """Make the search find the supplier by what it and its people are called now."""
    supplier.search_key = search_key(
        [
            supplier.name,
            supplier.name_zh,
            supplier.short_name,
            supplier.city,
            supplier.city_zh,
            supplier.trade,
            supplier.trade_zh,
            *supplier.tags.values_list("name", flat=True),
            *supplier.former_names.order_by("pk").values_list("name", flat=True),
        ],
        [
            name
            for contact in supplier.contacts.filter(removed_at=None, erased_at=None)
            for name in (contact.name, contact.name_zh, contact.title_zh)
        ],
    )
    supplier.save(update_fields=["search_key"])


def _fill(supplier: Supplier, facts: SupplierFacts) -> None:
    tags = facts.get("tags")
    for field, value in facts.items():
        if field != "tags":
            setattr(supplier, field, value)
    supplier.save()
    if tags is not None:
        supplier.tags.set(_tags(supplier, tags))
        Tag.objects.filter(suppliers=None).delete()
    refresh_search_key(supplier)


def _tags(supplier: Supplier, names: Iterable[str]) -> list[Tag]:
    return [
        Tag.objects.get_or_create(workspace_id=supplier.workspace_id, name=name)[0]
        for name in dict.fromkeys(names)
    ]


def _free_short_name(supplier: Supplier, wanted: str) -> str:
    """``wanted`` in plain letters, numbered where another supplier has it."""
    base = slugify(" ".join(pinyin(wanted)))[:32].strip("-") or "supplier"
    others = Supplier.with_merged.filter(short_name__startswith=base).exclude(pk=supplier.pk)
    taken = set(others.values_list("short_name", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (base, *numbered) if name not in taken)
