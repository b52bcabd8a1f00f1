"""Chinese names in Latin letters, as they are typed and as they stand in addresses."""

from __future__ import annotations


def pinyin(text: str, *, initials: bool = False) -> list[str]:
    """The syllables of a text without tones, or their first letters; what is not Chinese stays
    as it is, one entry a stretch.

    >>> pinyin("重庆 A1"), pinyin("重庆", initials=True)
    (['chong', 'qing', ' A1'], ['c', 'q'])
    """
    # Here: its dictionaries fill 55 MB, and hardly any page of a web process reads a name out.
    from pypinyin import Style, lazy_pinyin

    style = Style.FIRST_LETTER if initials else Style.NORMAL
    return lazy_pinyin(text, style=style)


def pinyin_of_each(text: str, *, initials: bool = False) -> list[str]:
    """The same with one entry a character, also for those that nobody knows how to read."""
    from pypinyin import Style, lazy_pinyin

    style = Style.FIRST_LETTER if initials else Style.NORMAL
    return lazy_pinyin(text, style=style, errors=list)  # type: ignore[arg-type]  # its own words: "str or list"
