"""The zip archive of a workbook, each part looked over before the library that reads it sees it.

openpyxl builds a tree of a part, or of each row of a sheet. So what bounds its memory is how many
tags stand in a part and in one row, and they are counted in the bytes first. The same look tells
what openpyxl does not when it streams: merged cells, and whether formulas were left without value.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

from openpyxl.utils import column_index_from_string

from guanxi.domain.tables.faults import Refusal, TableError

MOST_PARTS: Final = 10_000
MOST_BYTES: Final = 1 << 28  # of one part, unpacked
MOST_RATIO: Final = 100  # a sheet packs about 10 : 1, a bomb 1000 : 1
_MOST_WHOLE: Final = 1 << 24  # bytes of a part read as a whole
_MOST_WIDE: Final = 1 << 20  # bytes of a part in UTF-16, which no spreadsheet program writes
_MOST_TAGS: Final = 12_000_000  # a cell has four to six
_MOST_TOGETHER: Final = 300_000  # tags of one row, or outside all of them
_MOST_MERGED: Final = 100_000
_SMALL: Final = 8 << 20  # a ratio matters beyond this size
_BLOCK: Final = 1 << 17
_LONGEST_TAG: Final = 1 << 20
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s[^<>]*\?>)?")
_GROUP = re.compile(rb"<(/?)(?:[\w.-]+:)?(row|si)(?:\s[^<>]*?)?(/?)>")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_SHARED = re.compile(rb"<(?:[\w.-]+:)?f\s+\w")
_NO_VALUE = re.compile(
    rb"(?:</(?:[\w.-]+:)?f\s*>|<(?:[\w.-]+:)?f(?:\s[^<>]*)?/>)\s*</(?:[\w.-]+:)?c\s*>"
)
_LEFT_TO_DO = re.compile(rb'fullCalcOnLoad="(?:1|true)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_CLOSING: Final = 200  # bytes that hold the end of a formula and of its cell


@dataclass
class Look:
    """What the bytes of a part say of the sheet it may hold.

    `merged` holds, by the place of a column, the first being 0, the first and the last line of
    each run of cells merged downwards.
    """

    has_formula: bool = False
    shared: int = 0  # formulas that may be told by those of another cell
    lacks_value: bool = False  # of a formula
    is_left_to_do: bool = False  # its program left every formula to be worked out at opening
    merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


class Archive(zipfile.ZipFile):
    """An archive that opens only parts within bounds; raises TableError for others."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self.file = file
        self.is_left_to_do = False
        self._looks: dict[tuple[str, bool], Look] = {}
        _check_sizes(self.infolist())

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part as a whole: openpyxl makes a tree of all of it."""
        self.look(_name(name), is_whole=True)
        return super().read(name, pwd)

    def open(self, name: str | zipfile.ZipInfo, *rest: Any, **named: Any) -> IO[bytes]:
        """A part to be streamed: openpyxl makes a tree of each row or text."""
        if (_name(name), True) not in self._looks:
            self.look(_name(name))
        return super().open(name, *rest, **named)

    def look(self, name: str, *, is_whole: bool = False) -> Look:
        """What a part's bytes say; looked at once. Raises TableError."""
        known = self._looks.get((name, is_whole))
        if known is None:
            size = self.getinfo(name).file_size
            if is_whole and size > _MOST_WHOLE:
                raise TableError(Refusal.TOO_LARGE, bytes=size, limit=_MOST_WHOLE)
            with super().open(name) as stream:
                known = _look_over(stream, size, is_whole=is_whole)
            self._looks[name, is_whole] = known
            self.is_left_to_do |= known.is_left_to_do
        return known


