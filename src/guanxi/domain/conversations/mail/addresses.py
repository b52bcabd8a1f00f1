"""The people named in From, To and Cc.

Lists are parted before encoded words are decoded: a comma within a decoded name parts nobody.
Forms read: `name <address>`, `address (name)`, `address`, groups, and the "name at host" of
public archives.
"""

import re
from functools import lru_cache

from guanxi.domain.conversations.mail.charsets import decode
from guanxi.domain.conversations.mail.encoded_words import decode_header
from guanxi.domain.conversations.mail.mails import Address

MOST_ADDRESSES = 1_000
_LONGEST_ENTRY = 2_000  # bytes
# One entry of a list: up to a comma or semicolon outside quotes, comments and brackets.
_ENTRY = re.compile(
    rb"(?:[^,;\"(<]|\"(?:[^\"\\]|\\.)*+\"|\((?:[^()\\]|\\.|\([^()]*+\))*+\)|<[^>]*+>|[\"(<])++"
)
_BRACKETED = re.compile(r"<([^<>]*)>[^<>]*\Z")
_COMMENT = re.compile(r"\(((?:[^()]|\([^()]*\))*+)\)")
_AT = re.compile(r"(\S+) at (\S+)\Z")
_BARE = re.compile(r"[^\s<>()\",;:@]{1,64}+@[^\s<>()\",;:@]{1,250}")
_GROUP = re.compile(rb"\A[^:<>@\"]*:")
_ESCAPED = re.compile(r"\\(.)")


def read_addresses(values: list[bytes], likely: str = "") -> tuple[Address, ...]:
    """Everybody in the values of a field, in order; entries without an address keep the name.

    >>> read_addresses([b'"Li, Wei" <li@nb.cn>, anna@b.de (Anna)'])
    (Address(name='Li, Wei', address='li@nb.cn'), Address(name='Anna', address='anna@b.de'))
    """
    found: list[Address] = []
    for value in values:
        entries = _ENTRY.findall(value) if b"," in value or b";" in value else [value]
        for entry in entries[:MOST_ADDRESSES]:
            one = _read_one(_GROUP.sub(b"", entry[:_LONGEST_ENTRY]).strip(), likely)
            if one is not None:
                found.append(one)
    return tuple(found[:MOST_ADDRESSES])


@lru_cache(maxsize=4096)
def _read_one(entry: bytes, likely: str) -> Address | None:
    if not entry:
        return None
    encoded = b"=?" in entry
    text = entry.decode("latin-1") if encoded else decode(entry, "", likely)[0]
    bracketed = _BRACKETED.search(text)
    if bracketed is None and encoded and "@" not in text:
        text, encoded = decode_header(entry, likely), False
        bracketed = _BRACKETED.search(text)
    if bracketed is not None:
        return _address(text[: bracketed.start()], bracketed[1], encoded, likely)
    comment = _COMMENT.search(text)
    name = comment[1] if comment else ""
    bare = (text[: comment.start()] + text[comment.end() :] if comment else text).strip()
    among = _BARE.search(bare) if not name and " " in bare else None
    if among is not None:
        name, bare = bare[: among.start()] + bare[among.end() :], among[0]
    elif "@" not in bare and not _AT.match(bare):
        name, bare = name or bare, ""
    return _address(name, bare, encoded, likely)


def _address(name: str, address: str, encoded: bool, likely: str) -> Address | None:
    # "mailto:", and the way through other hosts that old mails give: <@a.com,@b.com:li@nb.cn>
    address = address.strip().strip("'\";").rpartition(":")[2]
    if address.startswith("@"):  # a group such as <Undisclosed:@b.de;>
        address = ""
    if hidden := _AT.match(address):
        address = f"{hidden[1]}@{hidden[2]}"
    if encoded:
        name = decode_header(name.encode("latin-1"), likely)
    name = " ".join(name.split())
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1]
    if "\\" in name:
        name = _ESCAPED.sub(r"\1", name)
    name = name.strip(' \t"')
    if hidden := _AT.match(name):
        name = f"{hidden[1]}@{hidden[2]}"
    if name.casefold() == address.casefold():
        name = ""
    return Address(name, address) if name or address else None
