"""What is said in the demo's chats, before a phone writes it down."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Form(StrEnum):
    """What a message is on the phone."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    FILE = "file"
    STICKER = "sticker"
    DELETED = "deleted"
    MISSED = "missed"
    CALL = "call"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a message: `detail` is the scene, file name, seconds, minutes or notice."""

    form: Form
    text: str = ""
    detail: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `speaker` is a key of the chat's cast, `at` an aware moment, `sign` what it was
    marked as ("*" beyond business, "+" a suggestion)."""

    at: datetime
    speaker: str
    body: Body
    sign: str = ""


_MARK = re.compile(
    r"\[(photo|video|voice|file|sticker|deleted|missed|call|system|edited)(?: ([^\]]+))?\]"
)


def read_body(text: str) -> Body:
    """The body a story line writes: words with at most one mark in brackets.

    >>> read_body("[photo edge] R2 edge, pls check")
    Body(form=<Form.PHOTO: 'photo'>, text='R2 edge, pls check', detail='edge', edited=False)
    """
    found = _MARK.search(text)
    if found is None:
        return Body(Form.TEXT, text.strip())
    words = (text[: found.start()] + text[found.end() :]).strip()
    if found[1] == "edited":
        return Body(Form.TEXT, words, edited=True)
    return Body(Form(found[1]), words, found[2] or "")
