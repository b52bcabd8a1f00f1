"""Header text: encoded words (RFC 2047) as clients really write them, and raw 8-bit bytes.

Clients cut words within a character, leave out the ending "?=", put spaces into them and write
several charsets in one line. So neighbouring words of one charset are joined as bytes first and
decoded together; what is no word after all stays as written.
"""

import binascii
import re

from guanxi.domain.conversations.mail.charsets import codec_of, decode

# The text of a word may hold blanks or "?" against the rules, and its end may be missing; it never
# holds "?=", nor where another word begins.
_WORD = re.compile(
    rb"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?"
    rb"((?:[^?=]|=(?!\?[^=\s])|\?(?!=)){0,4000}+)(?:\?=)?"
)
_BLANK = re.compile(r"\s+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def decode_header(raw: bytes, likely: str = "") -> str:
    """The text of a header's value on one line; `likely` is the charset of raw 8-bit bytes.

    >>> decode_header(b"=?gb2312?B?tvi82w==?= =?gb2312?B?tefX0w==?= PO 12")
    '而价电子 PO 12'
    """
    if b"=?" not in raw:
        return one_line(decode(raw, "", likely)[0])
    parts: list[str] = []
    waiting: tuple[str, bytes] | None = None  # charset and bytes of the words read last
    end = 0
    for word in _WORD.finditer(raw):
        between = raw[end : word.start()]
        charset = word[1].decode("ascii", "replace").lower()
        content = _content(word[2], word[3])
        if waiting is not None and not between.strip() and waiting[0] == charset:
            waiting = charset, waiting[1] + content
        else:
            parts.append(_text(waiting))
            if waiting is None or between.strip():
                parts.append(decode(between, "", likely)[0])
            waiting = charset, content
        end = word.end()
    parts += [_text(waiting), decode(raw[end:], "", likely)[0]]
    return one_line("".join(parts))


def one_line(text: str) -> str:
    """The text without line ends, control and steering marks, blanks made single."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _CONTROLS.sub("", _BLANK.sub(" ", text)).strip()


def decode_base64(data: bytes) -> bytes:
    """Base64 with whatever is broken in it left out.

    >>> decode_base64(b"5oql 5Lu3!")
    b'\\xe6\\x8a\\xa5\\xe4\\xbb\\xb7'
    """
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        clean = _NOT_BASE64.sub(b"", data.partition(b"=")[0])
        clean = clean[: len(clean) - (len(clean) % 4 == 1)]
        return binascii.a2b_base64(clean + b"==")


def _content(encoding: bytes, text: bytes) -> bytes:
    if encoding in b"bB":
        return decode_base64(text)
    return binascii.a2b_qp(text, header=True)


def _text(waiting: tuple[str, bytes] | None) -> str:
    if waiting is None:
        return ""
    charset, content = waiting
    return decode(content, charset if codec_of(charset) else "")[0]
