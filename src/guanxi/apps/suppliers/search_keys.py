"""What a supplier is found by: words in both scripts, pinyin and initials.

A key holds every form a person might begin to type, each after a blank, so that
one ``LIKE '% nbhm%'`` finds 宁波华美家居: the Han text from each of its characters on
(美家居 finds it too), the same in pinyin without tones, and the same as initials.
Traditional characters are folded to Simplified and letters to plain ASCII, in the
key and in what is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from opencc import OpenCC

from guanxi.platform.i18n.pinyin import pinyin, pinyin_of_each

LONGEST_RUN = 24  # characters of a name from which forms are made
MOST_WORDS = 6
# With the characters of rare names, which stand far behind the others.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
# Surnames whose reading as a name is not that of running text.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao",
    "盖": "ge", "翟": "zhai", "覃": "qin", "缪": "miao", "任": "ren", "华": "hua", "乐": "yue",
}  # fmt: skip


def search_key(names: Iterable[str], people: Iterable[str] = ()) -> str:
    """The key for these names and the people there.

    >>> " sz" in search_key(["深圳"]) and " shenzhen" in search_key(["深圳"])
    True
    """
    forms: dict[str, None] = {}
    for text in names:
        forms |= dict.fromkeys(_forms(text))
    for text in people:
        forms |= dict.fromkeys(_forms(text))
        forms |= dict.fromkeys(_as_surname(text))
    return "".join(f" {form}" for form in forms)


def search_words(text: str) -> list[str]:
    """What somebody typed, folded like a key; a supplier matches when its key has each
    of them at the start of a form."""
    return _WORD.findall(_folded(text))[:MOST_WORDS]


def folded_name(text: str) -> str:
    """A name for comparing: one script of Han, plain lower-case letters, no marks between."""
    return "".join(_WORD.findall(_folded(text)))


def _forms(text: str) -> Iterator[str]:
    for word in _WORD.findall(_folded(text)):
        yield from _han_forms(word[:LONGEST_RUN]) if _is_han(word) else (word,)


def _han_forms(run: str) -> Iterator[str]:
    syllables, initials = pinyin_of_each(run), pinyin_of_each(run, initials=True)
    for start in range(len(run)):
        yield run[start:]
        spelled = "".join(syllables[start:])
        yield spelled
        if "v" in spelled:  # 吕 is typed lv, lu and lyu
            yield spelled.replace("v", "u")
        yield "".join(initials[start:])


def _as_surname(text: str) -> Iterator[str]:
    """A person's name with its surname read as a surname: 曾莉 is Zeng, not Ceng."""
    name = _folded(text)
    reading = _SURNAMES.get(name[:1])
    if reading and _is_han(name):
        given = name[1:LONGEST_RUN]
        yield reading + "".join(pinyin(given))
        yield reading[0] + "".join(pinyin(given, initials=True))


def _is_han(word: str) -> bool:
    return re.match(f"[{_HAN}]", word) is not None


@lru_cache(maxsize=8192)  # names come again and again, and the tables are slow
def _folded(text: str) -> str:
    """Simplified, lower case, letters without marks, full-width forms made narrow."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", _simplified().convert(text)).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")
