"""Settings: for how long the workspace keeps the texts and files of messages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.actions import set_retention
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, form
from guanxi.apps.conversations.forms.retention import RetentionForm
from guanxi.apps.conversations.queries.retention import Outdated, outdated
from guanxi.platform.web.responses import redirect


@form(write=Role.OWNER)
def retention(request: DeskRequest) -> HttpResponse:
    """Choose; where that will erase anything, only after a warning that says how much."""
    here = request.workspace
    asked = RetentionForm(request.POST or None, months=here.keep_months)
    if not asked.is_valid():
        return _page(request, asked, status=422 if asked.is_bound else 200)
    months = asked.chosen()
    shorter = months is not None and (here.keep_months is None or months < here.keep_months)
    if months is not None and shorter and request.POST.get("sure") != "yes":
        return _page(request, asked, warning=outdated(here, months, timezone.now()))
    set_retention(workspace=here, months=months, by=request.person, at=timezone.now())
    messages.success(request, _("How long messages keep their words is noted."))
    return redirect(request, reverse("retention"))


def _page(
    request: DeskRequest,
    asked: RetentionForm,
    *,
    warning: Outdated | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": asked,
        "tab": "retention",
        "warning": warning,
        "months": asked.chosen() if warning else request.workspace.keep_months,
        "kept_since": timezone.localdate(warning.before) if warning else None,
    }
    return render(request, "conversations/retention.html", context, status=status)
