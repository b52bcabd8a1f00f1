"""One row of a table, or one object of a document, to a message."""

import json
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Kind, Reason, Rejected
from guanxi.domain.conversations.wechat.columns import Columns
from guanxi.domain.conversations.wechat.content import read_content, with_details
from guanxi.domain.conversations.wechat.kinds import (
    OTHER,
    QUOTE,
    Codes,
    Type,
    type_of_code,
    type_of_name,
)
from guanxi.domain.conversations.wechat.messages import EXCERPT, Message
from guanxi.domain.conversations.wechat.times import Moment, read_moment

_YES = frozenset({"1", "1.0", "true", "yes", "是", "发送", "我", "outgoing", "sent", "send", "out"})
_NO = frozenset({"0", "0.0", "false", "no", "否", "接收", "incoming", "received", "receive", "in"})
_LONGEST_OLD_CELL = 100_000
_SAID_BY = re.compile(r"([\w@-]{3,64}):\n", re.A)  # in groups, before the text


def read_row(
    columns: Columns, values: Sequence[str], line: int, zone: ZoneInfo, codes: Codes
) -> Message | Rejected:
    """The message of a row as wide as its heading, or why there is none."""

    def value(at: int) -> str:
        return values[at].strip() if at >= 0 else ""

    moment, written = _moment(columns, values, zone)
    text = values[columns.text]
    if moment is None:
        reason = Reason.IMPOSSIBLE_DATE if written else Reason.NO_TIME
        return Rejected(line, " ".join(values)[:EXCERPT], reason, {})
    source = value(columns.source)
    if text.startswith('{"'):
        text, source = _old_cell(text, source)
    known = _type(columns, values, codes)
    ident = value(columns.ident)
    if columns.theirs >= 0 and not ident and (said_by := _SAID_BY.match(text)):
        ident = said_by[1]
    if ident and text.startswith(ident + ":\n"):
        text = text[len(ident) + 2 :]
    quoted = value(columns.quoted)
    if quoted:
        sender = value(columns.quoted_sender)
        quoted = f"{sender}：{quoted}" if sender else quoted
        known = QUOTE if known is None or known.kind is Kind.TEXT else known
    content = read_content(known, text, source=source, quoted=quoted)
    if content.is_empty:
        return Rejected(line, " ".join(values)[:EXCERPT], Reason.NO_TEXT, {})
    content = with_details(content, title=value(columns.title), spoken=value(columns.spoken))
    return Message(
        line=line,
        at=moment.at,
        precision=moment.precision,
        content=content,
        mine=_theirs(value(columns.theirs)) if columns.mine < 0 else _mine(value(columns.mine)),
        name=next((name for at in columns.names if (name := values[at].strip())), ""),
        ident=ident,
        thread=value(columns.room),
    )


def _moment(columns: Columns, values: Sequence[str], zone: ZoneInfo) -> tuple[Moment | None, str]:
    """The first time of a row that can be read, and what was written where none can."""
    written = ""
    for at in columns.times:
        if (cell := values[at].strip()) and cell != "0":
            if (moment := read_moment(cell, zone)) is not None:
                return moment, cell
            written = written or cell
    if columns.date >= 0 and (day := values[columns.date].strip()):
        clock = values[columns.clock].strip() if columns.clock >= 0 else written
        return read_moment(f"{day} {clock}", zone), day
    return None, written


def _type(columns: Columns, values: Sequence[str], codes: Codes) -> Type | None:
    """The type a row names; a name is worth more than a number. None where it names none."""
    sub = values[columns.subtype].strip() if columns.subtype >= 0 else ""
    number: Type | None = None
    named: Type | None = None
    for at in columns.types:
        cell = values[at].strip()
        if not cell:
            continue
        if cell.isdecimal() and len(cell) <= 15:
            number = number or type_of_code(int(cell), _figure(sub), codes) or OTHER
        elif named is None or named is OTHER:
            named = type_of_name(cell) or OTHER
    if named is not None and (named is not OTHER or number is None):
        return named
    if number is None and columns.types:
        return None if named is None else named
    return number


def _figure(cell: str) -> int:
    return int(cell) if cell.isdecimal() and len(cell) <= 10 else 0


def _mine(cell: str) -> bool | None:
    folded = cell.casefold()
    return True if folded in _YES else False if folded in _NO else None


def _theirs(cell: str) -> bool | None:
    """A column that says 1 of what came in."""
    mine = _mine(cell)
    return None if mine is None else not mine


def _old_cell(text: str, source: str) -> tuple[str, str]:
    """Older PyWxDump wrote text and file as one cell: {"src": …, "msg": …}."""
    if '"msg"' not in text or len(text) > _LONGEST_OLD_CELL:
        return text, source
    try:
        cell = json.loads(text)
    except (ValueError, RecursionError):
        return text, source
    if not isinstance(cell, dict) or not isinstance(cell.get("msg"), str) or len(cell) > 2:
        return text, source
    return cell["msg"], str(cell.get("src") or source)
