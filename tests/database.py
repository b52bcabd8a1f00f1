"""A database of its own for each test process, with every table in it.

Migrating takes seconds and always comes to the same, so it is done once for one state of the code:
into a file (SQLite) or a template on the run's own server (PostgreSQL). Everybody gets a copy.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import site
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).parents[1]
# What migrating reads of ours.
READ = ("**/migrations/*.py", "guanxi/platform/**/*.py", "guanxi/config/settings.py")
KEPT = ROOT / ".pytest_cache" / "tables"
FILE = "guanxi.sqlite3"
MIGRATE = """
import django.db; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
django.db.connection.close()
"""


def open_database(process: str) -> None:
    """Let this process's connection open a database that nobody else has, with every table."""
    if connection.vendor == "sqlite":
        _open_in_memory()
    else:
        _open_on_server(process)


def put_database(data: Path) -> None:
    """Make ``data`` the folder of a desk whose (SQLite) database is up to date and empty."""
    data.mkdir(parents=True, exist_ok=True)
    with _migrated() as file:
        shutil.copyfile(file, data / FILE)


def _open_in_memory() -> None:
    connection.close()
    connection.settings_dict["NAME"] = "file:tests?mode=memory&cache=shared"
    connection.ensure_connection()
    with _migrated() as file, closing(sqlite3.connect(file)) as tables:
        tables.backup(connection.connection)


@contextmanager
def _migrated() -> Iterator[Path]:
    """The file to copy. It stays as it is inside, whoever else is at it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        while not (file := KEPT / f"{_state_of_the_code()}.sqlite3").exists():
            for outdated in KEPT.glob("*.sqlite3"):
                outdated.unlink()
            _migrate_into(file)  # once more where somebody edited meanwhile
        yield file


def _state_of_the_code() -> str:
    """Another word for each state of what migrating reads, the libraries among it.

    By the times of change: what was changed and put back while it was read is another state.
    """
    state = hashlib.sha256()
    for source in sorted({path for read in READ for path in (ROOT / "src").glob(read)}):
        state.update(f"{source.relative_to(ROOT)} {source.stat().st_mtime_ns}\n".encode())
    for folder in site.getsitepackages():
        state.update("".join(sorted(path.name for path in Path(folder).iterdir())).encode())
    return state.hexdigest()


def _migrate_into(file: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GUANXI_", "DATABASE_"))}
    with tempfile.TemporaryDirectory(dir=KEPT) as data:
        subprocess.run(
            [sys.executable, "-c", MIGRATE], check=True, cwd=ROOT / "src",
            env={**kept, "GUANXI_DATA": data, "DJANGO_SETTINGS_MODULE": "guanxi.config.settings"},
        )  # fmt: skip
        Path(data, FILE).replace(file)  # whole or not at all


def _open_on_server(process: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(1)")  # until this connection ends
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = 'tables'").fetchone():
            server.execute("CREATE DATABASE unfinished")
            _switch_to("unfinished")
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
            _switch_to("postgres")
            server.execute("ALTER DATABASE unfinished RENAME TO tables")
        server.execute(f'CREATE DATABASE "tests_{process}" TEMPLATE tables')
    _switch_to(f"tests_{process}")


def _switch_to(name: str) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's
    connection.settings_dict["NAME"] = name
