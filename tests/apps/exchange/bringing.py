"""Bringing tables in, for tests: from text to orders in one call."""

from __future__ import annotations

from datetime import UTC, datetime

from guanxi.apps.accounts.models import Person
from guanxi.apps.exchange.actions.imports import (
    HowToRead,
    begin_table,
    confirm_table,
    redo_table,
    undo_table,
)
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.exchange.tasks import work_at_table
from guanxi.apps.orders.models import (
    Cost,
    Delivery,
    DeliveryLine,
    Inspection,
    OrderLine,
    Payment,
    PurchaseOrder,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HEAD = "PO No,Supplier,SKU,Item,Qty,Unit price,Currency,Delivery date\n"
ORDERS = (
    HEAD + "A1,Ruida,S1,Chair,100,2.50,USD,2026-03-02\nA1,Ruida,S2,Table,10,20,USD,2026-03-09\n"
)


def read(text: str, by: Person, kind: str = "", **how: object) -> TableImport:
    """A table as far as its preview."""
    table = begin_table(
        workspace=by.memberships.first().workspace,  # type: ignore[union-attr]
        name="table.csv",
        chunks=[text.encode()],
        by=by,
        at=NOW,
        how=HowToRead(kind=kind, **how),  # type: ignore[arg-type]
    )
    return worked(table)


def bring_in(text: str, by: Person, kind: str = "", *, corrects: bool = False) -> TableImport:
    """A table from its text to its orders."""
    table = read(text, by, kind)
    confirm(table, by, corrects=corrects)
    return worked(table)


def confirm(table: TableImport, by: Person, *, corrects: bool = False) -> None:
    suppliers = {one["name"]: one["supplier"] for one in table.counts["suppliers"]}
    confirm_table(table=table, suppliers=suppliers, corrects=corrects, by=by, at=NOW)


def take_back(table: TableImport, by: Person) -> TableImport:
    undo_table(table=table, by=by, at=NOW)
    return worked(table)


def bring_back(table: TableImport, by: Person) -> TableImport:
    redo_table(table=table, by=by, at=NOW)
    return worked(table)


def worked(table: TableImport) -> TableImport:
    work_at_table(table.pk)
    table.refresh_from_db()
    return table


def everything() -> dict[str, list[tuple[object, ...]]]:
    """What stands in the orders, without numbers of rows."""
    order = ("order__supplier__name", "order__number")
    return {
        "orders": _rows(PurchaseOrder, "supplier__name", "number", "ordered", "currency",
                        "incoterm", "due", "original_worst", "original_waiting"),
        "lines": _rows(OrderLine, *order, "key", "variant__sku", "quantity", "price", "original",
                       "agreed", "delivered", "rejected"),
        "deliveries": _rows(Delivery, *order, "key", "number", "on_board", "arrived"),
        "contents": _rows(DeliveryLine, "delivery__key", "line__key", "quantity", "rejected"),
        "costs": _rows(Cost, *order, "key", "line__key", "kind", "amount", "currency"),
        "inspections": _rows(Inspection, *order, "key", "line__key", "inspected", "major"),
        "payments": _rows(Payment, *order, "key", "paid", "amount", "currency"),
    }  # fmt: skip


def _rows(model: type, *columns: str) -> list[tuple[object, ...]]:
    rows = model.objects.values_list(*columns)  # type: ignore[attr-defined]
    return sorted(rows, key=repr)
