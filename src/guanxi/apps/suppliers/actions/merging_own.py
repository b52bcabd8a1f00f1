"""What a supplier's own record, its people, places, closures, stages and charters do in a merge.

People, places and days come together. Where only one word can hold (a name, a stage, a charter), it
is the survivor's, or the merged one's where the survivor has none or somebody chose it.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Model

from guanxi.apps.suppliers.actions.merging_parts import (
    Journal,
    Pair,
    Part,
    Point,
    Watched,
    of_either,
)
from guanxi.apps.suppliers.actions.records import refresh_search_key
from guanxi.apps.suppliers.labels import CLOSURES, PEOPLE, Matter, Rank
from guanxi.apps.suppliers.models import (
    Charter,
    Closure,
    Contact,
    FormerName,
    NewYear,
    Site,
    StagePeriod,
    Supplier,
)
from guanxi.apps.suppliers.search_keys import folded_name

# The columns that go with a matter.
COLUMNS: dict[str, tuple[str, ...]] = {
    Matter.NAME: ("name",),
    Matter.NAME_ZH: ("name_zh",),
    Matter.TRADE: ("trade", "trade_zh"),
    Matter.CITY: ("city", "city_zh"),
    Matter.PLACE: ("country", "zone"),
    Matter.NOTES: ("notes",),
}


def bring_together(pair: Pair, at: datetime) -> None:
    """Settle what both have, and whose word holds."""
    survivor = Supplier.with_merged.get(pk=pair.survivor)
    merged = Supplier.with_merged.get(pk=pair.merged)
    _remember_names(survivor, merged)
    _take_facts(survivor, merged, pair.taken)
    _one_first_contact(pair)
    _one_set_of_hours(pair, at)
    _one_set_of_stages(pair, at)
    _one_charter(pair)
    _one_new_year_a_year(pair)
    _no_closure_twice(pair, at)


def settle(pair: Pair, at: datetime) -> None:
    """The merged record is put away, and the survivor found by both names."""
    Supplier.with_merged.filter(pk=pair.merged).update(merged_into=pair.survivor, archived_at=at)
    refresh_search_key(Supplier.objects.get(pk=pair.survivor))


def _remember_names(survivor: Supplier, merged: Supplier) -> None:
    for name in (merged.name, merged.name_zh, merged.short_name, survivor.name, survivor.name_zh):
        if name:
            FormerName.objects.get_or_create(
                workspace_id=survivor.workspace_id,
                supplier=survivor,
                folded=(folded_name(name) or name)[:120],
                defaults={"name": name},
            )
    known = survivor.former_names.values("folded")
    FormerName.objects.filter(supplier=merged, folded__in=known).delete()


def _take_facts(survivor: Supplier, merged: Supplier, taken: frozenset[str]) -> None:
    for matter, columns in COLUMNS.items():
        blank = matter != Matter.PLACE and not any(getattr(survivor, name) for name in columns)
        if blank or matter in taken:
            for name in columns:
                setattr(survivor, name, getattr(merged, name))
    began = [day for day in (survivor.first_order_on, merged.first_order_on) if day]
    survivor.first_order_on = min(began, default=None)
    if merged.archived_at is None:
        survivor.archived_at = None
    survivor.save()
    survivor.tags.add(*merged.tags.all())


def _one_first_contact(pair: Pair) -> None:
    first = Contact.objects.filter(rank=Rank.PRIMARY, removed_at=None)
    if first.filter(supplier=pair.survivor).exists():
        first.filter(supplier=pair.merged).update(rank=Rank.BACKUP)


def _one_set_of_hours(pair: Pair, at: datetime) -> None:
    """Where both have an office (or a production), the other one's is taken out."""
    chosen, other = _in_order(pair, Matter.PLACE)
    there = Site.objects.filter(removed_at=None)
    kinds = there.filter(supplier=chosen).values("kind")
    there.filter(supplier=other, kind__in=list(kinds.values_list("kind", flat=True))).update(
        removed_at=at
    )


def _one_set_of_stages(pair: Pair, at: datetime) -> None:
    chosen, other = _in_order(pair, Matter.STAGE)
    there = StagePeriod.objects.filter(removed_at=None)
    if there.filter(supplier=chosen).exists():
        there.filter(supplier=other).update(removed_at=at)


def _one_charter(pair: Pair) -> None:
    chosen, other = _in_order(pair, Matter.CHARTER)
    if Charter.objects.filter(supplier=chosen).exists():
        Charter.objects.filter(supplier=other).delete()


def _one_new_year_a_year(pair: Pair) -> None:
    """What was told holds over what is assumed, else what the survivor says."""
    there = NewYear.objects.filter(supplier__in=pair.both)
    told = set(there.exclude(told_at=None).values_list("supplier_id", "year"))
    for year in list(there.filter(supplier=pair.merged).values_list("year", flat=True)):
        merged_is_told = (pair.merged, year) in told and (pair.survivor, year) not in told
        loser = pair.survivor if merged_is_told else pair.merged
        if there.filter(year=year).count() > 1:
            there.filter(year=year, supplier=loser).delete()


def _no_closure_twice(pair: Pair, at: datetime) -> None:
    same = ("kind", "from_date", "until_date", "working")
    there = Closure.objects.filter(removed_at=None, new_year=None)
    known = set(there.filter(supplier=pair.survivor).values_list(*same))
    twice = [
        pk
        for pk, *days in there.filter(supplier=pair.merged).values_list("pk", *same)
        if tuple(days) in known
    ]
    there.filter(pk__in=twice).update(removed_at=at)


def _in_order(pair: Pair, matter: Matter) -> tuple[int, int]:
    """Whose word holds in a matter, and whose does not."""
    return (pair.merged, pair.survivor) if matter in pair.taken else pair.both


def make_way(pair: Pair, journal: Journal) -> None:
    """Charters agreed since the merge stand behind those that come back to the survivor."""
    said = journal.get(Charter._meta.label)
    if said is None:
        return
    back = [one["number"] for one in said["gone"].values() if one["supplier_id"] == pair.survivor]
    leaving = said["moved"].get("supplier_id", [])
    newer = Charter.objects.filter(supplier=pair.survivor).exclude(pk__in=leaving)
    for pk in list(newer.order_by("-number").values_list("pk", flat=True)):
        Charter.objects.filter(pk=pk).update(number=F("number") + max(back, default=0))


def _people(supplier: Supplier) -> int:
    return Contact.objects.filter(supplier=supplier, removed_at=None, erased_at=None).count()


def _closures(supplier: Supplier) -> int:
    return Closure.objects.filter(supplier=supplier, removed_at=None).count()


MODELS: tuple[type[Model], ...] = (
    Site, Contact, StagePeriod, NewYear, Closure, Charter, FormerName,
)  # fmt: skip
PART = Part(
    points=tuple(Point(model) for model in MODELS),
    watched=(
        Watched(Supplier, of_either("pk")),
        Watched(Supplier.tags.through, of_either("supplier")),
        *(Watched(model, of_either("supplier")) for model in MODELS),
    ),
    counts=((PEOPLE, _people), (CLOSURES, _closures)),
    bring_together=bring_together,
    settle=settle,
    make_way=make_way,
)
