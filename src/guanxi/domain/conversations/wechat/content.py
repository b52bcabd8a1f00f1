"""What one message is, from the type its row names and the text it has.

Where a layout names no type (texts, pasted lines), WeChat's bracket words tell: [图片],
[文件] 合同.pdf. A text a row calls text stays text, whatever it looks like.
"""

import re
from typing import NamedTuple

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.wechat.kinds import QUOTE, Type, type_of_bracket
from guanxi.domain.conversations.wechat.markup import is_markup, read_markup
from guanxi.domain.conversations.wechat.messages import Content
from guanxi.domain.conversations.wechat.quotes import split_quote
from guanxi.domain.conversations.whatsapp.content import kind_of_file

# [图片], [图片: name.jpg(请在附件中查看)], [文件|合同.pdf](http://…), ![图片](media/1.jpg)
_BRACKET = re.compile(
    r"!?\[(?P<word>[^\[\]|:：\n]{1,20})(?:[|:：](?P<detail>[^\[\]\n]{0,300}))?\]"
    r"(?:\((?P<link>[^()\s]{1,2000})\))?[ :：]?"
)
_SEE_ATTACHED = re.compile(r"\([^()]{2,20}\)$")
_FILE_NAME = re.compile(r"[^/\\\n\r\t<>|:*?\"]{1,200}\.[A-Za-z0-9]{1,5}")
_MEDIA_PATH = re.compile(
    r"(?:\.{0,2}[/\\])?(?:[^\s/\\]{1,80}[/\\]){0,5}"
    r"(?:images?|photos?|voices?|audio|videos?|emojis?|stickers?|files?|media|图片|语音|视频|表情|文件)"
    r"[/\\](?:[^/\\\n]{1,200}[/\\]){0,4}[^/\\\n]{1,200}\.[A-Za-z0-9]{1,5}",
    re.I,
)
_REVOKED = re.compile(
    r"[\"“「]?(?P<name>[^\"”」\n]{0,60}?)[\"”」]? ?"
    r"(?:(?:成员)?撤回了(?:一条|一則|成员的一条)?(?:消息|訊息)?|收回了一?[條则則]?(?:訊息|消息)"
    r"|(?:has )?recalled an? message)(?:[ .。].{0,40})?$",
    re.S,
)
# "王芳" 拍了拍我, 我拍了拍 "王芳": with the name in quotation marks, as nobody types it
_PATTED = re.compile(
    r"(?:[\"“「][^\"”」\n]{1,40}[\"”」] ?拍了拍"
    r"|(?:我|你|您) ?拍了拍 ?[\"“「][^\"”」\n]{1,40}[\"”」])[^\n]{0,60}"
)
_YOU = frozenset({"你", "您", "You", "you"})
_NOT_TAKEN = re.compile(
    "取消|拒绝|拒絕|未接|无应答|無應答|未应答|忙线|忙線|占线|超时|cancel|declin|reject|missed|busy"
    "|no answer|not answered|unanswered",
    re.I,
)
_LASTED = re.compile(r"\d{1,2}[:：]\d{2}|\d{1,5}\s?(?:[秒分s″\"])")
_TRANSCRIPT = re.compile(r"^语音时长[:：][^\n]*\n翻译结果[:：]")
_WITH_FILES = frozenset({Kind.PHOTO, Kind.VIDEO, Kind.STICKER, Kind.VOICE, Kind.FILE})
_PLACEHOLDERS = "图片 视频 表情 语音 文件 位置 名片 链接 红包 转账"
_BARE = frozenset(_PLACEHOLDERS.split())


class Revoked(NamedTuple):
    """Who took a message back: the exporter (`mine`) or a name; neither where it is not said."""

    mine: bool
    name: str


def read_content(known: Type | None, text: str, *, source: str = "", quoted: str = "") -> Content:
    """What a message is. `source` is the path of its file, `quoted` what the row says it quotes.

    >>> read_content(None, "[文件] 合同.pdf")[2:4], read_content(None, "[强] 好")[2:4]
    (('', '合同.pdf'), ('[强] 好', None))
    """
    if is_markup(text):
        return _settled(read_markup(text, known))
    if known is None:
        return _settled(_untyped(text))
    if known.kind is Kind.TEXT:
        said, found = split_quote(text, is_reply=known is QUOTE)
        return Content(Kind.TEXT, said, said, quoted=quoted or found)
    return _settled(_typed(known, text, source))


