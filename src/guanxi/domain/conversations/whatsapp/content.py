"""What one message is: words of a person, or something WhatsApp wrote in its place.

Decided by shape first (a file name and a label, a whole text in angle brackets, a direction
mark before WhatsApp's own phrase) and by the tables of `words` second. Whatever fits neither is
text: nothing a person wrote is ever dropped.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.whatsapp.marks import MARKS
from guanxi.domain.conversations.whatsapp.words import (
    ATTACHED,
    CALLS,
    DELETED_BY,
    EDITED,
    KINDS,
    folded,
)


class Content(NamedTuple):
    """A body read: `text` less the edited mark, `words` less all of WhatsApp's own."""

    kind: Kind
    text: str
    words: str
    attachment: str | None = None
    edited: bool = False


_M = f"[{MARKS}]*+"
_NAME = r"[^<>/\\\n\r:]{1,200}\.[A-Za-z0-9]{1,5}"
_EXTENSION = r"\.[A-Za-z0-9]{1,5}"
# names as Android writes them: uploads may have lost their ending, nameless contacts are ".vcf"
_SENT_NAME = rf"{_NAME}|[A-Z]{{3}}-\d{{8}}-WA\d+\.|\.vcf"
# <attached: NAME>, <附件：NAME>, < pièce jointe : NAME >
_LABEL_NAME = re.compile(rf"{_M}<{_M}\s?[^<>:：\n]{{1,40}}[:：]\s?{_M}({_NAME})\s?>")
# NAME <attached>, <NAME eklendi>
_NAME_LABEL = re.compile(rf"^{_M}({_NAME}) <{_M}[^<>\n]{{2,40}}>", re.M)
_NAME_INSIDE = re.compile(rf"(?:^|[{MARKS}])<{_M}({_NAME}) [^<>.\n]{{2,30}}>", re.M)
# NAME (file attached)
_NAME_PARENTHESIS = re.compile(rf"^({_M})({_SENT_NAME}) \(([^()\n]{{2,40}})\)$")
# the two languages that use no parenthesis
_BARE_TAMIL, _BARE_PERSIAN = "இணைக்கப்பட்டது", "فایل پیوست شد"
_NAME_BARE = re.compile(rf"(?:({_SENT_NAME}) {_BARE_TAMIL}|{_BARE_PERSIAN} ({_SENT_NAME}))$")
_NAMED_BY_WHATSAPP = re.compile(r"^[A-Z]{3}-\d{8}-WA\d+", re.A)
# <Media omitted>: several words, or one that is not plain ASCII (not <b> or <Enter>)
_LEFT_OUT = re.compile(
    rf"^{_M}<{_M}\s?(?=[^<>]*[^<>\x00-\x7f]|[^<>\s]+\s[^<>\s])[^<>\n=/]{{2,60}}>{_M}$"
)
_EDITED = re.compile(rf"\s*+({_M})<({_M}[^<>\n:]{{4,60}})>{_M}$")
_PLACE = re.compile(
    r"^\S{1,20}(?: \S{1,20})?[:：] ?https://(?:maps\.google\.com/|maps\.apple\.com/|maps\.app\.goo)\S+$"
    r"|(?:^|\s)https://foursquare\.com/v/\S+$"
)
# "Voice call, 12 min", with a mark before either part; ". " only before "12 min • 3 joined"
_CALL = re.compile(
    rf"[{MARKS}]++[^{MARKS}\n.,،]{{3,40}}(?:[,،、，]|\.(?=[^\n]*•))\s?[{MARKS}]++[^\n]{{2,60}}"
)
_FIRST_STOP = re.compile(r"[.,:。，：、]")
_LAST_MARK = re.compile(f"[{MARKS}]")

