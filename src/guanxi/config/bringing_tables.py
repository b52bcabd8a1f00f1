"""Bringing in tables from the command line: the page's own actions, one after the other."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path

from django.utils import timezone
from django_scopes import scope

from guanxi.apps.accounts.models import Membership
from guanxi.apps.exchange.actions.imports import RUNNING, HowToRead, begin_table, confirm_table
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.exchange.tasks import work_at_table
from guanxi.config.cli.answers import Refused, tell
from guanxi.config.cli.desk import chosen
from guanxi.config.cli.tables import Sums, arranged, refusing, words_of
from guanxi.domain.tables import Refusal, open_table

BLOCK = 1 << 20


def bring_in(arguments: argparse.Namespace, told: Mapping[str, str], sums: Sums) -> None:
    """Bring in every file, into the sums. Raises Refused where somebody has to decide."""
    membership = chosen(arguments)
    how = HowToRead(kind=arguments.kind.value, told=told)
    with scope(workspace=membership.workspace):
        for name in arguments.files:
            with refusing(name), Path(name).open("rb") as file:
                arranged(open_table(Path(name).name, file), arguments.kind, told)
            _add(bring_in_file(path=Path(name), membership=membership, how=how), sums)


def bring_in_file(*, path: Path, membership: Membership, how: HowToRead) -> TableImport:
    """One table from preview to orders."""
    with path.open("rb") as file:
        table = begin_table(
            workspace=membership.workspace,
            name=path.name,
            chunks=iter(lambda: file.read(BLOCK), b""),
            by=membership.person,
            at=timezone.now(),
            how=how,
        )
    _until_still(table)
    if table.state == TableState.FAILED:
        codes = {code.value: code for code in Refusal}
        code = codes.get(table.error)
        raise Refused(f"{path.name} {words_of(code, {}) if code else table.error}")
    confirm_table(
        table=table,
        suppliers={one["name"]: one["supplier"] for one in table.counts["suppliers"]},
        corrects=False,
        by=membership.person,
        at=timezone.now(),
    )
    _until_still(table)
    return table


def _add(table: TableImport, sums: Sums) -> None:
    done = table.counts.get("done", {})
    sums.new += done.get("new", 0)
    sums.changed += done.get("changed", 0)
    sums.duplicate += done.get("duplicate", 0)
    sums.read += sum(done.values())
    sums.questions += table.counts.get("questions", [])
    sums.mapping |= {heading: field for heading, field in table.counts["mapping"].items() if field}
    for line, heading, reason in table.rejected.order_by("pk").values_list(
        "line", "heading", "reason"
    ):
        sums.rejected.append({"line": line, "column": heading or None, "reason": reason})


def _until_still(table: TableImport) -> None:
    """Do the work here, or wait for the worker that has already taken it."""
    while True:
        work_at_table(table.pk)
        table.refresh_from_db()
        if table.state not in RUNNING:
            return
        tell(f"{table.source.name}: another worker is at it; waiting")
        time.sleep(0.5)