def with_details(content: Content, *, title: str, spoken: str) -> Content:
    """The content with what a row says of it beside its text: the title of a file or link whose
    text is a bare "[文件]", the words somebody spoke.

    >>> with_details(Content(Kind.FILE, "[文件]", ""), title="合同.pdf", spoken="")[1:4]
    ('[文件] 合同.pdf', '', '合同.pdf')
    """
    if content.kind is Kind.VOICE and spoken and not content.words:
        return content._replace(text=f"{content.text.strip()}\n{spoken}", words=spoken)
    if title and content.kind in (Kind.FILE, Kind.LINK) and _BRACKET.fullmatch(content.text):
        attachment = content.attachment or (_name_of(title) if content.kind is Kind.FILE else None)
        return content._replace(text=f"{content.text.strip()} {title}", attachment=attachment)
    return content


def revoked_by(text: str) -> Revoked | None:
    """Whose message a notice says was taken back; None where it says nothing of the kind.

    >>> revoked_by('"王芳" 撤回了一条消息'), revoked_by("你撤回了一条消息").mine
    (Revoked(mine=False, name='王芳'), True)
    """
    found = _REVOKED.match(text.strip()) if len(text) < 200 else None
    if found is None:
        return None
    name = found["name"].strip()
    return Revoked(True, "") if name in _YOU else Revoked(False, name)


def _settled(content: Content) -> Content:
    """Notices that stand for a message taken back, and calls nobody took."""
    if content.kind is Kind.SYSTEM and revoked_by(content.text):
        return content._replace(kind=Kind.DELETED, words="")
    if content.kind is Kind.CALL and _NOT_TAKEN.search(content.text):
        return content._replace(kind=Kind.MISSED_CALL)
    return content


def _typed(known: Type, text: str, source: str) -> Content:
    """A message its row calls something else than text."""
    kind = known.kind
    if not text.strip():
        name = _name_of(source)
        shown = f"[{known.label}] {name}" if name and kind is Kind.FILE else f"[{known.label}]"
        return Content(kind, shown, "", name)
    if kind in (Kind.SYSTEM, Kind.DELETED):
        return Content(kind, text, text if kind is Kind.SYSTEM else "")
    bracket = _BRACKET.match(text)
    rest = text[bracket.end() :].strip() if bracket else text.strip()
    if kind is Kind.LINK and bracket and (found := type_of_bracket(_word(bracket))):
        kind = found.kind  # some tools call all that is no plain message a link
    attachment = (_attached(bracket, rest) if bracket else None) or _name_of(source)
    if kind is Kind.FILE:
        attachment = attachment or _name_of(rest)
        return Content(kind, text, "", attachment)
    if kind is Kind.VOICE:
        words = _TRANSCRIPT.sub("", rest) if _TRANSCRIPT.match(rest) else ""
        return Content(kind, text, words, attachment)
    if kind is Kind.MEDIA:
        return Content(kind, text, "" if bracket or rest in _BARE else text, attachment)
    return Content(kind, text, "", attachment or _media_path(rest))


def _untyped(text: str) -> Content:
    """A message whose layout names no type."""
    if (bracket := _BRACKET.match(text)) and (found := type_of_bracket(_word(bracket))):
        return _bracketed(found, bracket, text)
    if path := _media_path(text):
        return Content(kind_of_file(path), text, "", path)
    said, quoted = split_quote(text, is_reply=False)
    if quoted:
        return Content(Kind.TEXT, said, said, quoted=quoted)
    if _PATTED.fullmatch(text) or (revoked_by(text) and "\n" not in text):
        return Content(Kind.SYSTEM, text, text)
    return Content(Kind.TEXT, text, text)


def _bracketed(found: Type, bracket: re.Match[str], text: str) -> Content:
    rest = text[bracket.end() :].strip()
    if found.kind in (Kind.TEXT, Kind.SYSTEM):
        return Content(found.kind, text, rest or text)
    attachment = _attached(bracket, rest) if found.kind in _WITH_FILES else None
    is_caption = found.kind in _WITH_FILES - {Kind.FILE} and not attachment
    words = rest if is_caption and not _LASTED.match(rest) else ""
    return Content(found.kind, text, words, attachment)


def _word(bracket: re.Match[str]) -> str:
    """ "语音" of [语音 0:12] and [语音 12"]: what follows a space and a figure is its length."""
    word, _, more = bracket["word"].partition(" ")
    return word if more[:1].isdecimal() else bracket["word"]


def _attached(bracket: re.Match[str], rest: str) -> str | None:
    detail = _SEE_ATTACHED.sub("", (bracket["detail"] or "").strip())
    for part in (detail, bracket["link"] or "", rest):
        if part and "\n" not in part and (name := _name_of(part)):
            return name
    return None


def _media_path(text: str) -> str | None:
    if len(text) > 600 or ("/" not in text and "\\" not in text) or "://" in text:
        return None
    return _name_of(text) if _MEDIA_PATH.fullmatch(text.strip()) else None


def _name_of(path: str) -> str | None:
    """The file's name at the end of a path; a name only, never a path."""
    name = path.strip().rpartition("/")[2].rpartition("\\")[2].partition("?")[0]
    return name if _FILE_NAME.fullmatch(name) else None
