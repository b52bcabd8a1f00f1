"""Exports as HTML.

MemoTrace, WeFlow and CipherTalk keep their messages as data in a script (LC044/WeChatMsg
`exporter_html.py`: chatMessages; hicccc77/WeFlow `exportHtmlWriter.ts`: WEFLOW_DATA;
ILoveBingLu/CipherTalk `htmlExportGenerator.ts`: CHAT_DATA); WechatExporter writes a block per
message (BlueMatthew/WechatExporter `res/templates/msg.html`). Nothing of a page is run, and no
tree is built: tags are read one after another.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain, pairwise
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Kind, Reason, Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.wechat.content import read_content
from guanxi.domain.conversations.wechat.documents import DocumentReader
from guanxi.domain.conversations.wechat.json_values import Bad, BrokenJson, values_of
from guanxi.domain.conversations.wechat.kinds import (
    NOTICE,
    OTHER,
    QUOTE,
    Codes,
    type_of_code,
    type_of_name,
)
from guanxi.domain.conversations.wechat.messages import EXCERPT, Content, Message
from guanxi.domain.conversations.wechat.people import People
from guanxi.domain.conversations.wechat.scripts import objects_of
from guanxi.domain.conversations.wechat.times import Moment, read_moment

LARGEST_HEAD = 8 << 20  # characters before the first message: styles, pictures of people
_LARGEST_BLOCK = 1 << 20
_DATA = re.compile(r"\b(?P<of>WEFLOW_DATA|CHAT_DATA|chatMessages)\s{0,20}=\s{0,20}(?=[\[{])")
_BLOCK = re.compile(r'<div class="msg [^"]{1,80}"')
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)(?P<rest>[^<>]*+)>|(?P<text>[^<]++)|<"
)
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)\s*=\s*\"([^\"]*+)\"")
_VOID = frozenset(["img", "br", "hr", "input", "source", "meta", "link"])
_ABOUT_MEDIA = frozenset({"message-media", "previewable"})


def is_page(start: str) -> bool:
    """Whether a text is HTML."""
    head = start[:2000].lstrip("\ufeff \t\r\n").casefold()
    return head.startswith(("<!doctype html", "<html", "<head", "<meta", "<body", "<div", "<style"))


def is_chat_page(start: str) -> bool:
    """Whether the beginning of a page shows one of the tools that write chats."""
    return _DATA.search(start) is not None or _BLOCK.search(start) is not None


def read_page(
    blocks: Iterable[str], zone: ZoneInfo, people: People
) -> Iterator[Message | Rejected]:
    """The messages of a page. Raises NotAnExport where there are none."""
    blocks = iter(blocks)
    head, line = "", 1
    for block in blocks:
        head += block
        if (data := _DATA.search(head)) is not None:
            line += head.count("\n", 0, data.end())
            rest = chain([head[data.end() :]], blocks)
            return _read_data(data["of"], rest, line, zone, people)
        if (first := _BLOCK.search(head)) is not None:
            line += head.count("\n", 0, first.start())
            return _read_blocks(chain([head[first.start() :]], blocks), line, zone)
        if len(head) > LARGEST_HEAD:
            break
    raise NotAnExport(Refusal.NO_HEADER)


def _read_data(
    of: str, blocks: Iterator[str], line: int, zone: ZoneInfo, people: People
) -> Iterator[Message | Rejected]:
    if of == "WEFLOW_DATA":
        return _read_weflow(blocks, line, zone)
    start = next(blocks, "")
    blocks = chain([start], blocks)
    if of == "CHAT_DATA" or re.match(r"\[\s*\{\s*\"", start):
        # the reader of values stops by itself where the data ends
        return DocumentReader(zone, people).read_document(blocks, line)
    return objects_of(blocks, line, zone)


def _read_weflow(blocks: Iterator[str], line: int, zone: ZoneInfo) -> Iterator[Message | Rejected]:
    try:
        for value in values_of(blocks, line):
            item = value.value
            if not isinstance(item, dict):
                excerpt = item.excerpt if isinstance(item, Bad) else str(item)[:EXCERPT]
                yield Rejected(value.line, excerpt, Reason.BROKEN_ROW, {})
                continue
            yield _weflow_item(item, value.line, zone)
    except BrokenJson as error:
        yield Rejected(error.line, error.excerpt, Reason.CUT_SHORT, {})


def _weflow_item(item: dict[str, object], line: int, zone: ZoneInfo) -> Message | Rejected:
    body = Parts(str(item.get("b") or "")[:_LARGEST_BLOCK])
    moment = read_moment(str(item.get("t") or body.text("message-time")), zone)
    if moment is None:
        return Rejected(line, str(item)[:EXCERPT], Reason.NO_TIME, {})
    said, quoted = body.exactly("message-text"), body.exactly("quoted-text")
    if quoted and (sender := body.text("quoted-sender")):
        quoted = f"{sender}：{quoted}"
    known = type_of_name(body.media) if body.media else None
    content = read_content(QUOTE if quoted else known, said, source=body.source, quoted=quoted)
    if content.is_empty:
        return Rejected(line, str(item)[:EXCERPT], Reason.NO_TEXT, {})
    mine, name = item.get("s") == 1, body.text("sender-name")
    return Message(line, moment.at, moment.precision, content, mine, name)


def _read_blocks(blocks: Iterable[str], line: int, zone: ZoneInfo) -> Iterator[Message | Rejected]:
    """WechatExporter's blocks, each from its opening to the next."""
    last: Moment | None = None
    held = ""
    for block in chain(blocks, (None,)):
        held += block or ""
        starts = [found.start() for found in _BLOCK.finditer(held)]
        if block is None:
            starts.append(len(held))
        for start, end in pairwise(starts):
            item = _block(held[start:end], line, zone, last)
            line += held.count("\n", start, end)
            if isinstance(item, Message):
                last = Moment(item.at, item.precision)
            yield item
        held = held[starts[-1] :] if starts else held
        if len(held) > LARGEST_HEAD:
            yield Rejected(line, held[:EXCERPT], Reason.TOO_LONG, {})
            line += held.count("\n")
            held = ""


