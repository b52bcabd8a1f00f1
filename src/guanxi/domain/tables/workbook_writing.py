"""Lists as .xlsx: one sheet, a heading line that stays in view, texts that are only texts.

Every text cell says that it is one, so none can be a formula, and `safe_cell` holds here too, for
whoever saves the sheet as CSV. Days are days, numbers numbers; a stamp is text in ISO 8601 with
its offset, because a cell cannot hold a zone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font

from guanxi.domain.tables.workbooks import LONGEST_TEXT
from guanxi.domain.tables.writing import Value, safe_cell

_MOST_DIGITS: Final = 15  # of a number a spreadsheet keeps; longer ones are written as text
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, programs disagree about which day is meant
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|\r")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f']")


def write_workbook(
    file: BinaryIO, sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """Write a list as the only sheet of a workbook, line by line."""
    workbook = Workbook(write_only=True)
    worksheet = workbook.create_sheet(_NO_NAME.sub(" ", sheet)[:31].strip() or "1")
    worksheet.freeze_panes = "A2"

    def text(value: str) -> Cell:
        """A cell whose kind is said, else "#N/A" would be an error."""
        cell = WriteOnlyCell(worksheet, _storable(value))
        cell.data_type = "s"
        return cell

    titles = [text(safe_cell(heading)) for heading in headings]
    for title in titles:
        title.font = Font(bold=True)
    worksheet.append(titles)
    for row in rows:
        values = map(_stored, row)
        worksheet.append([text(one) if isinstance(one, str) else one for one in values])
    workbook.save(file)


def _stored(value: Value) -> str | date | Decimal | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime) or (isinstance(value, date) and value < _FIRST_DAY):
        return value.isoformat()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return safe_cell(value)
    number = Decimal(value)
    figures = format(number, "f")
    is_kept = number.is_finite() and len(figures.strip("-0.").replace(".", "")) <= _MOST_DIGITS
    return number if is_kept else figures


def _storable(text: str) -> str:
    """What XML cannot hold is left out or written as the format has it."""
    text = _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", _NO_XML.sub("", text))
    return text[:LONGEST_TEXT]
