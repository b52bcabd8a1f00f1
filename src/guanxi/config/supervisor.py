"""One parent that keeps the desk's processes alive, and takes them along when it goes.

A child is told to stop by the end of its standard input. That reaches it on every system and
however the parent ended, ``kill -9`` included, so no old process goes on serving old code.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

FIRST_DELAY, LONGEST_DELAY = 0.25, 10.0
STOP_WITHIN = 15.0
# A child that lived this long was healthy: its next restart is quick again.
HEALTHY_AFTER = 30.0


@dataclass
class Child:
    """One kept process: how to start it, what runs now, when to try again."""

    command: Sequence[str]
    process: subprocess.Popen[bytes]
    started: float
    delay: float = FIRST_DELAY
    restart_at: float | None = None


def supervise(
    commands: Mapping[str, Sequence[str]], stop: threading.Event, tell: Callable[[str], None]
) -> None:
    """Run ``commands`` until ``stop`` is set; a child that ends is started again.

    Restarts wait 0.25 s, doubling up to 10 s while a child keeps failing.
    """
    now = time.monotonic()
    children = {name: Child(command, _start(command), now) for name, command in commands.items()}
    try:
        while not stop.wait(0.2):
            for name, child in children.items():
                _look_after(name, child, time.monotonic(), tell)
    finally:
        _stop_all([child.process for child in children.values()])


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl+C in the terminal reaches the parent only and the
    # children are stopped in order.
    return subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        command, stdin=subprocess.PIPE, start_new_session=os.name == "posix"
    )


def _look_after(name: str, child: Child, now: float, tell: Callable[[str], None]) -> None:
    if child.restart_at is not None:
        if now >= child.restart_at:
            child.process, child.started, child.restart_at = _start(child.command), now, None
        return
    code = child.process.poll()
    if code is None:
        return
    _end_group(child.process)
    if now - child.started > HEALTHY_AFTER:
        child.delay = FIRST_DELAY
    child.restart_at = now + child.delay
    tell(f"{name} ended with {code}; starts again in {child.delay:g} s")
    child.delay = min(child.delay * 2, LONGEST_DELAY)


def _stop_all(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.stdin:
            with suppress(OSError):
                process.stdin.close()
    deadline = time.monotonic() + STOP_WITHIN
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        _end_group(process)
        process.wait()


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Whatever the child left behind: a killed main would leave its workers serving old code."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def leave_with_parent() -> None:
    """In a child: ask this process to stop when its standard input ends."""

    def wait() -> None:
        # The raw descriptor: a thread blocked in sys.stdin would hold its lock across a fork.
        with suppress(OSError):
            while os.read(0, 1):
                pass
        if sys.platform == "win32":
            os._exit(0)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="leave-with-parent", daemon=True).start()
