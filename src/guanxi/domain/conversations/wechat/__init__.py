"""The WeChat importer: exports of the tools in use, and text copied from a chat window.

WeChat itself exports nothing but copied lines; everything else is written by tools, each in its
own layout. Columns and keys are recognised by meaning, texts by the way they open a message.
"""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.wechat.reader import Layout, Reading, is_wechat

__all__ = ["Layout", "NotAnExport", "Reading", "Refusal", "looks_like_wechat", "read_wechat"]


def read_wechat(
    chunks: Iterable[bytes], zone: ZoneInfo, *, name: str = "", today: date | None = None
) -> Reading:
    """Begin to read an export or copied lines; iterate the result for Entry and Rejected.

    `chunks` are bytes of any size. `zone` is the zone of the computer that exported: it counts
    only where the file has no absolute time. `name` is the file's name: it names the other person
    where nothing in the file does, and is never opened. `today` tells the day of copied lines
    that say 昨天 or have no year. Raises NotAnExport at once where the bytes are no such chat.

    >>> chat = '[{"is_sender": 0, "CreateTime": 1700000000, "msg": "吃了吗", "type": 1}]'
    >>> reading = read_wechat([chat.encode()], ZoneInfo("Asia/Shanghai"), name="老王.json")
    >>> [(entry.sender, entry.text) for entry in reading]
    [('老王', '吃了吗')]
    """
    return Reading(chunks, zone, name=name, today=today)


def looks_like_wechat(start: bytes) -> bool:
    """Whether a file is a WeChat chat, judged by its first 64 kB and never by its name.

    >>> looks_like_wechat("消息ID,类型,发送人,时间,内容".encode("gb18030"))
    True
    """
    return is_wechat(start)
