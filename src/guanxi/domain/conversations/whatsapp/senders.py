"""Who a line names: a person, or nobody because the colon belongs to a notice.

`Tom changed the subject from "A" to "PO: 12"` has a colon too; a name does not open a quotation
that it never closes, and is no sentence.
"""

import re

from guanxi.domain.conversations.whatsapp.marks import MARKS, SPACES

_SPACES_RUN = re.compile(f"[{SPACES}]+")
_DROP_MARKS = {ord(mark): None for mark in MARKS}
_PAIRS = (("“", "”"), ("‘", "’"), ("«", "»"), ("「", "」"), ("„", "“”"), ("『", "』"), ("《", "》"))
_OPEN_QUOTE = re.compile(r"(?:^|\s)'(?!.*'(?:\s|$))")
_SENTENCE_WORDS = 8
NOBODY_VISIBLE = "?"  # somebody who calls themselves by a mark that cannot be seen


def plain(written: str) -> str:
    """A text without direction marks and with plain single spaces."""
    return _SPACES_RUN.sub(" ", written.translate(_DROP_MARKS)).strip()


def names(said: str, sender: str) -> bool:
    """Whether a line speaks of somebody by their name, as notices do.

    >>> names("\u200e~\u202fLi left", "~ Li"), names("\u200eLights please", "Li")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(sender)}(?!\w)", plain(said)) is not None


def clean_sender(written: str) -> str | None:
    """The name without direction marks and with plain spaces; None where it is no name.

    >>> clean_sender("\u202a+86 138 0013 8000\u202c"), clean_sender('Tom named it "PO')
    ('+86 138 0013 8000', None)
    """
    name = plain(written)
    if not name and written.strip():
        return NOBODY_VISIBLE
    if not name or name.count('"') % 2 or "。" in name or _OPEN_QUOTE.search(name):
        return None
    if any(name.count(a) != sum(name.count(c) for c in b) for a, b in _PAIRS if a in name):
        return None
    if ". " in name and len(name.split()) >= _SENTENCE_WORDS:
        return None
    return name
