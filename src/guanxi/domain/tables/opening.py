"""A stranger's file as a table: its sheet, its heading line, its lines.

The sheet and the line of headings are found by content: the line among the first ones where most
cells are headings known here, else the first of the widest lines of text. Two lines are one heading
where they say more together ("Quantity" above "Ordered") or the same in two languages.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, zip_longest
from typing import BinaryIO, NamedTuple

from openpyxl.utils import get_column_letter

from guanxi.domain.tables import delimited
from guanxi.domain.tables.cells import Cell, is_blank, text_of
from guanxi.domain.tables.faults import Refusal, Rejection, TableError
from guanxi.domain.tables.folding import folded
from guanxi.domain.tables.mapping import known_headings
from guanxi.domain.tables.sheets import SheetLine, sheet_lines
from guanxi.domain.tables.web_pages import is_page, page_lines
from guanxi.domain.tables.workbooks import Sheet, open_workbook

_LINES_SEARCHED = 30
_MOST_SHEETS_SEARCHED = 20
_OLE = b"\xd0\xcf\x11\xe0"
_MAIL = b"mime-version:"  # how a page is saved with its pictures
_NOTHING: frozenset[int] = frozenset()


class FileForm(StrEnum):
    """What a table was written as."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    WEB_PAGE = "web_page"


class TableLine(NamedTuple):
    """A line under the headings: its number in the file, a cell for each heading.

    `repeated` cells are filled from a merged cell above. `extra` counts cells beyond the last
    heading of a delimited file, where they mean that the line is shifted.
    """

    number: int
    cells: tuple[Cell, ...]
    repeated: frozenset[int] = _NOTHING
    extra: int = 0


@dataclass(frozen=True)
class Table:
    """A table found in a file. Read one pass at a time, as often as needed.

    `headings` are unique: a second "Date" is "Date (2)", a column without heading is "[C]".
    `sheets` names the other sheets too, hidden ones apart.
    """

    name: str
    form: FileForm
    heading_line: int
    headings: tuple[str, ...]
    read: Callable[[], Iterator[SheetLine | Rejection]]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    epoch: str = "1900"  # the year its days are counted from

    def lines(self) -> Iterator[TableLine | Rejection]:
        """The lines under the headings that hold anything, and what could not be read at all."""
        width = len(self.headings)
        nothing = ("",) * width
        is_delimited = self.form is FileForm.DELIMITED
        for line in self.read():
            if isinstance(line, Rejection):
                if line.line > self.heading_line:
                    yield line
                continue
            if line.number <= self.heading_line:
                continue
            cells = tuple(line.cells[:width])
            beyond = 0
            if is_delimited and len(line.cells) > width:
                beyond = sum(not is_blank(cell) for cell in line.cells[width:])
            if beyond or not all(
                is_blank(cell) for at, cell in enumerate(cells) if at not in line.repeated
            ):
                filled = cells + nothing[len(cells) :]
                yield TableLine(line.number, filled, line.repeated, beyond)


def open_table(
    name: str,
    data: bytes | BinaryIO,
    *,
    sheet: str | None = None,
    heading_line: int | None = None,
) -> Table:
    """The table in a .csv, .tsv, .txt or .xlsx file or in a page of HTML, told by its content.

    `sheet` and `heading_line` are what a person chose instead of what would be found; an open
    file must stay open while the table is read. Raises TableError.

    >>> table = open_table("x.csv", "Orders 2026\\nPO No;Qty\\nA1;5\\n".encode())
    >>> table.heading_line, table.headings, [line.cells for line in table.lines()]
    (2, ('PO No', 'Qty'), [('A1', '5')])
    """
    file = io.BytesIO(data) if isinstance(data, bytes | bytearray) else data
    file.seek(0)
    start = file.read(4096)
    if start.startswith(b"PK"):
        return _open_sheets(name, file, sheet, heading_line)
    _refuse_other_kinds(start)
    if is_page(start):
        return _open_page(name, file, heading_line)
    return _open_delimited(name, file, heading_line)


def _refuse_other_kinds(start: bytes) -> None:
    if start.startswith(_OLE):
        # An .xlsx with a password is wrapped in the same container as an old .xls.
        is_encrypted = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k" in start
        raise TableError(Refusal.ENCRYPTED if is_encrypted else Refusal.OLD_EXCEL)
    if start[:20].lower().startswith(_MAIL):
        raise TableError(Refusal.WEB_PAGE)


def _open_page(name: str, file: BinaryIO, heading_line: int | None) -> Table:
    encoding = delimited.find_encoding(file)

    def read() -> Iterator[SheetLine | Rejection]:
        yield from page_lines(file, encoding)

    number, headings, _ = _find_headings(_first(read(), heading_line), heading_line)
    return Table(name, FileForm.WEB_PAGE, number, headings, read, encoding=encoding)


