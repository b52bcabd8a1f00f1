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
from guanxi.apps.playbook.queries import current_playbook, playbook_at
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
from guanxi.domain.playbook import Playbook

# A closure: first and last day, whether they work on them (1 or 0), what for, and what a Spring
# Festival's rests on. As plain as the database writes it: of a thousand suppliers' rows most have
# none, and equal ones share a calendar.
Closed = tuple[str, str, int, str, str]
# What such a closure is called by what it rests on, in both languages.
Names = tuple[tuple[str, str, str], ...]


def supplier_calendar(
    supplier: Supplier, kind: str = SiteKind.OFFICE, *, loaded: LoadedYears | None = None
) -> WorkingCalendar:
    """When this supplier's office (or production) works. Two queries, one where the loaded years
    are at hand."""
    return supplier_calendars([supplier], kind, loaded=loaded)[supplier.pk]


def supplier_calendars(
    suppliers: Collection[Supplier],
    kind: str = SiteKind.OFFICE,
    *,
    loaded: LoadedYears | None = None,
) -> dict[int, WorkingCalendar]:
    """The same for many, by supplier id. As many queries, however many there are."""
    ids = [supplier.pk for supplier in suppliers]
    there = Supplier.objects.filter(pk__in=ids)
    years = loaded_years() if loaded is None else loaded
    return _calendars(there, years, Q(), kind, current_playbook())


def office_calendar_at(
    supplier: Supplier, calendar: WorkingCalendar, at: datetime
) -> WorkingCalendar:
    """The supplier's calendar, with the usual hours of the playbook in force at an instant where
    its office has none of its own. Two queries where those were others, else none."""
    then = playbook_at(at)
    if then.factory.week == current_playbook().factory.week:
        return calendar
    there = Supplier.objects.filter(pk=supplier.pk)
    return _calendars(there, loaded_years(), Q(), SiteKind.OFFICE, then)[supplier.pk]


def hours_kept(now: datetime, loaded: LoadedYears) -> list[WorkingCalendar]:
    """One calendar for each active supplier as it is today, by the day there. One query.

    A supplier's own closures are in it only where they touch the day: so a thousand suppliers
    share a handful of calendars, whatever else they have planned.
    """
    playbook = current_playbook()
    day = now.astimezone(ZoneInfo(playbook.factory.zone)).date()
    active = Supplier.objects.filter(archived_at=None)
    touching = Q(closures__from_date__lte=day, closures__until_date__gte=day)
    return list(_calendars(active, loaded, touching, SiteKind.OFFICE, playbook).values())


def _calendars(
    suppliers: QuerySet[Supplier],
    loaded: LoadedYears,
    touching: Q,
    kind: str,
    playbook: Playbook,
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
    usual = _usual(playbook)
    return {
        pk: _calendar(*site, *usual, loaded.get(site[0], ()), tuple(closures.get(pk, {}).values()))
        for pk, site in sites.items()
    }


def _usual(playbook: Playbook) -> tuple[Week, Names]:
    """The hours of whoever has none of their own, and what assumed closures are called."""
    names = playbook.new_year.names.items()
    return playbook.factory.week, tuple((basis, words.en, words.zh_hans) for basis, words in names)


@lru_cache(maxsize=2048)
def _calendar(
    country: str,
    zone: str,
    hours: str | None,
    usual: Week,
    names: Names,
    years: tuple[str, ...],
    closures: tuple[Closed, ...],
) -> WorkingCalendar:
    return working_calendar(
        country,
        zone=zone,
        week=_week(hours) or usual,
        loaded={country: years},
        more=tuple(day for closed in closures for day in _days(*closed, names=names)),
    )


def _week(hours: str | None) -> Week | None:
    """A site's own hours, kept as JSON; None where it has none."""
    own = json.loads(hours) if hours else None
    return parse_week(own, field="hours") if own else None


def _days(
    first: str, last: str, working: int, note: str, basis: str, *, names: Names
) -> Iterator[DayException]:
    called = {code: DayName(en, zh) for code, en, zh in names}
    name = DayName(note, note) if note else None
    if basis:
        name = called[basis]
    start, end = (date.fromisoformat(day).toordinal() for day in (first, last))
    for day in range(start, end + 1):
        yield DayException(date.fromordinal(day), bool(working), name, Layer.SUPPLIER)
