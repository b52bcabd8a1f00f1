"""The parent keeps its children alive and never leaves one behind."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guanxi.config.folder_lock import FolderInUse, hold_folder
from guanxi.config.supervisor import supervise

CHILD = textwrap.dedent("""
    import os, sys, time
    from pathlib import Path
    from guanxi.config.supervisor import leave_with_parent
    leave_with_parent()
    with Path(sys.argv[1]).open("a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(60)
""")
PARENT = textwrap.dedent("""
    import sys, threading
    from guanxi.config.supervisor import supervise
    supervise({"child": [sys.executable, "-c", sys.argv[1], sys.argv[2]]}, threading.Event(), print)
""")


def wait_for(check: Callable[[], bool], within: float = 15.0) -> None:
    deadline = time.monotonic() + within
    while not check():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def started(notes: Path) -> list[int]:
    return [int(line) for line in notes.read_text().split()] if notes.exists() else []


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_supervise_starts_a_killed_child_again_and_stops_it_at_the_end(tmp_path: Path) -> None:
    notes, stop, told = tmp_path / "pids", threading.Event(), list[str]()
    command = [sys.executable, "-c", CHILD, str(notes)]
    thread = threading.Thread(
        target=supervise, args=({"child": command}, stop, told.append), daemon=True
    )
    thread.start()
    wait_for(lambda: len(started(notes)) == 1)

    os.kill(started(notes)[0], signal.SIGKILL)
    wait_for(lambda: len(started(notes)) == 2)
    stop.set()
    thread.join(20)

    assert told == ["child ended with -9; starts again in 0.25 s"]
    assert all(is_gone(pid) for pid in started(notes))


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a word of POSIX")
def test_children_leave_when_their_parent_is_killed(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, CHILD, str(notes)])
    wait_for(lambda: len(started(notes)) == 1)

    parent.kill()
    parent.wait()

    wait_for(lambda: is_gone(started(notes)[0]))


def test_data_folder_is_served_by_one_process_only(tmp_path: Path) -> None:
    with hold_folder(tmp_path), pytest.raises(FolderInUse, match="stop that one first"):  # noqa: SIM117
        with hold_folder(tmp_path):
            pass

    with hold_folder(tmp_path):
        pass
