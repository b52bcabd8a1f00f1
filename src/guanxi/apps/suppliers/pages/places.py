"""Where a supplier works, and when it is closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.suppliers import actions, queries
from guanxi.apps.suppliers.forms.places import ClosureForm, SiteForm
from guanxi.apps.suppliers.models import Closure, Site, Supplier
from guanxi.apps.suppliers.pages.records import may_edit
from guanxi.platform.web.responses import redirect


@page()
def supplier_places(request: DeskRequest, pk: int) -> HttpResponse:
    """Its places with their hours, and its closures."""
    return _places_page(request, pk, ClosureForm())


@form_page()
def site_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Note a place of work."""
    supplier = get_object_or_404(Supplier, pk=pk)
    form = SiteForm(request.POST or None, initial={"zone": supplier.zone, "city": supplier.city})
    if not form.is_valid():
        return _site_page(request, supplier, form)
    actions.add_site(supplier=supplier, by=request.person, at=timezone.now(), **form.facts())
    messages.success(request, _("The place is noted."))
    return redirect(request, reverse("supplier_places", args=[pk]))


@form_page()
def site_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a place of work."""
    site: Site = get_object_or_404(Site.objects.select_related("supplier"), pk=pk, removed_at=None)
    known = {"name": site.name, "kind": site.kind, "city": site.city, "zone": site.zone}
    form = SiteForm(request.POST or None, initial={**known, **(site.hours or {})})
    if not form.is_valid():
        return _site_page(request, site.supplier, form, site)
    actions.edit_site(site=site, by=request.person, at=timezone.now(), **form.facts())
    messages.success(request, _("The place is saved."))
    return redirect(request, reverse("supplier_places", args=[site.supplier_id]))


@act()
def remove_site(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a place out; the toast brings it back."""
    site = get_object_or_404(Site, pk=pk)
    actions.remove_site(site=site, by=request.person, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is taken out.") % {"name": site.name},
        extra_tags=reverse("restore_site", args=[pk]),
    )
    return redirect(request, reverse("supplier_places", args=[site.supplier_id]))


@act()
def restore_site(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    site = get_object_or_404(Site, pk=pk)
    actions.restore_site(site=site, by=request.person, at=timezone.now())
    return redirect(request, reverse("supplier_places", args=[site.supplier_id]))


@act()
def add_closure(request: DeskRequest, pk: int) -> HttpResponse:
    """Days on which they are closed, or work all the same."""
    supplier, form = get_object_or_404(Supplier, pk=pk), ClosureForm(request.POST)
    if not form.is_valid():
        return _places_page(request, pk, form, status=422)
    said = dict(form.cleaned_data)
    for kind in said.pop("kinds"):
        actions.add_closure(
            supplier=supplier, kind=kind, by=request.person, at=timezone.now(), **said
        )
    messages.success(request, _("Their calendar is changed."))
    return redirect(request, reverse("supplier_places", args=[pk]))


@act()
def remove_closure(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a closure out; the toast brings it back."""
    closure = get_object_or_404(Closure, pk=pk, new_year=None)
    actions.remove_closure(closure=closure, by=request.person, at=timezone.now())
    messages.success(
        request,
        _("Their calendar is changed."),
        extra_tags=reverse("restore_closure", args=[pk]),
    )
    return redirect(request, reverse("supplier_places", args=[closure.supplier_id]))


@act()
def restore_closure(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    closure = get_object_or_404(Closure, pk=pk, new_year=None)
    actions.restore_closure(closure=closure, by=request.person, at=timezone.now())
    return redirect(request, reverse("supplier_places", args=[closure.supplier_id]))


def _places_page(
    request: DeskRequest, pk: int, form: ClosureForm, status: int = 200
) -> HttpResponse:
    profile = queries.supplier_profile(pk, now=timezone.now())
    coming, supplier = queries.coming_year(profile.local.date()), profile.supplier
    new_years = queries.new_years_shown(supplier, since=coming - 1)
    here = supplier.country == queries.COUNTRY
    context = {
        "profile": profile,
        "supplier": supplier,
        "tab": "places",
        "form": form,
        "new_years": new_years,
        "not_asked": coming if here and coming not in {one.year for one in new_years} else None,
        "may_edit": may_edit(request),
    }
    return render(request, "suppliers/places.html", context, status=status)


def _site_page(
    request: DeskRequest, supplier: Supplier, form: SiteForm, site: Site | None = None
) -> HttpResponse:
    context = {"supplier": supplier, "tab": "places", "form": form, "site": site}
    return render(
        request, "suppliers/site_form.html", context, status=422 if form.is_bound else 200
    )
