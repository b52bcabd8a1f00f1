"""What is done about a planned call: prepared, moved, called off, held."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form
from guanxi.apps.conversations.actions import planned_calls as actions
from guanxi.apps.conversations.actions.planned_calls_held import (
    Promised,
    StillToCome,
    hold_call,
    miss_call,
    reopen_call,
)
from guanxi.apps.conversations.forms.planned_calls import (
    STEP,
    AgendaForm,
    ClockForm,
    HeldForm,
    PromiseRow,
    PromiseRows,
)
from guanxi.apps.conversations.labels import MissedBy, PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.conversations.pages.planned_calls import call_page, found_call
from guanxi.apps.conversations.pages.planned_calls_words import frame_of
from guanxi.apps.conversations.queries.clocks import clocks_of
from guanxi.apps.conversations.queries.planned_calls import attendees
from guanxi.apps.conversations.queries.promises import end_of_their_day
from guanxi.apps.obligations.labels import Debtor
from guanxi.domain.calls import noted_lines
from guanxi.platform.web.responses import redirect


@act()
def prepare(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down the agenda and who takes part."""
    call = found_call(pk)
    asked = AgendaForm(request.POST, people=attendees(call.supplier))
    if not asked.is_valid():
        return call_page(request, call, agenda_form=asked)
    actions.prepare_call(call=call, by=request.person, at=timezone.now(), **asked.cleaned_data)
    messages.success(request, _("The agenda is saved."))
    return _to_call(request, call)


@act()
def move(request: DeskRequest, pk: int) -> HttpResponse:
    """Another time, or another length."""
    call, now = found_call(pk), timezone.now()
    asked = ClockForm(request.POST, supplier=call.supplier, our_zone=request.person.zone, now=now)
    if asked.is_valid() and not _moved(request, call, asked, now):
        asked.add_error("starts", _("Another call with them is planned for this time."))
    if not asked.is_valid():
        return call_page(request, call, move_form=asked)
    messages.success(request, _("The call is moved. Send the invitation again."))
    return _to_call(request, call)


def _moved(request: DeskRequest, call: PlannedCall, asked: ClockForm, now: datetime) -> bool:
    try:
        actions.move_call(
            call=call,
            starts_at=asked.cleaned_data["starts_at"],
            minutes=asked.cleaned_data["minutes"],
            zone=asked.zone,
            by=request.person,
            at=now,
        )
    except actions.TimeTaken:
        return False
    return True


@act()
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Call it off."""
    call = found_call(pk)
    actions.cancel_call(call=call, by=request.person, at=timezone.now())
    undo = reverse("restore_planned_call", kwargs={"pk": pk})
    messages.success(request, _("The call is called off."), extra_tags=undo)
    return _to_call(request, call)


@act()
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a call that was called off stand again."""
    call = found_call(pk)
    try:
        actions.restore_planned_call(call=call, by=request.person, at=timezone.now())
    except actions.TimeTaken:
        messages.error(request, _("Another call with them is planned for this time."))
    else:
        messages.success(request, _("The call stands again."))
    return _to_call(request, call)


@act()
def missed(request: DeskRequest, pk: int) -> HttpResponse:
    """Somebody did not come; the page of the call offers new times."""
    call, missed_by = found_call(pk), request.POST.get("missed_by", "")
    if missed_by not in MissedBy.values:
        raise Http404("nobody of that name could come")
    try:
        miss_call(call=call, missed_by=MissedBy(missed_by), by=request.person, at=timezone.now())
    except StillToCome:
        messages.error(request, _("The call is still to come. Move it or call it off."))
    else:
        undo = reverse("reopen_planned_call", kwargs={"pk": pk})
        told = _("Noted: the call did not take place. Here are new times.")
        messages.success(request, told, extra_tags=undo)
    return _to_call(request, call)


@act()
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """It did not take place after all, or did."""
    call = found_call(pk)
    told = _("The contact and its promises are taken back.")
    if call.state == PlannedState.MISSED:
        told = _("The attempt is taken back; the call stands as planned.")
    try:
        reopen_call(call=call, by=request.person, at=timezone.now())
    except actions.TimeTaken:
        messages.error(request, _("Another call with them is planned for this time."))
    else:
        messages.success(request, told)
    return _to_call(request, call)


@form()
def held(request: DeskRequest, pk: int) -> HttpResponse:
    """How was it? Its minutes, the mix that really happened, and who promised what."""
    call, now = found_call(pk), timezone.now()
    asked = HeldForm(request.POST or None, now=now, initial=_as_planned(call))
    if request.method != "POST":
        return _held_page(request, call, asked, PromiseRows())
    if request.POST.get("step") == "lines":
        lines = _lines(call, request.POST.get("notes", ""))
        return _held_page(request, call, asked, PromiseRows(initial=lines), opens_rows=True)
    rows = PromiseRows(request.POST if "form-TOTAL_FORMS" in request.POST else None)
    rows_fit = not rows.is_bound or rows.is_valid()
    if not (asked.is_valid() and rows_fit):
        return _held_page(request, call, asked, rows, status=422)
    promises = _promises(call, rows) if rows.is_bound else []
    hold_call(call=call, promises=promises, by=request.person, at=now, **asked.cleaned_data)
    undo = reverse("reopen_planned_call", kwargs={"pk": pk})
    messages.success(request, _("The call and its minutes are noted."), extra_tags=undo)
    return _to_call(request, call)


def _held_page(
    request: DeskRequest,
    call: PlannedCall,
    asked: HeldForm,
    rows: Any,
    *,
    opens_rows: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": call,
        "supplier": call.supplier,
        "clocks": clocks_of(call.supplier, person=request.person, now=timezone.now()),
        "form": asked,
        "rows": rows,
        "opens_rows": opens_rows,
        "planned_share": 100 - frame_of(call).business_percent,
    }
    return render(request, "conversations/planned_calls_held.html", context, status=status)


def _as_planned(call: PlannedCall) -> dict[str, Any]:
    share = 100 - frame_of(call).business_percent
    return {
        "called_at": call.starts_at,
        "minutes": call.minutes,
        "relationship_percent": round(share / STEP) * STEP,
        "notes": call.notes,
    }


def _lines(call: PlannedCall, notes: str) -> list[dict[str, str | date | None]]:
    """A row for each line of the minutes, with what the line itself says."""
    day = call.starts_at.astimezone(ZoneInfo(call.supplier.zone)).date()
    return [
        {"what": line.words, "debtor": line.debtor.value if line.debtor else "", "day": line.day}
        for line in noted_lines(notes, on=day)
    ]


def _promises(call: PlannedCall, rows: Any) -> list[Promised]:
    promised: list[PromiseRow] = [row for row in rows if row.is_promise]
    return [_promise(call, row.cleaned_data) for row in promised]


def _promise(call: PlannedCall, said: dict[str, Any]) -> Promised:
    debtor = Debtor(said["debtor"])
    return Promised(said["what"], debtor, end_of_their_day(call.supplier, debtor, said["day"]))


def _to_call(request: DeskRequest, call: PlannedCall) -> HttpResponse:
    return redirect(request, reverse("planned_call", kwargs={"pk": call.pk}))
