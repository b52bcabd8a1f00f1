"""What was agreed about keeping in touch: read it, compare versions, agree a new one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers import actions, queries
from guanxi.apps.suppliers.charter_words import bilingual_lines, version_changes
from guanxi.apps.suppliers.forms.charters import AgreementForm, CharterForm
from guanxi.apps.suppliers.labels import CHARTER_FAULTS
from guanxi.apps.suppliers.models import Charter, Supplier
from guanxi.apps.suppliers.pages.records import may_edit
from guanxi.domain.suppliers import CharterError
from guanxi.platform.web.responses import redirect


@page()
def charter(request: DeskRequest, pk: int) -> HttpResponse:
    """The terms in force in both languages, and every version with what it changed."""
    profile = queries.supplier_profile(pk, now=timezone.now())
    names = queries.charter_names(profile.supplier)
    book = current_playbook()
    today = timezone.localdate()
    context = {
        "profile": profile,
        "supplier": profile.supplier,
        "tab": "charter",
        "lines": bilingual_lines(profile.terms.terms, book, names),
        "versions": version_changes(profile.charters, book, names),
        "coming": [one for one in profile.charters if one.from_date > today],
        "agreement": AgreementForm(initial={"agreed_on": today}),
        "may_edit": may_edit(request),
    }
    return render(request, "suppliers/charter.html", context)


@form_page()
def charter_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Agree a new version; it starts with what holds now, or what holds last."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    versions = queries.charter_versions([supplier]).get(pk, [])
    today = timezone.localdate()
    terms = versions[-1].terms if versions else queries.terms_for(supplier, today).terms
    form = CharterForm(
        request.POST or None,
        terms=terms,
        playbook=current_playbook(),
        names=queries.charter_names(supplier),
        initial={"first": today + timedelta(days=1)},
    )
    if form.is_valid() and _adopted(request, supplier, form):
        return redirect(request, reverse("charter", args=[pk]))
    context = {
        "supplier": supplier,
        "tab": "charter",
        "form": form,
        "number": len(versions) + 1,
    }
    return render(
        request, "suppliers/charter_form.html", context, status=422 if form.is_bound else 200
    )


def _adopted(request: DeskRequest, supplier: Supplier, form: CharterForm) -> bool:
    """Whether the version was saved; if not, the form says why."""
    try:
        made = actions.adopt_charter(
            supplier=supplier,
            terms=form.terms(),
            first=form.cleaned_data["first"],
            agreed_on=form.cleaned_data["agreed_on"],
            by=request.person,
            at=timezone.now(),
        )
    except CharterError as error:
        field = error.field if error.field in form.fields else None
        form.add_error(field, str(CHARTER_FAULTS[error.fault]))
        return False
    messages.success(request, _("Charter %(number)d is noted.") % {"number": made.number})
    return True


@act()
def note_agreement(request: DeskRequest, pk: int) -> HttpResponse:
    """The supplier said yes to a version."""
    agreed = get_object_or_404(Charter, pk=pk)
    form = AgreementForm(request.POST)
    if form.is_valid():
        actions.note_agreement(
            charter=agreed, by=request.person, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Their yes is noted."))
    else:
        messages.error(request, _("Give the day they agreed, such as 2026-12-31."))
    return redirect(request, reverse("charter", args=[agreed.supplier_id]))
