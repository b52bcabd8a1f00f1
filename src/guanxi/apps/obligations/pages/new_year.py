"""Asking a supplier for its closure around the Spring Festival, and noting the answer."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.calendars.queries import YEARS
from guanxi.apps.obligations.actions import note_closure_dates, take_back_closure_dates
from guanxi.apps.obligations.forms import ClosureDatesForm
from guanxi.apps.suppliers.labels import Rank
from guanxi.apps.suppliers.models import NewYear, Supplier
from guanxi.apps.suppliers.queries import NewYearShown, assumed_closure, festival, new_years_shown
from guanxi.domain.suppliers.new_year import ClosureDates
from guanxi.platform.i18n.times import short_day_words
from guanxi.platform.web.responses import redirect


@form()
def new_year(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    """The days of one year's closure, as assumed or told; one tap confirms them."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    if year not in YEARS:
        raise Http404("nobody knows the days of this year")
    shown = next((one for one in new_years_shown(supplier, since=year) if one.year == year), None)
    dates = shown.dates if shown else assumed_closure(supplier, year).dates
    asked = ClosureDatesForm(request.POST or None, festival=festival(year), dates=dates)
    if not asked.is_valid():
        return _page(request, supplier, year, asked, shown, dates)
    note_closure_dates(
        supplier=supplier, year=year, dates=asked.dates(), by=request.person, at=timezone.now()
    )
    messages.success(request, _("Their closure is noted, and their calendar is changed."))
    return redirect(request, reverse("supplier_places", kwargs={"pk": pk}))


@act()
def take_back(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    """They did not tell it after all."""
    noted: NewYear = get_object_or_404(
        NewYear.objects.select_related("supplier__workspace"), supplier=pk, year=year
    )
    take_back_closure_dates(new_year=noted, by=request.person, at=timezone.now())
    messages.success(request, _("The closure counts as not told."))
    return redirect(request, reverse("supplier_places", kwargs={"pk": pk}))


def _page(
    request: DeskRequest,
    supplier: Supplier,
    year: int,
    asked: ClosureDatesForm,
    shown: NewYearShown | None,
    dates: ClosureDates,
) -> HttpResponse:
    context = {
        "supplier": supplier,
        "tab": "places",
        "year": year,
        "form": asked,
        "shown": shown,
        "questions": [(lang, _question(supplier, year, dates, lang)) for lang in _LANGUAGES],
    }
    status = 422 if asked.is_bound else 200
    return render(request, "obligations/new_year.html", context, status=status)


# Theirs first; ours below it, for whoever sends it on.
_LANGUAGES = ("zh-hans", "en")


def _question(supplier: Supplier, year: int, dates: ClosureDates, language: str) -> str:
    """The text to send: what we ask, and what we go by until they answer."""
    first = supplier.contacts.filter(rank=Rank.PRIMARY, removed_at=None, erased_at=None).first()
    with translation.override(language):
        chinese = language.startswith("zh")
        name = ""
        if first is not None:
            both = (first.title_zh or first.name_zh, first.name)
            name = next(filter(None, both if chinese else both[::-1]), "")
        hello = _("Hello %(name)s,") % {"name": name} if name else _("Hello,")
        text = _(
            "we are planning our orders around the Spring Festival %(year)d. Could you tell us:\n"
            "1. From when to when is your office closed? We have in mind: %(office)s.\n"
            "2. And the factory? We have in mind: %(production)s.\n"
            "3. By which day must we order so that it is finished before? %(order)s?\n"
            "4. From when do you produce at full capacity again? %(full)s?\n"
            "Just correct what is different. Thank you, and all the best for the new year!"
        ) % {
            "year": year,
            "office": _days(*dates.office),
            "production": _days(*dates.production),
            "order": short_day_words(dates.last_order),
            "full": short_day_words(dates.full_capacity),
        }
    return f"{hello}\n{text}"


def _days(first: date, last: date) -> str:
    return f"{short_day_words(first)} – {short_day_words(last)}"
