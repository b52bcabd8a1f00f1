"""Bringing in a table: begin, read again, confirm, stop, take back, bring back.

The work between these acts runs in slices in a worker. States: reading → preview → noting → telling
→ done; taking → undone; cancelled and failed beside. Each move is a conditional UPDATE, so two
clicks or two workers cannot both make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import KnownTable, TableImport
from guanxi.apps.files.actions import add_source, store_file
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.merges import standing
from guanxi.platform.jobs import enqueue, holds

LARGEST = 200 * 1024**2  # bytes; a million lines of orders stay below
WORK = "guanxi.apps.exchange.tasks.work_at_table"
RUNNING = (TableState.READING, TableState.NOTING, TableState.TELLING, TableState.TAKING)


class TableMoved(ValueError):
    """The import is not where this act expects it (somebody else acted meanwhile)."""


@dataclass(frozen=True)
class HowToRead:
    """What a person says of a table; what is blank is found out."""

    kind: str = ""
    sheet: str = ""
    heading_line: int | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    supplier: Supplier | None = None


def begin_table(
    *,
    workspace: Workspace,
    name: str,
    chunks: Iterable[bytes],
    by: Person,
    at: datetime,
    how: HowToRead | None = None,
) -> TableImport:
    """Keep the file and have it read; nothing of it counts yet. Raises ``files.TooLarge``."""
    file = store_file(workspace=workspace, chunks=chunks, limit=LARGEST)
    with transaction.atomic():
        source = add_source(
            workspace=workspace, file=file, name=name, kind="table", zone=by.zone, by=by, at=at
        )
        table = TableImport.objects.create(
            workspace=workspace,
            source=source,
            state=TableState.READING,
            created_at=at,
            **_columns(how or HowToRead()),
        )
        enqueue(WORK, table.pk)
    return table


@transaction.atomic
def read_again(*, table: TableImport, how: HowToRead, by: Person, at: datetime) -> None:
    """Read the same file as a person says."""
    move(table, [TableState.PREVIEW, TableState.FAILED], TableState.READING, error="",
         **_columns(how))  # fmt: skip
    _record("table.read_again", table, by, at)
    enqueue(WORK, table.pk)


@transaction.atomic
def confirm_table(
    *,
    table: TableImport,
    suppliers: Mapping[str, int | None],
    corrects: bool,
    by: Person,
    at: datetime,
) -> None:
    """Bring in what the preview showed, and remember how tables with these headings are read."""
    move(
        table,
        [TableState.PREVIEW],
        TableState.NOTING,
        suppliers=dict(zip(suppliers, standing(suppliers.values()), strict=True)),
        corrects=corrects,
        total=table.counts["read"],
        done=0,
    )
    KnownTable.objects.update_or_create(
        workspace_id=table.workspace_id,
        headings=table.counts["digest"],
        defaults={"kind": table.kind, "told": table.counts["mapping"], "answers": table.answers},
    )
    _record("table.confirmed", table, by, at, kind=table.kind, lines=table.counts["read"])
    enqueue(WORK, table.pk)


@transaction.atomic
def cancel_table(*, table: TableImport, by: Person, at: datetime) -> None:
    """Leave it; nothing of it was brought in yet."""
    move(table, [TableState.READING, TableState.PREVIEW], TableState.CANCELLED, finished_at=at)
    _record("table.cancelled", table, by, at)


@transaction.atomic
def undo_table(*, table: TableImport, by: Person, at: datetime) -> None:
    """Take the table back (and stop it, where it is still being brought in): what other tables
    and people said of the same stays."""
    before = [TableState.NOTING, TableState.TELLING, TableState.DONE]
    _withdraw(table, before, TableState.TAKING, at)
    _record("table.undone", table, by, at)


@transaction.atomic
def redo_table(*, table: TableImport, by: Person, at: datetime) -> None:
    """Bring it back: the rest of its lines too, where it was stopped among them."""
    _withdraw(table, [TableState.UNDONE], TableState.NOTING, None)
    _record("table.redone", table, by, at)


def _withdraw(
    table: TableImport, before: list[TableState], after: TableState, at: datetime | None
) -> None:
    move(table, before, after, cursor="", done=0)
    table.source.withdrawn_at = at
    table.source.save(update_fields=["withdrawn_at"])
    enqueue(WORK, table.pk)


def move(table: TableImport, before: list[TableState], after: TableState, **fields: object) -> None:
    """From one state to the next, or TableMoved; frees the hold."""
    job = TableImport.objects.filter(pk=table.pk, state__in=before)
    if not holds.move_on(job, state=after, **fields):
        raise TableMoved
    table.refresh_from_db()


def keep_on(table: TableImport, at: datetime, **fields: object) -> bool:
    """Report progress and go on; False once somebody stopped it."""
    job = TableImport.objects.filter(pk=table.pk, state=table.state)
    return holds.keep_hold(job, at=at, **fields)


def _columns(how: HowToRead) -> dict[str, Any]:
    return {
        "kind": how.kind,
        "sheet": how.sheet,
        "heading_line": how.heading_line,
        "told": dict(how.told),
        "answers": {matter: dict(said) for matter, said in how.answers.items()},
        "supplier": how.supplier,
    }


def _record(
    verb: str, table: TableImport, by: Person | None, at: datetime, **data: int | str
) -> None:
    record_event(
        verb,
        workspace_id=table.workspace_id,
        by=by.pk if by else None,
        at=at,
        subject=("table", table.pk),
        **data,
    )
