"""When a supplier works: its country's days, its hours, its own closures.

Hours are those of its first site of the kind that says any, else the playbook's for
a factory. Suppliers with the same layers share one calendar object.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, IntegerField, Q, QuerySet, TextField
from django.db.models.functions import Cast

from guanxi.apps.calendars.queries import LoadedYears, loaded_years, working_calendar
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calendars import (
    DayException,
    DayName,
    Layer,
    Week,
    WorkingCalendar,
    parse_week,
)

# A closure: first and last day, whether they work on them (1 or 0), what for, and what a Spring
# Festival's rests on. As plain as the database writes it: of a thousand suppliers' rows most have
# none, and equal ones share a calendar.
Closed = tuple[str, str, int, str, str]


def supplier_calendar(supplier: Supplier, kind: str = SiteKind.OFFICE) -> WorkingCalendar:
    """When this supplier's office (or production) works. Two queries."""
    return supplier_calendars([supplier], kind)[supplier.pk]


def supplier_calendars(
    suppliers: Collection[Supplier], kind: str = SiteKind.OFFICE
) -> dict[int, WorkingCalendar]:
    """The same for many, by supplier id. Two queries, however many there are."""
    ids = [supplier.pk for supplier in suppliers]
    return _calendars(Supplier.objects.filter(pk__in=ids), loaded_years(), Q(), kind)


def hours_kept(now: datetime, loaded: LoadedYears) -> list[WorkingCalendar]:
    """One calendar for each active supplier as it is today, by the day there. One query.

    A supplier's own closures are in it only where they touch the day: so a thousand suppliers
    share a handful of calendars, whatever else they have planned.
    """
    day = now.astimezone(ZoneInfo(current_playbook().factory.zone)).date()
    active = Supplier.objects.filter(archived_at=None)
    touching = Q(closures__from_date__lte=day, closures__until_date__gte=day)
    return list(_calendars(active, loaded, touching, SiteKind.OFFICE).values())


def _calendars(
    suppliers: QuerySet[Supplier], loaded: LoadedYears, touching: Q, kind: str
) -> dict[int, WorkingCalendar]:
    """Each supplier's layers, one row for every site and closure it has, made into calendars.

    The site that was entered first counts; where closures overlap, the later one.
    """
    site = FilteredRelation("sites", condition=Q(sites__kind=kind, sites__removed_at=None))
    closed = FilteredRelation(
        "closures", condition=Q(closures__kind=kind, closures__removed_at=None) & touching
    )
    rows = (
        suppliers.annotate(
            site=site,
            closed=closed,
            hours=Cast("site__hours", TextField()),
            first=Cast("closed__from_date", TextField()),
            last=Cast("closed__until_date", TextField()),
            works=Cast("closed__working", IntegerField()),
        )
        .order_by("pk", "site__pk", "closed__pk")
        .values_list(
            "pk", "country", "zone", "site__zone", "hours",
            "closed__pk", "first", "last", "works", "closed__note", "closed__basis",
        )
    )  # fmt: skip
    sites: dict[int, tuple[str, str, str | None]] = {}
    closures: dict[int, dict[int, Closed]] = {}
    for pk, country, zone, site_zone, hours, closure, *days in rows:
        sites.setdefault(pk, (country, site_zone or zone, hours))
        if closure is not None:
            closures.setdefault(pk, {})[closure] = tuple(days)
    return {
        pk: _calendar(*site, loaded.get(site[0], ()), tuple(closures.get(pk, {}).values()))
        for pk, site in sites.items()
    }


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


def _days(first: str, last: str, working: int, note: str, basis: str) -> Iterator[DayException]:
    name = DayName(note, note) if note else None
    if basis:
        words = current_playbook().new_year.names[basis]
        name = DayName(words.en, words.zh_hans)
    start, end = (date.fromisoformat(day).toordinal() for day in (first, last))
    for day in range(start, end + 1):
        yield DayException(date.fromordinal(day), bool(working), name, Layer.SUPPLIER)
