"""Whether a line of a table is new, changes what is known, or is here already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from guanxi.apps.exchange.actions.checking import Rejected
from guanxi.apps.exchange.models import TableRow
from guanxi.apps.files.models import Source
from guanxi.apps.orders.actions.telling_rows import FIXED, Plain, merged, to_plain
from guanxi.domain.tables import Row

NEW, CHANGED, DUPLICATE = "new", "changed", "duplicate"


class NewLine(NamedTuple):
    """A line as it is about to be noted."""

    number: int  # of the line in its file
    key: str
    supplier: int | None
    row: Row

    @property
    def values(self) -> Plain:
        """Its cells as they are kept."""
        return to_plain(self.row)


class Compared(NamedTuple):
    verdict: str
    fixed: str  # the original day that stands, where the line names another


def compare(
    lines: Sequence[NewLine], *, source: Source, kind: str, corrects: bool
) -> list[Compared]:
    """Each line against what earlier tables say under its key; one query."""
    rows = (
        TableRow.objects.filter(
            key__in=[line.key for line in lines], kind=kind, source__withdrawn_at=None
        )
        .exclude(source=source)
        .order_by("source_id")
        .values_list("key", "supplier_id", "values", "source__table__corrects")
    )
    known: dict[str, list[tuple[int | None, dict[str, Any], bool]]] = defaultdict(list)
    for key, supplier, values, corrected in rows:
        known[key].append((supplier, values, corrected))
    return [_compared(line, known.get(line.key, ()), corrects) for line in lines]


def _compared(
    line: NewLine, known: Sequence[tuple[int | None, dict[str, Any], bool]], corrects: bool
) -> Compared:
    # A line that names no supplier is of whichever supplier has the order.
    tellings = [
        (values, corrected)
        for supplier, values, corrected in known
        if supplier == line.supplier or None in (supplier, line.supplier)
    ]
    if not tellings:
        return Compared(NEW, "")
    values = line.values
    before = merged(tellings)
    after = merged([*tellings, (values, corrects)])
    said = values.get(FIXED)
    fixed = before.get(FIXED, "") if said and after[FIXED] != said else ""
    return Compared(DUPLICATE if after == before else CHANGED, fixed)


def refused_day(line: NewLine, heading: str) -> Rejected:
    """The original day of a line that has one already."""
    return Rejected(line.number, heading, "original_fixed", str(line.values[FIXED]))
