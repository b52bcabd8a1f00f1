"""A mailbox in one file (mbox), parted into mails while it streams by.

What parts two mails is a line "From <sender> <date>" after an empty line. Sentences begin with
"From " too, and archives forget to escape them; so the line must look like one of a mail program:
weekday, month and time, or header fields right after it. `Content-Length` is ignored (it is wrong
wherever a file was edited). Memory holds a block and one mail, and of a mail at most LONGEST_MAIL.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

LONGEST_MAIL = 64 << 20  # bytes; mail servers stop at 25 to 50 million
BLOCK = 1 << 20
_LONGEST_LINE = 1_000  # a "From " line
_AHEAD = 2 * _LONGEST_LINE  # what must be at hand after a line to judge it
_BEHIND = 4  # the empty line before it, with Windows line ends

_DATED = re.compile(
    rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2}[ -][A-Z][a-z]{2})"
    rb"[^\n]{0,20}?\d{1,2}:\d{2}"
)
_LOOSELY_DATED = re.compile(rb"\d{1,2}:\d{2}[^\n]*\b(?:19|20)\d{2}\b|\A\S*\s*\Z")
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>From ")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


class Piece(NamedTuple):
    """One mail as it lies in the file: `line` and `offset` are where it begins.

    `from_line` is the line that parts it from the mail before, without "From "; None for what
    stands before the first. `over` counts the bytes beyond LONGEST_MAIL, which are left out.
    """

    line: int
    offset: int
    length: int
    from_line: bytes | None
    content: bytes
    over: int


def split_mailbox(blocks: Iterable[bytes]) -> Iterator[Piece]:
    """The mails of an mbox, in order. Line ends and escaped lines are as in the file."""
    mail = _Open(line=1, offset=0, from_line=None)
    text = b"\n\n"  # the file begins as after an empty line
    offset = -len(text)  # of `text` in the file
    start = len(text)  # of what belongs to no mail yet
    look = 0
    for block in chain(blocks, (None,)):
        text += block or b""
        until = len(text) if block is None else len(text) - _AHEAD
        while look < until and (at := text.find(b"\nFrom ", look, until + 5)) >= 0:
            look = at + 1
            at_start = offset + look == 0 and b"\n" in text[look:]
            if not at_start and not _parts(text, look):
                continue
            mail.add(text[start:look])
            if mail.length:
                yield mail.closed()
            start = text.find(b"\n", look) + 1
            head = text[look:start]
            mail = _Open(line=mail.line_after, offset=offset + look, from_line=head[5:].strip())
            mail.skip(head)
        done = max(start, until)
        mail.add(text[start:done])
        gone = max(0, done - _BEHIND)
        text, offset, start = text[gone:], offset + gone, done - gone
        look = max(0, start - 1, look - gone)
    if mail.length:
        yield mail.closed()


def unescaped(content: bytes) -> bytes:
    """A mail of an mbox as it was sent: plain line ends, ">From " without its mark."""
    content = plain_ends(content)
    if content.endswith(b"\n\n"):
        content = content[:-1]
    return _ESCAPED.sub(rb"\1", content) if b">From " in content else content


def plain_ends(content: bytes) -> bytes:
    """Every line end as "\\n"."""
    if b"\r" not in content:
        return content
    content = content.replace(b"\r\n", b"\n")
    return content if b"\n" in content else content.replace(b"\r", b"\n")


class _Open:
    """A mail still being collected."""

    def __init__(self, *, line: int, offset: int, from_line: bytes | None) -> None:
        self.line, self.offset, self.from_line = line, offset, from_line
        self.length = self.over = 0
        self.line_after = line
        self._parts: list[bytes] = []
        self._size = 0

    def skip(self, head: bytes) -> None:
        """Count the line that parts mails; it is no content."""
        self.length += len(head)
        self.line_after += 1

    def add(self, part: bytes) -> None:
        self.length += len(part)
        self.line_after += part.count(b"\n")
        room = LONGEST_MAIL - self._size
        if len(part) > room:
            self.over += len(part) - room
            part = part[:room]
        if part:
            self._parts.append(part)
            self._size += len(part)

    def closed(self) -> Piece:
        content = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        return Piece(self.line, self.offset, self.length, self.from_line, content, self.over)


def _parts(text: bytes, at: int) -> bool:
    """Whether the line at `at`, which begins with "From ", parts two mails."""
    end = text.find(b"\n", at, at + _LONGEST_LINE)
    if end < 0:
        return False
    line = text[at + 5 : end]
    after_empty = text[at - 2 : at] in (b"\n\n", b"\r\n") and (
        text[at - 2 : at] == b"\n\n" or text[at - 4 : at - 2] in (b"\r\n", b"\n\n")
    )
    goes_on = _FIELD.match(text, end + 1) is not None
    if _DATED.search(line) or line.strip() == b"-":  # Mozilla's, without its date
        return goes_on or (after_empty and line.strip() != b"-")
    return after_empty and goes_on and _LOOSELY_DATED.search(line) is not None
