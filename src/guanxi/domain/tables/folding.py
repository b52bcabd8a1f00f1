"""Headings and names as they are compared: without what does not change their meaning."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, cast

from opencc import OpenCC

LONGEST_HEADING: Final = 120  # characters that are looked at
_TOKEN = re.compile(r"[a-z]+|\d+|[#%¥$€£]|[^\W\d_a-z]+")
_SAME = {"number": "no", "nr": "no", "num": "no", "#": "no", "quantity": "qty", "qnty": "qty"}
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_T2S = OpenCC("t2s")


class _Simplified(dict[int, str]):
    """Each character's Simplified form, for `str.translate`; asked for once."""

    def __missing__(self, char: int) -> str:
        self[char] = cast(str, _T2S.convert(chr(char)))
        return self[char]


_SIMPLIFIED = _Simplified()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A heading without anything that does not change its meaning.

    >>> folded(" P.O. Number："), folded("採購單號"), folded("PO #")
    ('pono', '采购单号', 'pono')
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST_HEADING]).casefold()
    if not text.isascii():
        text = text.translate(_SIMPLIFIED)
    return "".join(_SAME.get(token, token) for token in _TOKEN.findall(text))


@lru_cache(maxsize=4096)
def form_of(text: str) -> str:
    """A heading as words are compared: folded, without accents; "poNumber" is a PO number."""
    text = unicodedata.normalize("NFKD", _HUMPS.sub(" ", text).replace("°", "o").replace("_", " "))
    return folded("".join(char for char in text if not unicodedata.combining(char)))
