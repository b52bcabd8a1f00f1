"""The line that opens an entry, taken apart without knowing the phone's language.

Every export writes a date, a time and an end of the stamp, in one punctuation throughout:
`[22/11/2026, 14:05:33] `, `2026/5/7 下午2:05 - `, `14:05, 22/11/2026 - `. `take_apart` finds such
a stamp by shape and gives its layout, a skeleton in which digits are "s" (one or two) or "l"
(three or four), words "w" and every kind of space " ". `compile_layout` turns a layout into the
one expression that finds the entries of a file.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from guanxi.domain.conversations.whatsapp.marks import GAP, MARKS, SPACES

UNITS = "年月日년월일"
_NOT_IN_WORDS = rf"\d\s{MARKS}.,،、;:：/\\\-–—\[\](){{}}<>\"'|@#*&+=~{UNITS}"
WORD = f"[^{_NOT_IN_WORDS}]"
_M = f"[{MARKS}]*+"
_WORDS = rf"{WORD}{{1,20}}+\.?+(?:{GAP}*+{WORD}{{1,20}}+\.?+){{0,3}}+"

_FIELD = rf"(?:\d{{1,4}}|{WORD}{{3,14}}+\.?)"
_BETWEEN = rf"(?:{GAP}*+[./\-–年月년월,،]{GAP}*+|{GAP}++)(?:de{GAP}++)?(?:[A-Za-z](?=\d))?"
_LEAD = rf"(?:{WORD}{{1,14}}+[.,،]?{GAP}*+)?"
_DATE = rf"(?P<date>{_LEAD}{_FIELD}{_BETWEEN}{_FIELD}(?:{_BETWEEN}{_FIELD})?[年月日년월일]?)"
# figures parted by signs have two digits, figures with units ("8시 5분 0초") may have one
_MINUTE = rf"(?:[:.：٫]\d{{2}}|{GAP}*+[hH時时點点시]{GAP}*+\d{{1,2}})"
_SECOND = rf"(?:[:.：]\d{{2}}|{GAP}*+(?:min|分|분){GAP}*+\d{{1,2}})"
_CLOCK = rf"\d{{1,2}}{_MINUTE}{_SECOND}?(?!\d)"
_AFTER = rf"(?:{GAP}*+{_WORDS})?"
_DATE_FIRST = rf"{_DATE}(?P<time>[^\d\n\[\]:：]{{1,30}}{_CLOCK}%s)"
_TIME_FIRST = rf"(?P<time>(?:{_WORDS}{GAP}*+)?{_CLOCK}%s)(?P<joint>[,،、]?{GAP}*+){_DATE}"
# "2026. 5. 7.]", "7.05.2026 г.]": behind a date that comes last
_TAIL = rf"(?:{GAP}?{WORD}{{1,2}})?\.?"
_NAMED = r"(?=[^\n:：]{1,60}[:：])"
_HALF = rf"(?:{GAP}*+[AaPp]\.?{GAP}*+[Mm]\.?)?+"
_SHAPES = [
    re.compile(rf"{_M}(?P<open>\[)?+{_M}" + stamp % after + close)
    for after, close in (
        (_AFTER, rf"(?(open){_TAIL}{GAP}*+(?P<close>\]{GAP}?)|{GAP}++(?P<dash>[-–—]{GAP}))"),
        (_HALF, rf"(?(open)\b\B|(?P<close>[:;]{GAP}){_NAMED})"),
        (_HALF, rf"(?(open)\b\B|(?P<close>{GAP}){_NAMED})"),
    )
    for stamp in (_DATE_FIRST, _TIME_FIRST)
]
_PIECE = re.compile(rf"\d+|(?P<word>{WORD}+)|(?P<gap>{GAP}+)|.", re.S)
_NO_LAST_WORDS = re.compile(" ?w$")
_RUN_OF_WORDS = re.compile(r"w\.?(?: ?w\.?)*")
LONGEST_STAMP = 120


class Layout(NamedTuple):
    """The punctuation of a stamp: skeletons of its parts, see the module's head."""

    bracketed: bool
    time_first: bool
    date: str
    joint: str
    time: str
    close: str


class Header(NamedTuple):
    """A line that has the shape of an opening line: its layout, its texts, what follows."""

    layout: Layout
    date: str
    time: str
    body: str