def _open_delimited(name: str, file: BinaryIO, heading_line: int | None) -> Table:
    encoding = delimited.find_encoding(file)
    delimiter = delimited.find_delimiter(file, encoding)

    def read() -> Iterator[SheetLine | Rejection]:
        for row in delimited.read_rows(file, encoding, delimiter):
            if isinstance(row, Rejection):
                yield row
            else:
                yield SheetLine(row[0], list(row[1]), _NOTHING)

    number, headings, _ = _find_headings(_first(read(), heading_line), heading_line)
    return Table(
        name, FileForm.DELIMITED, number, headings, read, encoding=encoding, delimiter=delimiter
    )


def _open_sheets(name: str, file: BinaryIO, wanted: str | None, heading_line: int | None) -> Table:
    workbook = open_workbook(file)
    sheets = [one for one in workbook.sheets if wanted in (None, one.name)]
    if not sheets:
        raise TableError(Refusal.NO_SUCH_SHEET)
    visible = [one for one in sheets if not one.is_hidden] or sheets
    best: tuple[int, Sheet, int, tuple[str, ...]] | None = None
    fault: TableError | None = None
    for one in visible[:_MOST_SHEETS_SEARCHED]:
        try:
            first = _first(sheet_lines(workbook, one), heading_line)
            number, headings, known = _find_headings(first, heading_line)
        except TableError as found:
            fault = fault or found
            continue
        if best is None or known > best[0]:
            best = known, one, number, headings
    if best is None:
        raise fault or TableError(Refusal.NOT_A_TABLE)
    _, chosen, number, headings = best
    return Table(
        name,
        FileForm.WORKBOOK,
        number,
        headings,
        lambda: sheet_lines(workbook, chosen, len(headings)),
        sheet=chosen.name,
        sheets=tuple(one.name for one in workbook.sheets if not one.is_hidden),
        hidden_sheets=tuple(one.name for one in workbook.sheets if one.is_hidden),
        epoch="1904" if workbook.epoch.year == 1904 else "1900",
    )


def _first(lines: Iterator[SheetLine | Rejection], to: int | None) -> list[SheetLine]:
    """The lines headings are looked for in."""
    most = _LINES_SEARCHED if to is None else to + 1  # with the line below
    return [line for line in islice(lines, most) if isinstance(line, SheetLine)]


def _find_headings(lines: list[SheetLine], wanted: int | None) -> tuple[int, tuple[str, ...], int]:
    """The number and the headings of the heading line, and how many of them are known here."""
    texts = {line.number: [text_of(cell) for cell in line.cells] for line in lines}
    texts = {number: cells for number, cells in texts.items() if any(cells)}
    if wanted is not None and wanted not in texts:
        raise TableError(Refusal.NO_SUCH_LINE)
    if not texts:
        raise TableError(Refusal.EMPTY)
    known = {number: known_headings(cells) for number, cells in texts.items()}
    best = wanted or max(texts, key=lambda at: (known[at], _words(texts[at]), -at))
    for at in (best, best - 1):
        if at in texts and at + 1 in texts:
            both = _joined(texts[at], texts[at + 1])
            together, alone = known_headings(both), known[best]
            if together > alone or (
                together == alone and _are_headings(texts[at]) and _are_headings(texts[at + 1])
            ):
                return at + 1, _unique(both), together
    return best, _unique(texts[best]), known[best]


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether most of what stands in a line is a heading known here."""
    return known_headings(cells) * 2 > sum(map(bool, cells)) > 1


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two lines of headings as one; what stands over several columns counts for each of them."""
    group = ""
    joined = []
    for over, under in zip_longest(upper, lower, fillvalue=""):
        if over:
            group = over if under and under != over else ""
        elif under and not _goes_on(group, under):
            group = ""
        joined.append(_of_two(over or (group if under else ""), under))
    return joined


def _goes_on(group: str, under: str) -> bool:
    """Whether what stands over the columns before stands over this one too."""
    if group.isascii() != under.isascii():
        return False
    return known_headings([_of_two(group, under)]) >= known_headings([under])


def _of_two(over: str, under: str) -> str:
    """ "Quantity" over "Ordered", "Delivery date" over "Actual": in the order that is known."""
    if not over or not under or over == under:
        return over or under
    both, turned = f"{over} {under}", f"{under} {over}"
    return turned if known_headings([turned]) > known_headings([both]) else both


def _words(cells: Sequence[str]) -> int:
    """How many cells hold words: headings seldom are figures."""
    return sum(bool(cell) and not any(char.isdigit() for char in cell) for cell in cells)


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """The headings of a line, each once."""
    width = max(at for at, cell in enumerate(cells) if cell) + 1
    seen: dict[str, int] = {}
    names: list[str] = []
    for at, cell in enumerate(cells[:width]):
        heading = " ".join(cell.split()) if cell else f"[{get_column_letter(at + 1)}]"
        form = folded(heading) or heading
        seen[form] = seen.get(form, 0) + 1
        names.append(heading if seen[form] == 1 else f"{heading} ({seen[form]})")
    return tuple(names)
