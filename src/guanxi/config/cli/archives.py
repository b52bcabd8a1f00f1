"""``guanxi backup FILE`` and ``guanxi restore FILE``: the whole desk in one file."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from guanxi.config.archive import read_archive, write_archive
from guanxi.config.cli.answers import Refused, tell
from guanxi.config.environment import data_folder
from guanxi.config.folder_lock import FolderInUse, hold_folder
from guanxi.config.restoring import put_in_place
from guanxi.config.stores import store_of


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser(
        "backup", help="write database, files and keys into one file, while the desk runs"
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="put a backup in the place of what is there")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace) -> int:
    data = data_folder()
    count = write_archive(arguments.file, data, store_of(data), at=datetime.now(UTC))
    tell(f"{arguments.file}: the database and {count} files. It holds keys: keep it private.")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    data = data_folder()
    store = store_of(data)
    try:
        with hold_folder(data):
            pass
    except FolderInUse as error:
        raise Refused(str(error)) from None
    with read_archive(arguments.file, data, store) as unpacked:
        kept = put_in_place(unpacked, data, store, at=datetime.now(UTC))
    tell(f"Restored. What was there before is kept in {kept}." if kept else "Restored.")
    return 0
