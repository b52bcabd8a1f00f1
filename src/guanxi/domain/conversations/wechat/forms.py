"""The ways a text names the sender and the time of a message.

One file keeps to one way, found by counting. From: LC044/WeChatMsg `app/DataBase/exporter_txt.py`
(time, name); hicccc77/WeFlow `TxtFormatter.ts` (time, 'name') and `MarkdownFormatter.ts` (## time
name); BlueMatthew/WechatExporter `res/templates_txt/msg.html` (name (time):words); sjzar/chatlog
`PlainText` (name(id) time); LifeArchiveProject/WeChatDataAnalysis `chat_export_service.py`
([time] name(id): words); WeChat's own "send by mail" and copied lines (date lines with name and
clock under them; name and time on one line or on two).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.wechat.times import (
    CLOCK,
    DATE,
    DATE_TIME,
    DAY_WORD,
    Moment,
    at_clock,
    day_of_word,
    read_moment,
)

_NAME = r"(?P<name>(?!\[?\d{1,4}[-/.年]\d)\S(?:[^\n]{0,79}?\S)?)"
_GAP = r"[ \t\u3000]"
_STAMP = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"
_RULE = r"[ ]{0,20}[—\-─–=]{3,20}[ ]{0,20}"
SEPARATOR = re.compile(_RULE + DATE + _RULE, re.A)
_ID = r"\((?:我|[\w@.-]{1,64})\)$"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ENOUGH_LINES = 4000
LONGEST_OPENING = 250  # characters
_PREAMBLE = re.compile(
    r"(?:Dear[:：]?|(?:.{0,200})(?:聊天记录如下|聊天記錄如下|WeChat Chat History|微信聊天记录"
    r"|chat history).{0,60}|# .{0,200}|(?:- )?(?:会话|账号|时间|消息|导出)\S{0,20}[:：].{0,200}"
    r"|共 ?\d+ ?条\S{0,20}|={3,}.{0,200}={3,}|-{3,}|={3,})\s*"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to open a message: its expression, and what is particular about it."""

    pattern: re.Pattern[str]
    name_before: bool = False  # the name is the line before the time
    separators: bool = False  # the day may be in a line of its own
    under_separators: bool = False  # and always is
    body_beside: bool = False  # the words begin on the same line
    markdown: bool = False
    ids: bool = False  # every name has its id in brackets behind it
    bracketed: bool = False  # the time is in square brackets, on every such line

    def opening(self, line: str) -> re.Match[str] | None:
        """The match of a line that opens a message; no tool opens one with a very long line."""
        if len(line) > LONGEST_OPENING and not self.body_beside:
            return None
        return self.pattern.fullmatch(plain(line) if self.markdown else line)

    @property
    def is_telling(self) -> bool:
        """Whether one such line alone is no accident: tools write to the second, by the year."""
        return "stamp" in self.pattern.groupindex or self.under_separators or self.ids


def _form(expression: str, **particular: bool) -> Form:
    return Form(re.compile(expression, re.A), **particular)


_DAYS = rf"(?:{DATE_TIME}|{DAY_WORD}[ ,]{{0,2}}(?P<at>{CLOCK}))"
_NAME_AND_DAY = _form(rf"{_NAME}[:：]?{_GAP}++{_DAYS}{_GAP}*+[:：]?")
_BRACKETED = re.compile(rf"\[{_STAMP}\] ", re.A)
_FORMS = (
    _form(
        rf"\[(?P<stamp>{_STAMP})\] "
        r"(?P<name>[^\s:][^\n:]{0,79}\([\w@.-]{1,64}\)|未知): ?(?P<body>.*)",
        body_beside=True,
        ids=True,
        bracketed=True,
    ),
    _form(
        rf"\[(?P<stamp>{_STAMP})\] \[(?P<name>[^\[\]\n]{{1,80}})\] ?(?P<body>.*)",
        body_beside=True,
        bracketed=True,
    ),
    _form(
        rf"\[(?P<clock>{CLOCK})\] (?P<name>[^\s:：][^\n:：]{{0,79}})[:：] ?(?P<body>.*)",
        separators=True,
        under_separators=True,
        body_beside=True,
    ),
    _form(rf"{_NAME} ?[(（](?P<stamp>{_STAMP})[)）]"),
    _form(rf"{_NAME} ?\((?P<stamp>{_STAMP})\):(?P<body>.*)", body_beside=True),
    _form(rf"## (?P<stamp>{_STAMP}) (?P<name>\S.*)", markdown=True),
    _form(rf"(?P<stamp>{_STAMP}) (?P<name>[^\s\-–].*)"),
    _NAME_AND_DAY,
    _form(
        rf"{_NAME}{_GAP}{{2,}}+(?P<clock>{CLOCK}){_GAP}*+", separators=True, under_separators=True
    ),
    _form(rf"{_DAYS}{_GAP}*+", name_before=True),
)
# today's messages, where nothing better opens a line
_NAME_AND_CLOCK = _form(
    rf"(?!\w+ \d{{1,2}},? \d{{4}} ){_NAME}{_GAP}++(?P<clock>{CLOCK}){_GAP}*+", separators=True
)


