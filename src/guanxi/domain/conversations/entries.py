"""What a chat importer hands over: dated entries, and the lines it could not use.

Every importer (WhatsApp, WeChat, mail) yields these two shapes, in the order of the file. Codes and
figures only: the sentences for them live with the pages that show them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entry is. MEDIA: something was left out and the file does not say what."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    FILE = "file"
    STICKER = "sticker"
    CONTACT = "contact"
    LOCATION = "location"
    CALL = "call"
    MISSED_CALL = "missed_call"
    LINK = "link"  # a shared page, card or small programme
    TRANSFER = "transfer"  # money sent in the chat
    RED_PACKET = "red_packet"
    DELETED = "deleted"
    MEDIA = "media"
    SYSTEM = "system"


class Precision(StrEnum):
    """The finest unit of time the export wrote."""

    MINUTE = "minute"
    SECOND = "second"


class Entry(NamedTuple):
    """One dated entry of a chat.

    `position` counts entries from 0, `line` lines of the file from 1. `at` is aware, in the
    zone the export was read in. `sender` is None where the file names nobody; a notice that
    a file puts under a person's name keeps the name and is `Kind.SYSTEM`.
    `quoted` is what a reply quotes, set apart from `text`; `thread` tells mail threads (and the
    rooms of a file that holds several chats) apart; `automatic` marks an out-of-office answer;
    `handle` is the sender's address where the file gives one beside the name.
    `text` is the body exactly as written, line breaks and full-width marks included, less only
    the final line break and the "edited" mark. `words` is what the person said: `text`
    without the messenger's own words (file name and its label, "media omitted", "deleted").
    """

    position: int
    line: int
    at: datetime
    sender: str | None
    kind: Kind
    text: str
    words: str
    attachment: str | None = None
    edited: bool = False
    precision: Precision = Precision.MINUTE
    quoted: str = ""
    thread: str = ""
    automatic: bool = False
    handle: str = ""


class Reason(StrEnum):
    """Why a line could not become an entry."""

    BEFORE_FIRST = "before_first"  # text before the first dated line
    IMPOSSIBLE_DATE = "impossible_date"  # 31 February, 25:10
    TOO_LONG = "too_long"  # the rest of an entry beyond the limit
    NO_DATE = "no_date"  # a mail that nothing dates: no Date, no Received, no dated "From " line
    NOT_MAIL = "not_mail"  # in a mailbox or among mails, something else; params: file
    NO_TIME = "no_time"  # a row without any time
    NO_TEXT = "no_text"  # a text message without a text
    BROKEN_ROW = "broken_row"  # a row that cannot be taken apart
    CUT_SHORT = "cut_short"  # the file breaks off or makes no sense from here on


class Rejected(NamedTuple):
    """A line left out: `line` counts from 1, `excerpt` is its beginning, `params` its figures."""

    line: int
    excerpt: str
    reason: Reason
    params: dict[str, str | int]


def participants(entries: Iterable[Entry]) -> dict[str, int]:
    """How many messages each person sent, most first; notices count for nobody.

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    >>> participants([Entry(0, 1, at, "王芳", Kind.TEXT, "好的", "好的"),
    ...               Entry(1, 2, at, None, Kind.SYSTEM, "Tom joined", "Tom joined")])
    {'王芳': 1}
    """
    counts = Counter(e.sender for e in entries if e.kind is not Kind.SYSTEM)
    return {name: count for name, count in counts.most_common() if name is not None}


def line_dict(entry: Entry) -> dict[str, str | None]:
    """The entry as one line of `guanxi import messages --lines`."""
    return {
        "at": entry.at.isoformat(),
        "sender": entry.sender,
        "kind": entry.kind.value,
        "text": entry.text,
        "attachment": entry.attachment,
    }
