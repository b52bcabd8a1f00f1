"""What stands below a mail and nobody wrote into it: signatures, footers, "Sent from my phone"."""

import re
from collections.abc import Sequence

from guanxi.domain.conversations.mail.quote_words import SENT_FROM

_LONGEST_LINE = 400  # characters
_LONGEST_SIGNATURE = 20  # lines
_SILENT_BEGINS = frozenset(
    "-_=<(sSgGhHtTiIdDeEvVlLwWoO发从来來傳從寄由签获下取내оОнН"
)  # those lines
_SIGNATURE = re.compile(r"--[ \t\xa0]?\Z")
_FOOTER = re.compile(r"_{2,80}\s*\Z|-{10,20} next part -{10,20}\s*\Z|-{40,80}\s*\Z|={20,80}\s*\Z")
_FOOTER_GOES_ON = re.compile(
    r"mailing list|unsubscribe|scrubbed|^(?:url|name|type|size|desc)\s*:|https?://.*/(?:mailman|listinfo)",
    re.IGNORECASE,
)


def said_by_nobody(lines: Sequence[str], quoted: list[bool]) -> list[bool]:
    """Which lines are signatures, footers or "Sent from my phone".

    >>> said_by_nobody(["3.20", "-- ", "Li Wei"], [False] * 3)
    [False, True, True]
    """
    silent = [False] * len(lines)
    end = until = 0  # of the run of new lines, and of the silent ones
    for number, text in enumerate(lines):
        if quoted[number] or number < until or text.lstrip()[:1] not in _SILENT_BEGINS:
            continue
        if number >= end:
            end = quoted.index(True, number) if True in quoted[number:] else len(lines)
        if _is_last(lines, number, end) and _is_sent_from(text):
            silent[number] = True
        elif _is_signature(text, end - number) or _is_footer(lines, number, end):
            silent[number:end] = [True] * (end - number)
            until = end
    return silent


def _is_sent_from(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and SENT_FROM.match(text.lower()) is not None


def _is_last(lines: Sequence[str], number: int, end: int) -> bool:
    """Whether a paragraph ends here."""
    return number + 1 >= end or not lines[number + 1].strip()


def _is_signature(text: str, length: int) -> bool:
    return _SIGNATURE.match(text) is not None and length <= _LONGEST_SIGNATURE


def _is_footer(lines: Sequence[str], number: int, end: int) -> bool:
    """Whether a rule is followed by what list servers and archives add below mails."""
    if not _FOOTER.match(lines[number]):
        return False
    return any(_FOOTER_GOES_ON.search(one[:200]) for one in lines[number : min(end, number + 4)])
