"""Working calendars of this workspace, and a year of them as a page shows it.

Calendars with the same layers are one object in the whole process: their compiled
timelines are worth more than they cost, and a thousand suppliers keep few
different hours. The key is what they are made of, so nothing has to be emptied.
"""

from __future__ import annotations

import json
from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.calendars.countries import china_table, official_calendar
from guanxi.apps.calendars.models import CalendarYear, DayOff
from guanxi.apps.playbook.queries import current_playbook, playbook_at
from guanxi.domain.calendars import (
    DayException,
    DayName,
    DayStatus,
    HolidayTable,
    HolidayYear,
    Layer,
    Status,
    Week,
    WorkingCalendar,
    add_layer,
    day_status,
    parse_holiday_year,
)

# Years that rules are worked out for; chats go back and orders go on this far.
YEARS = range(2012, 2036)
LoadedYears = Mapping[str, tuple[str, ...]]


def loaded_years() -> LoadedYears:
    """The uploaded years of the workspace by country, as JSON texts. One query."""
    rows = CalendarYear.objects.annotate(text=Cast("table", TextField())).order_by("country", "pk")
    years: dict[str, tuple[str, ...]] = {}
    for country, text in rows.values_list("country", "text"):
        years[country] = (*years.get(country, ()), text)
    return years


def working_calendar(
    country: str,
    *,
    zone: str,
    week: Week,
    loaded: LoadedYears,
    subdivision: str = "",
    more: tuple[DayException, ...] = (),
) -> WorkingCalendar:
    """The calendar of an office or factory there; equal parts give the same object.

    ``more`` are its own dated days (closures, days worked all the same). Raises
    CalendarError for a country whose holidays nobody knows.
    """
    code = f"{country}-{subdivision}" if subdivision else country
    return _shared(code, zone, week, loaded.get(country, ()), more)


def our_calendar(workspace: Workspace, *, loaded: LoadedYears | None = None) -> WorkingCalendar:
    """When our own office works: its country, its hours, its own days off. Two queries, one
    where the loaded years are at hand."""
    return working_calendar(
        workspace.country,
        subdivision=workspace.subdivision,
        zone=workspace.zone,
        week=current_playbook().buyer_week,
        loaded=loaded_years() if loaded is None else loaded,
        more=tuple(
            DayException(off.day, off.working, DayName(off.name, off.name), Layer.OURS)
            for off in own_days()
        ),
    )


def our_calendar_at(calendar: WorkingCalendar, at: datetime) -> WorkingCalendar:
    """Our calendar with the hours of the playbook that was in force at an instant."""
    week = playbook_at(at).buyer_week
    return calendar if week == calendar.week else replace(calendar, week=week)


def own_days() -> list[DayOff]:
    """Our own days off and extra working days, by date."""
    return list(DayOff.objects.filter(removed_at=None).order_by("day"))


@lru_cache(maxsize=1024)
def _shared(
    code: str, zone: str, week: Week, texts: tuple[str, ...], more: tuple[DayException, ...]
) -> WorkingCalendar:
    calendar = replace(_of_country(code, texts), zone=zone, week=week)
    return add_layer(calendar, more) if more else calendar


@lru_cache(maxsize=64)
def _of_country(code: str, texts: tuple[str, ...]) -> WorkingCalendar:
    years = [parse_holiday_year(json.loads(text), where="year") for text in texts]
    if code == "CN":
        return official_calendar(code, None, YEARS, table=_with_years(china_table(), years))
    calendar = official_calendar(code, None, YEARS)
    for year in years:
        calendar = _with_year(calendar, year)
    return calendar


def _with_years(table: HolidayTable, years: list[HolidayYear]) -> HolidayTable:
    for year in years:
        table = table.with_year(year)
    return table


def _with_year(calendar: WorkingCalendar, year: HolidayYear) -> WorkingCalendar:
    """The calendar with an uploaded year in the place of what the rules say of it."""
    others = (day for day in calendar.exceptions if day.date.year != year.year)
    certain = (calendar.certain_years or frozenset()) - {year.year}
    return replace(
        calendar,
        exceptions=(*others, *year.days),
        certain_years=certain if year.provisional else certain | {year.year},
    )


@dataclass(frozen=True)
class Month:
    """A month in whole weeks from Monday; None where a week's day belongs to another month."""

    first: date
    weeks: tuple[tuple[DayStatus | None, ...], ...]


@dataclass(frozen=True)
class Stretch:
    """Days in a row of one kind and name."""

    first: date
    last: date
    status: Status
    name: DayName | None


@dataclass(frozen=True)
class YearSide:
    """One side's year: its months, its days that differ from the week, how many it works."""

    calendar: WorkingCalendar
    provisional: bool
    months: tuple[Month, ...]
    stretches: tuple[Stretch, ...]
    working_days: int


def year_side(calendar: WorkingCalendar, year: int) -> YearSide:
    """A calendar's year, day by day."""
    weeks = Calendar()
    months = tuple(
        Month(
            date(year, month, 1),
            tuple(
                tuple(day_status(calendar, day) if day.month == month else None for day in week)
                for week in weeks.monthdatescalendar(year, month)
            ),
        )
        for month in range(1, 13)
    )
    days = [day for month in months for week in month.weeks for day in week if day]
    return YearSide(
        calendar=calendar,
        provisional=calendar.is_provisional(year),
        months=months,
        stretches=tuple(_stretches(days)),
        working_days=sum(bool(day.hours) for day in days),
    )


def _stretches(days: list[DayStatus]) -> list[Stretch]:
    """The special days, those that follow each other with one name and kind together."""
    found: list[Stretch] = []
    for day in days:
        if day.status in (Status.WORKING, Status.WEEKEND):
            continue
        before = found[-1] if found else None
        if (
            before
            and (before.status, before.name) == (day.status, day.name)
            and (day.date - before.last).days == 1
        ):
            found[-1] = replace(before, last=day.date)
        else:
            found.append(Stretch(day.date, day.date, day.status, day.name))
    return found
