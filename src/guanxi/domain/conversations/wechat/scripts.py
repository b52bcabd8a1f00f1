"""The messages MemoTrace writes into a page: JavaScript objects with single-quoted texts.

    { type:1, text: 'words',is_send:0,avatar_path:'…',timestamp:1700000000,displayname:'王芳'},

Read as data, pair by pair; nothing is run.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Kind, Reason, Rejected
from guanxi.domain.conversations.wechat.content import read_content
from guanxi.domain.conversations.wechat.kinds import NOTICE, OTHER, Codes, type_of_code
from guanxi.domain.conversations.wechat.messages import EXCERPT, Message
from guanxi.domain.conversations.wechat.times import read_moment

LARGEST = 1 << 20
_BETWEEN = re.compile(r"[\s,\[]*+")
_PAIR = re.compile(
    r"\s*+(?P<key>\w{1,40}+)\s*+:\s*+"
    r"(?:'(?P<single>(?:[^'\\]++|\\.)*+)'|\"(?P<double>(?:[^\"\\]++|\\.)*+)\"|(?P<figure>[\w.+-]++))"
    r"\s*+,?",
    re.S,
)
_END = re.compile(r"\s*+\}")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.S)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": ""}


def objects_of(blocks: Iterable[str], line: int, zone: ZoneInfo) -> Iterator[Message | Rejected]:
    """The messages of the list that begins here."""
    for number, source, is_whole in _sources(iter(blocks), line):
        if not is_whole:
            yield Rejected(number, source[:EXCERPT], Reason.CUT_SHORT, {})
        elif (item := _message(source, number, zone)) is not None:
            yield item


def _sources(blocks: Iterator[str], line: int) -> Iterator[tuple[int, str, bool]]:
    """(line, text, whole or not) of each object; one that is not whole is the last."""
    text = ""
    at = counted = 0
    while True:
        at = _passed(text, at)
        end = _end_of_object(text, at)
        line += text.count("\n", counted, at)
        counted = at
        if end is None and len(text) - at < LARGEST and (block := next(blocks, None)) is not None:
            text, at, counted = text[at:] + block, 0, 0
            continue
        if end is None or end == at:
            if text[at : at + 1] == "{":
                yield line, text[at : at + EXCERPT], False
            return
        yield line, text[at:end], True
        at = end


def _passed(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _end_of_object(text: str, at: int) -> int | None:
    """Where the object that begins here is over; the place itself where there is none."""
    if at >= len(text):
        return None
    if text[at] != "{":
        return at
    at += 1
    while pair := _PAIR.match(text, at):
        at = pair.end()
    end = _END.match(text, at)
    return end.end() if end else None


def _message(source: str, line: int, zone: ZoneInfo) -> Message | Rejected | None:
    """The message of an object; None for the chips that only show a time."""
    item = {
        pair["key"]: _unquoted(pair["single"] or pair["double"] or pair["figure"] or "")
        for pair in _PAIR.finditer(source, 1)
    }
    text = item.get("text", "")
    code = item.get("type", "")
    if code == "0" and "displayname" not in item:
        return None
    moment = read_moment(item.get("timestamp", ""), zone)
    if moment is None:
        return Rejected(line, source[:EXCERPT], Reason.NO_TIME, {})
    number, sub = _whole(code), _whole(item.get("sub_type", ""))
    known = (type_of_code(number, sub, Codes.WECHAT) or OTHER) if number else NOTICE
    if known.kind in (Kind.LINK, Kind.FILE):
        title = item.get("title") or item.get("file_name") or ""
        text = f"[{known.label}] {title}".rstrip() if title else text
    content = read_content(known, text, quoted=item.get("refer_text", ""))
    if content.kind is Kind.VOICE and (words := item.get("voice_to_text", "")):
        content = content._replace(text=f"[语音]\n{words}", words=words)
    mine = item.get("is_send") == "1"
    return Message(line, moment.at, moment.precision, content, mine, item.get("displayname", ""))


def _whole(figure: str) -> int:
    return int(figure) if figure.isdecimal() and len(figure) < 16 else 0


def _unquoted(text: str) -> str:
    """A text without its JavaScript and HTML escapes."""
    if "\\" in text:
        text = _ESCAPE.sub(_letter, text)
    if "<br>" in text:
        text = text.replace("<br>", "\n")
    return unescape(text) if "&" in text else text


def _letter(found: re.Match[str]) -> str:
    letter = found[1]
    return chr(int(letter[1:], 16)) if len(letter) > 1 else _LETTERS.get(letter, letter)
