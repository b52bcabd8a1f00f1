"""Which records are of one supplier: what was merged, what would come together, likely doubles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from guanxi.apps.suppliers.doubles import brand, core
from guanxi.apps.suppliers.labels import Channel, Likeness, Matter
from guanxi.apps.suppliers.models import Charter, Handle, Merge, StagePeriod, Supplier

# Ways on which a name or number belongs to one firm.
OWN = (Channel.MAIL, Channel.PHONE, Channel.WECHAT, Channel.WHATSAPP)
MOST = 5  # doubles that are offered


@dataclass(frozen=True)
class Double:
    """Another record that may be of the same supplier, and why."""

    supplier: Supplier
    because: Likeness


@dataclass(frozen=True)
class Difference:
    """What two records say of one matter, as far as it fits in a line; ``given`` is whether each
    says anything."""

    matter: Matter
    survivors: str
    mergeds: str


def standing(pks: Iterable[int | None]) -> list[int | None]:
    """The suppliers with whom these stand now: those merged meanwhile are others."""
    wanted = list(pks)
    into = dict(Supplier.with_merged.exclude(merged_into=None).values_list("pk", "merged_into_id"))
    found = []
    for pk in wanted:
        while pk in into:
            pk = into[pk]
        found.append(pk)
    return found


def merges_of(supplier: Supplier) -> QuerySet[Merge]:
    """What was merged into this supplier and still is, the last one first."""
    there = Merge.objects.filter(survivor=supplier, undone_at=None).defer("journal")
    return there.select_related("merged", "by").order_by("-pk")


def likely_doubles(supplier: Supplier, *, known: Collection[int] = ()) -> list[Double]:
    """Other records that may be of the same supplier, the likeliest first: those ``known`` by an
    official number to be it, and those that look like it. Three queries.

    The same name in either script, also in pinyin and without its legal form; a brand it shares; a
    way to reach somebody there that is that of somebody here.
    """
    others = list(Supplier.objects.exclude(pk=supplier.pk).order_by("archived_at", "pk"))
    handles = _sharing_handles(supplier)
    found: dict[int, Double] = {}
    checks: tuple[tuple[Likeness, Callable[[Supplier], bool]], ...] = (
        (Likeness.CODE, lambda other: other.pk in known),
        (Likeness.HANDLE, lambda other: other.pk in handles),
        (Likeness.NAME, lambda other: bool(_cores(supplier) & _cores(other))),
        (Likeness.BRAND, lambda other: bool(_brands(supplier) & _brands(other))),
    )
    for because, fits in checks:
        for other in others:
            if fits(other):
                found.setdefault(other.pk, Double(other, because))
    return list(found.values())[:MOST]


def _sharing_handles(supplier: Supplier) -> set[int]:
    ours = Handle.objects.filter(
        contact__supplier=supplier,
        contact__removed_at=None,
        contact__side="theirs",
        channel__in=OWN,
    )
    known = {(channel, _plain(value)) for channel, value in ours.values_list("channel", "value")}
    if not known:
        return set()
    rest = Handle.objects.filter(
        contact__removed_at=None, contact__side="theirs", channel__in={one for one, _ in known}
    ).exclude(contact__supplier=supplier)
    rows = rest.values_list("contact__supplier_id", "channel", "value")
    return {pk for pk, channel, value in rows if (channel, _plain(value)) in known}


def _plain(value: str) -> str:
    """An address in small letters, a number by its digits."""
    return "".join(value.casefold().split()).removeprefix("+").replace("-", "")


def _cores(supplier: Supplier) -> frozenset[str]:
    cities = (supplier.city, supplier.city_zh)
    return frozenset().union(*(core(name, cities) for name in (supplier.name, supplier.name_zh)))


def _brands(supplier: Supplier) -> frozenset[str]:
    cities = (supplier.city, supplier.city_zh)
    return frozenset(
        filter(None, (brand(name, cities) for name in (supplier.name, supplier.name_zh)))
    )


def differences(survivor: Supplier, merged: Supplier) -> list[Difference]:
    """The matters in which only one word can hold and both have one."""
    said: list[tuple[Matter, Callable[[Supplier], str]]] = [
        (Matter.NAME, lambda one: one.name),
        (Matter.NAME_ZH, lambda one: one.name_zh),
        (Matter.TRADE, lambda one: " · ".join(filter(None, (one.trade, one.trade_zh)))),
        (Matter.CITY, lambda one: " · ".join(filter(None, (one.city, one.city_zh)))),
        (Matter.PLACE, _place),
        (Matter.STAGE, _stage),
        (Matter.CHARTER, _charter),
        (Matter.NOTES, lambda one: one.notes),
    ]
    found = (Difference(matter, tell(survivor), tell(merged)) for matter, tell in said)
    return [one for one in found if one.survivors and one.mergeds and one.survivors != one.mergeds]


def _place(supplier: Supplier) -> str:
    hours = supplier.sites.filter(removed_at=None).order_by("pk").values_list("name", flat=True)
    return " · ".join((supplier.country, supplier.zone, *hours))


def _stage(supplier: Supplier) -> str:
    periods = StagePeriod.objects.filter(supplier=supplier, removed_at=None).order_by("-from_date")
    last = periods.first()
    return f"{last.get_stage_display()}, {last.from_date.isoformat()}" if last else ""


def _charter(supplier: Supplier) -> str:
    last = Charter.objects.filter(supplier=supplier).order_by("-number").first()
    return f"{last.number} · {last.from_date.isoformat()}" if last else ""
