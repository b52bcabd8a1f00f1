"""Bytes of a mail to text, although what the mail says of its charset is often wrong.

A declared charset is a witness, not a judge. Well-formed UTF-8 with three-byte characters is
UTF-8 whatever was declared: text in GBK or Big5 falls into that pattern by chance hardly ever.
Two-byte patterns do happen, so those follow the declaration unless they stand in a Latin word or
are letters of one alphabet.
"gb2312" is read as GB18030, its superset, which is what clients write under that name. A declared
East Asian charset in which the text makes no everyday words is checked against the others.
"""

import codecs
import re
from functools import lru_cache

from guanxi.domain.decoding import everyday_encoding

_SAMPLE = 4096
_NAME = re.compile(r"^(?:3d)?[\"'\s]*(?:3d)?(?:x-)?([a-z0-9][a-z0-9_.:-]*)", re.IGNORECASE)
# Two-byte UTF-8 alone may be GBK by chance; a longer sequence is not.
_LONG_UTF8 = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2}")
# An accented letter within a Latin word is one, not a Chinese character between letters.
_IN_A_WORD = re.compile("[A-Za-z][\u00c0-\u024f]+[A-Za-z]")
_EVERYDAY = frozenset(
    "的一是了我不在有们你您好请这可以和为与到上中，。、：；！？（）\u3000請們這個為與貴"
)
# Under these names ASCII bytes are not ASCII letters.
_ESCAPED = ("iso2022", "iso-2022", "hz", "utf-7", "utf-16", "utf-32", "utf_16", "utf_32")

_FAMILIES: dict[str, tuple[str, ...]] = {
    "gb18030": ("gb18030", "cp936"),
    "big5": ("cp950", "big5hkscs"),
    "cp932": ("cp932", "shift_jis_2004"),
    "cp949": ("cp949",),
    "iso2022_jp": ("iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_3"),
    "cp1252": ("cp1252", "latin-1"),
}
_NAMES = {
    "gb18030": "gb2312 gb_2312-80 gb_2312 gb2312-80 gb-2312 gb gbk gb18030 gb18030-2000 euc-cn"
    " euccn cp936 ms936 windows-936 936 chinese csgb2312 iso-ir-58 gb18030-2005",
    "big5": "big5 big5-hkscs big5hkscs cp950 big5-eten cn-big5 csbig5",
    "cp932": "shift_jis shift-jis sjis cp932 windows-31j ms_kanji",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601 cp949 uhc korean",
    "cp1252": "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 windows-1252 cp1252",
    "iso2022_jp": "iso-2022-jp",
    "hz": "hz-gb-2312",
    "utf-7": "unicode-1-1-utf-7",
    "utf-8": "utf8mb4",
    "cp874": "tis-620 windows-874 iso-8859-11",
    "iso8859-8": "iso-8859-8-i",
    "": "us-ascii ascii ansi_x3.4-1968 unknown-8bit unknown 8bit 7bit default binary none",
}
_SAME_AS = {name: codec for codec, names in _NAMES.items() for name in names.split()}
_NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw-unicode-escape", "undefined")
_ASIAN = ("gb18030", "big5", "cp932", "cp949", "euc_jp")


@lru_cache(maxsize=256)
def codec_of(declared: str) -> str:
    """The codec a declared charset means, "" where the name is unknown or says nothing.

    >>> codec_of("3dgb2312"), codec_of("eucgb2312_cn"), codec_of("x-unknown")
    ('gb18030', 'gb18030', '')
    """
    found = _NAME.match(declared.strip())
    name = found[1].lower() if found else ""
    if name in _SAME_AS:
        return _SAME_AS[name]
    try:
        codec = codecs.lookup(name).name
        b"x".decode(codec)  # hex and base64 are codecs, but of no text
    except LookupError:
        return ""
    except UnicodeError:  # UTF-16 wants two bytes
        pass
    return "" if codec in _NO_CHARSETS else _SAME_AS.get(codec, codec)


