"""A PostgreSQL server for one test run: own folder, own socket, no port, gone afterwards.

Tests must never talk to somebody else's server, so the one started here listens on a socket in a
fresh folder only, and the answer to ``SHOW data_directory`` is compared before anything else.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

START_WITHIN = 30.0


class NoServer(RuntimeError):
    """PostgreSQL's programs are missing or the server did not start."""


def private_server() -> str:
    """Start a server that ends with this process; returns its DATABASE_URL. Raises NoServer."""
    folder = Path(tempfile.mkdtemp(prefix="guanxi-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = folder / "data"
    user = _ordinary_user()
    if user:
        shutil.chown(folder, user)
    as_user = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    made = subprocess.run(
        [_program("initdb"), "--pgdata", data, "--username=tests", "--auth=trust",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True, text=True, check=False, cwd=folder, **as_user,
    )  # fmt: skip
    if made.returncode:
        raise NoServer(f"initdb: {made.stderr}")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [_program("postgres"), "-D", data, "-k", folder, "-c", "listen_addresses=",
             "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
             "-c", "max_connections=60"],
            stdout=log, stderr=log, cwd=folder, **as_user,
        )  # fmt: skip
    atexit.register(_stop, server)
    _wait_for(server, folder, data)
    return f"postgresql://tests@{quote(str(folder), safe='')}/postgres"


def _wait_for(server: subprocess.Popen[bytes], folder: Path, data: Path) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with psycopg.connect(host=str(folder), user="tests", dbname="postgres") as connection:
                [directory] = connection.execute("SHOW data_directory").fetchone() or [""]
        except psycopg.OperationalError:
            time.sleep(0.05)
            continue
        if Path(directory).resolve() != data.resolve():
            raise NoServer(f"another server answered, with its data in {directory}")
        return
    raise NoServer(f"postgres did not start: {(folder / 'log').read_text()}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # at once, whoever is still connected
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()


def _ordinary_user() -> str:
    """Whom to run the server as: PostgreSQL refuses root. Empty for an ordinary user."""
    return "nobody" if os.geteuid() == 0 else ""


def _program(name: str) -> str:
    versions = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[4])
    )
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        raise NoServer(f"{name} is missing; install PostgreSQL (Debian: apt install postgresql)")
    return found
