"""Figures as people write them, exactly.

1,234.50 and 1.234,50 are the same price in two conventions, and 1.234 alone does not say which.
The decimal mark is decided for a column from all its cells (`conventions.py`); here a text is
read with a given mark, or, where none is given, only if one reading of it is possible.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from guanxi.domain.tables.cells import Cell, Number, given_text
from guanxi.domain.tables.faults import CellFault, Reason
from guanxi.domain.tables.money import SIGNS, currency_of, unit_of

POINT: Final = "."
COMMA: Final = ","
_LONGEST = 60
_SCALES = (
    ("百万", 10**6), ("千万", 10**7), ("百萬", 10**6), ("千萬", 10**7), ("亿", 10**8),
    ("億", 10**8), ("万", 10**4), ("萬", 10**4), ("千", 10**3), ("百", 10**2),
)  # fmt: skip
_THOUSAND = re.compile(r"[kK](?![A-Za-z])")
_FIGURES = re.compile(r"\d(?:[\d.,' ]*\d)?")
_BY_MARK = {  # in India thousands are parted once and then hundreds: 12,34,567
    POINT: re.compile(r"(?:[1-9]\d{0,2}([,' ])(?:\d{3}(?:\1\d{3})*|\d\d(?:\1\d\d)*\1\d{3})|\d+)"
                      r"(?:\.(\d+))?"),
    COMMA: re.compile(r"(?:[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*|\d+)(?:,(\d+))?"),
}  # fmt: skip
# The commonest forms of all, which read alike whether or not the mark is known to be a point.
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2})?", re.ASCII)
_SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "\u00a0": " ", "\u202f": " "})


class Quantity(NamedTuple):
    """So much, in a unit where the cell or its heading names one."""

    value: Decimal
    unit: str = ""


class Money(NamedTuple):
    """An amount in a currency (ISO 4217); "" where nothing says which."""

    amount: Decimal
    currency: str = ""


class Amount(NamedTuple):
    """A number and the word beside it."""

    value: Decimal
    is_percent: bool = False
    currency: str = ""  # a code, or a sign several currencies share
    unit: str = ""
    is_for_one: bool = False  # 0.35/pc


def read_number(cell: Cell, mark: str | None) -> Decimal | None:
    """The number in a cell, a percentage as a share; None where none is given.

    `mark` parts the decimals (POINT or COMMA); None reads only what can be read in one way.
    Raises CellFault.

    >>> read_number("1.234,50", None), read_number("(12)", None), read_number("1.5万", None)
    (Decimal('1234.50'), Decimal('-12'), Decimal('15000.0'))
    >>> read_number("25%", None), read_number("-", None)
    (Decimal('0.25'), None)
    """
    amount = read_amount(cell, mark)
    if amount is None:
        return None
    if amount.currency or amount.unit or amount.is_for_one:
        raise CellFault(Reason.NOT_A_NUMBER)
    return amount.value


def read_quantity(cell: Cell, mark: str | None) -> Quantity | None:
    """The quantity in a cell with its unit, if it names one. Raises CellFault.

    >>> read_quantity("1,200 pcs", POINT)
    Quantity(value=Decimal('1200'), unit='pcs')
    """
    amount = read_amount(cell, mark)
    if amount is None:
        return None
    if amount.is_percent:
        raise CellFault(Reason.IS_A_PERCENTAGE)
    if amount.currency or amount.is_for_one:
        raise CellFault(Reason.NOT_A_NUMBER)
    if amount.value < 0:
        raise CellFault(Reason.NEGATIVE)
    return Quantity(amount.value, amount.unit)


def read_money(cell: Cell, mark: str | None, signs: dict[str, str]) -> Money | None:
    """The amount in a cell with its currency, if it names one. Raises CellFault.

    `signs` says which currency is meant by a sign that several share.

    >>> read_money("¥1,234.50", POINT, {"¥": "CNY"})
    Money(amount=Decimal('1234.50'), currency='CNY')
    """
    amount = read_amount(cell, mark)
    if amount is None:
        return None
    if amount.is_percent:
        raise CellFault(Reason.IS_A_PERCENTAGE)
    if amount.unit:
        raise CellFault(Reason.NOT_A_NUMBER)
    if amount.currency in SIGNS and amount.currency not in signs:
        raise CellFault(Reason.UNKNOWN_CURRENCY)
    return Money(amount.value, signs.get(amount.currency, amount.currency))


def read_amount(cell: Cell, mark: str | None) -> Amount | None:
    """The number in a cell with what its text or its format says beside it. Raises CellFault."""
    if isinstance(cell, Number):
        return Amount(cell.value, cell.is_percent, cell.currency)
    if isinstance(cell, str) and mark != COMMA and _PLAIN.fullmatch(cell):
        return Amount(Decimal(cell))
    text = given_text(cell)
    if not text:
        return None
    read = _read(text, mark) if isinstance(cell, str) else Reason.NOT_A_NUMBER
    if isinstance(read, Reason):
        raise CellFault(read)
    return read


def currency_in(cell: Cell) -> str:
    """The currency a cell names by a word, a sign or its format; "" for none.

    >>> currency_in("1.234 RMB"), currency_in("¥5"), currency_in("5 pcs")
    ('CNY', '¥', '')
    """
    if isinstance(cell, Number):
        return cell.currency
    if not isinstance(cell, str) or not cell.strip("0123456789., "):
        return ""
    return _currency_in(cell)


@lru_cache(maxsize=4096)
def _currency_in(text: str) -> str:
    parts = _parted(given_text(text)) if len(text) <= _LONGEST else None
    if parts is None:
        return ""
    words = parts[0].strip(" -+("), parts[2].removesuffix("整").partition("/")[0].strip(" -)")
    return next((code for word in words if (code := _code(word))), "")


def decimal_marks(cell: Cell) -> str:
    """Which marks a text leaves possible: "." or "," alone, ".," for either, "" for no trace.

    >>> decimal_marks("1,234.5"), decimal_marks("1,5"), decimal_marks("1.234"), decimal_marks("12")
    ('.', ',', '.,', '')
    """
    if not isinstance(cell, str) or cell.isdigit():
        return ""
    return POINT if _PLAIN.fullmatch(cell) else _marks(cell)


@lru_cache(maxsize=4096)
def _marks(text: str) -> str:
    parts = _parted(given_text(text)) if len(text) <= _LONGEST else None
    if parts is None or not ("." in parts[1] or "," in parts[1]):
        return ""
    readings = _readings(parts[1])
    return "".join(mark for mark in (POINT, COMMA) if mark in readings)


@lru_cache(maxsize=4096)
def _read(text: str, mark: str | None) -> Amount | Reason:
    parts = _parted(text) if len(text) <= _LONGEST else None
    if parts is None:
        return Reason.NOT_A_NUMBER
    before, figures, after = parts
    value = _value(figures, mark)
    if isinstance(value, Reason):
        return value
    is_negative, before, after = _sign(before, after)
    scale, after = _scale(after)
    value = value * scale * (-1 if is_negative else 1)
    if after[:1] == "%" and not before and not after[1:].strip():
        return Amount(value / 100, is_percent=True)
    return _with_words(value, before, after)


def _parted(text: str) -> tuple[str, str, str] | None:
    """What stands before the figures, the figures, and what stands after them."""
    text = text.translate(_SIGNS)
    found = _FIGURES.search(text)
    if found is None or any(char.isdigit() for char in text[found.end() :].lower()
                            .replace("m2", "").replace("m3", "")):  # fmt: skip
        return None
    before, figures = text[: found.start()], found[0]
    if before.endswith((".", ",")) and not before[:-1].strip(" -+($¥€£"):
        before, figures = before[:-1], "0" + before[-1] + figures
    return before.strip(), figures, text[found.end() :].strip()


def _sign(before: str, after: str) -> tuple[bool, str, str]:
    """Whether a number is negative: -5, 5-, (5), -$5, $-5; and the words without those marks."""
    if before.startswith("(") and after.endswith(")"):
        return True, before[1:].strip(), after[:-1].strip()
    for mark, is_negative in (("-", True), ("+", False)):
        if before.startswith(mark):
            return is_negative, before[1:].strip(), after
        if before.endswith(mark):
            return is_negative, before[:-1].strip(), after
    if after == "-":
        return True, before, ""
    return False, before, after


def _scale(after: str) -> tuple[int, str]:
    for word, scale in _SCALES:
        if after.startswith(word):
            return scale, after[len(word) :].strip()
    if _THOUSAND.match(after):
        return 1000, after[1:].strip()
    return 1, after


def _with_words(value: Decimal, before: str, after: str) -> Amount | Reason:
    """The amount with the currency and the unit the words name; every word must be known."""
    if not before and not after:
        return Amount(value)
    price, slash, unit = after.removesuffix("整").partition("/")
    codes = [_code(words) for words in (before, price) if words]
    if not slash and not before and (counted := unit_of(after)):
        return Amount(value, unit=counted)
    if None in codes or (slash and unit_of(unit) is None):
        return Reason.NOT_A_NUMBER
    known = {code for code in codes if code}
    exact = known - SIGNS.keys()
    if len(exact) > 1 or not (known or slash):
        return Reason.NOT_A_NUMBER
    return Amount(value, currency=(exact or known or {""}).pop(), is_for_one=bool(slash))


def _code(words: str) -> str | None:
    """The currency of "US$", "US $" or "RMB ¥"."""
    if (code := currency_of(words) or currency_of("".join(words.split()))) is not None:
        return code
    codes = [currency_of(word) for word in words.split()]
    if len(codes) == 2 and codes[1] in SIGNS and codes[0] in SIGNS[codes[1]]:
        return codes[0]
    return None


def _value(figures: str, mark: str | None) -> Decimal | Reason:
    if mark is not None:
        return _readings(figures, mark).get(mark, Reason.NOT_A_NUMBER)
    values = set(_readings(figures).values())
    if len(values) == 1:
        return values.pop()
    return Reason.NUMBER_UNCLEAR if values else Reason.NOT_A_NUMBER


def _readings(figures: str, marks: str = POINT + COMMA) -> dict[str, Decimal]:
    """The value under each decimal mark that makes one of the figures."""
    values: dict[str, Decimal] = {}
    for mark in marks:
        found = _BY_MARK[mark].fullmatch(figures)
        if found is not None:
            whole = figures if found[2] is None else figures[: -len(found[2]) - 1]
            whole = whole.replace(found[1], "") if found[1] else whole
            values[mark] = Decimal(f"{whole}.{found[2]}" if found[2] else whole)
    return values
