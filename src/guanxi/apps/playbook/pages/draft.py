"""The draft of a workspace's own playbook: begun, edited section by section, put in force."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.playbook import actions, queries
from guanxi.apps.playbook.forms import SectionForm
from guanxi.apps.playbook.models import PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.pages.draft_view import DraftView
from guanxi.domain.playbook import Edit, mark_of, places, value_at
from guanxi.platform.web.responses import redirect
from guanxi.playbooks import shipped_values

LONGEST_NOTE = 200


@act(Role.MANAGER)
def begin(request: DeskRequest) -> HttpResponse:
    """Begin a draft with what is in force, or with the default as it is now."""
    version = queries.standing(request.workspace).version
    if "default" in request.POST:
        version = None
    return _begin(request, version)


@act(Role.MANAGER)
def begin_with(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin a draft with an earlier version."""
    return _begin(request, get_object_or_404(PlaybookVersion, pk=pk))


def _begin(request: DeskRequest, version: PlaybookVersion | None) -> HttpResponse:
    try:
        actions.start_draft(
            workspace=request.workspace, version=version, by=request.person, at=timezone.now()
        )
    except actions.DraftOpen:
        messages.info(request, _("This draft was begun before. Finish it or throw it away first."))
    return redirect(request, reverse("playbook_draft"))


@page(Role.MANAGER)
def draft(request: DeskRequest) -> HttpResponse:
    """What the draft changes, its sections, and putting it in force."""
    return render(request, "playbook/draft.html", {"view": _view(request)})


@form_page(Role.MANAGER)
def section(request: DeskRequest, section: str) -> HttpResponse:
    """The figures and words of one section; all that was typed is saved, or nothing."""
    view = _view(request)
    data = request.POST if request.method == "POST" else None
    try:
        form = SectionForm(section, view.values, shipped_values(), data)
    except KeyError:
        raise Http404("no such section") from None
    if data is None:
        return _show_section(request, view, form)
    try:
        edited = actions.edit_draft(
            draft=view.draft, edits=form.edits(), by=request.person, at=timezone.now()
        )
    except actions.DraftClosed:
        return _closed(request)
    view = _view(request)
    if edited.faults or edited.overtaken:
        form.refused(edited, view.values)
        return _show_section(request, view, form, status=422)
    if request.htmx:
        return render(
            request, "playbook/_section_saved.html", {"view": view, "one": view.section(section)}
        )
    messages.success(request, _("Saved in the draft. It is not in force yet."))
    return redirect(request, reverse("playbook_draft"))


def _show_section(
    request: DeskRequest, view: DraftView, form: SectionForm, status: int = 200
) -> HttpResponse:
    template = "playbook/_section_form.html" if request.htmx else "playbook/section.html"
    return render(
        request, template, {"view": view, "form": form, "alone": not request.htmx}, status=status
    )


@act(Role.MANAGER)
def take_default(request: DeskRequest) -> HttpResponse:
    """One value as the default has it now."""
    view, default = _view(request), shipped_values()
    key = request.POST.get("key", "")
    place = next((one for one in places(default) if one.key == key), None)
    if place is None:
        raise Http404("no such value")
    shown = request.POST.get("shown") or mark_of(value_at(view.values, place.path))
    edit = Edit(place, value_at(default, place.path), shown)
    try:
        edited = actions.edit_draft(
            draft=view.draft, edits=[edit], by=request.person, at=timezone.now()
        )
    except actions.DraftClosed:
        return _closed(request)
    if edited.overtaken:
        messages.error(request, _("Somebody changed this meanwhile. Look at it once more."))
    elif edited.faults:
        messages.error(request, _("The default does not go with your other figures here."))
    else:
        messages.success(request, _("It is as the default has it."))
    return redirect(request, reverse("playbook_draft"))


@act(Role.MANAGER)
def put_draft_in_force(request: DeskRequest) -> HttpResponse:
    """The draft is in force from now on."""
    view = _view(request)
    try:
        seen = datetime.fromisoformat(request.POST.get("seen", ""))
        version = actions.activate_draft(
            draft=view.draft,
            note=request.POST.get("note", "").strip()[:LONGEST_NOTE],
            seen=seen,
            by=request.person,
            at=timezone.now(),
        )
    except (ValueError, actions.DraftClosed):
        messages.error(request, _("The draft was changed meanwhile. Look at it once more."))
        return redirect(request, reverse("playbook_draft"))
    messages.success(
        request,
        _("Version %(number)d is in force from now on. What began before stays as judged.")
        % {"number": version.number},
    )
    return redirect(request, reverse("playbook"))


@act(Role.MANAGER)
def discard(request: DeskRequest) -> HttpResponse:
    """Throw the draft away; the toast brings it back."""
    view = _view(request)
    try:
        actions.discard_draft(draft=view.draft, by=request.person, at=timezone.now())
    except actions.DraftClosed:
        return _closed(request)
    messages.success(
        request,
        _("The draft is thrown away."),
        extra_tags=reverse("playbook_restore_draft", args=[view.draft.pk]),
    )
    return redirect(request, reverse("playbook_versions"))


@act(Role.MANAGER)
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring back a draft that was thrown away."""
    drafts = PlaybookDraft.objects.select_related("workspace")
    thrown: PlaybookDraft = get_object_or_404(drafts, pk=pk)
    try:
        actions.restore_draft(draft=thrown, by=request.person, at=timezone.now())
    except actions.DraftOpen:
        messages.error(request, _("Another draft was begun meanwhile."))
    except actions.DraftClosed:
        return _closed(request)
    return redirect(request, reverse("playbook_draft"))


def _view(request: DeskRequest) -> DraftView:
    opened = queries.open_draft()
    if opened is None:
        raise Http404("no draft")
    return DraftView(opened, request.workspace)


def _closed(request: DeskRequest) -> HttpResponse:
    messages.error(request, _("This draft is in force or thrown away meanwhile."))
    return redirect(request, reverse("playbook_versions"))