_BY_EXTENSION: dict[str, Kind] = {
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "heic", "heif", "gif", "bmp", "tif", "tiff"), Kind.PHOTO
    ),
    **dict.fromkeys(("mp4", "3gp", "mov", "avi", "mkv", "m4v", "webm"), Kind.VIDEO),
    **dict.fromkeys(("opus", "ogg", "oga", "m4a", "aac", "amr", "mp3", "wav"), Kind.VOICE),
    "vcf": Kind.CONTACT,
}
# as WhatsApp begins the names it gives; uploaded sounds have lost their ending
_BY_BEGINNING = {
    "AUD": Kind.VOICE,
    "PTT": Kind.VOICE,
    "IMG": Kind.PHOTO,
    "VID": Kind.VIDEO,
    "STK": Kind.STICKER,
}
_SAID_BEFORE_A_STOP = frozenset({Kind.MISSED_CALL, Kind.MEDIA, Kind.PHOTO, Kind.VIDEO})
_LONGEST_PHRASE = 120
# (length, first letter, last letter) of every phrase, with and without a final stop
_PHRASE_SHAPES = {
    (len(phrase + stop), first, (phrase + stop)[-1])
    for phrase in KINDS
    for stop in ("", ".", "。")
    for first in (phrase[0], phrase[0].upper())
} | {(0, "", ""), (1, " ", " ")}
# "this message was deleted by admin *": what stands before and behind the name
_DELETED_BY = [(before, after) for before, _, after in (p.partition("*") for p in DELETED_BY)]
LONGEST_MESSAGE = 70_000  # WhatsApp stops at 65,536 characters


def kind_of_file(name: str) -> Kind:
    """The kind a file's name tells: a .webp is a sticker unless it is named as a photo.

    >>> kind_of_file("STK-20260507-WA0003.webp"), kind_of_file("报价单.xlsx")
    (<Kind.STICKER: 'sticker'>, <Kind.FILE: 'file'>)
    """
    extension = name.rpartition(".")[2].lower()
    if extension == "webp":
        return Kind.PHOTO if name.upper().startswith("IMG") or "PHOTO" in name else Kind.STICKER
    found = _BY_EXTENSION.get(extension)
    if found is None and _NAMED_BY_WHATSAPP.match(name):
        found = _BY_BEGINNING.get(name[:3])
    return found or Kind.FILE


def is_plain(body: str) -> bool:
    """Whether a body surely is nothing but text: quick, and true of nearly every message.

    >>> is_plain("好的"), is_plain("<Media omitted>"), is_plain("This message was deleted")
    (True, False, False)
    """
    return not (
        "<" in body
        or "\u200e" in body
        or "\u200f" in body
        or "https:" in body
        or ")\n" in body
        or body.endswith(")")
        or _BARE_TAMIL in body
        or (len(body), body[:1], body[-1:]) in _PHRASE_SHAPES
        or body.startswith(_BARE_PERSIAN)
    )


def read_content(body: str, *, signed: bool = False) -> Content:
    """What the body of one message says it is. `signed`: an export in which WhatsApp's own words
    always follow its mark, so that `<words in angles>` without one are a person's.

    >>> read_content("IMG-20260507-WA0001.jpg (file attached)\\n新颜色")[2:4]
    ('新颜色', 'IMG-20260507-WA0001.jpg')
    """
    if len(body) > LONGEST_MESSAGE:
        return Content(Kind.TEXT, body, body)
    return _read_short(body, signed) if len(body) <= _LONGEST_PHRASE else _read(body, signed)


@lru_cache(maxsize=4096)
def _read_short(body: str, signed: bool) -> Content:
    """The same few phrases make most of what is not plain."""
    return _read(body, signed)


def _read(body: str, signed: bool) -> Content:
    if "<" not in body and "\u200e" not in body and "\u200f" not in body:
        return _plain(body)
    edited = _edited(body)
    if edited is None:
        return _marked(body, signed)
    return _marked(edited, signed)._replace(edited=True)


def _plain(body: str) -> Content:
    """A body without angle brackets or direction marks. Nobody can send an empty one: what was
    sent to be seen once is left out so."""
    if not body.strip():
        return Content(Kind.MEDIA, body, "")
    if len(body) <= _LONGEST_PHRASE and (kind := KINDS.get(body.rstrip(".。").casefold())):
        return Content(kind, body, "")
    first, _, rest = body.partition("\n")
    if first[-1:] == ")":
        attachment = _in_parenthesis(first)
    else:
        attachment = _without_parenthesis(first)
    if attachment is not None:
        return Content(kind_of_file(attachment), body, rest, attachment)
    if "https:" in body and _PLACE.search(body):
        return Content(Kind.LOCATION, body, body)
    return Content(Kind.TEXT, body, body)


