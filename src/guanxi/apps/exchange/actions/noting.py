"""Noting the lines of a confirmed table, slice by slice.

Each slice is one transaction: its lines, what of them is new, and how far it got. So a killed
worker loses at most a slice, and the next one goes on where the last committed one ended. Noting a
line twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction

from guanxi.apps.exchange.actions.checking import Rejected
from guanxi.apps.exchange.actions.comparing import compare
from guanxi.apps.exchange.actions.imports import keep_on, move
from guanxi.apps.exchange.actions.reading import Clock, lines_of, new_line
from guanxi.apps.exchange.actions.suppliers import settle_suppliers
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport, TableRow
from guanxi.apps.exchange.queries.suppliers import SuppliersByName, suppliers_by_name
from guanxi.apps.exchange.queries.tables import opened
from guanxi.domain.tables import Conventions, DateOrder, ReadLine, Row
from guanxi.platform.jobs import give_way
from guanxi.platform.rows import insert_rows

SLICE = 2_000
_COLUMNS = ("workspace", "source", "kind", "key", "number", "supplier", "line", "values")
Read = tuple[ReadLine, Row | None, list[Rejected]]


def note_lines(*, table: TableImport, clock: Clock) -> None:
    """Note every line not noted yet, then go on to tell what they say. Stops when told to."""
    settle_suppliers(table=table, at=clock())
    known = suppliers_by_name()
    with opened(table) as found:
        rest = (one for one in lines_of(found, learnt(table)) if one[0].number > table.noted)
        while block := list(islice(rest, SLICE)):
            if not _note(table, block, known, clock()):
                return
            give_way()
    move(table, [TableState.NOTING], TableState.TELLING, cursor="", done=0)


def learnt(table: TableImport) -> Conventions:
    """How the preview read the cells; so are they read now."""
    counts = table.counts
    orders = counts.get("orders_of_days", {}).items()
    return Conventions(
        {heading: DateOrder(order) if order else None for heading, order in orders},
        counts.get("marks", {}),
        counts.get("signs", {}),
        epochs=counts.get("epochs", {}),
        above=counts.get("above", ()),
        floats=counts.get("floats", ()),
    )


@transaction.atomic
def _note(table: TableImport, block: Sequence[Read], known: SuppliersByName, at: datetime) -> bool:
    lines, numbers = [], []
    for read, row, _ in block:
        if row is not None:
            name = row.supplier_name or row.supplier_code
            supplier = table.suppliers.get(name) or known.find(row.supplier_name, row.supplier_code)
            lines.append(new_line(read, row, supplier))
            numbers.append(getattr(row, "po_number", ""))
    done = dict(table.counts.get("done", {}))
    compared = compare(lines, source=table.source, kind=table.kind, corrects=table.corrects)
    for one in compared:
        done[one.verdict] = done.get(one.verdict, 0) + 1
    insert_rows(
        TableRow,
        _COLUMNS,
        [
            (table.workspace_id, table.source_id, table.kind, line.key, number, line.supplier,
             line.number, line.values)
            for line, number in zip(lines, numbers, strict=True)
        ],
        key=("source", "key"),
    )  # fmt: skip
    table.counts = table.counts | {"done": done}
    table.noted, table.done = block[-1][0].number, table.done + len(lines)
    return keep_on(table, at, counts=table.counts, noted=table.noted, done=table.done)
