"""A backup holds everything, restores over damage, and refuses what is not whole."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guanxi.config.archive import MANIFEST, ArchiveError, read_archive, write_archive
from guanxi.config.restoring import put_in_place
from guanxi.config.stores import SqliteStore, StoreError

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
PHOTO = "files/ab/abcdef"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small desk: one row, one file, one key."""
    folder = tmp_path / "data"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / PHOTO).write_bytes(b"a photo")
    (folder / "keys").mkdir()
    (folder / "keys" / "secret").write_text("key")
    with closing(sqlite3.connect(folder / "guanxi.sqlite3")) as database:
        database.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE django_migrations(id); "
            "INSERT INTO django_migrations VALUES (1); CREATE TABLE message(text);"
            "INSERT INTO message VALUES ('样品已寄出');"
        )
    return folder


@pytest.fixture
def archive(data: Path, tmp_path: Path) -> Path:
    target = tmp_path / "desk.backup"
    write_archive(target, data, SqliteStore(data), at=NOW)
    return target


def messages(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "guanxi.sqlite3")) as database:
        return [text for (text,) in database.execute("SELECT text FROM message")]


def restore(archive: Path, data: Path) -> Path | None:
    store = SqliteStore(data)
    with read_archive(archive, data, store) as unpacked:
        return put_in_place(unpacked, data, store, at=NOW)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def rewritten(archive: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """A copy of ``archive`` with members replaced, added, or (None) left out."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        members = {name: old.read(name) for name in old.namelist()} | changes
        for name, content in members.items():
            if content is not None:
                new.writestr(name, content)
    return target


def test_backup_restores_a_damaged_desk_and_keeps_the_damaged_one(
    data: Path, archive: Path
) -> None:
    (data / "guanxi.sqlite3").write_bytes(b"not a database any more")
    (data / PHOTO).unlink()
    (data / "keys" / "secret").write_text("another key")

    kept = restore(archive, data)

    assert messages(data) == ["样品已寄出"]
    assert (data / PHOTO).read_bytes() == b"a photo"
    assert (data / "keys" / "secret").read_text() == "key"
    assert kept == data.with_name("data.before-restore-20261123-081200")
    assert (kept / "guanxi.sqlite3").read_bytes() == b"not a database any more"
    assert sorted(p.name for p in data.parent.iterdir()) == sorted(
        ["data", kept.name, archive.name]
    )


def test_backup_restores_where_nothing_was(archive: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "elsewhere" / "data"

    kept = restore(archive, fresh)

    assert kept is None
    assert messages(fresh) == ["样品已寄出"]
    assert (fresh / "keys" / "secret").stat().st_mode & 0o077 == 0


def test_backup_taken_while_writing_is_one_moment(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "guanxi.sqlite3")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO message VALUES ('not committed')")
        write_archive(tmp_path / "b", data, SqliteStore(data), at=NOW)
        writer.commit()

    restore(tmp_path / "b", data)

    assert messages(data) == ["样品已寄出"]


def test_backup_is_readable_by_its_owner_only_and_leaves_no_scraps(
    data: Path, archive: Path
) -> None:
    assert archive.stat().st_mode & 0o077 == 0
    assert sorted(p.name for p in data.iterdir() if not p.name.startswith("guanxi.")) == [
        "files",
        "keys",
    ]


def test_backup_of_no_desk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    with pytest.raises(ArchiveError, match="no database"):
        write_archive(tmp_path / "b", tmp_path / "data", SqliteStore(tmp_path / "data"), at=NOW)

    assert not (tmp_path / "b").exists()


def test_restore_of_a_truncated_archive_changes_nothing(data: Path, archive: Path) -> None:
    before = everything(data)
    for size in (0, 10, archive.stat().st_size // 2, archive.stat().st_size - 1):
        cut = archive.with_name("cut")
        cut.write_bytes(archive.read_bytes()[:size])

        with pytest.raises(ArchiveError, match="not a whole backup"):
            restore(cut, data)

    assert everything(data) == before
    assert not list(data.parent.glob("*.restoring-*"))


@pytest.mark.parametrize(
    "changes",
    [
        {PHOTO: b"another photo"},
        {PHOTO: None},
        {"files/extra": b"x"},
        {MANIFEST: b"{}"},
        {MANIFEST: b"not json"},
        {MANIFEST: None},
        {"guanxi.sqlite3": b"SQLite format 3\0 and then rubbish"},
    ],
)
def test_restore_of_a_tampered_archive_changes_nothing(
    data: Path, archive: Path, changes: dict[str, bytes | None]
) -> None:
    before = everything(data)
    tampered = rewritten(archive, archive.with_name("tampered"), changes)

    with pytest.raises(ArchiveError, match="tampered"):
        restore(tampered, data)

    assert everything(data) == before


@pytest.mark.parametrize(
    "name",
    ["../outside", "files/../../outside", "/etc/outside", "files\\..\\outside", "C:outside",
     "other/file", "files/./x", "files//x", "demo-day"],
)  # fmt: skip
def test_restore_writes_nothing_outside_the_desk(data: Path, archive: Path, name: str) -> None:
    with zipfile.ZipFile(archive) as whole:
        manifest = json.loads(whole.read(MANIFEST))
    content = b"x"
    manifest["members"][name] = {
        "size": 1,
        "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
    }
    hostile = rewritten(
        archive,
        archive.with_name("hostile"),
        {name: content, MANIFEST: json.dumps(manifest).encode()},
    )
    before = everything(data.parent)

    with pytest.raises(ArchiveError, match="does not belong"):
        restore(hostile, data)

    assert everything(data.parent) == before


def test_restore_refuses_a_backup_of_a_later_version(data: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive) as whole:
        manifest = json.loads(whole.read(MANIFEST)) | {"guanxi": "99.0"}
    later = rewritten(
        archive, archive.with_name("later"), {MANIFEST: json.dumps(manifest).encode()}
    )

    with pytest.raises(ArchiveError, match=r"made by guanxi 99\.0"):
        restore(later, data)


def test_restore_puts_the_old_desk_back_when_the_database_cannot_be_loaded(
    data: Path, archive: Path
) -> None:
    class Refusing(SqliteStore):
        def load(self, copy: Path) -> None:
            raise StoreError("the server is away")

    before = everything(data)
    store = Refusing(data)

    with (
        pytest.raises(ArchiveError, match="the server is away"),
        read_archive(archive, data, store) as unpacked,
    ):
        put_in_place(unpacked, data, store, at=NOW)

    assert everything(data) == before
    assert sorted(p.name for p in data.parent.iterdir()) == ["data", archive.name]
