"""A small WeChat chat, and short ways to read one in tests; its layouts stand beside by shape."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.wechat import Reading, read_wechat

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Line(NamedTuple):
    """One text of a sample chat."""

    epoch: int
    mine: bool
    text: str

    @property
    def name(self) -> str:
        return "我" if self.mine else "王芳"

    @property
    def local(self) -> str:
        return f"{datetime.fromtimestamp(self.epoch, SHANGHAI):%Y-%m-%d %H:%M:%S}"


Writer = Callable[[Sequence["Line"]], str]
CHAT = (
    Line(1_764_000_000, False, "您好，样品已寄出"),
    Line(1_764_000_060, True, "好的，单号多少？"),
    Line(1_764_000_125, False, "SF1234567890\n顺丰，明天到"),
)


def read(written: str | bytes, *, name: str = "", today: date | None = None) -> Reading:
    chunks = [written if isinstance(written, bytes) else written.encode()]
    return read_wechat(chunks, SHANGHAI, name=name, today=today)


def entries(written: str | bytes, **options) -> list[Entry]:
    return [item for item in read(written, **options) if isinstance(item, Entry)]


def rejected(written: str | bytes, **options) -> list[Rejected]:
    return [item for item in read(written, **options) if isinstance(item, Rejected)]


def told(written: str | bytes, **options) -> list[tuple[str, str | None, str]]:
    """(local time, sender, text) of each entry."""
    return [
        (f"{entry.at:%Y-%m-%d %H:%M:%S}", entry.sender, entry.text)
        for entry in entries(written, **options)
    ]


def as_told(chat: Sequence[Line]) -> list[tuple[str, str, str]]:
    """What `told` must say of a sample chat."""
    return [(line.local, line.name, line.text) for line in chat]


def table(heading: str, rows: Sequence[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    return written.getvalue()
