"""One server per data folder, and no restore under a running one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NAME = "serving.lock"


class FolderInUse(Exception):
    """Another process serves this data folder; the message names it."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold ``folder`` until the block ends or the process does. Raises FolderInUse."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+") as file:
        try:
            _lock(file)
        except OSError:
            raise FolderInUse(
                f"{folder} is being served by another process; stop that one first"
            ) from None
        yield


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
