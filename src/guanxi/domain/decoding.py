"""Bytes of unknown encoding to text, block by block.

A byte-order mark decides; else strict UTF-8; else NUL bytes on one side of each pair are UTF-16;
else the East Asian encoding in which the text uses everyday characters; else `charset-normalizer`
weighs the others. A byte that fits nothing becomes U+FFFD: one bad byte never loses the line.
Text that a program took for Windows-1252 and wrote again as UTF-8 ("trÃ¨s") is read back.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain

from charset_normalizer import from_bytes

BLOCK = 1 << 18
_HEAD = 1 << 16
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_FOREIGN_LETTERS = re.compile("[^\x00-\x7f]+")

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "cp1251", "cp1256", "cp1255", "cp1253", "cp1254", "cp874", "cp1258"]
# the character each byte becomes in a program that takes it for Windows-1252
_TAKEN_FOR_WESTERN = {
    ord(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)): byte
    for byte in range(0x80, 0x100)
}
# In a wrong East Asian encoding text becomes rare characters; in the right one much of it is these.
_EVERYDAY: dict[str, frozenset[str]] = {
    "gb18030": frozenset(
        "的一是了我不在有这个们你您好请问可以收到已发货价格单样品数量颜色厂家时间今天明下上"
        "大小元件号要没能会就都也吗呢吧啊和与为对说看还再给把从用出来去多少美王李张刘陈，。？！：；"
    ),
    "big5hkscs": frozenset(
        "的一是了我不在有這個們你您好請問可以收到已發貨價格單樣品數量顏色廠家時間今天明下上"
        "大小元件號要沒能會就都也嗎呢吧啊和與為對說看還再給把從用出來去多少謝圖片，。？！：；"
    ),
    "cp932": frozenset("のにはをたがでてとしれさあいうなもこそかきくけらりるよますせんだ。、"),
    "euc_jp": frozenset("のにはをたがでてとしれさあいうなもこそかきくけらりるよますせんだ。、"),
    "cp949": frozenset("이다는가요하세니습고에의을를은안녕사합감제지시로어해도한서기"),
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "media"),
    (b"OggS", "media"),
    (b"ID3", "media"),
    (b"SQLite format 3", "database"),
    (b"\xd0\xcf\x11\xe0", "office document"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)


class Unfit(StrEnum):
    """Why bytes are no text."""

    EMPTY = "empty"
    ARCHIVE = "archive"  # a .zip
    BINARY = "binary"


class NotText(Exception):
    """The bytes are no text: `why`, and of what is binary what it looks like."""

    def __init__(self, why: Unfit, looks_like: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.looks_like = looks_like


def read_text(chunks: Iterable[bytes]) -> tuple[str, Iterator[str]]:
    """The encoding of a file, and its text in blocks with "\\n" for every line end.

    Raises NotText where the bytes are empty, an archive, or no text at all.

    >>> encoding, blocks = read_text(["好的\\r\\n".encode("gb18030") * 20])
    >>> encoding, next(blocks)[:3]
    ('gb18030', '好的\\n')
    """
    blocks = in_blocks(chunks)
    head = next(blocks, b"")
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise NotText(Unfit.EMPTY)
    _refuse_known_binary(head)
    encoding = _encoding(head)
    text = _decoded(chain([head], blocks), encoding)
    first = next(text, "")
    if encoding.startswith("utf") and _is_doubled(first):
        text = _undoubled(chain([first], text))
        first = next(text, "")
    _refuse_binary(first)
    return encoding, chain([first], text)


def in_blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in blocks of about BLOCK, however small or large they came."""
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= BLOCK:
            joined = b"".join(waiting)
            for start in range(0, len(joined), BLOCK):
                yield joined[start : start + BLOCK]
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _decoded(blocks: Iterable[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    held, seen, old_mac = "", False, False
    for block in blocks:
        text = held + decoder.decode(block)
        if not seen:
            seen, old_mac = True, "\n" not in text
        if old_mac:
            yield text.replace("\r", "\n")
            continue
        held = next((end for end in ("\r\r", "\r") if text.endswith(end)), "")
        yield _with_line_ends(text[: len(text) - len(held)])
    yield _with_line_ends(held + decoder.decode(b"", final=True))


def _with_line_ends(text: str) -> str:
    """ "\\n" for the line ends of Windows, also where a program has doubled them."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n")


def _encoding(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if (wide := _utf16(head[:_HEAD])) is not None:
        return wide
    foreign = _FOREIGN.search(head)
    sample = head[foreign.start() :][:_HEAD] if foreign else b""
    if _is_utf8(sample):
        return "utf-8"
    if (asian := everyday_encoding(sample)) is not None:
        return asian
    best = from_bytes(sample, cp_isolation=_WESTERN, threshold=0.3, steps=8).best()
    return "utf-8" if best is None else best.encoding


def everyday_encoding(sample: bytes) -> str | None:
    """The encoding in which a fifth of the foreign characters are everyday ones, if any is."""
    shares: dict[str, float] = {}
    for encoding, everyday in _EVERYDAY.items():
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
        foreign = [char for char in text if char > "\x7f"]
        if foreign and foreign.count("\ufffd") * 50 <= len(foreign):
            shares[encoding] = sum(char in everyday for char in foreign) / len(foreign)
    best = max(shares, key=lambda encoding: shares[encoding], default=None)
    return best if best is not None and shares[best] >= 0.2 else None


def _is_doubled(text: str) -> bool:
    """Whether every foreign piece of a text is UTF-8 again, once taken back to bytes."""
    pieces = _FOREIGN_LETTERS.findall(text[:_HEAD])
    if len(text) > _HEAD:
        pieces = pieces[:-1]  # it may be cut
    try:
        for piece in pieces:
            piece.translate(_TAKEN_FOR_WESTERN).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return bool(pieces)


def _undoubled(blocks: Iterable[str]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    for block in blocks:
        yield decoder.decode(block.translate(_TAKEN_FOR_WESTERN).encode("latin-1", _AS_IT_IS))


def _as_it_is(error: UnicodeError) -> tuple[bytes, int]:
    """A character that no byte became stays what it is."""
    assert isinstance(error, UnicodeEncodeError)
    return error.object[error.start : error.end].encode("utf-8", "replace"), error.end


_AS_IT_IS = "guanxi.as-it-is"
codecs.register_error(_AS_IT_IS, _as_it_is)


def _utf16(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: figures and line ends leave NULs on one side."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and odd * 20 > pairs and even * 10 < odd:
        return "utf-16-le"
    if pairs and even * 20 > pairs and odd * 10 < even:
        return "utf-16-be"
    return None


def _is_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a cut end and at most one bad byte in two hundred."""
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(sample)
    return text.count("\ufffd") * 200 <= len(text)


def _refuse_known_binary(head: bytes) -> None:
    if head.startswith(b"PK\x03\x04"):
        raise NotText(Unfit.ARCHIVE)
    for magic, looks_like in _MAGIC:
        if head.startswith(magic) and (b"\x00" in head[:4096] or looks_like == "pdf"):
            raise NotText(Unfit.BINARY, looks_like)


def _refuse_binary(text: str) -> None:
    """Control characters have no place in a text."""
    head = text[:_HEAD]
    strange = len(_STRANGE.findall(head))
    if strange * 100 > len(head) or (strange and len(head) < 100 and strange * 10 > len(head)):
        raise NotText(Unfit.BINARY, "unknown")
