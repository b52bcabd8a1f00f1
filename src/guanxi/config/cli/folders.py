"""A folder of mails (a Maildir, or .eml files) as one file that the readers can open."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from guanxi.config.cli.answers import Refused

MOST_FILES = 100_000


@contextmanager
def as_file(name: str) -> Iterator[Path]:
    """The file itself; for a folder, a zip of the mails in it, gone afterwards.

    Files come in the order of their names. Links are left out: they may lead anywhere. Raises
    Refused where the folder holds no file, or too many.
    """
    path = Path(name)
    if not path.is_dir():
        yield path
        return
    files = sorted(one for one in path.rglob("*") if one.is_file() and not one.is_symlink())
    if not files:
        raise Refused(f"{name} holds no file")
    if len(files) > MOST_FILES:
        raise Refused(f"{name} holds more than {MOST_FILES} files; bring it in folder by folder")
    with TemporaryDirectory() as folder:
        packed = Path(folder) / f"{path.resolve().name}.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for one in files:
                inside = one.relative_to(path).as_posix()
                archive.write(one, inside if inside.lower().endswith(".eml") else f"{inside}.eml")
        yield packed
