"""An .xlsx or .xlsm file, read by openpyxl a row at a time and within bounds.

Its sheets are streamed and nothing in it is ever worked out or run. See `archives.py` for the
bounds, and docs/concepts/tables.md for what was compared.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import BinaryIO, Final, NamedTuple, cast

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook as Parsed
from openpyxl.worksheet.worksheet import Worksheet

from guanxi.domain.tables.archives import Archive, Look
from guanxi.domain.tables.faults import Refusal, TableError

LONGEST_TEXT: Final = 32_767  # characters of a cell, as Excel has it
_KINDS: Final = (b"sheet.main+xml", b"sheet.macroEnabled.main+xml",
                 b"template.main+xml", b"template.macroEnabled.main+xml")  # fmt: skip
# Parts that other programs' files have, and what they are.
_OTHERS: Final = {
    "content.xml": Refusal.OPEN_DOCUMENT,
    "Index/Document.iwa": Refusal.APPLE_NUMBERS,
    "Index.zip": Refusal.APPLE_NUMBERS,
    "xl/workbook.bin": Refusal.BINARY_WORKBOOK,
}
_MOST_SHARED: Final = 20_000  # formulas openpyxl spells out for each cell, at some cost
_TYPES: Final = "[Content_Types].xml"

# Of what it leaves out (drawings, validations) and of days out of range; a file's own words.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


class Sheet(NamedTuple):
    """A sheet by its name, whether it is hidden, and its place among the sheets."""

    name: str
    is_hidden: bool
    place: int


class Workbook:
    """A workbook opened for its values; a second time for its formulas, where they matter."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._values = _parsed(archive, has_values=True)
        self.epoch = self._values.epoch
        self.is_left_to_do = archive.is_left_to_do
        self.sheets = [
            Sheet(one.title, one.sheet_state != "visible", place)
            for place, one in enumerate(self._values.worksheets)
        ]

    @cached_property
    def _formulas(self) -> Parsed:
        return _parsed(self._archive, has_values=False)

    def values_of(self, sheet: Sheet) -> Worksheet:
        """The sheet with the value stored beside each formula."""
        return _worksheet(self._values, sheet)

    def formulas_of(self, sheet: Sheet) -> Worksheet | None:
        """The sheet with the formulas, where one of them may lack its value."""
        look = self.look(sheet)
        if not (look.lacks_value or (look.has_formula and self.is_left_to_do)):
            return None
        if look.shared > _MOST_SHARED:
            raise TableError(Refusal.TOO_LARGE, formulas=look.shared, limit=_MOST_SHARED)
        return _worksheet(self._formulas, sheet)

    def look(self, sheet: Sheet) -> Look:
        """What openpyxl does not tell of a sheet it streams."""
        part: str = self.values_of(sheet)._worksheet_path  # type: ignore[attr-defined]
        return self._archive.look(part)


def open_workbook(file: BinaryIO) -> Workbook:
    """The sheets of a workbook. Raises TableError."""
    with refused_when_broken():
        archive = Archive(file)
        for part, refusal in _OTHERS.items():
            if part in archive.NameToInfo:
                raise TableError(refusal)
        if _TYPES not in archive.NameToInfo:
            raise TableError(Refusal.NOT_A_TABLE)
        types = archive.read(_TYPES)
        if not any(kind in types for kind in _KINDS):
            raise TableError(Refusal.NOT_A_TABLE)
        workbook = Workbook(archive)
    if not workbook.sheets:
        raise TableError(Refusal.NOT_A_TABLE)
    return workbook


@contextmanager
def refused_when_broken() -> Iterator[None]:
    """Whatever a damaged file makes openpyxl raise, and that is anything, becomes one refusal."""
    try:
        yield
    except TableError:
        raise
    except Exception as fault:
        raise TableError(Refusal.BROKEN) from fault


def _parsed(archive: Archive, *, has_values: bool) -> Parsed:
    reader = ExcelReader(archive.file, read_only=True, data_only=has_values, keep_links=False)
    reader.archive = archive  # so that every part goes through its bounds
    with refused_when_broken():
        reader.read()
    return reader.wb


def _worksheet(parsed: Parsed, sheet: Sheet) -> Worksheet:
    return cast(Worksheet, parsed.worksheets[sheet.place])  # read only, and typed amiss
