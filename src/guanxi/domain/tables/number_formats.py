"""How a spreadsheet shows a number: as a percentage, in a currency.

Codes as in ECMA-376 part 1, 18.8.30. Which numbers are days is told by openpyxl, but for the
formats of East Asian versions, which it takes for plain ones.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from guanxi.domain.tables.money import currency_of

# "yyyy年m月d日" and its like stand in a file by their number only (18.8.30).
EAST_ASIAN_DAYS: Final = frozenset([*range(27, 37), *range(50, 59)])
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_BRACKETED = re.compile(r"\[(\$?)([^\]\-]*)(?:-([0-9A-Fa-f]+))?[^\]]*\]")
_PADDING = re.compile(r"[_*].")
_LANGUAGES: Final = {"804": "CNY", "1004": "SGD", "411": "JPY", "409": "USD", "404": "TWD",
                     "c04": "HKD", "c09": "AUD", "1009": "CAD"}  # fmt: skip


class Shown(NamedTuple):
    """What a number format makes of a number."""

    is_percent: bool = False
    currency: str = ""  # a code, or a sign several currencies share


@lru_cache(maxsize=512)
def shown_as(code: str) -> Shown:
    """A format written out as a code.

    >>> shown_as("0.0%").is_percent
    True
    >>> shown_as("[$¥-804]#,##0.00").currency, shown_as('#,##0.00 "€"').currency
    ('CNY', 'EUR')
    """
    positive = code[:255].split(";", 1)[0]
    currency = ""
    for found in _BRACKETED.finditer(positive):
        if found[1] and found[2]:
            currency = _currency(found[2], (found[3] or "").lower())
    for found in _LITERAL.finditer(positive):
        currency = currency or currency_of(found[1] or found[2] or "") or ""
    bare = _BRACKETED.sub("", _PADDING.sub("", _LITERAL.sub("", positive)))
    for sign in "$¥€£":
        currency = currency or (sign in bare and currency_of(sign)) or ""
    return Shown("%" in bare, currency)


def _currency(sign: str, language: str) -> str:
    """¥ and $ are several currencies: the language of the format says which."""
    known = currency_of(sign)
    if known in ("¥", "$") and language.lstrip("0") in _LANGUAGES:
        return _LANGUAGES[language.lstrip("0")]
    return known or ""
