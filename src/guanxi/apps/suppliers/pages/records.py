"""The list, a new supplier, changing one, putting one away, its stage."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.suppliers import actions, queries
from guanxi.apps.suppliers.forms.records import StageForm, SupplierForm
from guanxi.apps.suppliers.models import StagePeriod, Supplier
from guanxi.platform.web.responses import redirect


def may_edit(request: DeskRequest) -> bool:
    """Whether the reader may change anything here."""
    return request.membership.role_is.may(Role.MEMBER)


@page()
def suppliers(request: DeskRequest) -> HttpResponse:
    """All suppliers, by name: who they are, how far, whether they are at work."""
    text, tag = request.GET.get("q", "")[:80], request.GET.get("tag", "")[:40]
    archived = request.GET.get("archived") == "1"
    found = queries.suppliers_for_list(
        now=timezone.now(),
        text=text,
        tag=tag,
        archived=archived,
        page=request.GET.get("page", "1"),
    )
    context = {
        "found": found,
        "text": text,
        "tag": tag,
        "archived": archived,
        "filtered": bool(text or tag or archived),
        "may_edit": may_edit(request),
        "begin": ways_to_begin() if may_edit(request) else (),
    }
    return render(request, "suppliers/suppliers.html", context)


def ways_to_begin() -> list[dict[str, str]]:
    """What to do where there is no supplier yet."""
    return [
        {"url": reverse("bring_in"), "icon": "upload", "label": _("Bring in a chat")},
        {"url": reverse("supplier_new"), "icon": "plus", "label": _("Note a supplier")},
    ]


@page()
def at_work(request: DeskRequest) -> HttpResponse:
    """Who is at work at this moment; the calendar page takes it in."""
    groups = queries.who_is_at_work(list(queries.active_suppliers()), timezone.now())
    return render(request, "suppliers/components/at_work.html", {"groups": groups})


@form_page()
def supplier_new(request: DeskRequest) -> HttpResponse:
    """Note a new supplier."""
    form = SupplierForm(request.POST or None)
    if not form.is_valid():
        return _form(request, form, None)
    made = actions.create_supplier(
        workspace=request.workspace, by=request.person, at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("%(name)s is noted.") % {"name": made})
    return redirect(request, reverse("supplier", args=[made.pk]))


@form_page()
def supplier_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of a supplier."""
    supplier = get_object_or_404(Supplier, pk=pk)
    known = {name: getattr(supplier, name) for name in SupplierForm.base_fields if name != "tags"}
    tags = list(supplier.tags.values_list("name", flat=True))
    form = SupplierForm(request.POST or None, initial={**known, "tags": tags})
    if not form.is_valid():
        return _form(request, form, supplier)
    actions.edit_supplier(
        supplier=supplier, by=request.person, at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("%(name)s is saved.") % {"name": supplier})
    return redirect(request, reverse("supplier", args=[pk]))


def _form(request: DeskRequest, form: SupplierForm, supplier: Supplier | None) -> HttpResponse:
    return render(
        request,
        "suppliers/supplier_form.html",
        {"form": form, "supplier": supplier},
        status=422 if form.is_bound else 200,
    )


@act()
def archive_supplier(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a supplier away; the toast takes it back."""
    supplier = get_object_or_404(Supplier, pk=pk)
    actions.archive_supplier(supplier=supplier, by=request.person, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is in the archive.") % {"name": supplier},
        extra_tags=reverse("unarchive_supplier", args=[pk]),
    )
    return redirect(request, reverse("suppliers"))


@act()
def unarchive_supplier(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a supplier out of the archive."""
    supplier = get_object_or_404(Supplier, pk=pk)
    actions.unarchive_supplier(supplier=supplier, by=request.person, at=timezone.now())
    messages.success(request, _("%(name)s is back among the suppliers.") % {"name": supplier})
    return redirect(request, reverse("suppliers"))


@page()
def supplier_stage(request: DeskRequest, pk: int) -> HttpResponse:
    """How far the relationship is, why, and what was set by hand."""
    return _stage_page(request, pk, StageForm(initial={"from_date": timezone.localdate()}))


@act()
def set_stage(request: DeskRequest, pk: int) -> HttpResponse:
    """Set the stage for a time."""
    form = StageForm(request.POST)
    supplier = get_object_or_404(Supplier, pk=pk)
    if not form.is_valid():
        return _stage_page(request, pk, form, status=422)
    actions.set_stage(supplier=supplier, by=request.person, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("The stage is set."))
    return redirect(request, reverse("supplier_stage", args=[pk]))


@act()
def end_stage(request: DeskRequest, pk: int) -> HttpResponse:
    """A stage set by hand ends with yesterday: from today the age counts again."""
    period = get_object_or_404(StagePeriod, pk=pk, removed_at=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.end_stage(period=period, last=yesterday, by=request.person, at=timezone.now())
    messages.success(request, _("The stage follows the age of the relationship again."))
    return redirect(request, reverse("supplier_stage", args=[period.supplier_id]))


def _stage_page(request: DeskRequest, pk: int, form: StageForm, status: int = 200) -> HttpResponse:
    profile = queries.supplier_profile(pk, now=timezone.now())
    running = next(
        (period.pk for period in profile.periods if period.to_domain() == profile.stage.period),
        None,
    )
    context = {
        "profile": profile,
        "supplier": profile.supplier,
        "tab": "stage",
        "running": running,
        "form": form,
        "may_edit": may_edit(request),
    }
    return render(request, "suppliers/stage.html", context, status=status)
