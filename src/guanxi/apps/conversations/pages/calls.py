"""Noting a contact: the kind, and whether it was answered, is the button itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.conversations.actions import calls as actions
from guanxi.apps.conversations.actions.reports import log_report, withdraw_report
from guanxi.apps.conversations.forms.talk import CallForm
from guanxi.apps.conversations.models import Call, Report
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.web.responses import redirect


@form()
def log_call(request: DeskRequest, pk: int) -> HttpResponse:
    """The form (htmx opens it in place), and its act."""
    supplier = get_object_or_404(Supplier, pk=pk)
    call_form = CallForm(request.POST or None, now=timezone.now())
    if request.method == "POST" and call_form.is_valid():
        _note(request, supplier, call_form)
        return _back(request, supplier)
    part = request.htmx and not request.htmx.boosted
    template = "conversations/_call_form.html" if part else "conversations/call_form.html"
    status = 422 if call_form.is_bound else 200
    return render(request, template, {"form": call_form, "supplier": supplier}, status=status)


def _note(request: DeskRequest, supplier: Supplier, noted: CallForm) -> None:
    now = timezone.now()
    if noted.is_report:
        report = log_report(supplier=supplier, by=request.person, at=now, **noted.report_facts())
        undo = reverse("withdraw_report", kwargs={"pk": report.pk})
        messages.success(request, _("The report is noted."), extra_tags=undo)
        return
    call = actions.log_call(supplier=supplier, by=request.person, at=now, **noted.call_facts())
    undo = reverse("withdraw_call", kwargs={"pk": call.pk})
    messages.success(request, _("The contact is noted."), extra_tags=undo)


@act()
def withdraw_noted_report(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a noted report back."""
    report: Report = get_object_or_404(Report.objects.select_related("supplier"), pk=pk)
    withdraw_report(report=report, by=request.person, at=timezone.now())
    messages.success(request, _("The report is taken back."))
    return _back(request, report.supplier)


@act()
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a noted call back."""
    call: Call = get_object_or_404(Call.objects.select_related("supplier"), pk=pk)
    actions.withdraw_call(call=call, by=request.person, at=timezone.now())
    undo = reverse("restore_call", kwargs={"pk": pk})
    messages.success(request, _("The call is taken back."), extra_tags=undo)
    return _back(request, call.supplier)


@act()
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a call that was taken back stand again."""
    call: Call = get_object_or_404(Call.objects.select_related("supplier"), pk=pk)
    actions.restore_call(call=call, by=request.person, at=timezone.now())
    messages.success(request, _("The call stands again."))
    return _back(request, call.supplier)


def _back(request: DeskRequest, supplier: Supplier) -> HttpResponse:
    """To the page it was done from (Today, the supplier), else to the supplier."""
    here = request.htmx.current_url_abs_path if request.htmx else None
    return redirect(request, here or reverse("supplier", kwargs={"pk": supplier.pk}))
