"""Making orders what the lines of all tables say together; also when one is taken back.

Goes through the order numbers a table speaks of, a few hundred a transaction, and remembers the
last one, so a killed worker's job goes on there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from guanxi.apps.exchange.actions.imports import keep_on, move
from guanxi.apps.exchange.actions.reading import Clock
from guanxi.apps.exchange.actions.suppliers import put_away_made, take_out_made, tell_suppliers
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport, TableRow
from guanxi.apps.orders.actions.telling import Outcome, Which, tell_orders
from guanxi.apps.orders.actions.telling_facts import ToldOrder
from guanxi.apps.orders.actions.telling_orders import Telling, told_order
from guanxi.apps.orders.actions.telling_rows import from_plain, merged
from guanxi.apps.orders.models import PurchaseOrder
from guanxi.domain.tables import Kind
from guanxi.platform.jobs import give_way

SLICE = 500  # order numbers a transaction


OneTelling = tuple[dict[str, Any], bool]  # its values, and whether it corrects


class Said(NamedTuple):
    """What one line of one table says."""

    number: str
    supplier: int | None
    kind: str
    key: str
    values: dict[str, Any]
    corrects: bool
    is_live: bool


def tell_table(*, table: TableImport, clock: Clock) -> None:
    """Tell everything the table speaks of anew, then end where it was going. Stops when told to."""
    if table.state == TableState.TELLING:
        take_out_made(table=table, at=clock())
    if table.kind == Kind.SUPPLIERS:
        _tell_suppliers(table, clock())
    else:
        while numbers := _next_numbers(table):
            if not _tell(table, numbers, clock()):
                return
            give_way()
    if table.state == TableState.TAKING:
        put_away_made(table=table, at=clock())
    after = TableState.DONE if table.state == TableState.TELLING else TableState.UNDONE
    move(table, [TableState(table.state)], after, finished_at=clock())


@transaction.atomic
def _tell_suppliers(table: TableImport, at: datetime) -> None:
    rows = TableRow.objects.filter(source=table.source_id).exclude(supplier=None)
    tell_suppliers(table=table, ids=set(rows.values_list("supplier", flat=True)), at=at)


def _next_numbers(table: TableImport) -> list[str]:
    rows = TableRow.objects.filter(source=table.source_id, number__gt=table.cursor)
    return list(rows.order_by("number").values_list("number", flat=True).distinct()[:SLICE])


@transaction.atomic
def _tell(table: TableImport, numbers: Sequence[str], at: datetime) -> bool:
    outcome = tell_numbers(table, numbers, at)
    kept = table.counts.get("kept", 0) + len(outcome.kept)
    table.counts = table.counts | {"kept": kept if table.state == TableState.TAKING else 0}
    table.cursor, table.done = numbers[-1], table.done + len(numbers)
    return keep_on(table, at, cursor=table.cursor, done=table.done, counts=table.counts)


def tell_numbers(table: TableImport, numbers: Collection[str], at: datetime) -> Outcome:
    """Make the orders of these numbers what all tables say."""
    return tell_orders(workspace=table.workspace, told=told_by_tables(numbers), at=at)


def told_by_tables(numbers: Collection[str]) -> dict[Which, ToldOrder | None]:
    """What the live lines of all tables say of the orders with these numbers; None for an order
    that only lines taken back speak of. Two queries."""
    by_number: dict[str, list[Said]] = defaultdict(list)
    for said in _said(numbers):
        by_number[said.number].append(said)
    by_hand: dict[str, set[int]] = defaultdict(set)
    orders = PurchaseOrder.objects.filter(number__in=numbers, told=False)
    for number, supplier in orders.values_list("number", "supplier_id"):
        by_hand[number].add(supplier)
    told: dict[Which, ToldOrder | None] = {}
    for number, lines in by_number.items():
        told |= _of_number(number, lines, by_hand[number])
    return told


def _said(numbers: Collection[str]) -> Iterable[Said]:
    rows = TableRow.objects.filter(number__in=list(numbers)).order_by("source_id", "line")
    for *said, withdrawn in rows.values_list(
        "number", "supplier_id", "kind", "key", "values", "source__table__corrects",
        "source__withdrawn_at",
    ):  # fmt: skip
        yield Said._make((*said, withdrawn is None))


def _of_number(
    number: str, lines: Sequence[Said], by_hand: Collection[int]
) -> dict[Which, ToldOrder | None]:
    """The orders of one number. Lines without a supplier are of the only one that has the order;
    where two have it, or nobody yet, they wait."""
    spoken = {one.supplier for one in lines if one.supplier is not None}
    owners = {one.supplier for one in lines if one.supplier and one.is_live} | set(by_hand)
    alone = owners.pop() if len(owners) == 1 else None
    tellings: dict[int, dict[tuple[str, str], list[OneTelling]]] = defaultdict(dict)
    for one in lines:
        supplier = one.supplier or alone
        if one.is_live and supplier is not None:
            said = tellings[supplier].setdefault((one.kind, one.key), [])
            said.append((one.values, one.corrects))
    told: dict[Which, ToldOrder | None] = {(pk, number): None for pk in {*spoken, *by_hand}}
    for supplier, by_key in tellings.items():
        rows = [
            Telling(key, from_plain(Kind(kind), merged(said)))
            for (kind, key), said in by_key.items()
        ]
        told[supplier, number] = told_order(supplier, number, rows)
    return told
