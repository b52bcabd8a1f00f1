"""Another day than the one asked for: "31号能验货吗" "4月2号吧" waits for a yes or no."""

import re

from guanxi.domain.conversations.speech.floor import Ask
from guanxi.domain.conversations.speech.sentences import plain
from guanxi.domain.conversations.speech.words import Expects

_ASKED_WHETHER = {Expects.YES_NO, Expects.CONSENT, Expects.ACT}
_READ_FOR_DAYS = 400

_CLAUSE = re.compile(r"[,.?;\n]")
_MAY_BE = re.compile(r"\b(?:can|could|will|possible|ok|okay|on time|in time)\b|能|可以|行|来得及")
_YES = re.compile(
    r"(?:ok|okay|yes|sure|fine|good)\b|好|行|可以|对|嗯|能|.*(?:没问题|可以的|\bno problem)"
)
_DAY = re.compile(
    r"(\d{1,2})(?=[号日]|st\b|nd\b|rd\b|th\b)|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}day\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6} (\d{1,2})\b"
    r"|(?:周|星期|礼拜)([一二三四五六日天])"
)
_WEEKDAYS = {"一": "mon", "二": "tue", "三": "wed", "四": "thu", "五": "fri", "六": "sat"} | {
    "日": "sun",
    "天": "sun",
}


def names_another_day(pending: Ask | None, last: str, said: str) -> bool:
    """Whether a reply to "can you do it on the 31st?" names another day, and says no yes.

    `last` are the words of the other side, `said` the plain text of the reply.
    """
    if pending is None or pending.expects not in _ASKED_WHETHER:
        return False
    named = _days(said)
    if not named or _YES.match(said):
        return False
    clauses = _CLAUSE.split(plain(last[:_READ_FOR_DAYS]))
    asked = {day for clause in clauses if _MAY_BE.search(clause) for day in _days(clause)}
    return bool(asked) and not named <= asked


def _days(said: str) -> set[str]:
    """The days a plain text names: of the month by its number, of the week by its name.

    >>> sorted(_days("on the 17th, 17号 or 周三"))
    ['17', 'wed']
    """
    found = {day for days in _DAY.findall(said[:_READ_FOR_DAYS]) for day in days if day}
    return {_WEEKDAYS.get(day, day) for day in found}
