"""The parts of a mail (MIME): its text, and its files.

Of several forms of one text the first that says anything counts, which is the plain one before the
HTML. A mail within a mail is a file. Parts are cut where their boundary really stands; where the
header forgot it or names another, it is looked for in the body.
"""

import binascii
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from guanxi.domain.conversations.mail.charsets import decode
from guanxi.domain.conversations.mail.encoded_words import decode_base64
from guanxi.domain.conversations.mail.flowed import joined
from guanxi.domain.conversations.mail.headers import (
    NOTHING,
    Fields,
    Typed,
    first,
    read_fields,
    text_of,
    typed,
    unquoted_name,
)
from guanxi.domain.conversations.mail.html import html_lines
from guanxi.domain.conversations.mail.mails import Attachment

LONGEST_TEXT = 4 << 20  # bytes of one part that are read; the lines of all parts:
MOST_LINES = 50_000
DEEPEST = 20
MOST_PARTS = 1_000
_LONGEST_NAME = 255
_BEGINNING = 2_000  # bytes that tell whether base64 is what it says; lines of it are 60 and longer
_LONGEST_WORD = 20
_FOUND_BOUNDARY = re.compile(rb"^--([^\n]{1,200})\nContent-", re.MULTILINE)
_LOOKED_AT = 1 << 16
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
# What programs write before the first part, for readers that know no parts.
_FOR_OLD_READERS = re.compile(
    rb"\s*+(?:this is a multi-?part message|this is a mime)[^\n]{0,200}\s*+", re.IGNORECASE
)
_PLAIN = Typed("text/plain", {})
_FORWARDED = Typed("message/rfc822", {})
_ENDINGS = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "application/pgp-signature": ".asc",
}


@dataclass
class Leaf:
    """A part that holds content: its type, how it is to be shown, and its bytes as sent."""

    type: Typed
    disposition: Typed
    fields: Fields
    content: bytes

    @property
    def name(self) -> str:
        """The bare name of the file, "" where the mail gives none."""
        given = self.disposition.parameters.get("filename") or self.type.parameters.get("name", "")
        last = re.split(r"[/\\]", unquoted_name(given))[-1].strip()
        return "" if last in (".", "..") else last[-_LONGEST_NAME:]


@dataclass
class Body:
    """What a mail holds: lines of text, files, delivery reports, the charsets met.

    `quoted` says of each line whether the markup quotes it, `cut` that text beyond the limits was
    left out.
    """

    lines: list[str] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    files: list[Leaf] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    codecs: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    cut: bool = False


def read_body(fields: Fields, content: bytes, kind: Typed) -> Body:
    """The text and files of a mail with that header and that type."""
    body = Body()
    _read(body, fields, content, kind, depth=0)
    return body


def content_of(leaf: Leaf) -> bytes:
    """The decoded bytes of a part; broken encodings give what can be read."""
    coding = (
        first(leaf.fields, "content-transfer-encoding").partition(b";")[0].strip(b" \t\"'").lower()
    )
    if coding == b"base64" and _may_be_base64(leaf.content[:_BEGINNING]):
        return decode_base64(leaf.content)
    if coding in (b"quoted-printable", b"quoted printable"):
        return binascii.a2b_qp(leaf.content)
    return leaf.content


def _may_be_base64(beginning: bytes) -> bool:
    """Whether bytes are not plainly text in words, or raw, whatever the header says of them."""
    words = beginning.split()
    return beginning.isascii() and (len(words) < 4 or len(beginning) / len(words) > _LONGEST_WORD)


def attachment_of(leaf: Leaf) -> Attachment:
    """What is told of a file on a mail."""
    identity = first(leaf.fields, "content-id").decode("latin-1").strip(" <>")
    kind = leaf.type.value or "text/plain"
    shown = leaf.disposition.value != "attachment"
    name = leaf.name or _made_name(leaf, kind)
    inline = shown and kind.startswith("image/") and (identity != "" or not leaf.name)
    return Attachment(name, kind, len(content_of(leaf)), identity, inline)


def type_of(fields: Fields, default: Typed = _PLAIN) -> Typed:
    """The type of a part or mail, `default` where it has none that can be read."""
    raw = first(fields, "content-type")
    if not raw:
        return default
    kind = typed(raw)
    if kind.value == "text":
        return Typed("text/plain", kind.parameters)
    return kind if "/" in kind.value else Typed(default.value, kind.parameters)


