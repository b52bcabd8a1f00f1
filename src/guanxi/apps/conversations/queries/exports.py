"""A stored export, opened for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage

from guanxi.apps.files.models import Source
from guanxi.domain.conversations.archive import Export, Media, open_export
from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.formats import Format, MessageReading, read_messages
from guanxi.domain.conversations.mail import Mail, attachment_bytes, read_mails


@dataclass
class OpenExport:
    """An export while its file is open; ``media`` is found by the name the chat says."""

    export: Export
    zone: ZoneInfo
    order: str
    name: str
    day: date  # when it came: what copied lines without a year count from
    size: int
    media: dict[str, Media] = field(default_factory=dict)
    _read: int = 0
    _reading: MessageReading | None = None

    def read(self) -> Iterator[Entry | Rejected]:
        """Entries and rejected lines from the beginning; raises NotAnExport."""
        self._read = 0
        self._reading = read_messages(
            self, self.zone, name=self.name, order=self.order or None, today=self.day
        )
        yield from self._reading

    @property
    def format(self) -> Format | None:
        """Whose messages it holds; None until the reader has said that it is none."""
        return self.export.format

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the chat, counted as they go by."""
        return self._counted(self.export.chunks())

    def mails(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The bytes of each mail or mailbox, counted as they go by."""
        return ((name, self._counted(chunks)) for name, chunks in self.export.mails())

    def read_mails(self) -> Iterator[Mail]:
        """The mails of a mailbox, without what cannot be read."""
        self._read = 0
        reading = read_mails(self.mails(), self.zone)
        return (item for item in reading if isinstance(item, Mail))

    def attachment(self, mail: Mail, index: int) -> bytes:
        """The bytes of a file on a mail."""
        return attachment_bytes(self.export.open_text(mail.source), mail, index)

    def media_chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the media file the chat calls by this name."""
        return self.export.media_chunks(self.media[name])

    def bytes_read(self) -> int:
        return self._read

    def ambiguous_orders(self) -> tuple[str, ...]:
        """Orders of the date that read equally well; empty where the file decides."""
        return self._reading.ambiguous_orders if self._reading else ()

    def mine(self) -> frozenset[str]:
        """Names of whoever exported, as far as the file was read and says so."""
        return self._reading.mine if self._reading else frozenset()

    def _counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._read += len(chunk)
            yield chunk


@contextmanager
def open_source(source: Source, *, order: str = "") -> Iterator[OpenExport]:
    """Open the stored file of a source. Raises NotAnExport where it is no export."""
    assert source.file is not None
    with default_storage.open(source.file.path) as stored:
        export = open_export(cast(BinaryIO, stored))
        yield OpenExport(
            export=export,
            zone=ZoneInfo(source.zone),
            order=order,
            name=source.name,
            day=source.at.astimezone(ZoneInfo(source.zone)).date(),
            size=source.file.size,
            media={media.name: media for media in export.media},
        )
