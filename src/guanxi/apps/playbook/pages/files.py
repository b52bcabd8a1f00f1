"""A playbook as a file: saved, and brought in as a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.playbook import actions, queries
from guanxi.apps.playbook.forms import FileForm
from guanxi.apps.playbook.labels.faults import fault_in_file
from guanxi.apps.playbook.models import PlaybookVersion
from guanxi.apps.playbook.pages.versions import show_versions
from guanxi.domain.playbook import PlaybookError, Values, write_playbook
from guanxi.platform.web.responses import redirect


@page()
def save(request: DeskRequest) -> HttpResponse:
    """The playbook in force as a file."""
    now = queries.standing(request.workspace)
    return _file(request, queries.values_of(now.version))


@page()
def save_version(request: DeskRequest, pk: int) -> HttpResponse:
    """One version as a file."""
    return _file(request, queries.values_of(get_object_or_404(PlaybookVersion, pk=pk)))


@page(Role.MANAGER)
def save_draft(request: DeskRequest) -> HttpResponse:
    """The draft as a file."""
    draft = queries.open_draft()
    if draft is None:
        raise Http404("no draft")
    return _file(request, queries.values_of(draft), "-draft")


@form_page(Role.MANAGER)
def bring_in_playbook(request: DeskRequest) -> HttpResponse:
    """Bring in a file as a draft; nothing of it is in force yet."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            actions.import_draft(
                workspace=request.workspace,
                text=form.cleaned_data["file"],
                by=request.person,
                at=timezone.now(),
            )
        except PlaybookError as fault:
            form.add_error("file", fault_in_file(fault))
        except actions.DraftOpen:
            form.add_error("file", _("There is a draft already: finish it or throw it away."))
        else:
            messages.success(request, _("The file is a draft now. Look at what it changes."))
            return redirect(request, reverse("playbook_draft"))
    return show_versions(request, form, status=422 if form.is_bound else 200)


def _file(request: DeskRequest, values: Values, mark: str = "") -> HttpResponse:
    name = f"playbook-{request.workspace.slug}-{values['version']}{mark}.yaml"
    return HttpResponse(
        write_playbook(values),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