def decode(data: bytes, declared: str = "", likely: str = "") -> tuple[str, str]:
    """The text of bytes and the codec that read it; nothing is ever lost, at worst U+FFFD stands.

    `declared` is the charset as the mail writes it, `likely` one from elsewhere in the mail, asked
    where nothing is declared.

    >>> decode("报价".encode("gb18030"), "3dgb2312")
    ('报价', 'gb18030')
    >>> decode("报价单".encode(), "gb2312")
    ('报价单', 'utf-8')
    """
    codec = codec_of(declared) or codec_of(likely)
    if data.isascii() and not codec.startswith(_ESCAPED):
        return data.decode("ascii"), "us-ascii"
    if codec.startswith(_ESCAPED):
        text = _strict(data, codec)
        return (text, codec) if text is not None else (data.decode(codec, "replace"), codec)
    utf8 = _strict(data.removeprefix(codecs.BOM_UTF8), "utf-8")
    sure = utf8 is not None and (
        _LONG_UTF8.search(data) or _IN_A_WORD.search(utf8) or _is_one_script(utf8)
    )
    if utf8 is not None and (sure or codec not in _ASIAN):
        if sure or codec:
            return utf8, "utf-8"
        asian = everyday_encoding(data[:_SAMPLE])
        return (utf8, "utf-8") if asian is None else (data.decode(asian, "replace"), asian)
    return _in_family(data, codec) if codec and codec != "utf-8" else _guess(data)


def _is_one_script(text: str) -> bool:
    """Whether a text has some foreign letters, all of one alphabet: chance mixes them."""
    foreign = [ord(char) >> 8 for char in text[:_SAMPLE] if char > "\x7f"]
    return len(foreign) >= 3 and len(set(foreign)) == 1


def _in_family(data: bytes, codec: str) -> tuple[str, str]:
    """Bytes that are not UTF-8, read as declared unless an East Asian text reads better."""
    for member in _FAMILIES.get(codec, (codec,)):
        text = _strict(data, member)
        if text is not None:
            if codec in _ASIAN and not _sounds_right(text, codec):
                return _better(data, codec) or (text, codec)
            return text, codec
    if codec in _ASIAN:
        better = _better(data, codec)
        if better is not None:
            return better
    return data.decode(_FAMILIES.get(codec, (codec,))[0], "replace"), codec


def _sounds_right(text: str, codec: str) -> bool:
    """Whether a text has few Chinese characters, or a share of them are everyday ones (or kana).

    Letters prove nothing: charsets of East Asia hold Greek and Cyrillic ones too.
    """
    foreign = [char for char in text[:600] if char > "\u2e7f"]
    kana = codec in ("cp932", "euc_jp")
    everyday = sum(char in _EVERYDAY or (kana and "\u3040" <= char <= "\u30ff") for char in foreign)
    return len(foreign) < 12 or everyday * 20 >= len(foreign)


def _better(data: bytes, than: str) -> tuple[str, str] | None:
    """The reading in the East Asian charset with more everyday characters, if there is one."""
    found = everyday_encoding(data[:_SAMPLE])
    if found is None or found == than:
        return None
    text = _strict(data, found)
    return None if text is None else (text, found)


def _guess(data: bytes) -> tuple[str, str]:
    """Bytes that declare nothing, or UTF-8 they are not: few faults are UTF-8 with faults."""
    text = data.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") * 10 <= foreign:
        return text, "utf-8"
    found = everyday_encoding(data[:_SAMPLE])
    if found is not None:
        return data.decode(found, "replace"), found
    chinese = _strict(data, "gb18030")
    if chinese is not None and _mostly_chinese(chinese):
        return chinese, "gb18030"
    return _strict(data, "cp1252") or data.decode("latin-1"), "cp1252"


def _mostly_chinese(text: str) -> bool:
    """Whether the foreign characters are Chinese ones and stand side by side."""
    foreign = [char for char in text[:_SAMPLE] if char > "\x7f"]
    chinese = sum("\u4e00" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e" for char in foreign)
    return chinese * 10 >= len(foreign) * 9 and re.search(r"[\u4e00-\u9fff]{2}", text) is not None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None
