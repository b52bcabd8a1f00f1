"""Keeping files: once per workspace, under the hash of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

import puremagic
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.temp import NamedTemporaryFile
from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.files.models import Source, StoredFile

UNKNOWN = "application/octet-stream"


class TooLarge(ValueError):
    """The file has more bytes than may be kept; ``limit`` says how many may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.limit = limit


def store_file(*, workspace: Workspace, chunks: Iterable[bytes], limit: int) -> StoredFile:
    """Keep the bytes; the same bytes twice are one file. Raises TooLarge.

    Written to the store before the row: a crash between leaves an orphan that the
    next arrival of the same bytes adopts, never a row without its bytes.
    """
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile() as spool:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise TooLarge(limit)
            digest.update(chunk)
            spool.write(chunk)
        spool.seek(0)
        file = StoredFile(
            workspace=workspace,
            sha256=digest.hexdigest(),
            size=size,
            media_type=_media_type(spool.read(8192)),
        )
        if not default_storage.exists(file.path):
            spool.seek(0)
            default_storage.save(file.path, File(spool))
    stored, _ = StoredFile.objects.get_or_create(
        workspace=workspace,
        sha256=file.sha256,
        defaults={"size": file.size, "media_type": file.media_type},
    )
    return stored


def _media_type(head: bytes) -> str:
    """What the content says it is; the name it came under is never asked."""
    try:
        return puremagic.from_string(head, mime=True) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return UNKNOWN


@transaction.atomic
def add_source(
    *, workspace: Workspace, file: StoredFile | None, name: str, kind: str, zone: str, by: Person,
    at: datetime,
) -> Source:  # fmt: skip
    """Note where facts are about to come from."""
    source = Source.objects.create(
        workspace=workspace, file=file, name=name[-255:], kind=kind, zone=zone, by=by, at=at
    )
    record_event(
        "source.added",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("source", source.pk),
        kind=kind,
        sha256=file.sha256 if file else None,
    )
    return source


def drop_unused_bytes(*, workspace: Workspace, file: StoredFile) -> None:
    """Delete the bytes and the row of a file that nothing refers to any more."""
    path = file.path
    file.delete()  # refuses (ProtectedError) while a source or message holds it
    transaction.on_commit(lambda: default_storage.delete(path))
