"""Settings: my own, the workspace's, and making another workspace."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guanxi.apps.accounts.actions import (
    create_workspace,
    save_my_settings,
    save_workspace,
    set_chat_names,
)
from guanxi.apps.accounts.forms import MeForm, NewWorkspaceForm, WorkspaceForm
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.queries import workspaces_of
from guanxi.apps.accounts.requests import DeskRequest, open_to_all
from guanxi.apps.accounts.requests import form as form_page


@form_page(Role.VIEWER)
def me(request: DeskRequest) -> HttpResponse:
    """What concerns only the reader; every role may change that."""
    person, membership = request.person, request.membership
    form = MeForm(
        request.POST or None,
        initial={
            "name": person.name,
            "language": person.language,
            "zone": person.zone,
            "theme": person.theme,
            "single_keys": person.single_keys,
            "chat_names": membership.chat_names,
        },
    )
    if form.is_valid():
        answers = dict(form.cleaned_data)
        names, now = answers.pop("chat_names"), timezone.now()
        save_my_settings(**answers, by=person, at=now)
        set_chat_names(membership=membership, chat_names=names, by=person, at=now)
        with translation.override(person.language):
            messages.success(request, _("Your settings are saved."))
        return redirect("settings")
    return _page(request, "accounts/me.html", form, "me")


@form_page(Role.MANAGER)
def workspace(request: DeskRequest) -> HttpResponse:
    """Name, country and zone of the workspace."""
    here = request.workspace
    form = WorkspaceForm(
        request.POST or None,
        initial={
            "name": here.name,
            "country": here.country,
            "subdivision": here.subdivision,
            "zone": here.zone,
        },
    )
    if form.is_valid():
        save_workspace(workspace=here, **form.cleaned_data, by=request.person, at=timezone.now())
        messages.success(request, _("The workspace is saved."))
        return redirect("workspace_settings")
    return _page(request, "accounts/workspace.html", form, "workspace")


def _page(request: DeskRequest, template: str, form: object, tab: str) -> HttpResponse:
    bound = request.method == "POST"
    return render(
        request,
        template,
        {"form": form, "tab": tab, "workspaces": workspaces_of(request.person)},
        status=422 if bound else 200,
    )


@open_to_all
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_workspace(request: HttpRequest) -> HttpResponse:
    """Another workspace, for another business or another client; its maker owns it."""
    assert isinstance(request.user, Person)
    form = NewWorkspaceForm(request.POST or None, initial={"zone": request.user.zone})
    if form.is_valid():
        membership = create_workspace(**form.cleaned_data, by=request.user, at=timezone.now())
        return redirect(f"/w/{membership.workspace.slug}/")
    return render(
        request, "accounts/new_workspace.html", {"form": form}, status=422 if form.is_bound else 200
    )
