"""When a mail was sent, and the ids it bears and names.

Its own Date comes first; where that is missing or cannot be, the time the last server wrote on it
(the topmost Received), then the line that parts the mailbox. Those lines have no zone and mean UTC
(RFC 4155). A date whose only fault is its zone is taken in the reader's zone when nothing else is
there.
"""

import re
from datetime import UTC, datetime, tzinfo
from hashlib import blake2b

from guanxi.domain.conversations.mail.charsets import decode
from guanxi.domain.conversations.mail.dates import read_date, read_received
from guanxi.domain.conversations.mail.headers import Fields, first
from guanxi.domain.conversations.mail.mails import DateFrom

_MOST_IDS = 500
_MOST_RECEIVED = 5
_ID = re.compile(rb"<([^<>]{1,500})>")
_BARE_ID = re.compile(rb"[^\s<>\"(),;]{1,500}@[^\s<>\"(),;]{1,500}")
_OFFSET = re.compile(r"[+-]\d{2,4}\b.*")


def find_date(
    fields: Fields, from_line: bytes | None, zone: tzinfo
) -> tuple[datetime, DateFrom] | None:
    """The instant a mail was sent and where it was found, None where nothing tells it."""
    raw = first(fields, "date")
    written = decode(raw)[0] if raw else ""
    if at := read_date(written, zone):
        return at, "date"
    for received in fields.get("received", [])[:_MOST_RECEIVED]:
        if at := read_received(received.decode("latin-1")):
            return at, "received"
    if from_line and (at := read_date(from_line.decode("latin-1"), UTC)):
        return at, "from_line"
    if at := read_date(_OFFSET.sub("", written), zone):
        return at, "date"
    return None


def ids_in(fields: Fields, name: str) -> tuple[str, ...]:
    """The ids a field names, without brackets, in order.

    >>> ids_in({"references": [b"<a@x> <b@\\ty>"]}, "references")
    ('a@x', 'b@y')
    """
    found: list[str] = []
    for value in fields.get(name, ()):
        ids = _ID.findall(value) or _BARE_ID.findall(value)
        found += ["".join(one.decode("utf-8", "replace").split()) for one in ids[:_MOST_IDS]]
    return tuple(one for one in found[:_MOST_IDS] if one)


def id_of(fields: Fields) -> str:
    """The id a mail bears, "" where it has none."""
    found = ids_in(fields, "message-id")
    if found:
        return found[0]
    return "".join(first(fields, "message-id")[:500].decode("utf-8", "replace").split()).strip("<>")


def id_from_content(*content: str) -> str:
    """An id for a mail that bears none: the same for each copy, whatever way it came."""
    digest = blake2b("\x00".join(content).encode("utf-8", "replace"), digest_size=16)
    return f"content:{digest.hexdigest()}"
