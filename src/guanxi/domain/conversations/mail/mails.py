"""What reading mail gives: a mail, the people and files on it, and what a delivery report says."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# Where the time of a mail was found: in its Date, on the way, or on the line that parts mails.
DateFrom = Literal["date", "received", "from_line"]


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody on a mail; `name` is empty where the mail gives only the address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on a mail. `name` is bare (never a path), `size` counts decoded bytes.

    `inline` marks a file shown within the text, such as a logo in a signature.
    """

    name: str
    type: str
    size: int
    content_id: str
    inline: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """One address a mail did not reach, and the status ("5.1.1") where the report tells it."""

    address: str
    status: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `position` counts from 0, `line` from 1 in the file `source`.

    `offset` and `length` are its bytes in that file, for `attachment_bytes`. `at` keeps the zone
    the sender wrote in. `message_id` has no angle brackets; where the mail has none it is made
    from the content ("content:…"), the same for every copy. `thread` is the key as far as the
    mails before it tell; `thread_keys` gives it for a whole set. `text` is everything as decoded,
    `words` only what is new in it, `quoted` what was set apart.
    """

    position: int
    line: int
    at: datetime
    message_id: str
    thread: str
    subject: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    words: str
    quoted: str
    text: str
    attachments: tuple[Attachment, ...]
    automatic: bool
    bounce: bool
    failures: tuple[Failure, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    date_from: DateFrom
    source: str
    offset: int
    length: int
