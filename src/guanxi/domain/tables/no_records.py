"""Lines between the records of a table: sums, and its headings once more."""

from collections.abc import Iterable

from guanxi.domain.tables.cells import Cell, is_blank, text_of
from guanxi.domain.tables.faults import Reason
from guanxi.domain.tables.folding import LONGEST_HEADING, folded
from guanxi.domain.tables.mapping import Columns, is_total, names_total
from guanxi.domain.tables.opening import TableLine
from guanxi.domain.tables.records import Kind

# A line of a table that names one of these beside a word for a sum is no sum.
_NAMES = ("po_number", "supplier_name", "supplier_code", "sku", "item")


class NoRecords:
    """Tells the lines that are no records of one table."""

    def __init__(self, headings: Iterable[str], columns: Columns) -> None:
        self._headings = _forms(headings)
        named = columns.columns if columns.kind is not Kind.SUPPLIERS else ()
        self._names = [one.index for one in named if one.field in _NAMES]
        self._may_name = bool(self._names)

    def reason(self, line: TableLine) -> Reason | None:
        """Why a line is none, or None.

        "Subtotal Huamei", or "Huamei Total" as spreadsheets write under a group, is a sum where
        the line names nothing else.
        """
        if line.extra:
            return Reason.EXTRA_CELLS
        at, first = 0, line.cells[0]
        if is_blank(first):
            at, first = next(one for one in enumerate(line.cells) if not is_blank(one[1]))
        if not isinstance(first, str) or len(first) > LONGEST_HEADING or _is_number(first):
            return None
        if is_total(first) or (self._may_name and names_total(first) and self._is_alone(line, at)):
            return Reason.TOTAL_LINE
        if folded(first) in self._headings and _forms(line.cells) == self._headings:
            return Reason.REPEATED_HEADING
        return None

    def _is_alone(self, line: TableLine, at: int) -> bool:
        """Whether no order, supplier or product is named but in this cell."""
        return all(
            index == at or index in line.repeated or is_blank(line.cells[index])
            for index in self._names
        )


def _is_number(text: str) -> bool:
    """Of an order, as stands first on most lines: "4711 Total" adds one up, and "Total:7"."""
    return text[-1:].isdigit() and text.isascii() and " " not in text and ":" not in text


def _forms(texts: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(folded(text_of(text)) for text in texts)
