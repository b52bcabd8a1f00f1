"""What tables say beside what a person noted: it is neither lost nor does it overwrite anything.

A person's word stands. Where tables say something else of the same thing the difference is noted,
until somebody reads it. What a person took out stays out, unless goods of it were delivered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.orders.actions.telling_facts import Article, ToldOrder
from guanxi.apps.orders.actions.versions import plain
from guanxi.apps.orders.labels import PartOf
from guanxi.apps.orders.models import (
    Inspection,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
    TableDifference,
)
from guanxi.domain.orders import read_terms
from guanxi.platform.rows import insert_rows

HEAD = ("ordered", "currency", "incoterm", "place", "terms_said")
LINE = ("variant_id", "quantity", "unit", "price", "original", "agreed")
LOT = (
    "lot", "day", "lot_size", "inspected", "critical", "major", "minor", "unclassed", "result",
    "inspector",
)  # fmt: skip
_LONGEST = 300


class Said(NamedTuple):
    """What tables say of one column of a part that a person noted."""

    order: int
    part: str
    part_id: int
    column: str
    said: str


def without_taken_out(told: Mapping[int, ToldOrder], at: datetime) -> dict[int, ToldOrder]:
    """What is told of these orders (by id) less what a person took out of them. One query.

    A line of which goods came stands again.
    """
    gone: dict[int, dict[str, OrderEdit]] = defaultdict(dict)
    edits = OrderEdit.objects.filter(order__in=list(told), undone_at=None).exclude(key="")
    for change in edits:
        gone[change.order_id][change.key] = change
    return {pk: _less(one, gone[pk], at) if pk in gone else one for pk, one in told.items()}


def _less(one: ToldOrder, gone: Mapping[str, OrderEdit], at: datetime) -> ToldOrder:
    came = {line for delivery in one.deliveries for line, _, _ in delivery.lines}
    back = [gone[key] for key in came if key in gone]
    for change in back:
        change.undone_at = at
        change.save(update_fields=["undone_at"])
    out = gone.keys() - came
    return replace(
        one,
        lines=tuple(line for line in one.lines if line.key not in out),
        inspections=tuple(lot for lot in one.inspections if lot.key not in out),
    )


def note_differences(
    workspace: Workspace, told: Mapping[int, ToldOrder], articles: Mapping[Article, int]
) -> None:
    """Note where tables say something else of these orders (by id) than a person did. Four
    queries. Repeating it changes nothing; what was read comes up again only with new words."""
    ids = list(told)
    said = {
        (one.part, one.part_id, one.column): one
        for one in (*_heads(ids, told), *_lines(ids, told, articles), *_lots(ids, told))
    }
    there = {
        (one.part, one.part_id, one.column): one
        for one in TableDifference.objects.filter(order__in=ids)
    }
    gone = [one.pk for key, one in there.items() if key not in said]
    new = [said[key] for key in said if key not in there or there[key].said != said[key].said]
    if gone:
        TableDifference.objects.filter(pk__in=gone).delete()
    insert_rows(
        TableDifference,
        ("workspace", "order", "part", "part_id", "column", "said", "settled_at", "settled_by"),
        [(workspace.pk, *one, None, None) for one in new],
        key=("workspace", "part", "part_id", "column"),
    )


def _heads(ids: Collection[int], told: Mapping[int, ToldOrder]) -> Iterator[Said]:
    for row in PurchaseOrder.objects.filter(pk__in=ids, told=False):
        one = told[row.pk]
        _mark(row, one != ToldOrder(row.supplier_id, row.number))
        for name in HEAD:
            if name == "terms_said" and row.terms_settled:
                yield from _terms(row, one.terms_said)
            else:
                yield from _said(row.pk, PartOf.ORDER, row, name, getattr(one, name))


def _terms(row: PurchaseOrder, said: str) -> Iterator[Said]:
    """The words of a table, where they mean something else than what a person settled."""
    meant = [[str(one.percent), one.event.value, one.days] for one in read_terms(said)]
    if meant and meant != row.terms:
        yield Said(row.pk, PartOf.ORDER, row.pk, "terms", said[:_LONGEST])


def _lines(
    ids: Collection[int], told: Mapping[int, ToldOrder], articles: Mapping[Article, int]
) -> Iterator[Said]:
    by_key = {(pk, line.key): line for pk, one in told.items() for line in one.lines}
    for row in OrderLine.objects.filter(order__in=ids, told=False):
        line = by_key.get((row.order_id, row.key))
        _mark(row, line is not None)
        if line is not None:
            yield from _said(row.order_id, PartOf.LINE, row, "variant_id", articles[line.article])
            # A table that says what was ordered first knows nothing of a change agreed on since.
            first = ("quantity",) if line.quantity == row.first_quantity else ()
            for name in (name for name in LINE[1:] if name not in first):
                yield from _said(row.order_id, PartOf.LINE, row, name, getattr(line, name))


def _lots(ids: Collection[int], told: Mapping[int, ToldOrder]) -> Iterator[Said]:
    by_key = {(pk, lot.key): lot for pk, one in told.items() for lot in one.inspections}
    for row in Inspection.objects.filter(order__in=ids, told=False):
        lot = by_key.get((row.order_id, row.key))
        for name in LOT if lot else ():
            yield from _said(row.order_id, PartOf.INSPECTION, row, name, getattr(lot, name))


def _said(order: int, part: str, row: Any, name: str, value: Any) -> Iterator[Said]:
    """A value that tables name, where something else stands; what is blank was filled in."""
    said, stands = plain(value), plain(getattr(row, name))
    if said in (None, "") or stands in (None, "") or said == stands:
        return
    yield Said(order, part, row.pk, name, str(said)[:_LONGEST])


def _mark(row: PurchaseOrder | OrderLine, in_tables: bool) -> None:
    """Whether tables speak of what a person noted."""
    if row.in_tables != in_tables:
        type(row)._default_manager.filter(pk=row.pk).update(in_tables=in_tables)