def _block(markup: str, line: int, zone: ZoneInfo, last: Moment | None) -> Message | Rejected:
    parts = Parts(markup[:_LARGEST_BLOCK])
    kind = parts.first_class
    name = parts.text("dspname")
    stamp = parts.text("nt-box").removeprefix(name).strip()
    moment = read_moment(stamp, zone) or (last if "chat-notice" in kind else None)
    if moment is None:
        reason = Reason.IMPOSSIBLE_DATE if stamp else Reason.NO_TIME
        return Rejected(line, (stamp or parts.text("content-box"))[:EXCERPT], reason, {})
    if "chat-notice" in kind:
        said = parts.text("dont-break-out")
        content = read_content(NOTICE, said or "[系统消息]")
        return Message(line, moment.at, moment.precision, content, None, "")
    mine = True if "right" in kind else False if "left" in kind else None
    content = _block_content(parts)
    if content.is_empty:
        return Rejected(line, f"{name} {stamp}"[:EXCERPT], Reason.NO_TEXT, {})
    return Message(line, moment.at, moment.precision, content, mine, name, parts.ident)


def _block_content(parts: "Parts") -> Content:
    code = parts.kind_code
    known = type_of_code(int(code), 0, Codes.WECHAT) if code.isdecimal() and len(code) < 6 else None
    said = parts.exactly("msg-text") or parts.text("content-box")
    if quoted := parts.exactly("refermsg"):
        said = said.removeprefix(quoted).lstrip("\n")
        return read_content(QUOTE, said, quoted=quoted.strip("「」"))
    if known is None:
        known = OTHER if code and not said else None
    elif known.kind is Kind.VOICE and (length := parts.text("voicetime")):
        said = f"[{known.label}] {length}"
    elif known.kind is Kind.LINK:  # 49: a link, a file or a transfer, in words
        return read_content(None, said) if said.startswith("[") else Content(known.kind, said, "")
    return read_content(known, said)


class Parts:
    """The texts of a small piece of HTML by the classes they stand in."""

    def __init__(self, markup: str) -> None:
        self._texts: dict[str, list[str]] = {}
        self.first_class = self.ident = self.kind_code = self.media = self.source = ""
        open_classes: list[tuple[str, list[str]]] = []
        for found in _TOKEN.finditer(markup):
            if found["text"] is not None:
                self._add(unescape(found["text"]), open_classes)
            elif found["tag"] is None:
                self._add("<", open_classes)
            elif found["end"]:
                self._end(found["tag"].casefold(), open_classes)
            else:
                self._begin(found["tag"].casefold(), found["rest"], open_classes)

    def text(self, name: str) -> str:
        """What stands in elements of a class, without the indents of the markup."""
        return "\n".join(line.strip() for line in self.exactly(name).split("\n")).strip()

    def exactly(self, name: str) -> str:
        """What stands in elements of a class, every space kept; nothing where there is none."""
        return "".join(self._texts.get(name, ()))

    def _add(self, text: str, open_classes: list[tuple[str, list[str]]]) -> None:
        for name in {name for _, names in open_classes for name in names}:
            self._texts.setdefault(name, []).append(text)

    def _begin(self, tag: str, rest: str, open_classes: list[tuple[str, list[str]]]) -> None:
        attributes = {key.casefold(): value for key, value in _ATTRIBUTE.findall(rest)}
        names = attributes.get("class", "").split()
        self.first_class = self.first_class or attributes.get("class", "")
        self.ident = self.ident or unescape(attributes.get("wxid", ""))
        self.kind_code = self.kind_code or attributes.get("msgtype", "")
        if "message-media" in names:
            self.media = next((name for name in names if name not in _ABOUT_MEDIA), "image")
            self.source = unescape(attributes.get("src", ""))
        if tag == "br":
            self._add("\n", open_classes)
        elif tag not in _VOID and not rest.endswith("/"):
            open_classes.append((tag, names))

    @staticmethod
    def _end(tag: str, open_classes: list[tuple[str, list[str]]]) -> None:
        for at in range(len(open_classes) - 1, max(-1, len(open_classes) - 20), -1):
            if open_classes[at][0] == tag:
                del open_classes[at:]
                return
