"""The command line. Each module here adds its commands; see docs/cli.md for every key."""

import argparse
import os
import sys
from collections.abc import Sequence

from guanxi import __version__
from guanxi.config.archive import ArchiveError
from guanxi.config.cli import (
    archives,
    calendars,
    demo,
    imports,
    installation,
    listen,
    measures,
    segments,
    serve,
    today,
)
from guanxi.config.cli.answers import Refused, fail
from guanxi.config.environment import SettingError

MODULES = (
    serve,
    listen,
    demo,
    installation,
    archives,
    calendars,
    imports,
    segments,
    today,
    measures,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (0 done, 1 refused, 2 wrong call or input)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guanxi.config.settings")
    parser = argparse.ArgumentParser(prog="guanxi", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in MODULES:
        module.register(commands)
    arguments = parser.parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Refused, SettingError, ArchiveError) as error:
        return fail(str(error))
    except Exception as error:
        if not _is_damage(error):
            raise
        return fail(f"the database is damaged ({error}); guanxi restore FILE brings a backup back.")


def _is_damage(error: Exception) -> bool:
    """Whether SQLite found something else in its file than it wrote there."""
    from django.db import DatabaseError  # here: what fails before Django needs none

    said = str(error)
    return isinstance(error, DatabaseError) and ("malformed" in said or "not a database" in said)


if __name__ == "__main__":
    sys.exit(main())
