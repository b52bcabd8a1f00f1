"""Bringing in tables: drop or choose, say which column is what, bring in, take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, form, page
from guanxi.apps.conversations.pages.intake import bring_in as bring_in_chats
from guanxi.apps.exchange.actions import imports as actions
from guanxi.apps.exchange.forms.tables import TableForm
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.exchange.queries.imports import recent_tables, rejected_lines, table_view
from guanxi.apps.exchange.queries.tables import looks_like_table
from guanxi.apps.files.actions import TooLarge
from guanxi.domain.tables import FileForm, Refusal, TableError, open_table, write_csv
from guanxi.platform.web.responses import redirect

MOST_FILES = 20
# Files that are meant as tables, though they cannot be read: told here what to do.
_MEANT = {
    Refusal.OLD_EXCEL, Refusal.OPEN_DOCUMENT, Refusal.APPLE_NUMBERS, Refusal.BINARY_WORKBOOK,
    Refusal.ENCRYPTED,
}  # fmt: skip


@act()
def drop(request: DeskRequest) -> HttpResponse:
    """Files dropped on any page: tables are brought in here, all others as chats and mail."""
    files = request.FILES.getlist("files")
    if files and all(is_table(file) for file in files[:MOST_FILES]):
        return _begin(request, files[:MOST_FILES])
    return bring_in_chats(request)


def is_table(file: UploadedFile) -> bool:
    """Whether a file is a table, by what is in it."""
    if (file.size or 0) > actions.LARGEST:
        return False
    try:
        table = open_table(file.name or "", cast(BinaryIO, file))
    except TableError as refusal:
        return refusal.code in _MEANT
    finally:
        file.seek(0)
    return table.form is FileForm.WORKBOOK or looks_like_table(table.headings)


@form()
def tables(request: DeskRequest) -> HttpResponse:
    """Choose tables; and those that came in lately."""
    files = request.FILES.getlist("files")[:MOST_FILES]
    if request.method == "POST" and files:
        return _begin(request, files)
    return render(request, "exchange/tables.html", {"recent": recent_tables()})


def _begin(request: DeskRequest, files: list[UploadedFile]) -> HttpResponse:
    try:
        begun = [
            actions.begin_table(
                workspace=request.workspace,
                name=(file.name or "").replace("\x00", ""),
                chunks=file.chunks(),
                by=request.person,
                at=timezone.now(),
            )
            for file in files
        ]
    except TooLarge:
        messages.error(request, _("This table is larger than 200 MB. Bring it in in parts."))
        return redirect(request, reverse("tables"))
    if len(begun) == 1:
        return redirect(request, reverse("table", args=[begun[0].pk]))
    return redirect(request, reverse("tables"))


@page()
def table(request: DeskRequest, pk: int) -> HttpResponse:
    """One table, wherever it stands; htmx asks for the changing part alone."""
    return _table_page(request, _found(pk))


@act()
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring in what the preview shows; where something was said anew, read it so first."""
    found = _found(pk)
    if found.state != TableState.PREVIEW:
        return _moved(request, found, _is_elsewhere)
    said = TableForm(request.POST, table=found)
    if not said.is_valid():
        return _table_page(request, found, said, status=422)
    now = timezone.now()
    if said.reads_differently() or request.POST.get("asks") == "again":
        how = said.how()
        return _moved(
            request,
            found,
            lambda: actions.read_again(table=found, how=how, by=request.person, at=now),
        )
    if found.counts.get("missing"):
        return _table_page(request, found, said, status=422)
    return _moved(
        request,
        found,
        lambda: actions.confirm_table(
            table=found,
            suppliers=said.suppliers(),
            corrects=said.cleaned_data["corrects"],
            by=request.person,
            at=now,
        ),
    )


@act()
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave it."""
    return _act(request, pk, actions.cancel_table)


@act()
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the table back, and stop it first where it still comes in."""
    return _act(request, pk, actions.undo_table)


@act()
def redo(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring it back."""
    return _act(request, pk, actions.redo_table)


@page()
def rejected(request: DeskRequest, pk: int) -> StreamingHttpResponse:
    """Everything that was not taken, as a file for a spreadsheet."""
    found = _found(pk)
    headings = [
        _("Line"), _("Column"), _("What is there"), _("What is wrong, and what to do"),
    ]  # fmt: skip
    rows = [(row.line, row.heading, row.text, str(row.what)) for row in rejected_lines(found)]
    return StreamingHttpResponse(
        write_csv(headings, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="rejected-{found.pk}.csv"'},
    )


def _found(pk: int) -> TableImport:
    related = ("source__file", "source__by", "supplier")
    found: TableImport = get_object_or_404(TableImport.objects.select_related(*related), pk=pk)
    return found


def _act(request: DeskRequest, pk: int, action: Callable[..., None]) -> HttpResponse:
    found = _found(pk)
    return _moved(request, found, lambda: action(table=found, by=request.person, at=timezone.now()))


def _moved(request: DeskRequest, found: TableImport, move: Callable[[], None]) -> HttpResponse:
    """Do it; if somebody was faster, just show where it stands now."""
    try:
        move()
    except actions.TableMoved:
        messages.info(request, _("Somebody has already done this; here is where it stands."))
    if request.htmx:
        return _table_page(request, _found(found.pk))
    return redirect(request, reverse("table", args=[found.pk]))


def _is_elsewhere() -> None:
    raise actions.TableMoved


def _table_page(
    request: DeskRequest, found: TableImport, said: TableForm | None = None, status: int = 200
) -> HttpResponse:
    if found.state == TableState.PREVIEW and said is None:
        said = TableForm(table=found)
    context = {"view": table_view(found), "said": said}
    part = request.htmx and not request.htmx.boosted
    template = "exchange/_table.html" if part else "exchange/table.html"
    return render(request, template, context, status=status)