def _name(part: str | zipfile.ZipInfo) -> str:
    return part if isinstance(part, str) else part.filename


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Declared sizes bound what is unpacked: the zip reader stops there."""
    if len(parts) > MOST_PARTS:
        raise TableError(Refusal.TOO_MANY_PARTS, parts=len(parts), limit=MOST_PARTS)
    for part in parts:
        if part.flag_bits & 1:
            raise TableError(Refusal.ENCRYPTED)
        if part.file_size > MOST_BYTES:
            raise TableError(Refusal.TOO_LARGE, bytes=part.file_size, limit=MOST_BYTES)
        ratio = part.file_size // max(part.compress_size, 1)
        if part.file_size > _SMALL and ratio > MOST_RATIO:
            raise TableError(Refusal.TOO_COMPRESSED, ratio=ratio, limit=MOST_RATIO)


def _look_over(stream: IO[bytes], size: int, *, is_whole: bool) -> Look:
    look, groups, end = Look(), _Groups(), b""
    for at, piece in enumerate(_pieces(stream, size)):
        body = piece[_match_end(piece) :] if at == 0 else piece
        if b"<!DOCTYPE" in body or (not is_whole and (b"<!" in body or b"<?" in body)):
            raise TableError(Refusal.FORBIDDEN_XML)  # a comment could hide where a row ends
        if is_whole:
            groups.outside += body.count(b"<")
            look.is_left_to_do = look.is_left_to_do or _LEFT_TO_DO.search(body) is not None
        else:
            groups.count(body)
            _find_formulas(body, end, look)
            _find_merged(body, look.merged)
            end = body[-_CLOSING:]
        groups.check()
    return look


def _match_end(piece: bytes) -> int:
    found = _DECLARATION.match(piece)
    return found.end() if found else 0


def _pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """A part in pieces of whole tags; NULs, as UTF-16 has them, would hide what they say."""
    held = b""
    while block := stream.read(_BLOCK):
        if b"\0" in block:
            if size > _MOST_WIDE:
                raise TableError(Refusal.TOO_LARGE, bytes=size, limit=_MOST_WIDE)
            block = block.replace(b"\0", b"")
        text = held + block
        cut = text.rfind(b"<")
        if cut > 0:
            yield text[:cut]
        held = text[max(cut, 0) :]
        if len(held) > _LONGEST_TAG:
            raise TableError(Refusal.BROKEN)
    yield held


class _Groups:
    """Counts the tags within each row of a sheet (each text of the table of texts), and outside."""

    def __init__(self) -> None:
        self.outside = 0
        self._all = 0
        self._inside: dict[bytes, int] = {}  # of the row, of the text that is open
        self._most = 0

    def count(self, piece: bytes) -> None:
        """Rows and texts must follow one another; one within itself is no workbook's."""
        start = 0
        for found in _GROUP.finditer(piece):
            self._add(piece.count(b"<", start, found.start()))
            start = found.start()
            closes, name, is_alone = found.groups()
            if bool(closes) != (name in self._inside):
                raise TableError(Refusal.BROKEN)
            if closes:
                self._most = max(self._most, self._inside.pop(name))
            elif not is_alone:
                self._inside[name] = 0
        self._add(piece.count(b"<", start))

    def check(self) -> None:
        """Raises TableError where there are too many."""
        together = max(self._most, self.outside, *self._inside.values(), 0)
        if together > _MOST_TOGETHER:
            raise TableError(Refusal.TOO_LARGE, tags=together, limit=_MOST_TOGETHER)
        if self._all > _MOST_TAGS:
            raise TableError(Refusal.TOO_LARGE, tags=self._all, limit=_MOST_TAGS)

    def _add(self, tags: int) -> None:
        self._all += tags
        if not self._inside:
            self.outside += tags
        for name in self._inside:
            self._inside[name] += tags


def _find_formulas(piece: bytes, before: bytes, look: Look) -> None:
    look.has_formula = look.has_formula or _FORMULA.search(piece) is not None
    if look.has_formula:
        look.shared += sum(1 for _ in _SHARED.finditer(piece))
        look.lacks_value = look.lacks_value or _NO_VALUE.search(before + piece) is not None


def _find_merged(piece: bytes, merged: dict[int, list[tuple[int, int]]]) -> None:
    for found in _MERGED.finditer(piece):
        first, last = int(found[2]), int(found[3])
        if last > first:
            column = column_index_from_string(found[1].decode()) - 1
            runs = merged.setdefault(column, [])
            if len(runs) < _MOST_MERGED:
                runs.append((first, last))
