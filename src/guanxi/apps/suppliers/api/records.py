"""Suppliers: listed, noted, changed, put away."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.suppliers import actions
from guanxi.apps.suppliers.forms.fields import MOST_TAGS
from guanxi.apps.suppliers.forms.records import SupplierForm
from guanxi.apps.suppliers.labels import Stage
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import find_suppliers, stages_of
from guanxi.apps.suppliers.queries.merges import standing
from guanxi.domain.suppliers import StageOnDay
from guanxi.platform.api.forms import check, filled
from guanxi.platform.api.paging import Asked, Page, page, page_by_id
from guanxi.platform.api.plain import (
    Day,
    Given,
    Id,
    Text80,
    Text120,
    Text4000,
    at_or_none,
)
from guanxi.platform.api.problems import Problem

router = Router(tags=["suppliers"])
TagName = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^,，、\x00]+$")]


class SupplierOut(Schema):
    """A factory or trading company, named in both scripts."""

    id: Id
    name: str = Field(description="In Latin letters; empty where only the Chinese one is known.")
    name_zh: str
    short_name: str
    trade: str
    trade_zh: str
    city: str
    city_zh: str
    country: str = Field(description="ISO 3166-1: whose public holidays they keep.")
    zone: str = Field(description="IANA name of their time zone.")
    first_order_on: date | None
    stage: Stage = Field(description="How far the relationship is, today.")
    tags: list[str]
    notes: str
    archived_at: datetime | None


class SupplierGiven(Given):
    """What is known of a supplier. One of the two names is needed."""

    name: Text120 = ""
    name_zh: Text80 = ""
    trade: Text120 = ""
    trade_zh: Annotated[str, StringConstraints(max_length=60)] = ""
    city: Annotated[str, StringConstraints(max_length=60)] = ""
    city_zh: Annotated[str, StringConstraints(max_length=30)] = ""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "CN"
    zone: Annotated[str, StringConstraints(max_length=64)] = "Asia/Shanghai"
    first_order_on: Day | None = None
    tags: list[TagName] = Field([], max_length=MOST_TAGS)
    notes: Text4000 = ""


class SuppliersAsked(Asked):
    """Which suppliers."""

    name: Text80 = Field("", description="Any part of a name, tag or person there; pinyin too.")
    stage: Stage | None = Field(None, description="Only those at this stage today.")
    archived: bool = Field(False, description="Those that were put away, instead of the others.")


@router.get("", response=Page[SupplierOut])
def list_suppliers(request: ApiRequest, asked: Query[SuppliersAsked]) -> dict[str, object]:
    """Suppliers, in the order in which they were noted."""
    found = find_suppliers(asked.name).filter(archived_at__isnull=not asked.archived)
    found = found.prefetch_related("tags")
    if asked.stage is None:
        shown, following = page_by_id(request, found, asked)
    else:
        shown, following = page(request, _at_stage(found, asked), asked, lambda row: (row.pk,))
    stages = stages_of(shown, _today())
    return {"items": [_supplier(one, stages[one.pk]) for one in shown], "next": following}


@router.post("", response={201: SupplierOut})
def note_supplier(request: ApiRequest, given: SupplierGiven, response: HttpResponse) -> SupplierOut:
    """Note a new supplier."""
    form = SupplierForm(_fields(given))
    check(form)
    made = actions.create_supplier(
        workspace=request.caller.workspace, by=request.caller.person, at=timezone.now(),
        **form.cleaned_data,
    )  # fmt: skip
    response["Location"] = f"{API}suppliers/{made.pk}"
    return _one(made.pk)


@router.get("/{supplier_id}", response=SupplierOut)
def get_supplier(request: ApiRequest, supplier_id: Id) -> SupplierOut:
    """One supplier."""
    return _one(supplier_id)


@router.patch("/{supplier_id}", response=SupplierOut)
def change_supplier(request: ApiRequest, supplier_id: Id, given: SupplierGiven) -> SupplierOut:
    """Change what is known of a supplier; what is left out stays as it is."""
    supplier = supplier_or_problem(supplier_id)
    known = {name: getattr(supplier, name) for name in SupplierForm.base_fields if name != "tags"}
    tags = ",".join(supplier.tags.values_list("name", flat=True))
    form = SupplierForm({**known, "tags": tags, **_fields(given, only_given=True)})
    check(form)
    facts: Any = {name: form.cleaned_data[name] for name in given.model_fields_set}
    if facts:
        actions.edit_supplier(
            supplier=supplier, by=request.caller.person, at=timezone.now(), **facts
        )
    return _one(supplier_id)


@router.post("/{supplier_id}/archive", response=SupplierOut)
def archive_supplier(request: ApiRequest, supplier_id: Id) -> SupplierOut:
    """Put a supplier away: it keeps everything and is asked for nothing."""
    supplier = supplier_or_problem(supplier_id)
    actions.archive_supplier(supplier=supplier, by=request.caller.person, at=timezone.now())
    return _one(supplier_id)


@router.post("/{supplier_id}/restore", response=SupplierOut)
def restore_supplier(request: ApiRequest, supplier_id: Id) -> SupplierOut:
    """Take a supplier out of the archive."""
    supplier = supplier_or_problem(supplier_id)
    actions.unarchive_supplier(supplier=supplier, by=request.caller.person, at=timezone.now())
    return _one(supplier_id)


def _today() -> date:
    """The day by which the list of suppliers reckons, too."""
    return timezone.now().date()


def _fields(given: SupplierGiven, *, only_given: bool = False) -> dict[str, Any]:
    fields = filled(given, only_given=only_given)
    if "tags" in fields:
        fields["tags"] = ",".join(given.tags)
    return fields


def _at_stage(found: QuerySet[Supplier], asked: SuppliersAsked) -> list[Supplier]:
    """Those of a page that are at the stage, which follows from days and no column holds."""
    place = asked.place(int)
    after = found.filter(pk__gt=place[0]) if place else found
    every = list(after.order_by("pk"))
    stages = stages_of(every, _today())
    fitting = [one for one in every if stages[one.pk].stage.value == asked.stage]
    return fitting[: asked.limit + 1]


def supplier_or_problem(pk: int) -> Supplier:
    """One that stands. Raises Problem, and says into which one it was merged, where it was."""
    found = Supplier.objects.prefetch_related("tags").filter(pk=pk).first()
    if found is not None:
        return found
    [into] = standing([pk]) if Supplier.with_merged.filter(pk=pk).exists() else [None]
    if into is None:
        raise Problem(404)
    raise Problem(404, f"It was merged into supplier {into}.", "merged")


def _one(pk: int) -> SupplierOut:
    supplier = supplier_or_problem(pk)
    return _supplier(supplier, stages_of([supplier], _today())[pk])


def _supplier(supplier: Supplier, stage: StageOnDay) -> SupplierOut:
    same = {
        name: getattr(supplier, name)
        for name in SupplierOut.model_fields
        if name not in ("tags", "stage", "archived_at")
    }
    return SupplierOut(
        **same,
        stage=Stage(stage.stage.value),
        tags=sorted(tag.name for tag in supplier.tags.all()),
        archived_at=at_or_none(supplier.archived_at, supplier.zone),
    )
