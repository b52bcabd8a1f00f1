"""A list as a file: text for any program, or a workbook; no cell of it is ever run as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import TemporaryFile

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django_scopes import get_scope, scope

from guanxi.domain.tables import write_csv, write_workbook
from guanxi.domain.tables.writing import Value

ENDINGS = ("csv", "xlsx")
AT_ONCE = 200  # lines
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def list_file(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], ending: str
) -> HttpResponseBase:
    """The list to be kept as ``name`` with today's date. Rows are taken one by one: text goes out
    as it is made, a workbook is first written to a file of its own."""
    filename = f"{name}-{timezone.localdate().isoformat()}.{ending}"
    if ending == "csv":
        answer = StreamingHttpResponse(
            _made_where_asked(write_csv(headings, rows)), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{filename}"'
        return answer
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    write_workbook(file, name, headings, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)


def _made_where_asked(lines: Iterator[str]) -> Iterator[str]:
    """The lines, some at once, made in the workspace, language and zone of the page: a server
    takes them when the page has been left."""
    within, language, zone = (
        get_scope(),
        translation.get_language(),
        timezone.get_current_timezone(),
    )

    def part() -> str:
        with scope(**within), translation.override(language), timezone.override(zone):
            return "".join(islice(lines, AT_ONCE))

    return iter(part, "")
