"""An export as it is shared: a .zip with the chat and its media or with many mails, or a bare file.

The archive comes from a stranger. Names are only names (nothing is ever written under them),
sizes are checked before anything is read, and an archive inside an archive stays closed.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.formats import Format, find_format
from guanxi.domain.decoding import BLOCK, everyday_encoding

HEAD = 1 << 16  # bytes that tell what a file is
MOST_MEMBERS = 100_000
MOST_BYTES = 16 << 30
MOST_RATIO = 200  # text packs about 10 : 1, a bomb 1000 : 1
_SMALL = 64 << 20  # a ratio matters beyond this size
_MOST_CHATS_TRIED = 20
_LONGEST_NAME = 255
_TEXTS = (".txt", ".csv", ".json", ".jsonl", ".html", ".htm", ".md", ".mbox", ".eml", ".mbx")
_MAILS = (".eml", ".mbox", ".mbx")
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the export: its bare name (never a path), its size, its place in the archive."""

    name: str
    size: int
    member: int


class Export:
    """An opened export: what it is, its texts (one chat, or many mails), the media beside them.

    `format` is None where a bare file shows nothing any reader knows.
    """

    def __init__(
        self,
        file: BinaryIO,
        archive: zipfile.ZipFile | None,
        format: Format | None,
        texts: list[Media],
        media: list[Media],
    ) -> None:
        self._file = file
        self._archive = archive
        self.format = format
        self.texts = texts
        self.media = media

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the chat, from the beginning each time."""
        if self._archive is None:
            self._file.seek(0)
            yield from iter(lambda: self._file.read(BLOCK), b"")
        else:
            yield from _member_chunks(self._archive, self.texts[0].member)

    def mails(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The name and the bytes of each mail or mailbox."""
        if self._archive is None:
            yield "", self.chunks()
            return
        for text in self.texts:
            yield text.name, _member_chunks(self._archive, text.member)

    def open_text(self, name: str) -> BinaryIO:
        """One of the texts as a file that can seek: the mailbox an attachment is taken from."""
        if self._archive is None:
            return self._file
        member = next(text.member for text in self.texts if text.name == name)
        return cast(BinaryIO, self._archive.open(self._archive.infolist()[member]))

    def media_chunks(self, media: Media) -> Iterator[bytes]:
        """The bytes of one of the media; NotAnExport where the archive is broken there."""
        assert self._archive is not None  # a bare text has no media
        yield from _member_chunks(self._archive, media.member)


def open_export(file: BinaryIO) -> Export:
    """The chat and the media in a file that can seek: a .zip by content, else the text itself.

    Raises NotAnExport (broken, encrypted, too large, too many members, packed like a bomb, no
    chat inside). Whether a bare file can be read is for its reader to say.
    """
    file.seek(0)
    head = file.read(HEAD)
    if head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return Export(file, None, find_format(head), [], [])
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN:
        raise NotAnExport(Refusal.BROKEN_ARCHIVE) from None
    members = archive.infolist()
    _refuse_bomb(members)
    files = [
        Media(name, member.file_size, index)
        for index, member in enumerate(members)
        if _is_file(member) and (name := bare_name(member)) and not name.startswith("._")
    ]
    format, texts = _find_texts(archive, files)
    return Export(file, archive, format, texts, [one for one in files if one not in texts])


def bare_name(member: zipfile.ZipInfo) -> str:
    """The last part of a member's name, decoded: UTF-8, else what Chinese phones and PCs write."""
    written = member.orig_filename
    if not member.flag_bits & 0x800:
        raw = written.encode("cp437", errors="replace")
        try:
            written = raw.decode("utf-8")
        except UnicodeDecodeError:
            encoding = everyday_encoding(raw) or "gb18030"
            written = raw.decode(encoding, errors="replace")
    last = re.split(r"[/\\]", _CONTROL.sub("", written))[-1].strip()
    return "" if last in (".", "..") else last[-_LONGEST_NAME:]


def _is_file(member: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    in_trash = member.filename.startswith("__MACOSX")
    return not member.is_dir() and kind in (0, stat.S_IFREG) and not in_trash


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise NotAnExport(Refusal.TOO_MANY_MEMBERS, members=len(members), limit=MOST_MEMBERS)
    size = sum(member.file_size for member in members)
    if size > MOST_BYTES:
        raise NotAnExport(Refusal.TOO_LARGE, bytes=size, limit=MOST_BYTES)
    # members may share their packed bytes, so each counts against the archive as a whole too
    packed = max(1, sum(member.compress_size for member in members))
    span = max((member.header_offset + member.compress_size for member in members), default=1)
    ratio = size // max(1, min(packed, span))
    if size > _SMALL and ratio > MOST_RATIO:
        raise NotAnExport(Refusal.TOO_COMPRESSED, ratio=ratio, limit=MOST_RATIO)
    if any(m.file_size > _SMALL and m.file_size > MOST_RATIO * m.compress_size for m in members):
        raise NotAnExport(Refusal.TOO_COMPRESSED, ratio=ratio, limit=MOST_RATIO)


def _find_texts(archive: zipfile.ZipFile, files: list[Media]) -> tuple[Format, list[Media]]:
    """The chat: "_chat.txt" and "WhatsApp …" first, then the largest; or all mails, in order."""
    texts = [one for one in files if one.name.lower().endswith(_TEXTS)]
    ranked = sorted(
        texts, key=lambda one: (one.name != "_chat.txt", "WhatsApp" not in one.name, -one.size)
    )
    for one in ranked[:_MOST_CHATS_TRIED]:
        if archive.infolist()[one.member].flag_bits & 0x1:
            raise NotAnExport(Refusal.ENCRYPTED)
        format = find_format(next(_member_chunks(archive, one.member), b""))
        if format is Format.MAIL:
            return format, [text for text in texts if text.name.lower().endswith(_MAILS)] or [one]
        if format is not None:
            return format, [one]
    if not texts and any(one.name.lower().endswith(_ARCHIVES) for one in files):
        raise NotAnExport(Refusal.NESTED_ARCHIVE)
    raise NotAnExport(Refusal.NO_CHAT_INSIDE)


def _member_chunks(archive: zipfile.ZipFile, member: int) -> Iterator[bytes]:
    info = archive.infolist()[member]
    if info.flag_bits & 0x1:
        raise NotAnExport(Refusal.ENCRYPTED)
    try:
        with archive.open(info) as opened:
            yield from _bounded(opened, info.file_size)
    except _BROKEN:
        raise NotAnExport(Refusal.BROKEN_ARCHIVE) from None


def _bounded(opened: IO[bytes], size: int) -> Iterator[bytes]:
    """No more bytes than the archive declared, whatever the packed stream holds."""
    left = size
    while left > 0 and (chunk := opened.read(min(BLOCK, left))):
        left -= len(chunk)
        yield chunk
