"""What can be read in WeChat's own XML, which some exports write instead of a text.

Only the words are taken out, by searching for known tags once each: nothing is expanded, no
document is built, so entities and depth cannot bite. Raw markup never becomes a text.
"""

import re
from html import unescape

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.wechat.kinds import (
    NOTICE,
    OTHER,
    QUOTE,
    Codes,
    Type,
    type_of_app_code,
    type_of_code,
)
from guanxi.domain.conversations.wechat.messages import Content

LARGEST = 1 << 18
_PREFIX = re.compile(r"[\w@.-]{1,64}:\n", re.A)  # groups: who sent it, before the markup
_OPENING = re.compile(
    r"\s*<(?:\?xml|!DOCTYPE|msg|sysmsg|appmsg|voipmsg|voipinvitemsg|revokemsg|_wc_)"
)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_DECLARATION = re.compile(r"<[?!][^<>]{0,4000}>")
_SHORT_CODES = frozenset(map(str, range(100)))
_SPACES = re.compile(r"\s+")


def is_markup(text: str) -> bool:
    """Whether a text is WeChat's XML, with or without the sender's id before it.

    >>> is_markup('<msg><emoji type="2" /></msg>'), is_markup("a < b")
    (True, False)
    """
    if "<" not in text[:300]:
        return False
    prefix = _PREFIX.match(text)
    return _OPENING.match(text, prefix.end() if prefix else 0) is not None


def read_markup(text: str, known: Type | None) -> Content:
    """The words of a message written as XML; `known` is its type as the row tells it."""
    markup = text[:LARGEST]
    if known is NOTICE or "<revokemsg" in markup or "<sysmsg" in markup:
        said = _inside(markup, "replacemsg") or _inside(markup, "template") or _plain(markup)
        return Content(Kind.SYSTEM, said or "[系统消息]", said)
    if "<appmsg" in markup:
        return _app(markup)
    found = known or _by_element(markup)
    if found.kind is Kind.CALL:
        said = _inside(_inside_raw(markup, "VoIPBubbleMsg"), "msg")
        return Content(Kind.CALL, f"[{found.label}] {said}".rstrip(), "")
    details = {
        Kind.VOICE: _seconds(markup, "voicelength", 1000),
        Kind.VIDEO: _seconds(markup, "playlength", 1),
        Kind.CONTACT: _attribute(markup, "nickname"),
        Kind.LOCATION: _place(markup),
    }.get(found.kind, "")
    words = _inside(markup, "transtext") if found.kind is Kind.VOICE else ""
    if found.kind is Kind.TEXT:
        found = OTHER
    shown = f"[{found.label}] {details}".rstrip() + (f"\n{words}" if words else "")
    return Content(found.kind, shown, words)


def _app(markup: str) -> Content:
    """A link, file, reply, transfer …: an app message, by its own sub-type."""
    refer = _inside_raw(markup, "refermsg")
    rest = markup.replace(refer, "", 1) if refer else markup
    code = _inside(rest, "type")
    found = type_of_app_code(int(code) if code.isdecimal() and len(code) <= 6 else 0)
    title, more = _inside(rest, "title"), _inside(rest, "des")
    if refer or found is QUOTE:
        return Content(Kind.TEXT, title, title, quoted=_quoted(refer))
    if found.kind is Kind.TEXT:
        said = _inside(rest, "textannouncement") or title
        return Content(Kind.TEXT, said, said)
    if found.kind is Kind.SYSTEM:
        said = title or _inside(rest, "template")
        return Content(Kind.SYSTEM, said or "[系统消息]", said)
    if found.kind is Kind.FILE:
        return Content(Kind.FILE, f"[文件] {title}".rstrip(), "", title or None)
    if found.kind in (Kind.TRANSFER, Kind.RED_PACKET):
        memo = _inside(rest, "pay_memo")
        amount = _inside(rest, "feedesc")
        parts = (f"[{found.label}]", amount, memo or ("" if amount else title))
        return Content(found.kind, " ".join(filter(None, parts)), memo)
    shown = f"[{found.label}] {title}".rstrip() + (f"\n{more}" if more else "")
    return Content(found.kind, shown, "")


def _quoted(refer: str) -> str:
    """ "王芳：单价多少？" from the message a reply refers to."""
    name, said = _inside(refer, "displayname"), _inside(refer, "content")
    if is_markup(said) or said.startswith("<"):
        code = _inside(refer, "type")
        known = type_of_code(int(code), 0, Codes.WECHAT) if code in _SHORT_CODES else None
        said = read_markup(said.replace("<refermsg", "<x"), known).text
    return f"{name}：{said}" if name else said


def _by_element(markup: str) -> Type:
    for element, code in (
        ("<img", 3),
        ("<voicemsg", 34),
        ("<videomsg", 43),
        ("<emoji", 47),
        ("<location", 48),
        ("<voip", 50),
        ("nickname=", 42),
    ):
        if element in markup and (found := type_of_code(code, 0, Codes.WECHAT)):
            return found
    return OTHER


def _inside_raw(markup: str, tag: str) -> str:
    start = markup.find(f"<{tag}>")
    if start < 0:
        start = markup.find(f"<{tag} ")
    opened = markup.find(">", start) + 1 if start >= 0 else 0
    end = markup.find(f"</{tag}>", opened) if opened else -1
    return markup[opened:end] if end >= 0 else ""


def _inside(markup: str, tag: str) -> str:
    """The text between a tag and its end, or nothing."""
    found = _inside_raw(markup, tag).strip()
    if found.startswith("<![CDATA[") and found.endswith("]]>"):
        return found[9:-3].strip()
    return unescape(found.replace("<![CDATA[", "").replace("]]>", "")).strip()


def _attribute(markup: str, name: str) -> str:
    start = markup.find(f' {name}="')
    if start < 0:
        return ""
    opened = start + len(name) + 3
    end = markup.find('"', opened)
    return unescape(markup[opened:end]).strip() if end >= 0 else ""


def _seconds(markup: str, name: str, per_second: int) -> str:
    figure = _attribute(markup, name)
    if not figure.isdecimal() or len(figure) > 9:
        return ""
    return f"{max(1, round(int(figure) / per_second))}秒"


def _place(markup: str) -> str:
    return " ".join(filter(None, (_attribute(markup, "poiname"), _attribute(markup, "label"))))


def _plain(markup: str) -> str:
    """The words of a notice without its tags."""
    bare = _TAG.sub("", _DECLARATION.sub("", markup).replace("<![CDATA[", "").replace("]]>", ""))
    return _SPACES.sub(" ", unescape(bare)).strip()
