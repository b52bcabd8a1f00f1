"""Backup and restore of a desk whose database is a PostgreSQL server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from tests.postgres import private_server

from guanxi.config.archive import ArchiveError, read_archive, write_archive
from guanxi.config.restoring import put_in_place
from guanxi.config.stores import PostgresStore, SqliteStore, StoreError

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> str:
    return private_server()


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """A fresh database with one message in it."""
    name = f"desk_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    url = f"{server.rpartition('/')[0]}/{name}"
    tell(url, "CREATE TABLE message (id serial PRIMARY KEY, text text)")
    tell(url, "INSERT INTO message (text) VALUES ('样品已寄出')")
    return url


def tell(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def messages(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM message")]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "keys").mkdir(parents=True)
    (folder / "keys" / "secret").write_text("key")
    return folder


def restore(copy: Path, data: Path, store: PostgresStore | SqliteStore) -> Path | None:
    with read_archive(copy, data, store) as unpacked:
        return put_in_place(unpacked, data, store, at=NOW)


def test_server_is_restored_after_damage_and_the_damaged_state_is_kept(
    url: str, data: Path, tmp_path: Path
) -> None:
    store, copy = PostgresStore(url), tmp_path / "copy"
    write_archive(copy, data, store, at=NOW)
    tell(url, "DELETE FROM message")
    tell(url, "CREATE TABLE of_a_later_version (id int)")
    (data / "keys" / "secret").write_text("lost")

    kept = restore(copy, data, store)

    assert messages(url) == ["样品已寄出"]
    assert (data / "keys" / "secret").read_text() == "key"
    with pytest.raises(psycopg.errors.UndefinedTable):
        tell(url, "SELECT * FROM of_a_later_version")
    assert kept is not None
    assert (kept / "keys" / "secret").read_text() == "lost"
    store.check(kept / store.member)
    store.load(kept / store.member)
    assert messages(url) == []


def test_backup_of_another_kind_of_database_is_refused(
    url: str, data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    write_archive(copy, data, PostgresStore(url), at=NOW)

    with pytest.raises(ArchiveError, match="holds a postgresql database"):
        restore(copy, data, SqliteStore(data))


def test_unreachable_server_is_told_without_its_password(tmp_path: Path) -> None:
    store = PostgresStore("postgresql://desk:secret@127.0.0.1:1/desk")

    with pytest.raises(StoreError) as refused:
        store.snapshot(tmp_path / "copy")

    assert "pg_dump" in str(refused.value)
    assert "secret" not in str(refused.value)
