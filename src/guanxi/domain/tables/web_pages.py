"""Tables in a page of HTML, or in a workbook of 2003 written as XML: what many programs call .xls.

Not a browser: tags are read one after another, no tree is built, nothing is fetched or run, and
entities are only characters. Every row of every table is a line; linear in the length.
"""

import codecs
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import BinaryIO, Final

from guanxi.domain.tables.cells import Cell, Number
from guanxi.domain.tables.delimited import MOST_COLUMNS
from guanxi.domain.tables.faults import Refusal, TableError
from guanxi.domain.tables.sheets import SheetLine
from guanxi.domain.tables.workbooks import LONGEST_TEXT

_BLOCK: Final = 1 << 18
_LONGEST_TOKEN: Final = 1 << 20
_LARGEST_HEAD: Final = 1 << 20  # characters before the first row
_MOST_LINES: Final = 1 << 20
_MOST_MERGED: Final = 60  # columns that are merged downwards at once
_BEGINS = (b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml", b"<!--", b"<head", b"<style",
           b"<body", b"<div", b"<center", b"<tr")  # fmt: skip
_TOKEN = re.compile(r"<[^<>]*>|[^<]+|<")
_TAG = re.compile(r"<(/?)(?:[A-Za-z]\w{0,10}:)?([A-Za-z]\w{0,20})(?=[\s/>])")
_SPANS = {
    name: re.compile(rf"""\s(?:ss:)?{name}\s*=\s*["']?(\d{{1,5}})""", re.IGNORECASE)
    for name in ("colspan", "rowspan", "MergeAcross", "MergeDown", "Index")
}
_IS_NUMBER = re.compile(r"""\s(?:ss:)?Type\s*=\s*["']Number["']""")
_FIGURES = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?(?:E[+-]?\d{1,2})?", re.ASCII)
_BLANKS = re.compile(r"\s+")
_ROW, _CELL = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_SILENT = frozenset({"style", "script", "title"})


def is_page(start: bytes) -> bool:
    """Whether a file begins as a page of HTML or XML does.

    >>> is_page(b"\\xef\\xbb\\xbf<html>"), is_page("<table>".encode("utf-16")), is_page(b"a,<b>")
    (True, True, False)
    """
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")
    return text[:20].lower().startswith(_BEGINS)


def page_lines(file: BinaryIO, encoding: str) -> Iterator[SheetLine]:
    """The rows of its tables that hold anything. Raises TableError where there are none."""
    page, length = _Page(), 0
    for token in _tokens(file, encoding):
        length += len(token)
        if (line := page.take(token)) is not None:
            yield line
        if page.row > _MOST_LINES or (not page.row and length > _LARGEST_HEAD):
            break
    if (line := page.end_row()) is not None:
        yield line
    if not page.row:
        raise TableError(Refusal.WEB_PAGE)


def _tokens(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Tags and the texts between them."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    held = ""
    while block := file.read(_BLOCK):
        text = held + decoder.decode(block)
        cut = max(text.rfind("<"), 0)
        yield from _TOKEN.findall(text[:cut])
        held = text[cut:]
        if len(held) > _LONGEST_TOKEN:
            raise TableError(Refusal.BROKEN)
    yield from _TOKEN.findall(held)


class _Page:
    """The row that is being read, and what merged cells above put into it."""

    def __init__(self) -> None:
        self.row = 0
        self._cells: dict[int, Cell] = {}
        self._at = -1  # the column of the cell that is open
        self._next = 0
        self._text: list[str] | None = None
        self._length = 0
        self._is_number = False
        self._is_open = False
        self._hidden = ""  # what ends the part that is not shown
        self._merged: dict[int, tuple[int, Cell]] = {}  # lines left, and the text
        self._down = 0
        self._repeated: set[int] = set()

    def take(self, token: str) -> SheetLine | None:
        """Take in a tag or a text; a row that is over."""
        if self._hidden:
            if self._hidden in token.casefold():
                self._hidden = ""
            return None
        if token[0] != "<":
            self._say(token)
            return None
        tag = _TAG.match(token)
        if tag is None:
            self._hidden = "-->" if token.startswith("<!--") and not token.endswith("-->") else ""
            return None
        return self._tag(tag[2].casefold(), bool(tag[1]), token)

    def _tag(self, name: str, closes: bool, token: str) -> SheetLine | None:
        if name in _SILENT and not closes:
            self._hidden = f"</{name}"
        elif name in _ROW or (name == "table" and closes):
            line = self.end_row()
            if not closes:
                self._begin_row(token)
            return line
        elif name in _CELL:
            self._end_cell()
            if not closes:
                self._begin_cell(token)
        elif name in _BREAKS:
            self._say("\n", as_it_is=True)
        elif name == "data" and not closes:
            self._is_number = _IS_NUMBER.search(token) is not None
        return None

    def end_row(self) -> SheetLine | None:
        """The row, where one is open and holds anything."""
        self._end_cell()
        if not self._is_open:
            return None
        self._is_open = False
        self._fill()
        cells, repeated = self._cells, frozenset(self._repeated)
        width = max((at for at, cell in cells.items() if cell != ""), default=-1) + 1
        if not width:
            return None
        return SheetLine(self.row, [cells.get(at, "") for at in range(width)], repeated)

    def _begin_row(self, token: str) -> None:
        self._is_open, self._cells, self._repeated, self._next = True, {}, set(), 0
        self.row = max(self.row + 1, min(_number(token, "Index", 0), _MOST_LINES))

    def _begin_cell(self, token: str) -> None:
        if not self._is_open:
            return
        at = _number(token, "Index", 0) - 1
        at = at if at >= self._next else self._next
        while self._merged.get(at, (0, ""))[0]:
            at += 1
        self._at, self._text, self._length = at, [], 0
        self._is_number = False
        self._next = at + max(_number(token, "colspan", 1), _number(token, "MergeAcross", 0) + 1)
        self._down = max(_number(token, "rowspan", 1) - 1, _number(token, "MergeDown", 0))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text = "\n".join(line.strip() for line in "".join(self._text).split("\n")).strip()
        cell: Cell = text
        if self._is_number and _FIGURES.fullmatch(text):
            cell = Number(Decimal(text))
        self._text = None
        if self._at < MOST_COLUMNS:
            self._cells[self._at] = cell
            if self._down and len(self._merged) < _MOST_MERGED:
                self._merged[self._at] = self._down + 1, cell

    def _fill(self) -> None:
        """Put what is merged into the row from above in its cells."""
        for at, (left, cell) in list(self._merged.items()):
            if at not in self._cells:
                self._cells[at] = cell
                self._repeated.add(at)
            if left > 1:
                self._merged[at] = left - 1, cell
            else:
                del self._merged[at]

    def _say(self, text: str, *, as_it_is: bool = False) -> None:
        if self._text is not None and self._length <= LONGEST_TEXT:
            self._text.append(text if as_it_is else _BLANKS.sub(" ", unescape(text)))
            self._length += len(self._text[-1])


def _number(token: str, name: str, otherwise: int) -> int:
    found = _SPANS[name].search(token)
    return int(found[1]) if found else otherwise
