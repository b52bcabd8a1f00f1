"""Planning a call with a supplier, and the page of a planned call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, form, page
from guanxi.apps.conversations.actions.planned_calls import plan_call
from guanxi.apps.conversations.forms.planned_calls import (
    OURS,
    THEIRS,
    AgendaForm,
    ClockForm,
    PlanForm,
    TimesForm,
)
from guanxi.apps.conversations.labels import CallMedium, MissedBy, PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.conversations.pages.planned_calls_ics import invitation
from guanxi.apps.conversations.pages.planned_calls_view import SlotButton, found_view
from guanxi.apps.conversations.pages.planned_calls_words import (
    agenda_text,
    both,
    frame_of,
    proposal,
)
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.planned_calls import (
    Attendees,
    attendees,
    open_matters,
    planned_calls,
    sides_of,
    times_for,
)
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calls import agenda
from guanxi.domain.playbook import CallType
from guanxi.platform.web.responses import redirect
from guanxi.platform.web.templatetags.look import page_lang

NEW_TIMES = 3  # offered for a call that did not take place


@dataclass(frozen=True)
class Proposal:
    """The message that proposes a call, in one language; ``label`` and ``copy`` in the page's."""

    lang: str
    label: str
    copy: str
    words: str


@form()
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    """The times both sides have; one tap on one of them plans the call."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    now = timezone.now()
    if request.method != "POST":
        return _times_page(request, supplier, now)
    asked = PlanForm(request.POST, supplier=supplier, our_zone=request.person.zone, now=now)
    if not asked.is_valid():
        return _times_page(request, supplier, now, typed=asked)
    call = _planned(request, supplier, asked, now)
    undo = reverse("cancel_planned_call", kwargs={"pk": call.pk})
    messages.success(request, _("The call is planned."), extra_tags=undo)
    return redirect(request, reverse("planned_call", kwargs={"pk": call.pk}))


def _planned(
    request: DeskRequest, supplier: Supplier, asked: PlanForm, now: datetime
) -> PlannedCall:
    kind, minutes = CallType(asked.cleaned_data["type"]), asked.cleaned_data["minutes"]
    usual = attendees(supplier).usual
    matters = open_matters(supplier, person=request.person, now=now)
    return plan_call(
        supplier=supplier,
        type=kind,
        medium=CallMedium(asked.cleaned_data["medium"]),
        starts_at=asked.cleaned_data["starts_at"],
        minutes=minutes,
        zone=asked.zone,
        ours=[request.person.pk],
        theirs=[usual.pk] if usual else [],
        agenda=agenda_text(current_playbook().calls[kind], minutes, matters),
        by=request.person,
        at=now,
    )


def _times_page(
    request: DeskRequest, supplier: Supplier, now: datetime, *, typed: PlanForm | None = None
) -> HttpResponse:
    clocks = clocks_of(supplier, person=request.person, now=now)
    times = TimesForm(request.POST if typed else request.GET, today=clocks.today)
    asked = times.asked()
    sides = sides_of(supplier, on=asked.first, wide=asked.wide)
    plan_form = typed or PlanForm(
        supplier=supplier,
        our_zone=request.person.zone,
        now=now,
        initial={"minutes": asked.minutes, "type": times.frame.type.value, "clock": THEIRS},
    )
    context = {
        "supplier": supplier,
        "clocks": clocks,
        "times": times,
        "asked": asked,
        "frame": times.frame,
        "parts": agenda(times.frame, asked.minutes),
        "found": found_view(times_for(sides, asked, now=now), asked, sides, clocks),
        "form": plan_form,
        "calls": planned_calls(supplier, now),
    }
    template = "conversations/planned_calls_plan.html"
    return render(request, template, context, status=422 if typed else 200)


@page()
def planned_call(request: DeskRequest, pk: int) -> HttpResponse:
    """When, about what, with whom; the invitation; and afterwards how it was."""
    return call_page(request, found_call(pk))


def found_call(pk: int) -> PlannedCall:
    """A planned call with what its pages show of it, or 404."""
    calls = PlannedCall.objects.select_related("supplier__workspace", "workspace", "by", "call")
    call: PlannedCall = get_object_or_404(calls, pk=pk)
    return call


def call_page(
    request: DeskRequest,
    call: PlannedCall,
    *,
    agenda_form: AgendaForm | None = None,
    move_form: ClockForm | None = None,
) -> HttpResponse:
    """The page of a planned call, with a form that was refused where there is one."""
    now = timezone.now()
    refused = agenda_form is not None or move_form is not None
    people = attendees(call.supplier)
    context = {
        "call": call,
        "supplier": call.supplier,
        "clocks": clocks_of(call.supplier, person=request.person, now=now),
        "frame": frame_of(call),
        "is_planned": call.state == PlannedState.PLANNED,
        "is_over": call.starts_at <= now,
        "may_act": request.membership.role_is.may(Role.MEMBER),
        "ours": call.ours.all(),
        "theirs_known": bool(people.theirs),
        "theirs": call.theirs.filter(erased_at=None, removed_at=None),
        "agenda_form": agenda_form or agenda_form_of(call, people),
        "move_form": move_form or move_form_of(request, call, now),
        "texts": proposals(request, call, now),
        "missed_by": MissedBy.choices,
        "new_times": new_times(request, call, now),
    }
    template = "conversations/planned_calls_call.html"
    return render(request, template, context, status=422 if refused else 200)


def new_times(request: DeskRequest, call: PlannedCall, now: datetime) -> tuple[SlotButton, ...]:
    """For a call to which somebody did not come: the best times that are still to come."""
    if call.state != PlannedState.MISSED:
        return ()
    clocks = clocks_of(call.supplier, person=request.person, now=now)
    times = TimesForm({"type": call.type, "minutes": str(call.minutes)}, today=clocks.today)
    asked = times.asked()
    sides = sides_of(call.supplier, on=asked.first, wide=asked.wide)
    found = found_view(times_for(sides, asked, now=now), asked, sides, clocks)
    return (found.best or found.compromises)[:NEW_TIMES]


def agenda_form_of(call: PlannedCall, people: Attendees) -> AgendaForm:
    """The agenda as it stands, to be changed."""
    chosen = {
        "ours": list(call.ours.values_list("pk", flat=True)),
        "theirs": list(call.theirs.values_list("pk", flat=True)),
    }
    return AgendaForm(people=people, initial={"agenda": call.agenda, **chosen})


def move_form_of(request: DeskRequest, call: PlannedCall, now: datetime) -> ClockForm:
    """The time as it stands, on the clock it was said in."""
    local = call.starts_at.astimezone(ZoneInfo(call.zone)).replace(tzinfo=None)
    clock = THEIRS if call.zone == call.supplier.zone else OURS
    if clock == OURS:
        local = call.starts_at.astimezone(ZoneInfo(request.person.zone)).replace(tzinfo=None)
    return ClockForm(
        supplier=call.supplier,
        our_zone=request.person.zone,
        now=now,
        initial={"starts": local, "clock": clock, "minutes": call.minutes},
    )


def proposals(request: DeskRequest, call: PlannedCall, now: datetime) -> list[Proposal]:
    """The message that proposes the time, in Chinese and in English."""

    def in_language(language: str, label: str, copy: str) -> Proposal:
        with translation.override(language):
            clocks = clocks_of(call.supplier, person=request.person, now=now)
            return Proposal(page_lang(), label, copy, proposal(call, clocks))

    return [
        in_language("zh-hans", _("Text in Chinese"), _("Copy the Chinese text")),
        in_language("en", _("Text in English"), _("Copy the English text")),
    ]


@page()
def planned_call_ics(request: DeskRequest, pk: int) -> HttpResponse:
    """The call as a calendar file, to be opened here or handed on."""
    call, now = found_call(pk), timezone.now()
    when = both(
        lambda: clocks_of(call.supplier, person=request.person, now=now).moment(call.starts_at)
    )
    body = invitation(call, description=f"{when}\n\n{call.agenda}", now=now)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="call-{call.pk}.ics"'
    return answer
