"""What stands in a cell: text, or what a spreadsheet stores beside its text.

A delimited file has text only. A workbook also has numbers (with how they are shown: as a
percentage, in a currency), days, and cells that hold no value at all.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from guanxi.domain.tables.faults import CellFault, Reason


class Number(NamedTuple):
    """A number a workbook stores, to the 15 digits a spreadsheet shows."""

    value: Decimal
    is_percent: bool = False
    currency: str = ""  # a code or a sign out of the number's format

    def __str__(self) -> str:
        return f"{plain_number(self.value * 100)}%" if self.is_percent else plain_number(self.value)


class NoValue(NamedTuple):
    """A cell whose value is not there: a formula never calculated, or an error."""

    reason: Reason
    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | Number | date | NoValue

# Whole cells that say that there is nothing to say. More words than these are an answer, and
# where a date or a number should stand they are reported.
_NOT_GIVEN = """
- -- --- – — —— － _ / ／ \\ . … ... ? ?? ？ n/a n.a. n.a na none nil null nan k.a. unknown open
pending tbd t.b.d. tba tbc 无 無 没有 暂无 暫無 待定 未定 待确认 待確認 待通知 不详 不詳 未知 空
"""
NOT_GIVEN: Final = frozenset(
    {"", *_NOT_GIVEN.split(), "not given", "to be confirmed", "to be determined"}
)
# What a spreadsheet shows instead of a value it cannot work out; in text it stands as it is shown.
_ERRORS: Final = frozenset(
    "#n/a #ref! #value! #div/0! #name? #null! #num! #spill! #calc!".split()  # noqa: SIM905
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u200e\u200f]")


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not (cell and cell.strip())


def text_of(cell: Cell) -> str:
    """The cell as a person would type it; a number without exponent or trailing zeros.

    >>> text_of(Number(Decimal("4500012345.0")))
    '4500012345'
    """
    if isinstance(cell, str):
        return cell.strip() if cell.isprintable() else _CONTROL.sub("", cell).strip()
    return str(cell)


def given_text(cell: Cell) -> str:
    """The text of a cell for reading a value from: folded to half width, "" where not given.

    Raises CellFault for a cell whose value is not there.

    >>> given_text("１２３"), given_text("TBD"), given_text(" 待定 ")
    ('123', '', '')
    """
    if isinstance(cell, NoValue):
        raise CellFault(cell.reason)
    text = text_of(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).strip()
    return "" if len(text) < 20 and text.casefold() in NOT_GIVEN else text


def is_error(cell: Cell) -> bool:
    """Whether a text is what a spreadsheet shows instead of a value.

    >>> is_error("#N/A"), is_error("#12")
    (True, False)
    """
    return isinstance(cell, str) and cell[:1] == "#" and cell.strip().casefold() in _ERRORS


@lru_cache(maxsize=4096)
def plain_number(value: Decimal) -> str:
    """A number in figures, "." for its decimals.

    >>> plain_number(Decimal("1E+3")), plain_number(Decimal("2.50"))
    ('1000', '2.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
