"""Lists out: every list as CSV or as a workbook, in which no text is ever run as a formula."""

from __future__ import annotations

from collections.abc import Iterable
from tempfile import TemporaryFile

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.exchange.labels import Kind
from guanxi.apps.exchange.queries.lists import LISTS, OutList, messages_of
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.tables import write_csv, write_workbook

ENDINGS = ("csv", "xlsx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
__all__ = ["ENDINGS", "LISTS", "list_file", "lists_out", "messages_file"]


@page()
def lists_out(request: DeskRequest) -> HttpResponse:
    """Which lists can be taken out."""
    suppliers = Supplier.objects.filter(archived_at=None).order_by("name")
    context = {"kinds": [(kind, kind.label) for kind in Kind], "suppliers": suppliers}
    return render(request, "exchange/lists_out.html", context)


@page()
def list_file(request: DeskRequest, what: str, ending: str) -> HttpResponseBase:
    """One list as a file."""
    return _file(LISTS[what](), what, ending)


@page()
def messages_file(request: DeskRequest, pk: int, ending: str) -> HttpResponseBase:
    """What was said with one supplier, as a file."""
    supplier = get_object_or_404(Supplier, pk=pk)
    out = messages_of(supplier, person=request.person)
    return _file(out, f"messages-{supplier.short_name}", ending)


def _file(out: OutList, name: str, ending: str) -> HttpResponseBase:
    filename = f"{name}-{timezone.localdate().isoformat()}.{ending}"
    if ending == "csv":
        lines: Iterable[str] = write_csv(out.headings, out.rows)
        answer: HttpResponseBase = StreamingHttpResponse(
            lines, content_type="text/csv; charset=utf-8"
        )
    else:
        file = TemporaryFile()  # noqa: SIM115  # the response closes it
        write_workbook(file, name, out.headings, out.rows)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
