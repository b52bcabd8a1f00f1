"""When a supplier works: its country's days, its hours, its own closures.

Hours are those of its first site of the kind that says any, else the playbook's for
a factory. Suppliers with the same layers share one calendar object.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from guanxi.apps.calendars.queries import loaded_years, working_calendar
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

# A closure: first and last day, whether they work on them, what for.
Closed = tuple[date, date, bool, str]


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
    calendars = {}
    for supplier in suppliers:
        zone, hours = sites.get(supplier.pk, (supplier.zone, None))
        years = loaded.get(supplier.country, ())
        calendars[supplier.pk] = _calendar(
            supplier.country, zone, hours, years, closures.get(supplier.pk, ())
        )
    return calendars


@lru_cache(maxsize=2048)
def _calendar(
    country: str,
    zone: str,
    hours: str | None,
    years: tuple[str, ...],
    closures: tuple[Closed, ...],
) -> WorkingCalendar:
    return working_calendar(
        country,
        zone=zone,
        week=_week(hours),
        loaded={country: years},
        more=tuple(day for closed in closures for day in _days(*closed)),
    )


def _week(hours: str | None) -> Week:
    """A site's own hours, kept as JSON; those of the playbook where it has none."""
    own = json.loads(hours) if hours else None
    return parse_week(own, field="hours") if own else current_playbook().factory.week


def _first_sites(ids: Collection[int], kind: str) -> Mapping[int, tuple[str, str | None]]:
    """Zone and hours of the site of this kind that was entered first, by supplier."""
    sites = (
        Site.objects.filter(supplier__in=ids, kind=kind, removed_at=None)
        .annotate(text=Cast("hours", TextField()))
        .order_by("-pk")
    )
    return {pk: (zone, text) for pk, zone, text in sites.values_list("supplier", "zone", "text")}


def _closures(ids: Collection[int], kind: str) -> Mapping[int, tuple[Closed, ...]]:
    found: dict[int, tuple[Closed, ...]] = {}
    rows = Closure.objects.filter(supplier__in=ids, kind=kind, removed_at=None).order_by("pk")
    fields = ("supplier", "from_date", "until_date", "working", "note")
    for pk, first, last, working, note in rows.values_list(*fields):
        found[pk] = (*found.get(pk, ()), (first, last, working, note))
    return found


def _days(first: date, last: date, working: bool, note: str) -> Iterator[DayException]:
    name = DayName(note, note) if note else None
    for offset in range((last - first).days + 1):
        yield DayException(first + timedelta(days=offset), working, name, Layer.SUPPLIER)
