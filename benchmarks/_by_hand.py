"""The aggregates behind all measures of orders, as somebody would write them in SQL who wants
nothing else: counts, sums and days late by supplier and quarter."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection

from guanxi.domain.measures import Period

QUARTERS = tuple(
    Period(date(year, month, 1), date(year, month + 2, days))
    for year in (2025, 2026)
    for month, days in ((1, 31), (4, 30), (7, 30), (10, 31))
)
COLUMNS = {
    "orders_purchaseorder": "id, workspace_id, supplier_id, currency, due, original_worst,"
    " original_waiting, agreed_worst, agreed_waiting, good_worst, good_waiting",
    "orders_orderline": "order_id, variant_id, quantity, price, delivered, due, original_worst",
    "orders_inspection": "workspace_id, supplier_id, day, inspected, critical, major, minor,"
    " unclassed, result",
    "orders_datechange": "order_id, asked_by, before, announced, accepted",
    "orders_cost": "workspace_id, order_id, amount, currency",
    "obligations_obligation": "workspace_id, supplier_id, rule, due, closed",
}
_TODAY = "'2026-11-23'"


def by_hand(workspace: int) -> int:
    """Ask all of it of our own database; how many rows came."""
    rows = 0
    with connection.cursor() as cursor:
        for statement in _statements(workspace):
            cursor.execute(statement)
            rows += len(cursor.fetchall())
    return rows


def by_duckdb(workspace: int) -> Callable[[], int]:
    """The same of a copy that DuckDB keeps in memory, by one thread; the copying is not counted."""
    import duckdb

    copy: Any = duckdb.connect(config={"threads": 1})
    with TemporaryDirectory() as folder, connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            path = Path(folder) / f"{table}.csv"
            cursor.execute(f"select {columns} from {table}")
            with path.open("w", newline="") as file:
                csv.writer(file).writerows([columns.split(", "), *cursor.fetchall()])
            copy.execute(f"create table {table} as from read_csv('{path}', sample_size = -1)")

    def run() -> int:
        return sum(len(copy.execute(one).fetchall()) for one in _statements(workspace))

    return run


def _statements(workspace: int) -> list[str]:
    ours = f"{{0}} between '{QUARTERS[0].first}' and '{QUARTERS[-1].last}'"
    mine = f"workspace_id = {workspace}"
    counted = ", ".join(
        f"sum(case when {way}_worst <= 0 and {way}_waiting is null then 1 else 0 end),"
        f" sum(case when {way}_worst is not null or {way}_waiting < {_TODAY} then 1 else 0 end)"
        for way in ("original", "agreed", "good")
    )
    lots = ", ".join(
        f"sum({hits}), sum({hits} * {hits}), sum({hits} * inspected)"
        for hits in ("critical", "major", "minor", "(critical + major + minor + unclassed)")
    )
    lines = "from orders_orderline l join orders_purchaseorder o on o.id = l.order_id"
    changed = "from orders_datechange c join orders_purchaseorder o on o.id = c.order_id"
    return [
        f"select supplier_id, {_quarter('due')}, {counted} from orders_purchaseorder"
        f" where {mine} and {ours.format('due')} group by 1, 2",
        f"select supplier_id, {_quarter('due')}, original_worst, count(*)"
        f" from orders_purchaseorder where {mine} and {ours.format('due')} group by 1, 2, 3",
        f"select o.supplier_id, {_quarter('l.due')},"
        " sum(case when l.original_worst <= 0 then 1 else 0 end), count(*),"
        f" count(distinct l.order_id) {lines}"
        f" where o.{mine} and {ours.format('l.due')} group by 1, 2",
        f"select supplier_id, {_quarter('day')}, count(*), sum(inspected),"
        f" sum(inspected * inspected), {lots},"
        " sum(case when result = 'passed' then 1 else 0 end)"
        f" from orders_inspection where {mine} and {ours.format('day')} group by 1, 2",
        f"select o.supplier_id, {_quarter('o.due')}, l.variant_id, o.currency,"
        " sum(l.quantity), sum(l.quantity * l.price), sum(l.delivered),"
        f" sum(l.delivered * l.price) {lines}"
        f" where o.{mine} and {ours.format('o.due')} group by 1, 2, 3, 4",
        f"select o.supplier_id, c.asked_by, c.before, c.announced, c.accepted {changed}"
        f" where o.{mine} and {ours.format('c.before')}",
        f"select supplier_id, {_quarter('due')}, count(*),"
        " sum(case when closed <= due then 1 else 0 end) from obligations_obligation"
        f" where {mine} and rule = 'payment' and {ours.format('due')} group by 1, 2",
        f"select cost.order_id, cost.amount, cost.currency from orders_cost cost where cost.{mine}",
    ]


def _quarter(day: str) -> str:
    cases = (f"when {day} <= '{one.last}' then {n}" for n, one in enumerate(QUARTERS))
    return f"case {' '.join(cases)} end"
