"""A list as a file: text for any program, or a workbook; no cell of it is ever run as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from guanxi.domain.tables import write_csv, write_workbook
from guanxi.domain.tables.writing import Value

ENDINGS = ("csv", "xlsx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def list_file(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], ending: str
) -> HttpResponseBase:
    """The list to be kept as ``name`` with today's date. Rows are taken one by one: text goes out
    as it is made, a workbook is first written to a file of its own."""
    filename = f"{name}-{timezone.localdate().isoformat()}.{ending}"
    if ending == "csv":
        answer = StreamingHttpResponse(
            write_csv(headings, rows), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{filename}"'
        return answer
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    write_workbook(file, name, headings, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)
