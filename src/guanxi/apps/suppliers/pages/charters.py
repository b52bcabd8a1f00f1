"""What was agreed about keeping in touch: read it, compare versions, agree a new one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

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
from guanxi.apps.suppliers.charter_words import (
    bilingual_changes,
    bilingual_lines,
    version_changes,
)
from guanxi.apps.suppliers.forms.charters import AgreementForm, CharterForm
from guanxi.apps.suppliers.labels import CHARTER_FAULTS
from guanxi.apps.suppliers.models import Charter, Supplier
from guanxi.apps.suppliers.pages.records import may_edit
from guanxi.domain.suppliers import (
    CharterError,
    CharterTerms,
    CharterVersion,
    next_version,
    terms_to_plain,
)
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
    """Agree a new version; it starts with what holds now, or what holds last.

    What it changes is shown first. Only what was shown is noted: filled in otherwise since, it is
    shown anew.
    """
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    versions = queries.charter_versions([supplier]).get(pk, [])
    today = timezone.localdate()
    last = versions[-1].terms if versions else queries.terms_for(supplier, today).terms
    names, book = queries.charter_names(supplier), current_playbook()
    form = CharterForm(
        request.POST or None,
        terms=last,
        playbook=book,
        names=names,
        initial={"first": today + timedelta(days=1)},
    )
    draft = _draft(form, supplier, versions) if form.is_valid() else None
    if draft and request.POST.get("seen") == _mark(draft.terms):
        _adopt(request, supplier, draft, form)
        return redirect(request, reverse("charter", args=[pk]))
    context = {
        "supplier": supplier,
        "tab": "charter",
        "form": form,
        "number": len(versions) + 1,
        "draft": draft,
        "seen": _mark(draft.terms) if draft else "",
        "changes": bilingual_changes(last, draft.terms, book, names) if draft else [],
    }
    if request.htmx:  # while the form is being filled in
        return render(request, "suppliers/_charter_changes.html", context)
    wrong = form.is_bound and draft is None
    return render(request, "suppliers/charter_form.html", context, status=422 if wrong else 200)


def _draft(
    form: CharterForm, supplier: Supplier, versions: Sequence[CharterVersion]
) -> CharterVersion | None:
    """The version as filled in; None where that cannot be, and then the form says why."""
    try:
        return next_version(
            versions,
            form.terms(),
            first=form.cleaned_data["first"],
            today=timezone.localdate(timezone=ZoneInfo(supplier.workspace.zone)),
        )
    except CharterError as error:
        field = error.field if error.field in form.fields else None
        form.add_error(field, str(CHARTER_FAULTS[error.fault]))
        return None


def _mark(terms: CharterTerms) -> str:
    """A mark of these terms, which tells whether they are what was shown."""
    return sha256(json.dumps(terms_to_plain(terms), sort_keys=True).encode()).hexdigest()


def _adopt(
    request: DeskRequest, supplier: Supplier, draft: CharterVersion, form: CharterForm
) -> None:
    made = actions.adopt_charter(
        supplier=supplier,
        terms=draft.terms,
        first=draft.first,
        agreed_on=form.cleaned_data["agreed_on"],
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, _("Charter %(number)d is noted.") % {"number": made.number})


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
