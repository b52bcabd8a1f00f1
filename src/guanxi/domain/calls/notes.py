"""Promises in the minutes of a call: the lines that begin with who promised.

"We: send the artwork by Friday", "They: 样品下周三寄出", "我们：…", "对方：…". A line without such
a mark is offered too, with nobody's name beside it: whoever wrote the minutes decides. The day
is the one the line plainly names (`domain.conversations.said_days`), and only a suggestion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from guanxi.domain.conversations.said_days import said_day
from guanxi.domain.playbook import Debtor

MOST_LINES = 30
LONGEST_LINE = 200  # characters of a promise
_BULLET = re.compile(r"^[\s\-*•·>\[\]]+")
_MARK = re.compile(
    r"(we|us|they|them|supplier|我们|我方|他们|她们|对方|供应商)\s*[:：]\s*", re.IGNORECASE
)
_OURS = frozenset({"we", "us", "我们", "我方"})


@dataclass(frozen=True)
class NotedLine:
    """One line of the minutes: its words without the mark, who promised, until which day."""

    words: str
    debtor: Debtor | None
    day: date | None


def noted_lines(minutes: str, *, on: date) -> tuple[NotedLine, ...]:
    """The lines of some minutes, at most `MOST_LINES`; `on` is the day of the call.

    >>> noted_lines("We: artwork by 27 Nov", on=date(2026, 11, 23))
    (NotedLine(words='artwork by 27 Nov', debtor=<Debtor.OURS: 'ours'>, \
day=datetime.date(2026, 11, 27)),)
    """
    return tuple(_line(text, on) for text in islice(_texts(minutes), MOST_LINES))


def _texts(minutes: str) -> Iterator[str]:
    for line in minutes.splitlines():
        text = _BULLET.sub("", line).strip()
        if text:
            yield text


def _line(text: str, on: date) -> NotedLine:
    mark = _MARK.match(text)
    if mark is None:
        return NotedLine(text[:LONGEST_LINE], None, said_day(text, on=on))
    debtor = Debtor.OURS if mark[1].lower() in _OURS else Debtor.THEIRS
    words = text[mark.end() :]
    return NotedLine(words[:LONGEST_LINE], debtor, said_day(words, on=on))
