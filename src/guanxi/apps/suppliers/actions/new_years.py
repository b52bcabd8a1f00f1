"""The closure around a Spring Festival: assumed, told, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from django.db import transaction
from django.db.models import QuerySet

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.models import Closure, NewYear, Supplier
from guanxi.apps.suppliers.queries.new_years import (
    assumed_closure,
    festival,
    noted_by_hand,
)
from guanxi.domain.suppliers.new_year import Assumed, Basis, ClosureDates, Days, ramp_up


@transaction.atomic
def assume_new_year(*, supplier: Supplier, year: int, at: datetime) -> NewYear:
    """Ask for a year's closure and go by an assumed one until it is told.

    Repeating it changes nothing but the assumption, where what it rests on has changed. What was
    told stays.
    """
    new_year = NewYear.objects.filter(supplier=supplier, year=year).first()
    if new_year is not None and new_year.told_at is not None:
        return new_year

    before = _standing(supplier, year)
    assumed = assumed_closure(supplier, year)
    asked_at = at if new_year is None else new_year.asked_at or at

    new_year, created = _save(supplier, year, assumed.dates, told_at=None, asked_at=asked_at)
    changed = _save_days(new_year, assumed)
    if created or changed:
        record_event(
            "new_year.assumed",
            workspace_id=supplier.workspace_id,
            by=None,
            at=at,
            subject=("newyear", new_year.pk),
            supplier=supplier.pk,
            year=year,
            first=_first(before, _standing(supplier, year)),
        )
    return new_year


@transaction.atomic
def drop_assumptions(*, supplier: Supplier, at: datetime) -> None:
    """Go by no assumed closure: it is not in a country that closes for the festival."""
    assumed = Closure.objects.filter(supplier=supplier, removed_at=None).filter(
        new_year__isnull=False, new_year__told_at=None
    )
    first = _first(_days_of(assumed))
    if assumed.update(removed_at=at):
        record_event(
            "new_year.dropped",
            workspace_id=supplier.workspace_id,
            by=None,
            at=at,
            subject=("supplier", supplier.pk),
            supplier=supplier.pk,
            first=first,
        )


@transaction.atomic
def tell_new_year(
    *, supplier: Supplier, year: int, dates: ClosureDates, by: Person, at: datetime
) -> NewYear:
    """Note the closure as the supplier told it; it takes the place of what was assumed, and of
    what a person noted around these days before. Told again, it changes."""
    before = NewYear.objects.filter(supplier=supplier, year=year).first()
    told_at = before.told_at if before and before.told_at else at
    asked_at = before.asked_at if before else None
    told = Assumed(dates, Basis.TOLD, Basis.TOLD)

    noted = noted_by_hand(supplier, festival(year).off)
    first = _first(
        _standing(supplier, year), _days_of(noted), list(dates.office + dates.production)
    )
    noted.update(removed_at=at)
    new_year, _ = _save(supplier, year, dates, told_at=told_at, asked_at=asked_at)
    _save_days(new_year, told)
    record("new_year.told", new_year, by=by, at=at, supplier=supplier.pk, year=year, first=first)
    return new_year


@transaction.atomic
def take_back_new_year(*, new_year: NewYear, by: Person, at: datetime) -> None:
    """It was not told after all: where it is being asked for, it is assumed again."""
    if not NewYear.objects.filter(pk=new_year.pk, told_at__isnull=False).update(told_at=None):
        return
    supplier = new_year.supplier
    first = _first(_standing(supplier, new_year.year))
    record(
        "new_year.taken_back", new_year, by=by, at=at,
        supplier=supplier.pk, year=new_year.year, first=first,
    )  # fmt: skip
    if new_year.asked_at is None:
        new_year.closures.update(removed_at=at)
    else:
        assume_new_year(supplier=supplier, year=new_year.year, at=at)


def _standing(supplier: Supplier, year: int) -> list[date]:
    """The days on which this year's closure begins and ends, as it stands."""
    return _days_of(Closure.objects.filter(supplier=supplier, new_year__year=year, removed_at=None))


def _days_of(closures: QuerySet[Closure]) -> list[date]:
    return [day for days in closures.values_list("from_date", "until_date") for day in days]


def _first(*days: Iterable[date]) -> str | None:
    """From which day on the calendar is another one: the earliest of them all."""
    first = min(chain.from_iterable(days), default=None)
    return first.isoformat() if first else None


def _save(
    supplier: Supplier,
    year: int,
    dates: ClosureDates,
    *,
    told_at: datetime | None,
    asked_at: datetime | None,
) -> tuple[NewYear, bool]:
    saved: tuple[NewYear, bool] = NewYear.objects.update_or_create(
        workspace_id=supplier.workspace_id,
        supplier=supplier,
        year=year,
        defaults={
            "told_at": told_at,
            "asked_at": asked_at,
            "last_order_on": dates.last_order,
            "full_capacity_on": dates.full_capacity,
            "ramp_up": list(ramp_up(dates, current_playbook().new_year.ramp_up)),
        },
    )
    return saved


def _save_days(new_year: NewYear, closure: Assumed) -> bool:
    """Both parts' days; whether any of them changed."""
    dates = closure.dates
    parts: tuple[tuple[SiteKind, Days, str], ...] = (
        (SiteKind.OFFICE, dates.office, closure.office.value),
        (SiteKind.PRODUCTION, dates.production, closure.production.value),
    )
    held = {one.kind: one for one in new_year.closures.all()}
    changed = False
    for kind, days, basis in parts:
        one = held.get(kind) or Closure(
            workspace_id=new_year.workspace_id,
            supplier_id=new_year.supplier_id,
            new_year=new_year,
            kind=kind,
        )
        as_it_is = (one.from_date, one.until_date, one.basis, one.removed_at)
        if as_it_is != (days.first, days.last, basis, None):
            one.from_date, one.until_date = days
            one.basis, one.removed_at = basis, None
            one.save()
            changed = True
    return changed