def _read(body: Body, fields: Fields, content: bytes, kind: Typed, *, depth: int) -> None:
    body.parts += 1
    if kind.value.startswith("multipart/") and depth < DEEPEST:
        default = _FORWARDED if kind.value == "multipart/digest" else _PLAIN
        pieces = list(_split(content, kind.parameters.get("boundary", ""), MOST_PARTS - body.parts))
        if not pieces:
            if not _FOR_OLD_READERS.fullmatch(content):
                _take_text(body, Leaf(_PLAIN, NOTHING, fields, content))
        elif kind.value == "multipart/alternative":
            _read_forms(body, pieces, depth=depth + 1)
        else:
            for part_fields, part in pieces:
                _read(body, part_fields, part, type_of(part_fields, default), depth=depth + 1)
        return
    raw = first(fields, "content-disposition")
    leaf = Leaf(kind, typed(raw) if raw else NOTHING, fields, content)
    if kind.value == "message/delivery-status":
        body.reports.append(decode(content_of(leaf))[0])
    if _is_text(body, leaf):
        _take_text(body, leaf)
    else:
        body.files.append(leaf)


def _read_forms(body: Body, pieces: list[tuple[Fields, bytes]], *, depth: int) -> None:
    """Several forms of one content: the first that says anything, and the files of all."""
    chosen: Body | None = None
    for fields, content in pieces:
        form = Body(parts=body.parts)
        _read(form, fields, content, type_of(fields), depth=depth)
        body.parts = form.parts
        body.cut = body.cut or form.cut
        body.files += form.files
        body.reports += form.reports
        body.codecs.update(form.codecs)
        if chosen is None and any(line.strip() for line in form.lines):
            chosen = form
            if _is_single(pieces):
                break
    if chosen is not None:
        body.lines += chosen.lines
        body.quoted += chosen.quoted


def _is_single(pieces: list[tuple[Fields, bytes]]) -> bool:
    """Whether no form holds files: what follows the chosen one is the same text again."""
    return all(type_of(fields).value in ("text/plain", "text/html") for fields, _ in pieces)


def _is_text(body: Body, leaf: Leaf) -> bool:
    """Whether a part is to be read, not kept: text without a name, or the first one inline."""
    if leaf.type.value not in ("text/plain", "text/html", ""):
        return False
    if leaf.disposition.value == "attachment":
        return False
    return not body.lines or not leaf.name


def _take_text(body: Body, leaf: Leaf) -> None:
    content = content_of(leaf)
    charset = leaf.type.parameters.get("charset", "")
    body.cut = body.cut or len(content) > LONGEST_TEXT
    content = content[:LONGEST_TEXT].replace(b"\r\n", b"\n")
    if leaf.type.value == "text/html":
        meta = _META.search(content, 0, 4096)
        text, codec = decode(content, charset, meta[1].decode("ascii") if meta else "")
        page = html_lines(text)
        lines, quoted = [line.text for line in page], [line.quoted for line in page]
    else:
        text, codec = decode(content, charset)
        lines = _lines(text)
        if leaf.type.parameters.get("format", "").lower() == "flowed":
            without_blank = leaf.type.parameters.get("delsp", "").lower() == "yes"
            lines = joined(lines, without_blank=without_blank)
        quoted = [False] * len(lines)
    room = MOST_LINES - len(body.lines)
    body.cut = body.cut or len(lines) > room
    body.codecs[codec] += 1
    body.lines += lines[:room]
    body.quoted += quoted[:room]


def _lines(text: str) -> list[str]:
    """The lines of a plain text, without the line ends after the last."""
    text = text.replace("\r\n", "\n").rstrip("\n") if "\r" in text else text.rstrip("\n")
    return text.split("\n", MOST_LINES) if text else []


def _split(content: bytes, boundary: str, most: int) -> Iterator[tuple[Fields, bytes]]:
    """The header and content of each part between the boundaries."""
    mark = b"--" + boundary.rstrip().encode("latin-1", "replace")
    at = _next_mark(content, mark, 0) if boundary else -1
    if at < 0:
        found = _FOUND_BOUNDARY.search(content, 0, _LOOKED_AT)
        if found is None:
            return
        mark, at = b"--" + found[1].rstrip(), found.start()
    while at >= 0 and most > 0:
        start = content.find(b"\n", at) + 1
        if not start or content.startswith(b"--", at + len(mark)):
            return
        at = _next_mark(content, mark, start)
        part = content[start : at - 1 if at >= 0 else len(content)]
        fields, begin = read_fields(part)
        yield fields, part[begin:]
        most -= 1


def _next_mark(content: bytes, mark: bytes, position: int) -> int:
    """Where a line begins that is the mark, alone or closing; -1 if none does."""
    while (at := content.find(mark, position)) >= 0:
        if at == 0 or content[at - 1] == 10:
            rest = content[at + len(mark) : at + len(mark) + 3]
            if not rest or rest[:1] in b"\n \t\r" or rest[:2] == b"--":
                return at
        position = at + 1
    return -1


def _made_name(leaf: Leaf, kind: str) -> str:
    """A name for a file that came without: the subject of a mail, else the type."""
    ending = _ENDINGS.get(kind, "")
    if kind == "message/rfc822":
        fields, _ = read_fields(leaf.content.lstrip(b"\n"))
        subject = re.sub(r"[/\\]", "-", text_of(fields, "subject"))
        if subject:
            return subject[:200] + ending
    return kind.rpartition("/")[2] + ending if not ending else kind.partition("/")[0] + ending
