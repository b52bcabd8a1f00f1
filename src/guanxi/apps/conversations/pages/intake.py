"""Bringing in chats: drop or paste, read the preview, say who is who, bring in, take back."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form, page
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.forms.intake import (
    ConfirmForm,
    LeftOutRows,
    PasteForm,
    ZoneForm,
)
from guanxi.apps.conversations.labels import REJECTIONS, IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.apps.conversations.pages.sharing import waiting_rows
from guanxi.apps.conversations.queries.intakes import (
    entries_between,
    intake_view,
    recent_intakes,
)
from guanxi.apps.files.actions import TooLarge
from guanxi.platform.i18n.times import day_words
from guanxi.platform.web.responses import redirect

MOST_FILES = 50


@form()
def bring_in(request: DeskRequest) -> HttpResponse:
    """Files dropped or chosen, or text pasted; each becomes a reading of its own."""
    if request.method == "GET":
        return _bring_in_page(request, PasteForm())
    files = request.FILES.getlist("files")[:MOST_FILES]
    if not files:
        return _pasted(request)
    try:
        begun = [
            actions.begin_intake(
                workspace=request.workspace,
                name=file.name or "",
                chunks=file.chunks(),
                zone=request.person.zone,
                by=request.person,
                at=timezone.now(),
                exported_at=_said_by_browser(request, index),
            )
            for index, file in enumerate(files)
        ]
    except TooLarge:
        messages.error(request, _("This file is larger than 2 GB. Export the chat without media."))
        return redirect(request, reverse("bring_in"))
    if len(begun) == 1:
        return redirect(request, reverse("intake", args=[begun[0].pk]))
    return redirect(request, reverse("bring_in"))


def _pasted(request: DeskRequest) -> HttpResponse:
    paste = PasteForm(request.POST)
    if not paste.is_valid():
        return _bring_in_page(request, paste, status=422)
    now = timezone.now()
    begun = actions.begin_intake(
        workspace=request.workspace,
        name=_("Pasted text"),
        chunks=[paste.cleaned_data["text"].encode()],
        zone=request.person.zone,
        by=request.person,
        at=now,
        exported_at=now,
    )
    return redirect(request, reverse("intake", args=[begun.pk]))


def _said_by_browser(request: DeskRequest, index: int) -> datetime | None:
    """When the file was last written, as the browser says in milliseconds; never the future."""
    try:
        stamp = int(request.POST.getlist("written")[index])
        said = datetime.fromtimestamp(stamp / 1000, UTC)
    except (IndexError, ValueError, OverflowError, OSError):
        return None
    return min(said, timezone.now())


def _bring_in_page(request: DeskRequest, paste: PasteForm, status: int = 200) -> HttpResponse:
    context = {
        "paste": paste,
        "recent": recent_intakes(now=timezone.now()),
        "shared": waiting_rows(request),
    }
    return render(request, "conversations/bring_in.html", context, status=status)


@page()
def intake(request: DeskRequest, pk: int) -> HttpResponse:
    """One import, whatever its state; htmx asks for the changing part alone."""
    return _intake_page(request, _found(pk))


@act()
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring in what the preview shows; or only add a row for days to leave out, or count them."""
    found = _found(pk)
    asks = request.POST.get("asks")
    if asks == "another_span":
        said = ConfirmForm(intake=found, workspace=request.workspace, said=request.POST.dict())
        return _intake_page(request, found, said)
    if asks == "counts":
        context = {"told": _left_out_told(request, found)}
        return render(request, "conversations/_left_out_told.html", context)
    answers = ConfirmForm(request.POST, intake=found, workspace=request.workspace)
    if not answers.is_valid():
        return _intake_page(request, found, answers, status=422)
    at = timezone.now()
    return _moved(
        request,
        found,
        lambda: actions.confirm_intake(
            intake=found,
            supplier=answers.supplier(by=request.person, at=at),
            people=answers.people(),
            left_out=answers.left_out(),
            exported_at=answers.cleaned_data["exported_at"],
            by=request.person,
            at=at,
        ),
    )


