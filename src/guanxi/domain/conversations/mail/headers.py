"""The header of a mail: its fields as bytes, and values with parameters.

A field is a name, a colon and a value that goes on in lines beginning with a blank. Broken headers
are read as far as they go: a foreign line among fields belongs to the field before it, a header
without its empty line ends where no field stands.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from guanxi.domain.conversations.mail.charsets import decode
from guanxi.domain.conversations.mail.encoded_words import decode_header, one_line

LONGEST_HEADER = 1 << 18  # bytes
MOST_FIELDS = 2_000
LONGEST_VALUE = 1 << 16
_LONGEST_PARAMETERS = 1 << 13

_FIELD = re.compile(rb"([!-9;-~]{1,100}+)[ \t]*+:[ \t]*+([^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)")
# Fields that show that a header goes on after a line that is none.
_GOES_ON = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|received|mime-version|content-[a-z-]+|reply-to"
    rb"|references|in-reply-to|return-path|x-[a-z-]+)[ \t]*:",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    rb";\s*+([!#-'*+\-.0-9A-Z^_`a-z{|}~]{1,60}+)\s*+=\s*+(?:\"((?:[^\"\\]|\\.)*+)\"|([^;]*+))",
    re.DOTALL,
)
# Only these are escaped in earnest; other backslashes are those of a path.
_ESCAPED = re.compile(rb"\\([\"\\])")
_EXTENDED = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?\Z")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")

Fields = dict[str, list[bytes]]


class Typed(NamedTuple):
    """A value with parameters, such as `text/plain; charset="gbk"`; all names in lower case."""

    value: str
    parameters: dict[str, str]


NOTHING = Typed("", {})


def read_fields(raw: bytes) -> tuple[Fields, int]:
    """The fields of the header at the beginning, by name in lower case, and where the body begins.

    >>> read_fields(b"Subject: one\\n two\\nTo: a@b.cn\\n\\nbody")
    ({'subject': [b'one two'], 'to': [b'a@b.cn']}, 30)
    """
    fields: Fields = {}
    count = position = 0
    last = ""
    end = len(raw)
    while position < end and position < LONGEST_HEADER and count < MOST_FIELDS:
        field = _FIELD.match(raw, position)
        if field is None:
            if raw[position] == 10:
                return fields, position + 1
            if not fields and raw[position : position + 6].lstrip(b">")[:5] == b"From ":
                position = _line_end(raw, position)
                continue
            after = _line_end(raw, position)
            if not last or not _GOES_ON.match(raw, after):
                return fields, position
            fields[last][-1] += b" " + raw[position:after].strip()
            position = after
            continue
        last = field[1].decode("ascii").lower()
        value = field[2][:LONGEST_VALUE].strip()
        fields.setdefault(last, []).append(value.replace(b"\n", b""))
        position = field.end()
        count += 1
    return fields, _skip_rest(raw, position)


def first(fields: Fields, name: str) -> bytes:
    """The first value of a field, empty where there is none."""
    values = fields.get(name)
    return values[0] if values else b""


def text_of(fields: Fields, name: str, likely: str = "") -> str:
    """The first value of a field as text."""
    values = fields.get(name)
    return decode_header(values[0], likely) if values else ""


def typed(raw: bytes) -> Typed:
    """A value and its parameters (RFC 2045, 2231).

    >>> typed(b"attachment; filename*0*=utf-8''%E6%8A%A5; filename*1*=%E4%BB%B7.pdf")
    Typed(value='attachment', parameters={'filename': '报价.pdf'})
    """
    return _typed(raw[:_LONGEST_PARAMETERS])


@lru_cache(maxsize=512)
def _typed(raw: bytes) -> Typed:
    head = raw.partition(b";")[0].strip().lower().decode("latin-1")
    if b";" not in raw:
        return Typed(head, {})
    plain: dict[str, str] = {}
    extended: dict[str, list[tuple[int, bool, bytes]]] = {}
    for name, quoted, bare in _PARAMETER.findall(raw):
        value = _ESCAPED.sub(rb"\1", quoted) if b"\\" in quoted else quoted or bare.strip(b" \t\"'")
        key = name.decode("ascii").lower()
        if "*" in key and (parts := _EXTENDED.match(key)):
            piece = int(parts[2] or 0), parts[3] is not None, value
            extended.setdefault(parts[1], []).append(piece)
        else:
            plain.setdefault(key, _parameter(key, value))
    return Typed(head, plain | {name: _joined(pieces) for name, pieces in extended.items()})


def _parameter(key: str, value: bytes) -> str:
    if key == "boundary":  # compared with bytes of the body
        return value.decode("latin-1")
    return decode_header(value)


def _joined(pieces: list[tuple[int, bool, bytes]]) -> str:
    """The text of a value sent in numbered, percent-encoded pieces."""
    pieces.sort(key=lambda piece: piece[0])
    charset = ""
    first_value = pieces[0][2]
    if pieces[0][1] and first_value.count(b"'") >= 2:
        said, _, first_value = first_value.split(b"'", 2)
        charset = said.decode("latin-1")
    values = [first_value, *(piece[2] for piece in pieces[1:])]
    content = b"".join(
        unquote_to_bytes(value) if coded else value
        for value, (_, coded, _) in zip(values, pieces, strict=True)
    )
    return one_line(decode(content, charset)[0])


def unquoted_name(name: str) -> str:
    """A file name that a client wrote in percent code without saying so."""
    if "%" not in name or not name.isascii() or not _PERCENT.search(name.encode()):
        return name
    try:
        return one_line(unquote_to_bytes(name).decode())
    except UnicodeDecodeError:
        return name


def _line_end(raw: bytes, position: int) -> int:
    end = raw.find(b"\n", position)
    return len(raw) if end < 0 else end + 1


def _skip_rest(raw: bytes, position: int) -> int:
    """The end of a header that goes beyond every limit."""
    if position >= len(raw):
        return len(raw)
    if raw[position] == 10:
        return position + 1
    end = raw.find(b"\n\n", position)
    return len(raw) if end < 0 else end + 2