class Clockwork:
    """Turns what an opening line says into moments; keeps the day of the last separator."""

    def __init__(self, zone: ZoneInfo, today: date | None) -> None:
        self._zone = zone
        self._today = today
        self.day: date | None = None
        self.yearless = False  # whether a time could not be read for want of a year

    def read(self, found: re.Match[str]) -> Moment | None:
        """The moment an opening line tells."""
        parts = found.groupdict()
        if stamp := parts.get("stamp"):
            return read_moment(stamp, self._zone)
        if parts.get("date"):
            return read_moment(f"{parts['date'].strip()} {parts['clock']}", self._zone)
        clock = parts.get("at") or parts.get("clock")
        day = self.day
        if day is None:
            if self._today is None:
                self.yearless = True
                return None
            word = parts.get("day")
            day = day_of_word(word, self._today) if word else self._today
        return at_clock(day, clock, self._zone) if day and clock else None

    def separate(self, line: str) -> bool:
        """Take over the day of a separating line, if it is one."""
        found = SEPARATOR.fullmatch(line)
        moment = read_moment(f"{found['date'].strip()} 00:00", self._zone) if found else None
        if moment is None:
            return False
        self.day = moment.at.date()
        return True


def plain(line: str) -> str:
    """A Markdown line without its escapes.

    >>> plain("## 2024\\\\-01\\\\-01 12:00:00 王芳")
    '## 2024-01-01 12:00:00 王芳'
    """
    return _ESCAPED.sub(r"\1", line)


def is_preamble(line: str) -> bool:
    """Whether a line before the first message is one the tools write there."""
    return not line.strip() or bool(_PREAMBLE.fullmatch(plain(line)[:400]))


def find_form(lines: Sequence[str], clockwork: Clockwork) -> Form | None:
    """The form most lines of a sample open with; None where no line opens a message."""
    best, most = None, 0
    for form in _FORMS:
        count = _count(form, lines, clockwork)
        if count > most:
            best, most = form, count
    if best is None and _count(_NAME_AND_CLOCK, lines, clockwork):
        best = _NAME_AND_CLOCK
    clockwork.day = None
    if best is not _NAME_AND_DAY:
        return best
    names = [f["name"] for line in lines if (f := best.opening(line))]
    if all(re.search(_ID, name) for name in names):
        return Form(best.pattern, ids=True)
    return best


def _count(form: Form, lines: Sequence[str], clockwork: Clockwork) -> int:
    """How many messages of a sample a form opens; none where they have no words (a log)."""
    count = bare = 0
    clockwork.day = None
    was_opening = False
    end = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 0)
    for at, line in enumerate(lines[:end]):
        if form.separators and clockwork.separate(line):
            continue
        found = form.opening(line)
        if found is None and form.bracketed and _BRACKETED.match(line):
            return 0  # another messenger's, some of whose names look like these
        if found is None or not _fits(form, found, lines, at, clockwork):
            was_opening = False
            continue
        bare += was_opening
        count += 1
        was_opening = not form.body_beside
    return 0 if (bare + was_opening) * 2 > count > 1 else count


def _fits(
    form: Form, found: re.Match[str], lines: Sequence[str], at: int, clockwork: Clockwork
) -> bool:
    if form.under_separators and clockwork.day is None:
        return False
    if form.name_before and (at == 0 or not 0 < len(lines[at - 1].strip()) <= 80):
        return False
    return clockwork.read(found) is not None or clockwork.yearless
