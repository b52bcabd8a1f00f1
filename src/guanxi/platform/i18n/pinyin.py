"""Chinese names in Latin letters, as they are typed and as they stand in addresses."""

from __future__ import annotations

import gc
from functools import cache
from typing import Any, cast


def pinyin(text: str, *, initials: bool = False) -> list[str]:
    """The syllables of a text without tones, or their first letters; what is not Chinese stays
    as it is, one entry a stretch.

    >>> pinyin("重庆 A1"), pinyin("重庆", initials=True)
    (['chong', 'qing', ' A1'], ['c', 'q'])
    """
    return _read(text, initials=initials, errors="default")


def pinyin_of_each(text: str, *, initials: bool = False) -> list[str]:
    """The same with one entry a character, also for those that nobody knows how to read."""
    return _read(text, initials=initials, errors=list)


def _read(text: str, *, initials: bool, errors: Any) -> list[str]:
    style = _library().Style.FIRST_LETTER if initials else _library().Style.NORMAL
    return cast(list[str], _library().lazy_pinyin(text, style=style, errors=errors))


@cache
def _library() -> Any:
    # Here: its dictionaries fill 55 MB, and hardly any page of a web process reads a name out.
    import pypinyin

    # They are 195,000 lists that stay for good: the garbage collector took up to a tenth of a
    # second for each walk through them.
    gc.freeze()
    return pypinyin
