"""The closures around the Spring Festival: what is told, what is assumed, and the year's days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from guanxi.apps.calendars.moon import lunar_new_year
from guanxi.apps.calendars.queries import LoadedYears, loaded_years, working_calendar
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Basis, SiteKind
from guanxi.apps.suppliers.models import Closure, NewYear, Supplier
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.suppliers.new_year import (
    Assumed,
    CapacityWeek,
    ClosureDates,
    Days,
    Festival,
    KnownDates,
    asked_on,
    assume_closure,
    capacity_weeks,
)

COUNTRY = "CN"  # where the Spring Festival closes factories for weeks
# New Year's eve and the three days from New Year's day: days off by law in every year.
_BY_LAW = (-1, 2)
# After New Year's day: by then every factory is open again.
OVER = timedelta(days=40)


@dataclass(frozen=True)
class NewYearShown:
    """One year's closure as a page shows it; ``told`` or assumed, and then from what."""

    year: int
    dates: ClosureDates
    weeks: tuple[CapacityWeek, ...]
    told: bool
    from_last_year: bool


def festival(year: int, loaded: LoadedYears | None = None) -> Festival:
    """The Spring Festival of a year; its days off are those of the year's table, else the days
    off by law. One query where the loaded years are not at hand."""
    factory = current_playbook().factory
    calendar = working_calendar(
        COUNTRY,
        zone=factory.zone,
        week=factory.week,
        loaded=loaded_years() if loaded is None else loaded,
    )
    new_year = lunar_new_year(year)
    first, last = (new_year + timedelta(days=offset) for offset in _BY_LAW)
    if not _is_off(calendar, new_year):
        return Festival(new_year, Days(first, last))
    return Festival(new_year, Days(_end(calendar, new_year, -1), _end(calendar, new_year, 1)))


def coming_year(today: date) -> int:
    """The year whose closure is on, or comes next: 2027 from the spring of 2026 until its own."""
    over = today > lunar_new_year(today.year) + OVER
    return today.year + 1 if over else today.year


def is_asked(today: date) -> bool:
    """Whether the coming closure is being asked for by now."""
    return today >= asked_on(coming_year(today), current_playbook().new_year)


def assumed_closure(supplier: Supplier, year: int, loaded: LoadedYears | None = None) -> Assumed:
    """The closure to go by until the supplier tells it. Four queries at most.

    Days noted by hand around this festival count as they are noted.
    """
    loaded = loaded_years() if loaded is None else loaded
    this, last = festival(year, loaded), festival(year - 1, loaded)
    known = _known_of(supplier, year - 1, last)
    return assume_closure(
        this,
        current_playbook().new_year,
        last=(last.new_year, known),
        noted=_parts(noted_by_hand(supplier, this.off)),
    )


def noted_by_hand(supplier: Supplier, off: Days) -> QuerySet[Closure]:
    """Closures around these days that a person noted by themselves."""
    return Closure.objects.filter(
        supplier=supplier,
        new_year=None,
        removed_at=None,
        working=False,
        from_date__lte=off.last,
        until_date__gte=off.first,
    ).order_by("pk")


def dates_of(new_year: NewYear, closures: Iterable[Closure]) -> ClosureDates:
    """The stored closure as the domain reads it; both parts have their days."""
    days = _by_part(closures)
    return ClosureDates(
        office=days[SiteKind.OFFICE],
        production=days[SiteKind.PRODUCTION],
        last_order=new_year.last_order_on,
        full_capacity=new_year.full_capacity_on,
    )


def new_years_shown(supplier: Supplier, *, since: int) -> list[NewYearShown]:
    """The closures that are told or asked for, from the year ``since`` on, the latest first. Two
    queries."""
    rows = NewYear.objects.filter(supplier=supplier, year__gte=since).order_by("-year")
    shown = []
    for row in rows.prefetch_related("closures"):
        standing = [one for one in row.closures.all() if one.removed_at is None]
        if len(standing) == len(SiteKind):
            shown.append(_shown(row, standing))
    return shown


def _shown(row: NewYear, closures: list[Closure]) -> NewYearShown:
    dates = dates_of(row, closures)
    return NewYearShown(
        year=row.year,
        dates=dates,
        weeks=tuple(capacity_weeks(dates, tuple(row.ramp_up))),
        told=row.told_at is not None,
        from_last_year=any(one.basis == Basis.LAST_YEAR for one in closures),
    )


def _known_of(supplier: Supplier, year: int, then: Festival) -> KnownDates:
    """What is known of a past closure: as it was told, else as a person noted it."""
    told = NewYear.objects.filter(supplier=supplier, year=year, told_at__isnull=False).first()
    if told is not None:
        dates = dates_of(told, told.closures.filter(removed_at=None))
        return KnownDates(dates.office, dates.production, dates.last_order, dates.full_capacity)
    return _parts(noted_by_hand(supplier, then.off))


def _parts(closures: Iterable[Closure]) -> KnownDates:
    days = _by_part(closures)
    return KnownDates(days.get(SiteKind.OFFICE), days.get(SiteKind.PRODUCTION))


def _by_part(closures: Iterable[Closure]) -> dict[str, Days]:
    return {one.kind: Days(one.from_date, one.until_date) for one in closures}


def _is_off(calendar: WorkingCalendar, day: date) -> bool:
    exception = calendar.by_date.get(day)
    return exception is not None and not exception.working


def _end(calendar: WorkingCalendar, day: date, step: int) -> date:
    """The last day off in a row from a day off on, backwards or forwards."""
    while _is_off(calendar, day + timedelta(days=step)):
        day += timedelta(days=step)
    return day
