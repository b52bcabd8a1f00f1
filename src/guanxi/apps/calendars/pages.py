"""The calendar page: both sides' year, our own days off, and loading a published year."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.places import country_choices
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.calendars import actions, queries
from guanxi.apps.calendars.forms import DayOffForm, YearForm
from guanxi.apps.calendars.models import CalendarYear, DayOff
from guanxi.apps.playbook.labels import weekday_name
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.calendars import WorkingCalendar
from guanxi.platform.web.responses import redirect


@page()
def calendar(request: DeskRequest) -> HttpResponse:
    """A year of ours beside a year of theirs."""
    return _show(request, DayOffForm(), YearForm())


@form_page()
def days_off(request: DeskRequest) -> HttpResponse:
    """Enter days our own office is closed."""
    form = DayOffForm(request.POST or None)
    if not form.is_valid():
        return _show(request, form, YearForm(), status=422 if form.is_bound else 200)
    actions.add_days_off(
        workspace=request.workspace, **form.cleaned_data, by=request.person, at=timezone.now()
    )
    messages.success(request, _("The calendar is changed."))
    return redirect(request, f"{reverse('calendar')}?year={form.cleaned_data['first'].year}")


@act()
def remove_day_off(request: DeskRequest, pk: int) -> HttpResponse:
    """Take one of our own days out again."""
    off = get_object_or_404(DayOff, pk=pk, removed_at=None)
    actions.remove_day_off(off=off, by=request.person, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is out of the calendar.") % {"name": off.name},
        extra_tags=reverse("restore_day_off", args=[pk]),
    )
    return redirect(request, f"{reverse('calendar')}?year={off.day.year}")


@act()
def restore_day_off(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    off: DayOff = get_object_or_404(DayOff.objects.exclude(removed_at=None), pk=pk)
    actions.restore_day_off(off=off, by=request.person, at=timezone.now())
    return redirect(request, f"{reverse('calendar')}?year={off.day.year}")


@form_page(Role.MANAGER)
def load_year(request: DeskRequest) -> HttpResponse:
    """Load a published year; it counts from now on for every supplier there."""
    form = YearForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _show(request, DayOffForm(), form, status=422 if form.is_bound else 200)
    loaded = actions.load_year(
        workspace=request.workspace,
        country=form.cleaned_data["country"],
        content=form.cleaned_data["file"],
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, _("The year %(year)s is loaded.") % {"year": loaded.year})
    return redirect(request, f"{reverse('calendar')}?year={loaded.year}&country={loaded.country}")


@act(Role.MANAGER)
def drop_year(request: DeskRequest, pk: int) -> HttpResponse:
    """Go back to the year as it came with the desk."""
    loaded = get_object_or_404(CalendarYear, pk=pk)
    year, country = loaded.year, loaded.country
    actions.drop_year(loaded=loaded, by=request.person, at=timezone.now())
    messages.success(request, _("The loaded year %(year)s is taken out.") % {"year": year})
    return redirect(request, f"{reverse('calendar')}?year={year}&country={country}")


def _show(
    request: DeskRequest, day_form: DayOffForm, year_form: YearForm, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    year, country = _chosen_year(request, today), _chosen_country(request)
    context = {
        "today": today,
        "weekdays": [weekday_name(weekday) for weekday in range(7)],
        "year": year,
        "years": queries.YEARS,
        "country": country,
        "countries": sorted(country_choices(), key=lambda choice: choice[1]),
        "sides": [
            (_("Our office"), queries.year_side(queries.our_calendar(request.workspace), year)),
            (dict(country_choices())[country], queries.year_side(_official(country), year)),
        ],
        "own_days": [off for off in queries.own_days() if off.day.year == year],
        "loaded": CalendarYear.objects.filter(year=year, country=country).first(),
        "day_form": day_form,
        "year_form": year_form,
    }
    return render(request, "calendars/calendar.html", context, status=status)


def _chosen_year(request: DeskRequest, today: date) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    return min(max(year, queries.YEARS[0]), queries.YEARS[-1])


def _chosen_country(request: DeskRequest) -> str:
    asked = request.GET.get("country", "")
    return asked if asked in dict(country_choices()) else current_playbook().factory.country


def _official(country: str) -> WorkingCalendar:
    """The country's year on factory hours, as every supplier there starts with."""
    factory = current_playbook().factory
    return queries.working_calendar(
        country, zone=factory.zone, week=factory.week, loaded=queries.loaded_years()
    )
