"""Tables when two suppliers become one: whose lines are whose, by name.

Lines of tables say which supplier they are of; once that is another one, what they tell of an order
that both had is told anew, as if one supplier had been meant all along.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Q

from guanxi.apps.exchange.actions.imports import RUNNING
from guanxi.apps.exchange.actions.telling import told_by_tables
from guanxi.apps.exchange.labels import Kind
from guanxi.apps.exchange.models import TableImport, TableRow
from guanxi.apps.exchange.queries.suppliers import suppliers_by_name
from guanxi.apps.orders.actions.telling import tell_orders
from guanxi.apps.suppliers.actions.merging_parts import Pair, Part, Point, Watched
from guanxi.apps.suppliers.models import Supplier


def is_busy(pair: Pair) -> bool:
    """A table runs: its worker has the suppliers' numbers in hand."""
    return TableImport.objects.filter(state__in=RUNNING).exists()


def bring_together(pair: Pair, at: datetime) -> None:
    """Names that stood for the merged one stand for the survivor."""
    for table in TableImport.objects.all():
        suppliers, counts = _renamed(table, pair.merged, pair.survivor)
        if (suppliers, counts) != (table.suppliers, table.counts):
            TableImport.objects.filter(pk=table.pk).update(suppliers=suppliers, counts=counts)


def _renamed(table: TableImport, old: int, new: int) -> tuple[dict[str, Any], dict[str, Any]]:
    suppliers = {name: new if pk == old else pk for name, pk in table.suppliers.items()}
    counts = dict(table.counts)
    if "suppliers" in counts:
        counts["suppliers"] = [
            {**one, "supplier": new if one["supplier"] == old else one["supplier"]}
            for one in counts["suppliers"]
        ]
    return suppliers, counts


def settle(pair: Pair, at: datetime) -> None:
    """Orders that both had are what all tables say of them together."""
    _tell(pair, pair.notes.get("orders", ()), at)


def unsettle(pair: Pair, at: datetime) -> None:
    """Lines that came in since, under the name of the one that is itself again, are its own."""
    known = suppliers_by_name()
    numbers: set[str] = set()
    for table in TableImport.objects.filter(finished_at__gte=pair.notes["since"]):
        back = [
            name
            for name, pk in table.suppliers.items()
            if pk == pair.survivor and known.find(name) == pair.merged
        ]
        rows = TableRow.objects.filter(source=table.source_id, supplier=pair.survivor)
        theirs = rows.filter(Q(values__supplier_name__in=back) | Q(values__supplier_code__in=back))
        numbers.update(theirs.values_list("number", flat=True))
        theirs.update(supplier=pair.merged)
        table.suppliers |= dict.fromkeys(back, pair.merged)
        table.save(update_fields=["suppliers"])
    _tell(pair, numbers - {""}, at)


def _tell(pair: Pair, numbers: Any, at: datetime) -> None:
    if numbers:
        workspace = Supplier.with_merged.select_related("workspace").get(pk=pair.survivor).workspace
        tell_orders(workspace=workspace, told=told_by_tables(list(numbers)), at=at)


def _same_registration(supplier: Supplier) -> frozenset[int]:
    """Suppliers of whom a table tells the registration number that one tells of this one."""
    told = TableRow.objects.filter(kind=Kind.SUPPLIERS, source__withdrawn_at=None)
    told = told.exclude(supplier=None).filter(values__has_key="registration")
    numbers: dict[str, set[int]] = defaultdict(set)
    for pk, values in told.values_list("supplier_id", "values"):
        numbers["".join(values["registration"].split()).upper()].add(pk)
    same = (pks for pks in numbers.values() if supplier.pk in pks)
    return frozenset().union(*same) - {supplier.pk}


def _tables(pair: Pair) -> Q:
    return Q(workspace__in=Supplier.with_merged.filter(pk=pair.survivor).values("workspace"))


PART = Part(
    points=(Point(TableImport), Point(TableRow)),
    watched=(Watched(TableImport, _tables, ("supplier_id", "suppliers", "counts")),),
    alike=_same_registration,
    is_busy=is_busy,
    bring_together=bring_together,
    settle=settle,
    unsettle=unsettle,
)
