"""Lists as files a spreadsheet opens, in which no text is ever worked out as a formula.

A spreadsheet evaluates a cell that begins with "=", "+", "-" or "@", also after white space or in
full width. Such a text gets an apostrophe before it, as OWASP's page on CSV injection advises.
Numbers stay numbers. `original_text` takes the apostrophe off again when a file comes back.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

Value = str | int | Decimal | date | datetime | None

_STARTS = re.compile("['\\s\ufeff\u200b\x00]*[=+\\-@＝＋－＠\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})%?")
_ALONE = re.compile(r"[-–—]{1,3}")


def safe_cell(text: str) -> str:
    """The text as it can stand in a file for spreadsheets.

    >>> safe_cell("=1+1"), safe_cell("+86 138 0013 8000"), safe_cell("-5"), safe_cell("-")
    ("'=1+1", "'+86 138 0013 8000", '-5', '-')
    """
    if _STARTS.match(text) is None or _is_harmless(text):
        return text
    return f"'{text}"


def original_text(text: str) -> str:
    """What `safe_cell` was given, whatever it was.

    >>> original_text("'=1+1"), original_text("'quoted'")
    ('=1+1', "'quoted'")
    """
    is_guarded = text.startswith("'") and safe_cell(text[1:]) == text
    return text[1:] if is_guarded else text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """A list as CSV, line by line: a byte-order mark for Excel, days and stamps in ISO 8601.

    >>> "".join(write_csv(["No", "Due"], [["=1", date(2026, 3, 1)]]))
    "\\ufeffNo,Due\\r\\n'=1,2026-03-01\\r\\n"
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow([safe_cell(heading) for heading in headings])
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_written(value) for value in row])
        yield _taken(buffer)


def _is_harmless(text: str) -> bool:
    return bool(_PLAIN_NUMBER.fullmatch(text) or _ALONE.fullmatch(text)) and "+" not in text


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return safe_cell(value) if isinstance(value, str) else str(value)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
