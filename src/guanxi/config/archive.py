"""One file that holds a whole desk: its database, its files, its keys.

A ZIP archive. Its last member, ``manifest.json``, lists every other one with size and SHA-256, so
a copy that was cut short, damaged or added to is refused before anything on disk changes.

The database is copied first and the files after it: files are stored under their hash and never
change, so every file the database copy names is in the archive, unless it was erased meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from guanxi import __version__
from guanxi.config.stores import Store, StoreError

FORMAT = 1
MANIFEST = "manifest.json"
FOLDERS = ("files", "keys")
CHUNK = 1 << 20
LARGEST_MANIFEST = 256 << 20


class ArchiveError(Exception):
    """The backup cannot be made or used; nothing was changed. The message says why."""


@dataclass(frozen=True)
class Member:
    """One stored file: its name inside the archive, its bytes and their SHA-256."""

    name: str
    size: int
    sha256: str


def write_archive(target: Path, data: Path, store: Store, *, at: datetime) -> int:
    """Write the desk in ``data`` into ``target``; returns how many files went in.

    An older ``target`` is replaced only once the new one is whole. Raises ArchiveError.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        # Nobody else on this machine may read it: it holds the keys.
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            count = _write(file, data, store, at)
        os.replace(partial, target)
    except (OSError, StoreError) as error:
        raise ArchiveError(f"cannot write {target}: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _write(file: Any, data: Path, store: Store, at: datetime) -> int:
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        tempfile.TemporaryDirectory(dir=data, prefix=".backup-") as aside,
    ):
        copy = Path(aside) / store.member
        store.snapshot(copy)
        members = [_add(archive, store.member, copy)]
        for path in sorted(p for folder in FOLDERS for p in (data / folder).rglob("*")):
            if path.is_file():
                members += _add_if_there(archive, path.relative_to(data).as_posix(), path)
        manifest = {
            "format": FORMAT,
            "guanxi": __version__,
            "made": at.isoformat(),
            "database": store.kind,
            "members": {m.name: {"size": m.size, "sha256": m.sha256} for m in members},
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return len(members) - 1


def _add_if_there(archive: zipfile.ZipFile, name: str, path: Path) -> list[Member]:
    try:
        return [_add(archive, name, path)]
    except FileNotFoundError:  # erased since the folder was listed
        return []


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with (
        path.open("rb") as source,
        archive.open(zipfile.ZipInfo.from_file(path, name), "w", force_zip64=True) as into,
    ):
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            into.write(chunk)
    return Member(name, size, digest.hexdigest())


@contextmanager
def read_archive(source: Path, data: Path, store: Store) -> Iterator[Path]:
    """Unpack ``source`` beside ``data`` and check all of it; yields the folder.

    The folder is removed afterwards unless it was moved away. Raises ArchiveError.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=data.parent, prefix=f"{data.name}.restoring-"))
    try:
        try:
            _unpack(source, folder, store)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise ArchiveError(f"{source} is not a whole backup: {error}") from error
        except StoreError as error:
            raise ArchiveError(f"{source}: {error}") from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(source: Path, folder: Path, store: Store) -> None:
    with zipfile.ZipFile(source) as archive:
        members = _listed(archive, source, store)
        needed = sum(member.size for member in members)
        if needed > shutil.disk_usage(folder).free:
            raise ArchiveError(f"restoring needs {needed // 1_000_000} MB more room on this disk")
        for member in members:
            _extract(archive, member, folder, source)
    store.check(folder / store.member)


def _listed(archive: zipfile.ZipFile, source: Path, store: Store) -> list[Member]:
    """What the manifest lists, which must be exactly what the archive holds."""
    manifest = _manifest(archive, source)
    if manifest["format"] != FORMAT or _version(manifest["guanxi"]) > _version(__version__):
        raise ArchiveError(
            f"{source} was made by guanxi {manifest['guanxi']}, this is {__version__};"
            " restore it with that version or a later one."
        )
    if manifest["database"] != store.kind:
        raise ArchiveError(
            f"{source} holds a {manifest['database']} database, this desk keeps its data in"
            f" {store.kind}; set or unset DATABASE_URL accordingly."
        )
    members = [Member(name, m["size"], m["sha256"]) for name, m in manifest["members"].items()]
    names = [member.name for member in members]
    if sorted(archive.namelist()) != sorted([*names, MANIFEST]) or store.member not in names:
        raise ArchiveError(f"{source} does not hold what its manifest lists; it was changed.")
    for name in names:
        _refuse_outside(name, source, store)
    return members


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise ValueError("manifest too large")
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        for key, kind in (("format", int), ("guanxi", str), ("database", str), ("members", dict)):
            if not isinstance(manifest[key], kind):
                raise ValueError(key)
        for member in manifest["members"].values():
            int(member["size"]), str(member["sha256"])
    except (KeyError, ValueError, TypeError) as error:
        raise ArchiveError(f"{source} is not a backup of guanxi ({error}).") from None
    return manifest


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal())


def _refuse_outside(name: str, source: Path, store: Store) -> None:
    """Only the database and plain paths below our folders: nothing may land anywhere else."""
    path = PurePosixPath(name)
    plain = path.parts and not path.is_absolute() and path.as_posix() == name
    unsafe = {"..", "."} & set(path.parts) or any(c in name for c in "\\:\0")
    inside = name == store.member or (len(path.parts) > 1 and path.parts[0] in FOLDERS)
    if not plain or unsafe or not inside:
        raise ArchiveError(f"{source} holds {name!r}, which does not belong in a backup.")


def _extract(archive: zipfile.ZipFile, member: Member, folder: Path, source: Path) -> None:
    target = folder / member.name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with archive.open(member.name) as stored, target.open("xb") as into:
        while chunk := stored.read(CHUNK):
            size += len(chunk)
            if size > member.size:
                break
            digest.update(chunk)
            into.write(chunk)
    if (size, digest.hexdigest()) != (member.size, member.sha256):
        raise ArchiveError(f"{source} is damaged at {member.name}; use another backup.")
    if member.name.startswith("keys/"):
        target.chmod(0o600)
