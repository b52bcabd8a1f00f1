"""Loading a published year, and our own days off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.calendars.models import CalendarYear, DayOff
from guanxi.apps.calendars.uploads import read_year


@transaction.atomic
def load_year(
    *, workspace: Workspace, country: str, content: bytes, by: Person, at: datetime
) -> CalendarYear:
    """Put an uploaded year in the place of the shipped one (or of an earlier upload).

    Raises CalendarError naming the field or line that cannot be read.
    """
    table, year = read_year(content)
    saved: CalendarYear
    saved, created = CalendarYear.objects.update_or_create(
        workspace=workspace,
        country=country,
        year=year.year,
        defaults={"table": table, "loaded_at": at},
    )
    record_event(
        "calendar.year_loaded",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("calendar_year", saved.pk),
        country=country,
        year=year.year,
        first=date(year.year, 1, 1).isoformat(),
        replaced=not created,
    )
    return saved


@transaction.atomic
def drop_year(*, loaded: CalendarYear, by: Person, at: datetime) -> None:
    """Go back to the shipped year."""
    record_event(
        "calendar.year_dropped",
        workspace_id=loaded.workspace_id,
        by=by.pk,
        at=at,
        subject=("calendar_year", loaded.pk),
        country=loaded.country,
        year=loaded.year,
        first=date(loaded.year, 1, 1).isoformat(),
    )
    loaded.delete()


@transaction.atomic
def add_days_off(
    *,
    workspace: Workspace,
    first: date,
    last: date,
    working: bool,
    name: str,
    by: Person,
    at: datetime,
) -> None:
    """Our office is closed (or works all the same) from ``first`` to ``last``, both included;
    what was said of these days before gives way."""
    for offset in range((last - first).days + 1):
        DayOff.objects.update_or_create(
            workspace=workspace,
            day=first + timedelta(days=offset),
            removed_at=None,
            defaults={"working": working, "name": name},
        )
    record_event(
        "calendar.days_off_added",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("workspace", workspace.pk),
        first=first.isoformat(),
        last=last.isoformat(),
        working=working,
    )


@transaction.atomic
def remove_day_off(*, off: DayOff, by: Person, at: datetime) -> None:
    """Take one of our own days back out; ``restore_day_off`` undoes it."""
    off.removed_at = at
    off.save(update_fields=["removed_at"])
    _record("calendar.day_off_removed", off, by, at)


@transaction.atomic
def restore_day_off(*, off: DayOff, by: Person, at: datetime) -> None:
    """Undo a removal; nothing happens where the day was entered anew meanwhile."""
    if DayOff.objects.filter(day=off.day, removed_at=None).exists():
        return
    off.removed_at = None
    off.save(update_fields=["removed_at"])
    _record("calendar.day_off_restored", off, by, at)


def _record(verb: str, off: DayOff, by: Person, at: datetime) -> None:
    record_event(
        verb,
        workspace_id=off.workspace_id,
        by=by.pk,
        at=at,
        subject=("day_off", off.pk),
        first=off.day.isoformat(),
    )
