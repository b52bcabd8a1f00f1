"""The sentence of a row, from the playbook's wording and what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guanxi.domain.playbook import Debtor, Rule, Sentence

LONGEST = 90  # characters of a message in a row
_SHORT = 12  # letters below which a sentence is seldom the matter; a character counts for three
_READ = 2_000  # characters of a message that are looked at
_ENDS = re.compile(r"[?？!！。]+|[.](?=\s|$)|\n+")
_GREETING = re.compile(
    r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening|day)|thanks?|thank you|"
    r"你好|您好|大家好|早上好|上午好|下午好|晚上好|早安|谢谢|感谢)",
    re.IGNORECASE,
)
_GREETED = 24  # characters a greeting takes at most
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def wording(rule: Rule, debtor: Debtor, known: Mapping[str, object]) -> str:
    """The fullest wording of what is owed, in the reader's language, with its braces."""
    return in_language(rule.by_debtor[debtor].sentence, known)


def in_language(sentence: Sentence, known: Mapping[str, object]) -> str:
    """The fullest wording for which all is known."""
    return sentence.worded(known).in_language(get_language() or "en")


def say(template: str, known: Mapping[str, object]) -> SafeString:
    """The sentence as HTML; whatever is filled in is escaped unless it is marked up already."""
    return format_html(str(escape(template)), **known)


def matter(text: str) -> str:
    """What a message is about, in one line: its question, else its first real sentence.

    >>> matter("Hi Li, thanks! Can you send the PI today? We ship on Friday.")
    'Can you send the PI today?'
    """
    parts = _sentences(text[:_READ])
    asked = next((part for part in parts if part.endswith(("?", "？"))), None)
    first = next((part for part in parts if _is_matter(part)), None)
    return _cut(asked or first or max(parts, key=len, default=""))


def _is_matter(sentence: str) -> bool:
    if len(sentence) <= _GREETED and _GREETING.match(sentence):
        return False
    return len(sentence) + 2 * len(_HAN.findall(sentence)) >= _SHORT


def language_of(text: str) -> str:
    """Whether a text reads as Chinese ("zh-Hans") or not ("en")."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh-Hans" if han * 3 > latin else "en"


def _sentences(text: str) -> list[str]:
    parts, start = [], 0
    for end in _ENDS.finditer(text):
        parts.append(text[start : end.end()])
        start = end.end()
    parts.append(text[start:])
    return [" ".join(part.split()).rstrip("。.") for part in parts if part.strip()]


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    space = head.rfind(" ")
    return f"{head[: space if space > LONGEST // 2 else None]}…"
