"""Tables that came in, as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guanxi.apps.exchange.labels import REASONS, REFUSALS, TableState
from guanxi.apps.exchange.models import RejectedCell, TableImport

SHOWN_REJECTIONS = 6
_NONE_YET: dict[str, Any] = {
    **dict.fromkeys(("read", "new", "changed", "duplicate", "rejected", "lost", "orders"), 0),
    **dict.fromkeys(("original_days", "kept"), 0),
    **{name: [] for name in ("missing", "suppliers", "sheets", "made")},
}
_DONE = dict.fromkeys(("new", "changed", "duplicate"), 0)


@dataclass(frozen=True)
class RejectedLine:
    """A cell that was not taken, in words; ``heading`` blank for a whole line."""

    line: int
    heading: str
    text: str
    what: object


@dataclass(frozen=True)
class TableView:
    """One import: its counts in figures, and what may be done with it now."""

    table: TableImport
    state: TableState
    counts: dict[str, Any]
    done: int
    total: int
    refusal: object
    rejected: list[RejectedLine]
    new_suppliers: int

    @property
    def runs(self) -> bool:
        """Whether a worker is at it, so that the page looks again."""
        return self.state in (
            TableState.READING,
            TableState.NOTING,
            TableState.TELLING,
            TableState.TAKING,
        )


def table_view(table: TableImport) -> TableView:
    """Everything the page of one import shows; two queries at most."""
    state, counts = TableState(table.state), _NONE_YET | table.counts
    counts["done"] = _DONE | counts.get("done", {})
    telling = state in (TableState.TELLING, TableState.TAKING)
    shown = table.rejected.order_by("pk")[:SHOWN_REJECTIONS] if counts["rejected"] else []
    return TableView(
        table=table,
        state=state,
        counts=counts,
        done=table.done,
        total=orders_told(table) if telling else table.total,
        refusal=REFUSALS.get(table.error, table.error),
        rejected=[_in_words(row) for row in shown],
        new_suppliers=sum(one["supplier"] is None for one in counts["suppliers"]),
    )


def orders_told(table: TableImport) -> int:
    """How many orders there are to go through once its lines are noted."""
    return int(table.counts.get("orders", 0))


def rejected_lines(table: TableImport) -> list[RejectedLine]:
    """Everything that was not taken, in the order of the file."""
    return [_in_words(row) for row in table.rejected.order_by("line", "pk")]


def recent_tables() -> list[TableImport]:
    """The last ten tables, newest first."""
    return list(TableImport.objects.select_related("source").order_by("-pk")[:10])


def _in_words(row: RejectedCell) -> RejectedLine:
    return RejectedLine(row.line, row.heading, row.text, REASONS.get(row.reason, row.reason))
