"""Putting an unpacked backup in the place of a desk, which is kept aside."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from guanxi.config.archive import ArchiveError
from guanxi.config.folder_lock import NAME as LOCK
from guanxi.config.stores import Store, StoreError


def put_in_place(unpacked: Path, data: Path, store: Store, *, at: datetime) -> Path | None:
    """Move ``unpacked`` to ``data`` and load its database; returns where the old desk is kept.

    The old desk goes to ``<data>.before-restore-<stamp>``; with a database server that folder also
    gets a dump of the old database. None when there was nothing. On any failure the old desk is
    back in its place. Raises ArchiveError.
    """
    kept = data.with_name(f"{data.name}.before-restore-{at:%Y%m%d-%H%M%S}")
    had_data = data.exists() and any(entry.name != LOCK for entry in data.iterdir())
    try:
        if store.kind != "sqlite":
            data.mkdir(parents=True, exist_ok=True)
            store.snapshot(data / store.member)
            had_data = True
        if data.exists():
            data.rename(kept)
        unpacked.rename(data)
        store.load(data / store.member)
    except (OSError, StoreError) as error:
        _put_back(kept, unpacked, data)
        raise ArchiveError(f"nothing was restored: {error}") from error
    if had_data:
        return kept
    _remove_empty(kept)
    return None


def _put_back(kept: Path, unpacked: Path, data: Path) -> None:
    if not kept.exists():
        return
    if data.exists():
        data.rename(unpacked)
    kept.rename(data)


def _remove_empty(folder: Path) -> None:
    if folder.exists():
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()
