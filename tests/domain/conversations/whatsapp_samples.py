"""Short ways to read a piece of chat in tests."""

from datetime import date
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.whatsapp import Reading, read_chat

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(text: str, *, order: str | None = None, today: date | None = None) -> Reading:
    return read_chat([text.encode()], SHANGHAI, order=order, today=today)


def entries(text: str, **options) -> list[Entry]:
    return [item for item in read(text, **options) if isinstance(item, Entry)]


def rejected(text: str) -> list[Rejected]:
    return [item for item in read(text) if isinstance(item, Rejected)]


def told(text: str, **options) -> list[tuple[str, str | None, str]]:
    """(local time, sender, text) of each entry."""
    return [
        (f"{entry.at:%Y-%m-%d %H:%M:%S}", entry.sender, entry.text)
        for entry in entries(text, **options)
    ]
