"""Reading a table for its preview: what its columns are, what is new in it, what cannot be read.

Nothing is written but the preview itself, so a reading that was killed is simply done again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from guanxi.apps.audit.actions import record_event
from guanxi.apps.exchange.actions.checking import Rejected, checked
from guanxi.apps.exchange.actions.comparing import NewLine, compare, refused_day
from guanxi.apps.exchange.actions.imports import keep_on, move
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import RejectedCell, TableImport
from guanxi.apps.exchange.queries.suppliers import SuppliersByName, suppliers_by_name
from guanxi.apps.exchange.queries.tables import OpenedTable, opened
from guanxi.apps.orders.actions.telling_rows import FIXED
from guanxi.apps.orders.keys import key_text
from guanxi.domain.tables import Conventions, ReadLine, Row, TableError, TableLine

Clock = Callable[[], datetime]
STEP = 2_000  # lines between two reports of progress
SAMPLES = 3  # first values shown beside a heading
KEPT_REJECTIONS = 50_000
MOST_SUPPLIERS = 5_000  # new ones, out of one table
ORIGINALS = "original_fixed"


@dataclass
class Tally:
    """What one pass over a table has seen."""

    counts: Counter[str] = field(default_factory=Counter)
    orders: set[str] = field(default_factory=set)
    suppliers: Counter[str] = field(default_factory=Counter)
    known: dict[str, int | None] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, cells: Sequence[Rejected]) -> None:
        """Note what was not taken; the count goes on where the list ends."""
        self.counts["rejected"] += len(cells)
        self.rejected += cells[: max(0, KEPT_REJECTIONS - len(self.rejected))]

    def shown(self) -> dict[str, Any]:
        """The counts as the page shows them."""
        return {
            **{
                name: self.counts[name]
                for name in ("read", "new", "changed", "duplicate", "rejected", "lost")
            },
            "original_days": self.counts[ORIGINALS],
            "orders": len(self.orders),
            "suppliers": [
                {"name": name, "lines": lines, "supplier": self.known[name]}
                for name, lines in self.suppliers.most_common()
            ],
        }


def read_for_preview(*, table: TableImport, clock: Clock) -> None:
    """Read the whole table and leave its preview; a refusal leaves its reason."""
    try:
        with opened(table) as found:
            shown = _arrangement(found)
            if found.columns.missing:
                _leave_preview(table, found, Tally(), shown)
                return
            conventions = found.learn()
            tally = Tally()
            if not _pass(table, found, conventions, tally, clock):
                return
            shown |= _conventions(conventions)
    except TableError as refusal:
        _fail(table, str(refusal.code), clock())
        return
    if sum(supplier is None for supplier in tally.known.values()) > MOST_SUPPLIERS:
        _fail(table, "too_many_suppliers", clock())
        return
    _leave_preview(table, found, tally, shown)


def lines_of(
    found: OpenedTable, conventions: Conventions
) -> Iterator[tuple[ReadLine, Row | None, list[Rejected]]]:
    """Every line with the row as it can be kept, and what was not taken."""
    headings = {column.field: column.heading for column in found.columns.columns}
    for read in found.lines(conventions):
        yield read, *checked(read, headings)


def new_line(read: ReadLine, row: Row, supplier: int | None) -> NewLine:
    """A line as it is noted."""
    return NewLine(read.number, key_text(read.key), supplier, row)


def _pass(
    table: TableImport, found: OpenedTable, conventions: Conventions, tally: Tally, clock: Clock
) -> bool:
    known = suppliers_by_name()
    lines = lines_of(found, conventions)
    while block := list(islice(lines, STEP)):
        _count(table, found, block, known, tally)
        if not keep_on(table, clock(), done=block[-1][0].number):
            return False
    return True


def _count(
    table: TableImport,
    found: OpenedTable,
    block: Sequence[tuple[ReadLine, Row | None, list[Rejected]]],
    known: SuppliersByName,
    tally: Tally,
) -> None:
    kind, heading = found.columns.kind.value, _heading_of(found, FIXED)
    new = []
    for read, row, rejected in block:
        tally.reject(rejected)
        if row is None:
            tally.counts["lost"] += 1
            continue
        supplier = known.find(row.supplier_name, row.supplier_code)
        name = row.supplier_name or row.supplier_code
        if name:
            tally.suppliers[name] += 1
            tally.known[name] = supplier
        tally.orders.add(getattr(row, "po_number", ""))
        new.append(new_line(read, row, supplier))
    tally.counts["read"] += len(new)
    tally.orders.discard("")
    compared = compare(new, source=table.source, kind=kind, corrects=table.corrects)
    for line, one in zip(new, compared, strict=True):
        tally.counts[one.verdict] += 1
        if one.fixed:
            tally.counts[ORIGINALS] += 1
            tally.reject([refused_day(line, heading)])


def _arrangement(found: OpenedTable) -> dict[str, Any]:
    """The headings with their fields and first values, and what the file is."""
    columns, table = found.columns, found.table
    samples: dict[int, list[str]] = {at: [] for at in range(len(table.headings))}
    for line in islice((one for one in table.lines() if isinstance(one, TableLine)), 50):
        for at, cell in enumerate(line.cells):
            text = str(cell).strip().replace("\x00", "")[:40]
            if text and len(samples[at]) < SAMPLES and text not in samples[at]:
                samples[at].append(text)
    fields = columns.by_heading
    return {
        "digest": found.digest,
        "columns": [
            {"heading": heading, "field": fields.get(heading, ""), "samples": samples[at]}
            for at, heading in enumerate(table.headings)
        ],
        "mapping": {heading: fields.get(heading, "") for heading in table.headings},
        "missing": list(columns.missing),
        "ambiguous": [heading for heading, _ in columns.ambiguous],
        "form": table.form.value,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "heading_line": table.heading_line,
    }


def _conventions(conventions: Conventions) -> dict[str, Any]:
    """What was learnt, for the job that follows; and what to ask."""
    return {
        "orders_of_days": dict(conventions.orders),
        "marks": dict(conventions.marks),
        "signs": dict(conventions.signs),
        "epochs": dict(conventions.epochs),
        "above": list(conventions.above),
        "floats": list(conventions.floats),
        "questions": [question._asdict() for question in conventions.questions],
    }


def _heading_of(found: OpenedTable, name: str) -> str:
    return next((one.heading for one in found.columns.columns if one.field == name), name)


@transaction.atomic
def _fail(table: TableImport, code: str, at: datetime) -> None:
    move(table, [TableState.READING], TableState.FAILED, error=code, finished_at=at)
    record_event(
        "table.refused",
        workspace_id=table.workspace_id,
        by=table.source.by_id,
        at=at,
        subject=("table", table.pk),
        reason=code,
    )


@transaction.atomic
def _leave_preview(
    table: TableImport, found: OpenedTable, tally: Tally, shown: dict[str, Any]
) -> None:
    move(
        table,
        [TableState.READING],
        TableState.PREVIEW,
        kind=found.columns.kind.value,
        counts=shown | tally.shown(),
        done=0,
    )
    keep_rejected(table, tally.rejected)


def keep_rejected(table: TableImport, rejected: Sequence[Rejected]) -> None:
    """What could not be taken, instead of what was listed before."""
    RejectedCell.objects.filter(table=table).delete()
    RejectedCell.objects.bulk_create(
        (
            RejectedCell(
                workspace_id=table.workspace_id,
                table=table,
                line=one.line,
                heading=one.heading[:160],
                reason=one.reason,
                text=one.text[:120],
            )
            for one in rejected
        ),
        batch_size=5_000,
    )