def take_apart(line: str) -> Header | None:
    """The stamp at the start of a line, or None where the line does not begin with one.

    >>> take_apart("[22/11/2026, 14:05:33] 王芳: 好的").layout
    Layout(bracketed=True, time_first=False, date='s/s/l', joint='', time=', s:s:s', close='] ')
    """
    head = line[:LONGEST_STAMP]
    if not any(c.isdecimal() for c in head[:24]):
        return None
    for shape in _SHAPES:
        if found := shape.match(head):
            parts = found.groupdict()
            layout = Layout(
                bracketed=parts["open"] is not None,
                time_first="joint" in parts,
                date=skeleton(parts["date"]),
                joint=skeleton(parts.get("joint") or ""),
                time=skeleton(parts["time"]),
                close=skeleton(parts["close"] or parts.get("dash") or ""),
            )
            return Header(layout, parts["date"], parts["time"], line[found.end() :])
    return None


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """The punctuation of a piece of stamp.

    >>> skeleton("18.03.2022 г., "), skeleton(" 2:05 p. m.")
    ('s.s.l w, ', ' s:s w')
    """
    parts: list[str] = []
    for piece in _PIECE.finditer(text):
        written = piece[0]
        if written[0].isdecimal():
            parts.append("s" if len(written) <= 2 else "l")
        elif piece["word"]:
            parts.append("w")
        elif piece["gap"]:
            parts.append(" " if written.strip(MARKS) else "")
        else:
            parts.append(written)
    return _RUN_OF_WORDS.sub("w", "".join(parts))


@lru_cache(maxsize=64)
def compile_layout(layout: Layout, colon: str, room: str | None) -> re.Pattern[str]:
    """The expression that finds entries of a layout at line starts.

    Groups, in this order: date; time, up to the second; second and after, empty where seconds
    are not written; sender, where the rest of the line has "sender: " (`colon` is the colon the
    export writes). `room`: a chat's own name that has a colon in it.
    """
    # AM and PM may have been lost on the way: the words at the end of a time are optional
    clock, second, after_second = _at_third_figure(_NO_LAST_WORDS.sub("", layout.time))
    half = _AFTER + "+" if layout.time.endswith("w") else ""
    date = _expression(layout.date)
    time = (
        f"(?P<time>{_expression(clock)}{'' if second else half})(?P<second>{_expression(second)})"
        f"(?P<after>{_expression(after_second)}{half if second else ''})"
    )
    stamp = f"(?P<date>{date}){time}"
    if layout.time_first:
        joint = _expression(layout.joint)
        # the date is looked up ahead, so that the groups come in one order in every layout
        stamp = f"(?={_expression(layout.time)}{joint}(?P<date>{date})){time}{joint}{date}"
    name = r"(?::(?!\s))?+[^:\n]{1,120}+(?::(?!\s)[^:\n]{1,80}+){0,4}+"
    after = rf":(?:[{SPACES}]|$)"
    if colon == "：":
        name, after = r"[^：\n]{1,80}+", "："
    if room is not None:
        name = f"{re.escape(room)}|{name}"
    opening = rf"\[{_M}" if layout.bracketed else ""
    optional = "?"
    if layout.bracketed:
        end = rf"{_TAIL if layout.time_first else ''}{GAP}*+\][{SPACES}]?"
    elif close := layout.close.strip():
        end = f"{GAP}*+{re.escape(close)}[{SPACES}]"
        # old phones wrote notices so too, and always the seconds
        optional = "" if close in ":;" and not second else "?"
    else:
        end, optional = f"{_M}[{SPACES}]", ""
    return re.compile(rf"^{_M}{opening}{stamp}{end}(?:(?P<sender>{name}){after}){optional}", re.M)


def _at_third_figure(time: str) -> tuple[str, str, str]:
    """(" w s:s:", "s", " w") of " w s:s:s w"; the second is empty where there is none."""
    figures = [place for place, char in enumerate(time) if char == "s"]
    if len(figures) < 3:
        return time, "", ""
    third = figures[2]
    return time[:third], "s", time[third + 1 :]


def _expression(layout: str) -> str:
    return "".join(_ATOMS.get(char) or _M + re.escape(char) for char in layout)


_ATOMS = {
    "s": rf"{_M}\d{{1,2}}",
    "l": rf"{_M}\d{{3,4}}",
    "w": rf"{_M}{_WORDS}",
    " ": f"{GAP}++",
}
