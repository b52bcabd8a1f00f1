"""The two kinds of database, as backup and restore see them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

import dj_database_url

from guanxi.config.environment import read_environment

SQLITE_FILE = "guanxi.sqlite3"


class StoreError(Exception):
    """The database could not be copied, checked or loaded; the message says what to do."""


class Store(Protocol):
    """A database that can be copied into a file and loaded from one."""

    kind: str
    member: str

    def snapshot(self, target: Path) -> None:
        """Write a consistent copy while others read and write."""

    def check(self, copy: Path) -> None:
        """Raise StoreError unless ``copy`` is a whole database of this kind."""

    def load(self, copy: Path) -> None:
        """Replace what is there by ``copy``, or change nothing and raise StoreError."""


def store_of(data: Path) -> Store:
    """The database of this installation: a server where DATABASE_URL names one, else a file."""
    url = read_environment({**os.environ, "GUANXI_DATA": str(data)}).database_url
    return PostgresStore(url) if url else SqliteStore(data)


class SqliteStore:
    """A file in the data folder."""

    kind = "sqlite"
    member = SQLITE_FILE

    def __init__(self, data: Path) -> None:
        self.path = data / SQLITE_FILE

    def snapshot(self, target: Path) -> None:
        if not self.path.exists():
            raise StoreError(f"there is no database in {self.path.parent} yet")
        with (
            closing(sqlite3.connect(self.path)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.execute("PRAGMA busy_timeout=20000")
            source.backup(copy)

    def check(self, copy: Path) -> None:
        try:
            with closing(sqlite3.connect(copy)) as database:
                verdict = database.execute("PRAGMA quick_check").fetchone()[0]
                tables = database.execute("SELECT count(*) FROM django_migrations").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise StoreError(f"the database inside is damaged ({error})") from None
        if verdict != "ok" or not tables:
            raise StoreError(f"the database inside is damaged ({verdict})")

    def load(self, copy: Path) -> None:
        """Nothing to do: the file is in its place once the data folder is."""


class PostgresStore:
    """A database on a server, through the programs that come with it."""

    kind = "postgresql"
    member = "database.pgdump"

    def __init__(self, url: str) -> None:
        settings = dj_database_url.parse(url)
        # By environment, because arguments can be read by every user of the machine.
        self.environ = {
            "PGHOST": str(settings["HOST"]),
            "PGPORT": str(settings["PORT"] or 5432),
            "PGUSER": str(settings["USER"]),
            "PGPASSWORD": str(settings["PASSWORD"]),
            "PGDATABASE": str(settings["NAME"]),
        }

    def snapshot(self, target: Path) -> None:
        self._run("pg_dump", "--format=custom", f"--file={target}")

    def check(self, copy: Path) -> None:
        self._run("pg_restore", "--list", str(copy))

    def load(self, copy: Path) -> None:
        script = copy.with_suffix(".sql")
        self._run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(copy))
        self._run(
            "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction",
            "--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public",
            f"--file={script}",
        )  # fmt: skip
        script.unlink()

    def _run(self, program: str, *arguments: str) -> None:
        path = shutil.which(program)
        if path is None:
            raise StoreError(f"{program} is not on this machine; install PostgreSQL's client")
        _call([path, *arguments], {key: value for key, value in self.environ.items() if value})


def _call(command: Sequence[str], environ: Mapping[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 (PostgreSQL's own programs)
        command, env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise StoreError(f"{Path(command[0]).name}: {last[0]}")