def _marked(body: str, signed: bool) -> Content:
    if "<" in body and (content := _in_angles(body, signed and body[:1] not in MARKS)):
        return content
    plain = body.strip(MARKS)
    first, _, rest = plain.partition("\n")
    if (kind := _phrase(first)) is not None:
        return Content(kind, body, rest)
    if _CALL.fullmatch(body):
        return Content(_call(body), body, "")
    if (before := _left_out_at_end(first)) is not None:
        said, kind = before
        return Content(kind, body, f"{said}\n{rest}" if rest and said else said or rest)
    content = _plain(plain)
    if content.kind is Kind.TEXT and (attachment := _in_parenthesis(body.partition("\n")[0])):
        content = Content(kind_of_file(attachment), body, rest, attachment)
    words = body if content.kind is Kind.TEXT else content.words
    return content._replace(text=body, words=words)


def _edited(body: str) -> str | None:
    """The body without WhatsApp's mark that it was edited, or None where it has none."""
    if not body.rstrip(MARKS).endswith(">"):
        return None
    mark = _EDITED.search(body, max(0, len(body) - 80))
    if mark is None or not body[: mark.start()].strip(MARKS):
        return None
    if not mark[1] and folded(mark[2]) not in EDITED:
        return None
    if re.search(_EXTENSION, mark[2]):
        return None
    return body[: mark.start()]


def _in_angles(body: str, typed: bool) -> Content | None:
    """A file or what stands for one; `typed`: no such words are WhatsApp's here."""
    found = _LABEL_NAME.search(body) or _NAME_INSIDE.search(body) or _NAME_LABEL.search(body)
    if found:
        name = found[1].strip(MARKS + " ")
        words = (body[: found.start()] + body[found.end() :]).strip(MARKS + " \n")
        return Content(kind_of_file(name), body, words, name)
    first, _, rest = body.partition("\n")
    known = KINDS.get(folded(first).strip("<> ")) if first.strip(MARKS)[:1] == "<" else None
    if not typed and (known or _LEFT_OUT.match(first)):
        return Content(known or Kind.MEDIA, body, rest)
    return None


def _without_parenthesis(first: str) -> str | None:
    found = _NAME_BARE.match(first)
    return (found[1] or found[2]) if found else None


def _in_parenthesis(first: str) -> str | None:
    found = _NAME_PARENTHESIS.match(first)
    if found is None:
        return None
    marked, name, label = found.groups()
    if marked or _NAMED_BY_WHATSAPP.match(name) or folded(label) in ATTACHED:
        return name
    return None


def _phrase(first: str) -> Kind | None:
    """The kind of a line that is nothing but WhatsApp's phrase, with or without details."""
    if len(first) > _LONGEST_PHRASE:
        return None
    phrase = folded(first)
    if kind := KINDS.get(phrase):
        return kind
    noun = _FIRST_STOP.split(phrase, maxsplit=1)[0].strip()
    if (kind := KINDS.get(noun)) in _SAID_BEFORE_A_STOP:
        return kind
    if noun in CALLS:
        return _call(phrase)
    if any(phrase.startswith(start) and phrase.endswith(end) for start, end in _DELETED_BY):
        return Kind.DELETED
    return None


def _call(line: str) -> Kind:
    """An answered call has a length."""
    return Kind.CALL if re.search(r"\d", line) else Kind.MISSED_CALL


def _left_out_at_end(first: str) -> tuple[str, Kind] | None:
    """("price.pdf • 2 pages", FILE) of "price.pdf • ‎2 pages ‎document omitted"."""
    marks = [m.end() for m in _LAST_MARK.finditer(first)]
    if not marks:
        return None
    kind = KINDS.get(folded(first[marks[-1] :]))
    if kind is None or kind in (Kind.DELETED, Kind.MISSED_CALL):
        return None
    return first[: marks[-1]].strip(MARKS + " "), kind
