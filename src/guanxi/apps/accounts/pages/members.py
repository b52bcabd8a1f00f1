"""Settings: who belongs to the workspace."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.actions import (
    LastOwner,
    NotYetSeen,
    RoleTooHigh,
    change_role,
    invite,
    remove_member,
    restore_member,
)
from guanxi.apps.accounts.forms import InviteForm, RoleForm
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import (
    join_query,
    may_have_join_link,
    removed_member,
    undo_token,
)
from guanxi.apps.accounts.models import Membership
from guanxi.apps.accounts.queries import member_rows, workspaces_of
from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.accounts.requests import form as form_page
from guanxi.platform.web.responses import redirect


@form_page(Role.MANAGER)
def members(request: DeskRequest) -> HttpResponse:
    """The members, and a form that lets one more in; a new person's link is shown once."""
    up_to = request.membership.role_is
    form = InviteForm(request.POST or None, up_to=up_to, initial={"role": Role.MEMBER})
    if form.is_valid():
        try:
            invited = invite(
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
                language=request.person.language,
                by=request.membership,
                at=timezone.now(),
            )
        except NotYetSeen:
            form.add_error(
                "email",
                _("Somebody else invited this person, who has not signed in yet. Ask them to."),
            )
        else:
            return _list(request, InviteForm(up_to=up_to), invited=invited)
    return _list(request, form)


def _list(
    request: DeskRequest, form: InviteForm, invited: Membership | None = None
) -> HttpResponse:
    link = ""
    if invited and may_have_join_link(invited.person):
        link = _join_address(request, invited)
    context = {
        "form": form,
        "tab": "members",
        "invited": invited,
        "link": link,
        "roles": RoleForm(up_to=request.membership.role_is).fields["role"].choices,  # type: ignore[attr-defined]
        "members": member_rows(request.membership),
        "workspaces": workspaces_of(request.person),
    }
    return render(
        request,
        "accounts/members.html",
        context,
        status=422 if form.is_bound and not invited else 200,
    )


def _join_address(request: DeskRequest, invited: Membership) -> str:
    # The page is outside any workspace: the invited person is in none yet.
    path = reverse("join").removeprefix(get_script_prefix().rstrip("/"))
    return request.build_absolute_uri(path + join_query(invited.person))


@act(Role.MANAGER)
def set_role(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a member another role."""
    membership = _member(request, pk)
    form = RoleForm(request.POST, up_to=request.membership.role_is)
    if not form.is_valid():
        raise Http404("no such role for this person to give")
    try:
        change_role(
            membership=membership,
            role=Role(form.cleaned_data["role"]),
            by=request.membership,
            at=timezone.now(),
        )
    except LastOwner:
        messages.error(request, _("A workspace needs an owner. Make somebody else owner first."))
    except RoleTooHigh:
        messages.error(request, _("Only an owner can change an owner."))
    else:
        messages.success(request, _("%(name)s's role is changed.") % {"name": membership.person})
    return redirect(request, reverse("members"))


@act(Role.MANAGER)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a member out, with a day to undo it."""
    membership = _member(request, pk)
    undo = reverse("restore_member", kwargs={"token": undo_token(membership)})
    try:
        remove_member(membership=membership, by=request.membership, at=timezone.now())
    except LastOwner:
        messages.error(request, _("A workspace needs an owner. Make somebody else owner first."))
    except RoleTooHigh:
        messages.error(request, _("Only an owner can take an owner out."))
    else:
        told = _("%(name)s no longer belongs to this workspace.") % {"name": membership.person}
        messages.success(request, told, extra_tags=undo)
    return redirect(request, reverse("members"))


@act(Role.MANAGER)
def restore(request: DeskRequest, token: str) -> HttpResponse:
    """Take a removed member back."""
    removed = removed_member(token)
    if removed is None or removed.workspace_id != request.workspace.pk:
        raise Http404("no such removal here")
    try:
        restore_member(
            person_id=removed.person_id,
            role=removed.role,
            chat_names=removed.chat_names,
            by=request.membership,
            at=timezone.now(),
        )
    except RoleTooHigh:
        messages.error(request, _("Only an owner can change an owner."))
    return redirect(request, reverse("members"))


def _member(request: DeskRequest, pk: int) -> Membership:
    return get_object_or_404(
        Membership.objects.select_related("person", "workspace"), pk=pk, workspace=request.workspace
    )
