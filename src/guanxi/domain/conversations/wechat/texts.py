"""Exports as text (.txt, .md) and lines copied from the WeChat window or sent by mail."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Kind, Reason, Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.wechat.content import read_content
from guanxi.domain.conversations.wechat.forms import (
    ENOUGH_LINES,
    SEPARATOR,
    Clockwork,
    Form,
    find_form,
    is_preamble,
    plain,
)
from guanxi.domain.conversations.wechat.kinds import QUOTE
from guanxi.domain.conversations.wechat.lines import lines_of
from guanxi.domain.conversations.wechat.messages import EXCERPT, Content, Message
from guanxi.domain.conversations.wechat.people import ME
from guanxi.domain.conversations.wechat.times import Moment

LONGEST_MESSAGE = 1 << 20  # characters
_NOTICE = re.compile(r"(?:系统消息|System Message)[:：]\s?")
_NOBODY = frozenset({"未知", "系统", "系统消息"})
_ID = re.compile(r"\(([^()]{1,64})\)$")
_DASHES = re.compile(r"(?:- ){4,40}-?\s*")
_OLD_QUOTE = re.compile(r"\n引用[:：]")


def is_chat_text(start: str, today: date | None, zone: ZoneInfo) -> bool:
    """Whether a text opens like a WeChat chat: its first line that is no preamble is an opening."""
    lines = start.split("\n")[:ENOUGH_LINES]
    clockwork = Clockwork(zone, today)
    form = find_form(lines, clockwork)
    if form is None:
        return False
    if not form.is_telling and sum(form.opening(line) is not None for line in lines) < 2:
        return False
    said = (line for line in lines if not is_preamble(line) and not SEPARATOR.fullmatch(line))
    return any(form.opening(line) for line in islice(said, 1 + form.name_before))


def read_pasted(
    blocks: Iterable[str], zone: ZoneInfo, today: date | None
) -> Iterator[Message | Rejected]:
    """The messages of a text. Raises NotAnExport where no line opens one."""
    lines = (line.removesuffix("\n") for line in lines_of(blocks))
    sample = list(islice(lines, ENOUGH_LINES))
    clockwork = Clockwork(zone, today)
    form = find_form(sample, clockwork)
    if form is None:
        raise NotAnExport(Refusal.NO_HEADER)
    if clockwork.yearless and not _reads(form, sample, Clockwork(zone, today)):
        raise NotAnExport(Refusal.YEAR_MISSING)
    return _TextReader(form, clockwork).read(chain(sample, lines))


def _reads(form: Form, lines: Sequence[str], clockwork: Clockwork) -> bool:
    """Whether any opening line tells a whole moment."""
    for line in lines:
        if form.separators and clockwork.separate(line):
            continue
        if (found := form.opening(line)) and clockwork.read(found):
            return True
    return False


class _TextReader:
    """Gathers the lines of one message until the next opens."""

    def __init__(self, form: Form, clockwork: Clockwork) -> None:
        self._form = form
        self._clockwork = clockwork
        self._moment: Moment | None = None
        self._rejected: str | None = None  # an opening line whose time is none
        self._name = ""
        self._body: list[str] = []
        self._size = 0
        self._line = 0  # of the opening line
        self._too_long = False

    def read(self, lines: Iterable[str]) -> Iterator[Message | Rejected]:
        """The messages of all the lines."""
        for number, line in enumerate(lines, start=1):
            if self._form.separators and self._clockwork.separate(line):
                yield from self._close()
                continue
            found = self._form.opening(line)
            if found is not None and self._is_opening():
                name = self._take_name(found)
                yield from self._close()
                self._open(found, name, number, line)
            elif self._moment is None and self._rejected is None:
                yield from self._close()
                self._body, self._line = [line], number
            else:
                yield from self._gather(line, number)
        yield from self._close()

    def _is_opening(self) -> bool:
        form = self._form
        if form.under_separators and self._clockwork.day is None:
            return False
        return not form.name_before or bool(self._body and self._body[-1].strip())

    def _take_name(self, found: re.Match[str]) -> str:
        if self._form.name_before:
            return self._body.pop().strip().rstrip(":：")
        return found["name"].strip()

    def _open(self, found: re.Match[str], name: str, number: int, line: str) -> None:
        self._moment = self._clockwork.read(found)
        self._rejected = None if self._moment else line
        self._name = name
        self._line = number - self._form.name_before
        self._too_long = False
        self._body = [found["body"]] if self._form.body_beside else []
        self._size = 0

    def _gather(self, line: str, number: int) -> Iterator[Message | Rejected]:
        if self._form.body_beside and (notice := _NOTICE.match(line)) and self._moment:
            moment = self._moment
            yield from self._close()
            yield self._message(moment, number, "", _as_notice(line[notice.end() :]))
            return
        self._size += len(line)
        if self._size <= LONGEST_MESSAGE:
            self._body.append(line)
        elif not self._too_long:
            self._too_long = True
            yield Rejected(number, line[:EXCERPT], Reason.TOO_LONG, {})

    def _close(self) -> Iterator[Message | Rejected]:
        """The message gathered so far, or why there is none."""
        body, moment = self._body, self._moment
        self._body = []
        if self._rejected is not None:
            yield Rejected(self._line, self._rejected[:EXCERPT], Reason.IMPOSSIBLE_DATE, {})
        elif moment is None:
            for line in body:
                if not is_preamble(line):
                    yield Rejected(self._line, line[:EXCERPT], Reason.BEFORE_FIRST, {})
        else:
            yield from self._finish(moment, body)
        self._moment = self._rejected = None

    def _finish(self, moment: Moment, body: list[str]) -> Iterator[Message | Rejected]:
        while body and not body[-1].strip():
            body.pop()
        while body and not body[0].strip():
            body.pop(0)
        if self._form.markdown:
            body = [plain(line) for line in body]
        name = self._name
        if not body:
            # a notice is written in the name's place; a person says something
            yield self._message(moment, self._line, "", _as_notice(name))
            return
        if self._form.bracketed and name in _NOBODY:
            yield self._message(moment, self._line, "", _as_notice("\n".join(body)))
            return
        start = _nameless_reply(body) if self._form.body_beside else len(body)
        yield self._message(moment, self._line, name, _said(body[:start]))
        if start < len(body):
            yield self._message(moment, self._line + start, "", _said(body[start:]))

    def _message(self, moment: Moment, line: int, name: str, content: Content) -> Message:
        name, ident = _parted(name) if self._form.ids else (name, "")
        if len(name) > 2 and name[0] == name[-1] == "'":
            name = name[1:-1]
        mine = True if ME in (name, ident) else None
        return Message(line, moment.at, moment.precision, content, mine, name, ident)


def _said(body: list[str]) -> Content:
    text = "\n".join(body)
    # A text has no other way to write a quotation (Markdown's, chatlog's, MemoTrace's last line).
    is_reply = text.startswith(">") or _OLD_QUOTE.search(text) is not None
    return read_content(QUOTE if is_reply else None, text)


def _as_notice(text: str) -> Content:
    content = read_content(None, text)
    if content.kind is Kind.DELETED:
        return content
    return Content(Kind.SYSTEM, text, text)


def _nameless_reply(body: list[str]) -> int:
    """Where a reply begins that WechatExporter writes without name and time; the end if none."""
    for at in range(2, len(body)):
        if _DASHES.fullmatch(body[at]) and body[at - 1].rstrip().endswith("」"):
            return next((i for i in range(at - 1, 0, -1) if body[i].startswith("「")), len(body))
    return len(body)


def _parted(name: str) -> tuple[str, str]:
    found = _ID.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")
