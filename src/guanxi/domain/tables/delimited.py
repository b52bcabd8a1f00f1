"""Delimited text: its encoding, its delimiter, its rows.

A quotation mark that never closes costs its own row: the lines it swallowed are read again.
"""

import codecs
import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from opencc import OpenCC

from guanxi.domain.decoding import NotText, Unfit, read_text
from guanxi.domain.row_lines import RowLines
from guanxi.domain.tables.faults import Reason, Refusal, Rejection, TableError, shortened
from guanxi.domain.tables.headings import COMMON
from guanxi.domain.tables.headings_by_kind import BY_KIND
from guanxi.domain.tables.mapping import known_headings

LONGEST_ROW = 1 << 17  # characters; also the longest cell the csv module takes
MOST_COLUMNS = 1000
_MOST_RETRIES = 100
_HEAD = 1 << 16
_BLOCK = 1 << 18
_SAMPLE_LINES, _SAMPLE_CELLS = 40, 40
_FOREIGN = re.compile(rb"[\x80-\xff]")
_AS_TEXT = re.compile(r'="([^"]*)"\s*')
_DELIMITERS = ",;\t|"
# In the right East Asian encoding much of a table's text is the words of headings and of firms.
_FIRMS = "有限公司厂省市县区镇路号电子五金塑料制品贸易工业深圳东莞义乌广州浙江合格完成已未"


def find_encoding(file: BinaryIO) -> str:
    """How the text of a file is encoded. Raises TableError where it is no text."""
    file.seek(0)
    start = file.read(_BLOCK)
    sample = start if _FOREIGN.search(start) else start[:_HEAD] + _first_foreign(file)
    try:
        encoding, _ = read_text([sample])
    except NotText as fault:
        code = Refusal.EMPTY if fault.why is Unfit.EMPTY else Refusal.NOT_A_TABLE
        raise TableError(code) from None
    if encoding.startswith("utf") and (encoding != "utf-8" or _is_utf8(sample)):
        return encoding
    return _encoding_of_headings(sample) or encoding


def _is_utf8(sample: bytes) -> bool:
    """But for a cut end and a bad byte here and there."""
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(sample)
    return text.count("\ufffd") * 200 <= len(text)


def _first_foreign(file: BinaryIO) -> bytes:
    """The bytes from the first beyond ASCII on, after the block already read."""
    while block := file.read(_BLOCK):
        if (found := _FOREIGN.search(block)) is not None:
            return block[found.start() :][:_HEAD]
    return b""


@cache
def _often() -> frozenset[str]:
    """Characters of headings and of firms, Simplified and Traditional."""
    words = [_FIRMS, *COMMON.values()]
    for fields in BY_KIND.values():
        words += fields.values()
    simplified = "".join(char for char in "".join(words) if char > "\x7f")
    return frozenset(simplified + OpenCC("s2t").convert(simplified))


def _encoding_of_headings(sample: bytes) -> str | None:
    often = _often()
    shares: dict[str, float] = {}
    for encoding in ("gb18030", "big5hkscs"):
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
        foreign = [char for char in text if char > "\x7f"]
        if foreign and foreign.count("\ufffd") * 50 <= len(foreign):
            shares[encoding] = sum(char in often for char in foreign) / len(foreign)
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best is not None and shares[best] >= 0.2 else None


def find_delimiter(file: BinaryIO, encoding: str) -> str:
    """What parts the cells: named by a first line `sep=;`, else what parts a line into the most
    headings that are known, else what parts most lines alike."""
    lines = [line for line, _ in zip(_Lines(file, encoding), range(_SAMPLE_LINES), strict=False)]
    if lines and (named := _named_delimiter(lines[0])):
        return named
    return max(_DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _named_delimiter(line: str) -> str | None:
    line = line.rstrip("\n")
    return line[4] if len(line) == 5 and line.casefold().startswith("sep=") else None


def _fit(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    """The most headings in one line; how many lines have the commonest number of cells, where
    that is more than one. Lines are alike by chance where every cell of a column has a comma."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
    except csv.Error:
        return 0, 0, 0
    if not rows:
        return 0, 0, 0
    headings = max(known_headings(row[:_SAMPLE_CELLS]) for row in rows)
    width, lines_alike = Counter(map(len, rows)).most_common(1)[0]
    return headings, lines_alike * 4 + min(width, 8), width


def read_rows(
    file: BinaryIO, encoding: str, delimiter: str
) -> Iterator[tuple[int, list[str]] | Rejection]:
    """Each row with the number of the line it begins on, or why it could not be read."""
    feed = RowLines(_Lines(file, encoding), LONGEST_ROW)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    retries = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            if (loose := feed.one_line(delimiter)) is not None:
                yield feed.line, loose
                feed.settle()
                continue
            retries += 1
            reason = Reason.TOO_LONG if feed.is_overlong else Reason.BROKEN_ROW
            yield Rejection(feed.line, None, reason, shortened(feed.taken[0]))
            feed.settle(None if retries > _MOST_RETRIES else 1)
            continue
        line = feed.line
        feed.settle()
        if line == 1 and len(cells) < 3 and _named_delimiter(delimiter.join(cells)):
            continue
        cells = [_said(cell) if cell[:2] == '="' else cell for cell in cells]
        if len(cells) > MOST_COLUMNS:
            yield Rejection(line, None, Reason.TOO_LONG, shortened(" ".join(cells[:9])))
            continue
        yield line, cells


def _said(cell: str) -> str:
    """A number written so that a spreadsheet leaves its zeros: ="00123" says 00123."""
    found = _AS_TEXT.fullmatch(cell)
    return found[1] if found else cell


class _Lines:
    """The lines of a file from its beginning; one that is far too long comes in pieces."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        file.seek(0)
        self._blocks = iter(lambda: file.read(_BLOCK), b"")
        self._decoder = io.IncrementalNewlineDecoder(
            codecs.getincrementaldecoder(encoding)(errors="replace"), translate=True
        )
        self._lines: deque[str] = deque()
        self._rest = ""
        self._is_over = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        while not self._lines:
            if self._is_over:
                raise StopIteration
            self._fill()
        return self._lines.popleft()

    def _fill(self) -> None:
        block = next(self._blocks, b"")
        self._is_over = not block
        text = self._rest + self._decoder.decode(block, final=self._is_over)
        *whole, self._rest = text.split("\n")
        self._lines.extend(f"{line}\n" for line in whole)
        if self._rest and (self._is_over or len(self._rest) > LONGEST_ROW):
            self._lines.append(self._rest)
            self._rest = ""
