"""The WhatsApp importer: exported chats, and text pasted from a chat window.

`read_chat` gives entries in the file's order. Nothing here touches a file by name.
"""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.whatsapp.forms import Form
from guanxi.domain.conversations.whatsapp.reader import Reading

__all__ = [
    "Form",
    "NotAnExport",
    "Reading",
    "Refusal",
    "read_chat",
]


def read_chat(
    chunks: Iterable[bytes],
    zone: ZoneInfo,
    *,
    order: str | None = None,
    today: date | None = None,
) -> Reading:
    """Begin to read an export or pasted text; iterate the result for Entry and Rejected.

    `chunks` are bytes of any size, lines included. `zone` is the zone of the phone that exported.
    `order` ("dmy", "mdy", "ymd") is a person's answer where `Form.ambiguous_orders` asks.
    `today` tells the year of pasted lines that have none. Raises NotAnExport at once where the
    bytes are no chat.

    >>> chat = "[22/11/2026, 14:05:33] 王芳: 您好：单价多少？\\n[22/11/2026, 14:06:02] Tom: 3.20\\n"
    >>> reading = read_chat([chat.encode()], ZoneInfo("Asia/Shanghai"))
    >>> [(entry.sender, entry.text) for entry in reading]
    [('王芳', '您好：单价多少？'), ('Tom', '3.20')]
    """
    return Reading(chunks, zone, order=order, today=today)
