"""Exports as JSON: PyWxDump, WeFlow, CipherTalk, ChatLab, chatlog, and JSON Lines.

Objects are read like the rows of a table. A document may name its people before its messages
(ChatLab `members`, WeFlow `senders`) and who exported it (`ownerId`).
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Reason, Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.wechat.columns import Columns, columns_of
from guanxi.domain.conversations.wechat.json_values import Bad, BrokenJson, Value, values_of
from guanxi.domain.conversations.wechat.kinds import Codes
from guanxi.domain.conversations.wechat.lines import lines_of
from guanxi.domain.conversations.wechat.messages import EXCERPT, Message
from guanxi.domain.conversations.wechat.people import People
from guanxi.domain.conversations.wechat.rows import read_row

_LIST_KEYS = "messages msgs message msg data list records items rows chat chats chatlog content"
_LISTS = frozenset(_LIST_KEYS.split())
_PEOPLE = frozenset({"members", "senders"})
_KEYS_OF_TOOLS = ('"weflow"', '"chatlab"', '"exportInfo"')
_MOST_STRANGERS = 100  # objects without any known key before a document is given up


class DocumentReader:
    """Reads the objects of one document; learns its people and codes as they come."""

    def __init__(self, zone: ZoneInfo, people: People) -> None:
        self._zone = zone
        self._people = people
        self._codes = Codes.WECHAT
        self._known = False
        self._strangers = 0

    def read_document(
        self, blocks: Iterable[str], first_line: int = 1
    ) -> Iterator[Message | Rejected]:
        """The messages of one JSON document.

        Raises NotAnExport before the first message where it is no JSON, or none of a chat.
        """
        try:
            for value in values_of(blocks, first_line):
                if value.in_list and value.key not in _PEOPLE:
                    if not value.key or value.key in _LISTS:
                        yield self._message(value.line, value.value)
                else:
                    self._learn(value)
        except BrokenJson as error:
            if not self._known:
                raise NotAnExport(Refusal.BROKEN_JSON, line=error.line) from None
            yield Rejected(error.line, error.excerpt, Reason.CUT_SHORT, {})
        if not self._known:
            raise NotAnExport(Refusal.NO_HEADER)

    def read_lines(self, blocks: Iterable[str]) -> Iterator[Message | Rejected]:
        """The messages of JSON Lines; lines that begin with "#" are remarks."""
        for number, line in enumerate(lines_of(blocks), start=1):
            if not line.strip(" \t\r\n\ufeff") or line.startswith("#"):
                continue
            try:
                value = json.loads(line.lstrip("\ufeff"), strict=False)
            except (ValueError, RecursionError):
                value = Bad(line[:EXCERPT].rstrip("\n"))
            if isinstance(value, dict) and (kind := value.get("_type")) in ("header", "member"):
                self._learn_line(str(kind), value, number)
            else:
                yield self._message(number, value)
        if not self._known:
            raise NotAnExport(Refusal.NO_HEADER)

    def _message(self, line: int, value: Any) -> Message | Rejected:
        if isinstance(value, dict):
            cells = _said(flat(value))
            columns = _columns(tuple(cells))
            if columns is not None:
                self._known = True
                return read_row(columns, list(cells.values()), line, self._zone, self._codes)
        if not self._known:
            self._strangers += 1
            if self._strangers > _MOST_STRANGERS:
                raise NotAnExport(Refusal.NO_HEADER)
        excerpt = value.excerpt if isinstance(value, Bad) else str(value)[:EXCERPT]
        return Rejected(line, excerpt, Reason.BROKEN_ROW, {})

    def _learn(self, value: Value) -> None:
        if value.key == "chatlab":
            self._codes = Codes.CHATLAB
        if not isinstance(value.value, dict):
            return
        if value.key in _PEOPLE:
            self._learn_person(value.value)
        elif value.key in ("meta", "session") and (owner := value.value.get("ownerId")):
            self._people.owner = str(owner)

    def _learn_line(self, kind: str, value: dict[str, Any], line: int) -> None:
        if kind == "member":
            self._learn_person(value)
            return
        for key, inner in value.items():
            self._learn(Value(key, line, inner, in_list=False))

    def _learn_person(self, person: dict[str, Any]) -> None:
        ident = person.get("platformId") or person.get("senderID") or person.get("wxid")
        names = (
            person.get(key)
            for key in ("remark", "displayName", "groupNickname", "accountName", "nickname")
        )
        if ident and (name := next(filter(None, names), "")):
            self._people.call(str(ident), str(name))


def flat(value: dict[str, Any]) -> dict[str, str]:
    """An object's keys with their values as cells; a text given as {"src", "msg"} taken apart.

    >>> flat({"isSend": True, "createTime": 1700000000, "content": None})
    {'isSend': '1', 'createTime': '1700000000', 'content': ''}
    """
    cells: dict[str, str] = {}
    rest: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, str):
            cells[key] = inner
        elif inner is None or isinstance(inner, list):
            cells[key] = ""
        elif isinstance(inner, bool):
            cells[key] = "1" if inner else "0"
        elif isinstance(inner, dict):
            cells[key] = str(inner.get("msg") or "") if "msg" in inner else ""
            if key == "contents":
                rest = inner
        else:
            cells[key] = _figure(inner)
    if rest:
        _add_contents(cells, rest)
    return cells


def _said(cells: dict[str, str]) -> dict[str, str]:
    """The cells with an empty text where an object leaves it out: pictures have none."""
    if "type" in cells and _columns(tuple(cells)) is None:
        return {**cells, "content": ""}
    return cells


def is_lines(start: str) -> bool:
    """Whether a text is JSON Lines: its first line is a whole object, of a header or a message."""
    for line in start.split("\n")[:20]:
        if not line.strip(" \t\r\ufeff") or line.startswith("#"):
            continue
        try:
            value = json.loads(line.lstrip("\ufeff"))
        except (ValueError, RecursionError):
            return False
        return isinstance(value, dict) and (
            "_type" in value or columns_of(tuple(flat(value))) is not None
        )
    return False


def is_chat_document(start: str) -> bool:
    """Whether the beginning of a JSON text is a chat's: a tool's mark, or a message."""
    if any(mark in start[:2000] for mark in _KEYS_OF_TOOLS):
        return True
    try:
        for value in values_of([start]):
            if isinstance(value.value, dict) and value.in_list:
                return columns_of(tuple(_said(flat(value.value)))) is not None
    except BrokenJson:
        pass
    return False


def _figure(figure: float) -> str:
    if isinstance(figure, float) and figure.is_integer() and abs(figure) < 1e17:
        return str(int(figure))
    return str(figure)


def _add_contents(cells: dict[str, str], contents: dict[str, Any]) -> None:
    """chatlog keeps titles and quoted messages in an object of their own."""
    refer = contents.get("refer")
    if isinstance(refer, dict):
        cells["quotedContent"] = str(refer.get("content") or "[消息]")
        cells["quotedSender"] = str(refer.get("senderName") or refer.get("sender") or "")
    if not cells.get("content"):
        parts = (contents.get(key) for key in ("title", "label", "desc"))
        cells["content"] = " ".join(part for part in parts if part and isinstance(part, str))


@lru_cache(maxsize=256)
def _columns(keys: tuple[str, ...]) -> Columns | None:
    return columns_of(keys)
