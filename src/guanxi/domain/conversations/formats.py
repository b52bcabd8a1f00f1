"""What a file of messages is, told by its content, and its reader.

Mail and WeChat are recognised by what only they write; a text with dated lines is WhatsApp's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from guanxi.domain.conversations import mail, wechat, whatsapp
from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.faults import NotAnExport


class Format(StrEnum):
    """Whose messages a file holds."""

    WHATSAPP = "whatsapp"
    WECHAT = "wechat"
    MAIL = "mail"


class Texts(Protocol):
    """Where the bytes come from: one chat, or any number of mails."""

    @property
    def format(self) -> Format | None:
        """What its beginning shows."""

    def chunks(self) -> Iterable[bytes]:
        """The bytes of the chat."""

    def mails(self) -> Iterable[tuple[str, Iterable[bytes]]]:
        """The name and the bytes of each mail or mailbox."""


@dataclass(frozen=True)
class MessageReading:
    """One pass over a file: iterate it once for Entry and Rejected.

    Known before the first entry: `format`, and the `ambiguous_orders` of a date that reads
    equally well in several. After the last: `encoding`, `duplicates`, and `mine`, the names under
    which whoever exported speaks, where the file says so.
    """

    format: Format
    reading: whatsapp.Reading | wechat.Reading | mail.Reading

    def __iter__(self) -> Iterator[Entry | Rejected]:
        if isinstance(self.reading, mail.Reading):
            return mail.entries(self.reading)
        return iter(self.reading)

    @property
    def encoding(self) -> str:
        """How the text was encoded."""
        return self.reading.encoding

    @property
    def ambiguous_orders(self) -> tuple[str, ...]:
        """Orders of the date a person has to choose from; empty where the file decides."""
        if isinstance(self.reading, whatsapp.Reading):
            return tuple(self.reading.form.ambiguous_orders)
        return ()

    @property
    def duplicates(self) -> int:
        """Copies of mails in the same file, left out so far."""
        return self.reading.duplicates if isinstance(self.reading, mail.Reading) else 0

    @property
    def mine(self) -> frozenset[str]:
        """Names of whoever exported."""
        return self.reading.mine if isinstance(self.reading, wechat.Reading) else frozenset()


def find_format(start: bytes) -> Format | None:
    """What the first bytes of a file show; None where no reader knows them.

    >>> find_format(b"22/11/2026, 14:05 - Tom: 3.20\\n")
    <Format.WHATSAPP: 'whatsapp'>
    """
    if mail.looks_like_mail(start):
        return Format.MAIL
    if wechat.looks_like_wechat(start):
        return Format.WECHAT
    try:
        whatsapp.read_chat([start], ZoneInfo("UTC"))
    except NotAnExport:
        return None
    return Format.WHATSAPP


def read_messages(
    texts: Texts,
    zone: ZoneInfo,
    *,
    name: str = "",
    order: str | None = None,
    today: date | None = None,
) -> MessageReading:
    """Begin to read a file whatever it is; `name` and `today` as the readers take them.

    A file that shows nothing known is read as WhatsApp's, whose refusal says why it is none.
    Raises NotAnExport.
    """
    format = texts.format or Format.WHATSAPP
    if format is Format.MAIL:
        return MessageReading(format, mail.read_mails(texts.mails(), zone))
    if format is Format.WECHAT:
        return MessageReading(
            format, wechat.read_wechat(texts.chunks(), zone, name=name, today=today)
        )
    return MessageReading(
        format, whatsapp.read_chat(texts.chunks(), zone, order=order, today=today)
    )
