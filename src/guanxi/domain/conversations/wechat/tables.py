"""Exports as a table: CSV of MemoTrace, PyWxDump, WeFlow, chatlog and their like.

Rows may be shorter than their heading. A quotation mark that is never closed costs its own row:
the lines it swallowed are read again.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Reason, Rejected
from guanxi.domain.conversations.wechat.columns import Columns, columns_of
from guanxi.domain.conversations.wechat.kinds import Codes
from guanxi.domain.conversations.wechat.lines import lines_of
from guanxi.domain.conversations.wechat.messages import EXCERPT, Message
from guanxi.domain.conversations.wechat.rows import read_row
from guanxi.domain.conversations.wechat.times import read_moment
from guanxi.domain.row_lines import RowLines

LONGEST_ROW = 1 << 18  # characters; WeChat ends a text at 16,384
MOST_RETRIES = 100  # rows whose swallowed lines are read again
_LINES_BEFORE_HEADING = 5
_SAMPLE = 30


class Heading(NamedTuple):
    """Where a table begins: the number of its heading line, its delimiter and columns."""

    line: int
    delimiter: str
    columns: Columns


class Row(NamedTuple):
    """One row as csv reads it, and the line it begins on."""

    line: int
    cells: list[str]


def find_heading(start: str) -> Heading | None:
    """The heading of a chat among the first lines of a text, if there is one.

    >>> find_heading("type_name,IsSender,CreateTime,msg\\n").columns.mine
    1
    """
    lines = start.split("\n", _LINES_BEFORE_HEADING)[:_LINES_BEFORE_HEADING]
    for number, line in enumerate(lines, start=1):
        if len(line) > 10_000:
            continue
        for delimiter in ",;\t":
            if delimiter not in line:
                continue
            columns = columns_of(_cells(line, delimiter))
            if columns is not None:
                return Heading(number, delimiter, columns)
    return None


def is_chat_table(start: str, zone: ZoneInfo) -> bool:
    """Whether the text begins with a table only a chat has, or one whose rows read as a chat."""
    heading = find_heading(start)
    if heading is None:
        return False
    if heading.columns.is_surely_chat:
        return True
    rows = start.split("\n")[heading.line : heading.line + _SAMPLE]
    width = heading.columns.width
    cells = [(_cells(row, heading.delimiter) + [""] * width)[:width] for row in rows]
    return any(read_moment(row[at], zone) for row in cells for at in heading.columns.times)


def read_table(
    blocks: Iterable[str], zone: ZoneInfo, start: Heading
) -> Iterator[Message | Rejected]:
    """The messages of a table, in its order."""
    columns, width = start.columns, start.columns.width
    for row in _rows(lines_of(blocks), start.delimiter):
        if isinstance(row, Rejected):
            yield row
            continue
        line, cells = row
        if line <= start.line or not any(cells):
            continue
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        elif len(cells) > width:
            if columns.text == width - 1:
                cells[width - 1 :] = [start.delimiter.join(cells[width - 1 :])]
            elif any(cells[width:]) and not _has_more_than_named(columns, cells, zone):
                excerpt = start.delimiter.join(cells)[:EXCERPT]
                yield Rejected(line, excerpt, Reason.BROKEN_ROW, {"cells": len(cells)})
                continue
        yield read_row(columns, cells[:width], line, zone, Codes.WECHAT)


def _has_more_than_named(columns: Columns, cells: list[str], zone: ZoneInfo) -> bool:
    """Whether a row only has cells beyond its heading: its times stand where they should, one of
    them behind the text, so no comma of the text has shifted them."""
    after = [at for at in columns.times if at > columns.text]
    return bool(after) and all(read_moment(cells[at].strip(), zone) for at in after)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[Row | Rejected]:
    feed = RowLines(lines, LONGEST_ROW)
    reader = csv.reader(feed, delimiter=delimiter)
    retries = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            retries += 1
            many = retries > MOST_RETRIES
            swallowed = len(feed.taken)
            reason, params = Reason.BROKEN_ROW, dict[str, str | int]()
            if many and swallowed > 1:
                reason, params = Reason.TOO_LONG, {"lines": swallowed}
            yield Rejected(feed.line, feed.taken[0][:EXCERPT].rstrip("\n"), reason, params)
            feed.settle(None if many else 1)
            continue
        line = feed.line
        feed.settle()
        yield Row(line, cells)
