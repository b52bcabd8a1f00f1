"""A WeChat chat as entries, whatever tool wrote it.

The beginning of the file tells its layout; the layout's reader gives messages; the first of them
tell who is who; then every message becomes an entry in the file's order.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.decoding import read_text
from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.faults import NotAnExport
from guanxi.domain.conversations.wechat.documents import (
    DocumentReader,
    is_chat_document,
    is_lines,
)
from guanxi.domain.conversations.wechat.messages import Message
from guanxi.domain.conversations.wechat.pages import is_chat_page, is_page, read_page
from guanxi.domain.conversations.wechat.people import People
from guanxi.domain.conversations.wechat.tables import find_heading, is_chat_table, read_table
from guanxi.domain.conversations.wechat.texts import is_chat_text, read_pasted

HEAD = 1 << 16  # bytes that decide whether a file is WeChat's
SAMPLE = 2000  # messages that tell who is who
_UTC = ZoneInfo("UTC")


class Layout(StrEnum):
    """How a file is written."""

    TABLE = "table"
    DOCUMENT = "document"
    LINES = "lines"
    PAGE = "page"
    TEXT = "text"


class Reading:
    """One pass over an export: iterate it once for Entry and Rejected in the file's order.

    `encoding` and `layout` are known before the first entry. `mine` names the exporter as far as
    the file has been read; it is empty where the file does not say who exported it.
    """

    def __init__(
        self, chunks: Iterable[bytes], zone: ZoneInfo, *, name: str, today: date | None
    ) -> None:
        self.encoding, blocks = read_text(chunks)
        start = next((block for block in blocks if block), "")
        self.layout = layout_of(start)
        self._people = People(name)
        items = _items(self.layout, start, chain([start], blocks), zone, self._people, today)
        sample = list(islice(items, SAMPLE))
        self._people.meet(item for item in sample if isinstance(item, Message))
        self._items = chain(sample, items)

    @property
    def mine(self) -> frozenset[str]:
        """The names under which the exporter has spoken so far."""
        return frozenset(self._people.mine)

    def __iter__(self) -> Iterator[Entry | Rejected]:
        position = 0
        for item in self._items:
            if isinstance(item, Rejected):
                yield item
                continue
            kind, text, words, attachment, quoted = item.content
            yield Entry(
                position,
                item.line,
                item.at,
                self._people.sender(item),
                kind,
                text,
                words,
                attachment,
                precision=item.precision,
                quoted=quoted,
                thread=self._people.thread(item),
            )
            position += 1


def layout_of(start: str) -> Layout:
    """How a file is written, by its beginning.

    >>> layout_of("type_name,IsSender,CreateTime,msg\\n"), layout_of('[{"msg": "好"}]')
    (<Layout.TABLE: 'table'>, <Layout.DOCUMENT: 'document'>)
    """
    bare = start.lstrip("\ufeff \t\r\n")
    if is_page(bare):
        return Layout.PAGE
    if bare.startswith(("{", "#")) and is_lines(bare):
        return Layout.LINES
    if bare.startswith("{") or (bare.startswith("[") and bare[1:50].lstrip()[:1] in ("{", "]", "")):
        return Layout.DOCUMENT
    return Layout.TABLE if find_heading(start.lstrip("\ufeff")) else Layout.TEXT


def is_wechat(start: bytes) -> bool:
    """Whether the first bytes of a file show a chat of WeChat's."""
    try:
        _, blocks = read_text([start[:HEAD]])
    except NotAnExport:
        return False
    text = "".join(blocks).lstrip("\ufeff")
    layout = layout_of(text)
    if layout is Layout.TABLE:
        return is_chat_table(text, _UTC)
    if layout is Layout.PAGE:
        return is_chat_page(text)
    if layout is Layout.DOCUMENT:
        return is_chat_document(text)
    return layout is Layout.LINES or is_chat_text(text, None, _UTC)


def _items(
    layout: Layout,
    start: str,
    blocks: Iterator[str],
    zone: ZoneInfo,
    people: People,
    today: date | None,
) -> Iterator[Message | Rejected]:
    if layout is Layout.TABLE and (heading := find_heading(start.lstrip("\ufeff"))):
        return read_table(blocks, zone, heading)
    if layout is Layout.PAGE:
        return read_page(blocks, zone, people)
    if layout is Layout.DOCUMENT:
        return DocumentReader(zone, people).read_document(blocks)
    if layout is Layout.LINES:
        return DocumentReader(zone, people).read_lines(blocks)
    return read_pasted(blocks, zone, today)