@act()
def read_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Read the file in another zone or order of the date."""
    found = _found(pk)
    zone = ZoneForm(request.POST)
    if not zone.is_valid():
        return _intake_page(request, found, status=422)
    return _moved(
        request,
        found,
        lambda: actions.read_again(
            intake=found, by=request.person, at=timezone.now(), **zone.cleaned_data
        ),
    )


@act()
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Stop, and keep what is written so far."""
    found = _found(pk)
    return _moved(
        request,
        found,
        lambda: actions.cancel_intake(intake=found, by=request.person, at=timezone.now()),
    )


@act()
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the whole import back (and stop it first, where it still runs)."""
    found = _found(pk)

    def stop_and_undo() -> None:
        if found.state == IntakeState.WRITING:
            actions.cancel_intake(intake=found, by=request.person, at=timezone.now())
        actions.undo_intake(intake=found, by=request.person, at=timezone.now())

    return _moved(request, found, stop_and_undo)


@act()
def redo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the undo back."""
    found = _found(pk)
    return _moved(
        request,
        found,
        lambda: actions.redo_intake(intake=found, by=request.person, at=timezone.now()),
    )


@page()
def rejected_lines(request: DeskRequest, pk: int) -> HttpResponse:
    """The lines that could not be read, as a file for a spreadsheet."""
    found = _found(pk)
    sheet = StringIO()
    rows = csv.writer(sheet)
    rows.writerow([_("Line"), _("What is there"), _("What is wrong, and what to do")])
    for row in found.rejections.order_by("line"):
        rows.writerow([row.line, _no_formula(row.excerpt), REJECTIONS[row.reason]])
    return HttpResponse(
        "\ufeff" + sheet.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="rejected-{found.pk}.csv"'},
    )


def _no_formula(text: str) -> str:
    """A cell that a spreadsheet will not run."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _found(pk: int) -> Intake:
    return get_object_or_404(
        Intake.objects.select_related("source__file", "supplier", "room"), pk=pk
    )


def _moved(request: DeskRequest, found: Intake, move: object) -> HttpResponse:
    """Do it; if somebody was faster, just show where it stands now."""
    try:
        move()  # type: ignore[operator]
    except actions.IntakeMoved:
        messages.info(request, _("Somebody has already done this; here is where it stands."))
    if request.htmx:
        return _intake_page(request, _found(found.pk))
    return redirect(request, reverse("intake", args=[found.pk]))


def _intake_page(
    request: DeskRequest, found: Intake, answers: ConfirmForm | None = None, status: int = 200
) -> HttpResponse:
    view = intake_view(found, now=timezone.now())
    if found.state == IntakeState.PREVIEW and answers is None:
        answers = ConfirmForm(intake=found, workspace=request.workspace)
    today = timezone.localdate()
    context = {
        "view": view,
        "first_day": day_words(view.first.date(), today) if view.first else "",
        "last_day": day_words(view.last.date(), today) if view.last else "",
        "answers": answers,
        "told": _left_out_told(request, found),
        "zone_form": ZoneForm(initial={"zone": found.source.zone}),
    }
    part = request.htmx and not request.htmx.boosted
    template = "conversations/_intake.html" if part else "conversations/intake.html"
    return render(request, template, context, status=status)


def _left_out_told(request: DeskRequest, found: Intake) -> list[tuple[int, str, str, int]]:
    """Row, first and last day in words, and how much of the file stands there."""
    if found.state != IntakeState.PREVIEW or request.method != "POST":
        return []
    today = timezone.localdate()
    return [
        (
            span.row,
            day_words(span.first, today),
            day_words(span.last, today),
            entries_between(found, span.first, span.last),
        )
        for span in LeftOutRows(request.POST).spans()
    ]
