"""Settings: who belongs to the workspace."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.actions import (
    AlreadyIn,
    LastOwner,
    NotYetSeen,
    RoleTooHigh,
    change_role,
    invite,
    invite_again,
    remove_member,
    restore_member,
)
from guanxi.apps.accounts.forms import InviteForm, RoleForm
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import (
    JOIN_FOR,
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
    form = _empty_form(request, request.POST or None)
    if form.is_valid():
        try:
            invited = invite(
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
                language=form.cleaned_data["language"],
                by=request.membership,
                at=timezone.now(),
            )
        except NotYetSeen:
            form.add_error(
                "email",
                _("Somebody else invited this person, who has not signed in yet. Ask them to."),
            )
        else:
            return _list(request, _empty_form(request), invited=invited)
    return _list(request, form)


def _empty_form(request: DeskRequest, data: QueryDict | None = None) -> InviteForm:
    initial = {"role": Role.MEMBER, "language": request.person.language}
    return InviteForm(data, up_to=request.membership.role_is, initial=initial)


@act(Role.MANAGER)
def again(request: DeskRequest, pk: int) -> HttpResponse:
    """A new link for somebody whose invitation ran out or went astray; shown once."""
    membership = _member(request, pk)
    try:
        invite_again(membership=membership, by=request.membership, at=timezone.now())
    except AlreadyIn:
        told = _("%(name)s has signed in already and needs no invitation.")
        messages.info(request, told % {"name": membership.person})
        return redirect(request, reverse("members"))
    except RoleTooHigh:
        messages.error(request, _("Only an owner can change an owner."))
        return redirect(request, reverse("members"))
    return _list(request, _empty_form(request), invited=membership)


def _list(
    request: DeskRequest, form: InviteForm, invited: Membership | None = None
) -> HttpResponse:
    link, until = "", None
    if invited and invited.invited_at and may_have_join_link(invited.person):
        link, until = _join_address(request, invited), invited.invited_at + JOIN_FOR
    context = {
        "form": form,
        "tab": "members",
        "invited": invited,
        "link": link,
        "open_until": until,
        "now": timezone.now(),
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
    awaited = may_have_join_link(membership.person)
    undo = reverse("restore_member", kwargs={"token": undo_token(membership)})
    try:
        remove_member(membership=membership, by=request.membership, at=timezone.now())
    except LastOwner:
        messages.error(request, _("A workspace needs an owner. Make somebody else owner first."))
    except RoleTooHigh:
        messages.error(request, _("Only an owner can take an owner out."))
    else:
        told = _("%(name)s no longer belongs to this workspace.")
        if awaited:
            told = _("The invitation of %(name)s is withdrawn; its link opens nothing any more.")
        messages.success(request, told % {"name": membership.person}, extra_tags=undo)
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
