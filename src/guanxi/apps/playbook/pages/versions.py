"""The versions of a workspace's playbook: what each changed, and putting one in force again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.playbook import actions, queries
from guanxi.apps.playbook.forms import FileForm
from guanxi.apps.playbook.models import PlaybookVersion
from guanxi.platform.web.responses import redirect
from guanxi.playbooks import shipped_playbook, shipped_values


@page()
def versions(request: DeskRequest) -> HttpResponse:
    """Every version that was ever in force, and what can be done about the next."""
    return show_versions(request, FileForm())


def show_versions(request: DeskRequest, form: FileForm, status: int = 200) -> HttpResponse:
    """The list, with the form for a file as it was filled in."""
    now = queries.standing(request.workspace)
    context = {
        "standing": now,
        "default_version": shipped_playbook().version,
        "newer": queries.newer_default(now.version) if now.version else [],
        "rows": queries.version_rows() if now.version else [],
        "form": form,
        "may_edit": request.membership.role_is.may(Role.MANAGER),
    }
    return render(request, "playbook/versions.html", context, status=status)


@page()
def version(request: DeskRequest, pk: int) -> HttpResponse:
    """What one version changed: from the one before, and from the default."""
    found: PlaybookVersion = get_object_or_404(PlaybookVersion.objects.select_related("by"), pk=pk)
    before = queries.version_before(found)
    values = queries.values_of(found)
    context = {
        "version": found,
        "before": before,
        "from_before": queries.change_lines(queries.values_of(before), values),
        "from_default": queries.change_lines(shipped_values(), values),
        "is_active": queries.standing(request.workspace).version == found,
        "may_edit": request.membership.role_is.may(Role.MANAGER),
    }
    return render(request, "playbook/version.html", context)


@act(Role.MANAGER)
def put_in_force(request: DeskRequest, pk: int) -> HttpResponse:
    """Put an earlier version in force again, from now on."""
    found: PlaybookVersion = get_object_or_404(
        PlaybookVersion.objects.select_related("workspace"), pk=pk
    )
    actions.activate_version(version=found, by=request.person, at=timezone.now())
    messages.success(request, _("It is in force from now on. What began before stays as judged."))
    return redirect(request, reverse("playbook_versions"))
