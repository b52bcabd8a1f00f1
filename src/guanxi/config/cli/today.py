"""``guanxi today``: the page's worklist, for scripts and for whoever lives in a terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from guanxi.config.cli.answers import print_json, tell
from guanxi.config.cli.desk import add_who, chosen, open_desk

if TYPE_CHECKING:
    from guanxi.apps.accounts.models import Membership


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("today", help="who owes whom what, in the order of the page")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    add_who(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    open_desk()
    membership = chosen(arguments)
    rows = _rows(membership)
    if arguments.json:
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['due'] or '-':<26}{row['what']}")
    if not rows:
        tell("Nothing is waiting for you.")
    return 0


def _rows(membership: Membership) -> list[dict[str, object]]:
    """Every open row as the page words it, in the person's language and zone."""
    from zoneinfo import ZoneInfo

    from django.utils import timezone, translation
    from django_scopes import scope

    from guanxi.apps.desk.pages.today_text import rows_in_text

    person = membership.person
    with (
        scope(workspace=membership.workspace),
        translation.override(person.language),
        timezone.override(ZoneInfo(person.zone)),
    ):
        return rows_in_text(membership, timezone.now())
