"""The list of suppliers, and finding one by whatever one types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import JSONObject

from guanxi.apps.suppliers.labels import Rank, Side
from guanxi.apps.suppliers.models import Contact, Supplier, Tag
from guanxi.apps.suppliers.queries.calendars import supplier_calendars
from guanxi.apps.suppliers.queries.stages import stages_of
from guanxi.apps.suppliers.search_keys import search_words
from guanxi.domain.calendars import working_now
from guanxi.domain.suppliers import StageOnDay

PAGE = 50


@dataclass(frozen=True)
class SupplierLine:
    """One supplier in the list. ``contact`` has ``name``, ``name_zh`` and ``title_zh``."""

    supplier: Supplier
    contact: dict[str, str] | None
    tags: tuple[str, ...]
    stage: StageOnDay
    at_work: bool
    local: datetime


@dataclass(frozen=True)
class SupplierList:
    """One page of the list, and every tag there is to filter by."""

    page: Page[Any]
    lines: tuple[SupplierLine, ...]
    tags: tuple[str, ...]


def active_suppliers() -> QuerySet[Supplier]:
    """Suppliers that are not archived, by name."""
    return Supplier.objects.filter(archived_at=None).order_by("name", "name_zh", "pk")


def find_suppliers(text: str) -> QuerySet[Supplier]:
    """Suppliers that anything in ``text`` leads to: Han, pinyin, initials, Latin, a tag, a
    person there. Archived ones too, after the others."""
    by_archive = F("archived_at").asc(nulls_first=True)
    found = Supplier.objects.order_by(by_archive, "name", "name_zh", "pk")
    words = search_words(text)
    if text.strip() and not words:
        return found.none()
    for word in words:
        found = found.filter(search_key__contains=f" {word}")
    return found


def suppliers_for_list(
    *, now: datetime, text: str = "", tag: str = "", archived: bool = False, page: str = "1"
) -> SupplierList:
    """A page of suppliers with what the list says of each. Six queries, always."""
    found = find_suppliers(text).filter(archived_at__isnull=not archived)
    if tag:
        found = found.filter(tags__name=tag)
    shown = Paginator(found, PAGE).get_page(page)
    suppliers = _with_contacts(cast("QuerySet[Supplier]", shown.object_list))
    tags = _tags(suppliers)
    calendars = supplier_calendars(suppliers)
    stages = stages_of(suppliers, now.date())
    lines = tuple(
        SupplierLine(
            supplier=supplier,
            contact=getattr(supplier, "contact", None),
            tags=tuple(name for name, ids in tags.items() if supplier.pk in ids),
            stage=stages[supplier.pk],
            at_work=working_now(calendars[supplier.pk], now),
            local=now.astimezone(calendars[supplier.pk].tz),
        )
        for supplier in suppliers
    )
    return SupplierList(shown, lines, tuple(tags))


def _with_contacts(page: QuerySet[Supplier]) -> list[Supplier]:
    """The suppliers of a page, each with its ``contact``: looked for once the page is cut, for
    the database would look for everybody's before it sorts."""
    suppliers = Supplier.objects.filter(pk__in=page.values("pk")).order_by(*page.query.order_by)
    contact = Subquery(_contact_of(OuterRef("pk")))
    return list(suppliers.defer("search_key", "notes").annotate(contact=contact))


def _contact_of(supplier: OuterRef) -> QuerySet[Any]:
    """The first contact, else the stand-in, else whoever of theirs was entered first."""
    rank = Case(
        When(rank=Rank.PRIMARY, then=0),
        When(rank=Rank.BACKUP, then=1),
        default=2,
        output_field=IntegerField(),
    )
    theirs = Contact.objects.filter(
        Q(side=Side.THEIRS), supplier=supplier, removed_at=None, erased_at=None, left_on=None
    ).order_by(rank, "pk")
    return theirs.values(known=JSONObject(name="name", name_zh="name_zh", title_zh="title_zh"))[:1]


def _tags(suppliers: Sequence[Supplier]) -> dict[str, set[int]]:
    """Every tag of the workspace, and which of these suppliers have it. One query."""
    shown = FilteredRelation("suppliers", condition=Q(suppliers__in=[s.pk for s in suppliers]))
    tags: dict[str, set[int]] = defaultdict(set)
    rows = Tag.objects.annotate(shown=shown).order_by("name").values_list("name", "shown__pk")
    for name, pk in rows:
        tags[name].add(pk)
    return tags
