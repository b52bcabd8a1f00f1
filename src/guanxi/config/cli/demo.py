"""``guanxi demo``: a desk full of made-up trade, in a data folder of its own."""

import argparse
import os
import shutil
from datetime import date
from pathlib import Path

from django.utils import timezone

from guanxi.config.cli.answers import Refused, tell
from guanxi.config.cli.desk import open_desk
from guanxi.config.cli.serve import add_where, keep_serving, settle_port
from guanxi.config.environment import DEMO_STAMP, data_folder
from guanxi.config.folder_lock import NAME as LOCK
from guanxi.config.folder_lock import FolderInUse, hold_folder


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("demo", help="build the demo desk and open it signed in")
    parser.add_argument("--no-serve", action="store_true", help="build it and stop")
    add_where(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    port = settle_port(arguments.port)
    folder = use_demo_folder()
    try:
        with hold_folder(folder):
            rebuild_when_past(folder, date.today())  # noqa: DTZ011 (the day on this machine)
    except FolderInUse as error:
        raise Refused(str(error)) from None
    if arguments.no_serve:
        print(_address())
        tell(f"The demo is in {folder}.")
        return 0
    return keep_serving(arguments.host, port, prepare=lambda: None, address=_address)


def use_demo_folder() -> Path:
    """From here on every setting speaks of the demo's own folder, never of the person's data."""
    folder = data_folder() / "demo"
    os.environ["GUANXI_DATA"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    return folder


def rebuild_when_past(folder: Path, today: date) -> None:
    """Build the demo unless a complete one of ``today`` is there."""
    stamp = folder / DEMO_STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii") == today.isoformat():
        open_desk()
        from guanxi.config.installation import prepare_database

        prepare_database()  # an update may have come today
        return
    for entry in (entry for entry in folder.iterdir() if entry.name != LOCK):
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    # Present from the start, because the settings look for it; complete when it holds the day.
    stamp.touch()
    open_desk()
    from guanxi.config.demo import build
    from guanxi.config.installation import prepare_database

    tell("Building the demo …")
    prepare_database()
    build(timezone.now())
    stamp.write_text(today.isoformat(), encoding="ascii")


def _address() -> str:
    from guanxi.config.demo import owner
    from guanxi.config.installation import entry_address
    from guanxi.config.settings import ENVIRONMENT

    return entry_address(ENVIRONMENT.url, owner())
