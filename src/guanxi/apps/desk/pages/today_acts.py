"""What can be done about a row of Today, each with its way back.

htmx gets the parts of the page that have changed, so that it reads like a fresh one; without
htmx, or from another page, the person comes back to where they were.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.models import Membership
from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.desk.forms.today import HandOnForm, SnoozeForm
from guanxi.apps.desk.pages.today_page import (
    Asked,
    GroupPart,
    in_words,
    list_context,
    read_today,
)
from guanxi.apps.desk.pages.today_rows import Row, city
from guanxi.apps.desk.queries.today import first_rules
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.obligations.queries import OpenRow, open_row
from guanxi.domain import obligations as domain
from guanxi.platform.i18n.times import both_moments, city_of
from guanxi.platform.web.responses import redirect

Deciding = Callable[[OpenRow, datetime], Decision]


@act()
def mark_done(request: DeskRequest, pk: int) -> HttpResponse:
    """It was answered or done elsewhere."""

    def decide(one: OpenRow, now: datetime) -> Decision:
        return actions.mark_done(obligation=one.row, by=request.person, at=now)

    return _decided(request, pk, decide, _("Noted as done."))


@act()
def needs_no_answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Nothing is owed here."""

    def decide(one: OpenRow, now: datetime) -> Decision:
        return actions.needs_no_answer(obligation=one.row, by=request.person, at=now)

    return _decided(request, pk, decide, _("Noted: it needs no answer."))


@form()
def snooze(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a row off: tonight, tomorrow, Monday."""
    now, zone = timezone.now(), request.person.zone
    snoozing = SnoozeForm(request.POST or None, now=now, zone=zone)
    if not snoozing.is_valid():
        return _asked(request, "desk/_snooze.html", pk, snoozing)
    until, reason = snoozing.until_at(), snoozing.cleaned_data["reason"]

    def decide(one: OpenRow, now: datetime) -> Decision:
        return actions.snooze(
            obligation=one.row, until=until, reason=reason, by=request.person, at=now
        )

    row: Obligation = get_object_or_404(Obligation.objects.select_related("supplier"), pk=pk)
    supplier = row.supplier
    words = both_moments(until, zone, city_of(zone), supplier.zone, city(supplier), now.date())
    return _decided(request, pk, decide, _("Snoozed until %(moment)s") % {"moment": words})


@form()
def delegate(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand a row to a colleague."""
    others = Membership.objects.filter(workspace=request.workspace).exclude(person=request.person)
    members = list(others.select_related("person").order_by("person__name", "pk"))
    handing = HandOnForm(request.POST or None, members=members)
    if not handing.is_valid():
        return _asked(request, "desk/_hand_on.html", pk, handing)
    to = handing.person()

    def decide(one: OpenRow, now: datetime) -> Decision:
        return actions.delegate(obligation=one.row, to=to, by=request.person, at=now)

    return _decided(request, pk, decide, _("Handed to %(name)s.") % {"name": to.name})


@act()
def undo_decision(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a decision back."""
    now = timezone.now()
    decision = get_object_or_404(Decision, pk=pk)
    actions.undo_decision(decision=decision, by=request.person, at=now)
    return taken_back(request)


def taken_back(request: DeskRequest) -> HttpResponse:
    """The page as it is after something was taken back."""
    return list_again(request, _("Taken back."))


def list_again(request: DeskRequest, told: str, undo: str = "") -> HttpResponse:
    """The whole list as it is now, for what moves a row from one group to another."""
    asked = _asked_there(request)
    if asked is None:
        return _back(request, told, undo)
    view = read_today(request.membership, asked, timezone.now())
    request.waiting = view.worklist.mine
    context = list_context(view, request.membership, asked) | {"told": told, "undo": undo}
    return render(request, "desk/_today_undone.html", context)


def _decided(request: DeskRequest, pk: int, decide: Deciding, told: str) -> HttpResponse:
    """Decide, and show what changed. Somebody else may have settled it meanwhile."""
    now = timezone.now()
    get_object_or_404(Obligation, pk=pk)
    one = open_row(pk, now)
    try:
        decision = decide(one, now) if one else None
    except domain.IllegalMove:  # between our look and our word
        decision = None
    undo = reverse("undo_decision", kwargs={"pk": decision.pk}) if decision else ""
    if not decision:
        told = _("This was settled already.")
    return settled(request, one, told=told, undo=undo)


def settled(request: DeskRequest, one: OpenRow | None, *, told: str, undo: str) -> HttpResponse:
    """The page as it is after something was said about a row."""
    asked = _asked_there(request)
    if asked is None:
        return _back(request, told, undo)
    return _changed(request, asked, one, told=told, undo=undo)


def _changed(
    request: DeskRequest, asked: Asked, one: OpenRow | None, *, told: str, undo: str
) -> HttpResponse:
    """The row in its new form or none, and every part of the page that reads otherwise now."""
    view = read_today(request.membership, asked, timezone.now())
    request.waiting = view.worklist.mine
    page = in_words(view, request.membership, asked)
    context: dict[str, object] = {"today": page, "told": told, "undo": undo}
    if one is not None:
        first = one.row.rule in first_rules()
        quiet = one.is_quiet(view.now)
        code = domain.group_of(one.now, view.plan, comes_first=first, is_quiet=quiet).value
        group = page.group(code)
        shown = {row.id: row for row in group.rows} if group else {}
        context |= {
            "group": group,
            "emptied": "" if group else code,
            "row": shown.get(f"o{one.pk}"),
            "moved_up": _moved_up(group, asked) if f"o{one.pk}" not in shown else None,
        }
    return render(request, "desk/_today_changed.html", context)


def _moved_up(group: GroupPart | None, asked: Asked) -> Row | None:
    """The row that takes the place of the one that left, where not all of them are shown."""
    if group is None or len(group.rows) < asked.shown_of(domain.Group(group.code)):
        return None
    return group.rows[-1]


def _asked(
    request: DeskRequest, template: str, pk: int, form: SnoozeForm | HandOnForm
) -> HttpResponse:
    """The form below the row; by itself where there is no htmx."""
    get_object_or_404(Obligation, pk=pk)
    context = {"form": form, "pk": pk, "part": template}
    status = 422 if form.is_bound else 200
    if request.htmx and not request.htmx.boosted:
        return render(request, template, context, status=status)
    return render(request, "desk/today_form.html", context, status=status)


def _asked_there(request: DeskRequest) -> Asked | None:
    """What the Today page that is open asks for; None where the act came from elsewhere."""
    here = urlsplit((request.htmx.current_url_abs_path or "") if request.htmx else "")
    if here.path != reverse("today"):
        return None
    return Asked.of(dict(parse_qsl(here.query)))


def _back(request: DeskRequest, told: str, undo: str = "") -> HttpResponse:
    """To the page it was done from, else to Today."""
    messages.success(request, told, extra_tags=undo)
    here = request.htmx.current_url_abs_path if request.htmx else None
    return redirect(request, here or reverse("today"))
