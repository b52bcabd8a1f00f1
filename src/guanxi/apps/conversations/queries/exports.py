"""A stored export, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage

from guanxi.apps.files.models import Source
from guanxi.domain.conversations.entries import Entry, Rejected
from guanxi.domain.conversations.whatsapp import Export, Media, Reading, open_export, read_chat


@dataclass
class OpenExport:
    """An export while its file is open; ``media`` is found by the name the chat says."""

    export: Export
    zone: ZoneInfo
    order: str
    size: int
    media: dict[str, Media] = field(default_factory=dict)
    _read: int = 0
    _reading: Reading | None = None

    def read(self) -> Iterator[Entry | Rejected]:
        """Entries and rejected lines from the beginning; raises NotAnExport."""
        self._read = 0
        self._reading = read_chat(self._counted(), self.zone, order=self.order or None)
        yield from self._reading

    def media_chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the media file the chat calls by this name."""
        return self.export.media_chunks(self.media[name])

    def bytes_read(self) -> int:
        return self._read

    def ambiguous_orders(self) -> tuple[str, ...]:
        """Orders of the date that read equally well; empty where the file decides."""
        return tuple(self._reading.form.ambiguous_orders) if self._reading else ()

    def _counted(self) -> Iterator[bytes]:
        for chunk in self.export.chunks():
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
            size=source.file.size,
            media={media.name: media for media in export.media},
        )
