"""The operating commands, as an operator calls them, each in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.database import put_database

WITHIN = 300


def environment(data: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GUANXI_", "DJANGO_", "DATABASE_", "PYTEST_"))
    }
    package = str(Path(__file__).parents[3] / "src")
    return {**kept, "GUANXI_DATA": str(data), "PYTHONPATH": package}


def guanxi(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "guanxi", *arguments],
        env=environment(data), capture_output=True, text=True, check=False, timeout=WITHIN,
    )  # fmt: skip


def first_line_told(data: Path, *arguments: str) -> str:
    """What a command says first about its work, which then goes no further."""
    with subprocess.Popen(
        [sys.executable, "-m", "guanxi", *arguments],
        env=environment(data), stderr=subprocess.PIPE, text=True,
    ) as command:  # fmt: skip
        assert command.stderr
        line = command.stderr.readline()
        command.kill()
    return line


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def desk(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk that is being served, and the address that it printed."""
    server = subprocess.Popen(
        [sys.executable, "-m", "guanxi", "serve", "--port", str(free_port())],
        env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert server.stdout
    try:
        yield server, server.stdout.readline().strip()
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
        server.stdout.close()


def opened(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_served_desk_prints_its_first_address_and_is_backed_up_while_it_runs(
    desk: tuple[subprocess.Popen[str], str], data: Path, tmp_path: Path
) -> None:
    server, address = desk
    copy = tmp_path / "copy"

    page = opened(address)
    with pytest.raises(urllib.error.HTTPError) as stranger:
        opened(address.split("?")[0])
    backup = guanxi(data, "backup", str(copy))
    again = guanxi(data, "serve", "--port", str(free_port()))
    under_it = guanxi(data, "restore", str(copy))
    server.send_signal(signal.SIGTERM)

    assert "Set up your desk" in page or "建立你的工作台" in page
    assert stranger.value.code == 403
    assert (backup.returncode, backup.stdout) == (0, "")
    assert (again.returncode, under_it.returncode) == (2, 2)
    assert "stop that one first" in again.stderr
    assert "stop that one first" in under_it.stderr
    assert server.wait(30) == 0

    (data / "guanxi.sqlite3").write_bytes(b"damaged")
    restored = guanxi(data, "restore", str(copy))

    assert restored.returncode == 0, restored.stderr
    with closing(sqlite3.connect(data / "guanxi.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM accounts_person").fetchone() == (0,)


def forget_passes(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection, connection:
        return connection.execute("DELETE FROM django_q_schedule").rowcount


def test_demo_is_built_beside_the_persons_data_and_kept_for_the_day(data: Path) -> None:
    first = guanxi(data, "demo", "--no-serve")
    made = (data / "demo" / "guanxi.sqlite3").stat().st_ino
    passes = forget_passes(data / "demo" / "guanxi.sqlite3")  # an update brings them

    second = guanxi(data, "demo", "--no-serve")
    kept = (data / "demo" / "guanxi.sqlite3").stat().st_ino
    passes_again = forget_passes(data / "demo" / "guanxi.sqlite3")
    (data / "demo" / "demo-day").write_text("2026-01-01")
    begun = first_line_told(data, "demo", "--no-serve")

    assert [run.returncode for run in (first, second)] == [0, 0], first.stderr
    assert first.stdout.startswith("http://localhost:8000/enter/?sesame=")
    assert kept == made
    assert passes_again == passes > 0
    assert "Building the demo" not in second.stderr
    assert "Building the demo" in begun
    assert sorted(path.name for path in data.iterdir()) == ["demo"]
    left = {path.name for path in (data / "demo").iterdir()}
    assert left <= {"demo-day", "keys", "serving.lock"}, "yesterday's desk is gone"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("restore", "/nowhere/at-all"), "not a whole backup"),
        (("backup", "/nowhere/at-all"), "cannot write"),
        (("link", "ghost@example.com"), "nobody here"),
    ],
)
def test_wrong_call_ends_with_one_line_and_code_2(
    data: Path, arguments: tuple[str, ...], told: str
) -> None:
    put_database(data)

    refused = guanxi(data, *arguments)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert told in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_wrong_setting_ends_with_one_line_and_code_2(data: Path) -> None:
    wrong = {**environment(data), "GUANXI_LOG": "loud"}

    refused = subprocess.run(
        [sys.executable, "-m", "guanxi", "migrate"],
        env=wrong, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (refused.returncode, refused.stderr) == (
        2,
        "guanxi: GUANXI_LOG is 'loud'; it may be debug, info, warning, error.\n",
    )


def test_damaged_database_is_told_in_one_line_with_the_way_back(data: Path) -> None:
    data.mkdir()
    (data / "guanxi.sqlite3").write_bytes(b"no longer what it was " * 4096)

    done = guanxi(data, "today", "--json")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "guanxi restore" in done.stderr
