"""When a supplier works: its country's days, its hours, its own closures.

Hours are those of its first site of the kind that says any, else the playbook's for
a factory. Suppliers with the same layers share one calendar object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import timedelta

from guanxi.apps.calendars.queries import LoadedYears, loaded_years, working_calendar
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.models import Closure, Site, Supplier
from guanxi.domain.calendars import (
    DayException,
    DayName,
    Layer,
    Week,
    WorkingCalendar,
    parse_week,
)


def supplier_calendar(supplier: Supplier, kind: str = SiteKind.OFFICE) -> WorkingCalendar:
    """When this supplier's office (or production) works. Three queries."""
    return supplier_calendars([supplier], kind)[supplier.pk]


def supplier_calendars(
    suppliers: Collection[Supplier], kind: str = SiteKind.OFFICE
) -> dict[int, WorkingCalendar]:
    """The same for many, by supplier id. Three queries, however many there are."""
    loaded = loaded_years()
    ids = [supplier.pk for supplier in suppliers]
    sites = _first_sites(ids, kind)
    closures = _closures(ids, kind)
    return {
        supplier.pk: _calendar(supplier, sites.get(supplier.pk), closures[supplier.pk], loaded)
        for supplier in suppliers
    }


def _calendar(
    supplier: Supplier, site: Site | None, more: tuple[DayException, ...], loaded: LoadedYears
) -> WorkingCalendar:
    return working_calendar(
        supplier.country,
        zone=site.zone if site else supplier.zone,
        week=_week(site),
        loaded=loaded,
        more=more,
    )


def _week(site: Site | None) -> Week:
    if site is None or site.hours is None:
        return current_playbook().factory.week
    return parse_week(site.hours, field="hours")


def _first_sites(ids: Collection[int], kind: str) -> Mapping[int, Site]:
    """The site of this kind that was entered first, by supplier."""
    sites = Site.objects.filter(supplier__in=ids, kind=kind, removed_at=None).order_by("-pk")
    return {site.supplier_id: site for site in sites}


def _closures(ids: Collection[int], kind: str) -> Mapping[int, tuple[DayException, ...]]:
    days: dict[int, tuple[DayException, ...]] = defaultdict(tuple)
    closures = Closure.objects.filter(supplier__in=ids, kind=kind, removed_at=None).order_by("pk")
    for closure in closures:
        days[closure.supplier_id] = (*days[closure.supplier_id], *_days(closure))
    return days


def _days(closure: Closure) -> list[DayException]:
    name = DayName(closure.note, closure.note) if closure.note else None
    length = (closure.until_date - closure.from_date).days + 1
    return [
        DayException(
            closure.from_date + timedelta(days=offset), closure.working, name, Layer.SUPPLIER
        )
        for offset in range(length)
    ]
