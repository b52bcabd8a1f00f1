"""Health, the comparison of suppliers and all measures of a large desk, beside a small one and SQL.

    python benchmarks/health.py [LINES]

Two desks in one throw-away data folder: 1,000 suppliers with LINES messages and as many order lines
(20,000 of each unless told; the figures to hold are those of 1000000, which takes some minutes to
make) and 100 suppliers with a tenth of them. Prints, in this order:

- queries, and the 95th percentile of each page at both sizes with their ratio; in CPU time, because
  the machine may be shared, each page in turns with the others;
- every figure of orders of every supplier over eight quarters, cold, beside the same aggregates
  written by hand in SQL on the same database, and by DuckDB where it is installed;
- one delivery's effect, and one drawing.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from guanxi.apps.accounts.models import Membership

SIZES = {"small": 100, "large": 1_000}
ROUNDS = 20
FIRST = date(2025, 1, 1)
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
PAGES = {
    "health": "suppliers/{usual}/health/",
    "health, all there is": "suppliers/{usual}/health/?period=all",
    "health, most messages": "suppliers/{busiest}/health/",
    "one figure": "suppliers/{usual}/health/on_time/",
    "comparison": "suppliers/compare/",
    "comparison, lots": "suppliers/compare/?measure=lots_passed",
    "comparison, answers": "suppliers/compare/?measure=answered_in_time",
    "comparison, costs": "suppliers/compare/?measure=landed_unit_cost_change",
}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="guanxi-bench-") as folder:
        os.environ["GUANXI_DATA"] = folder
        os.environ["GUANXI_LOG"] = "error"
        os.environ["DJANGO_SETTINGS_MODULE"] = "guanxi.config.settings"
        import django

        django.setup()
        from django_scopes import scope

        desks = _make(lines)
        print(f"{SIZES['large']:,} suppliers, {lines:,} messages, {lines:,} order lines;", end=" ")
        print("beside it a tenth of all")
        _pages(desks)
        with scope(workspace=desks["large"].workspace):
            _measures(desks["large"])
            _one_delivery()
            _one_drawing(desks["large"])


def _make(lines: int) -> dict[str, Membership]:
    """Both desks, which Nora owns."""
    from _desks import Desk, fill
    from _orders import LINES_OF_AN_ORDER, fill_orders
    from django.db import connection

    from guanxi.apps.accounts.actions import create_person, create_workspace
    from guanxi.config.installation import prepare_database

    prepare_database()
    nora = create_person(
        email="nora@example.com", name="Nora", password=None, language="en", zone="Europe/Berlin",
        at=NOW,
    )  # fmt: skip
    desks = {}
    for name, suppliers in SIZES.items():
        member = desks[name] = create_workspace(
            name=name, country="DE", zone="Europe/Berlin", by=nora, at=NOW, chat_names=["Nora"]
        )
        share = lines * suppliers // max(SIZES.values())
        fill(Desk(member, suppliers=suppliers, messages=share, now=NOW))
        fill_orders(member.workspace, share // LINES_OF_AN_ORDER, first=FIRST, at=NOW)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA optimize")
    return desks


def _pages(desks: dict[str, Membership]) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    clients = {size: Client(SERVER_NAME="localhost") for size in SIZES}
    for size, client in clients.items():
        client.force_login(desks[size].person, backend=BACKEND)
    whose = {size: _whose(desk) for size, desk in desks.items()}
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    queries = {}
    for turn in range(ROUNDS + 2):
        for page, path in PAGES.items():
            for size in SIZES:
                address = f"/w/{size}/{path.format(**whose[size])}"
                if turn == 1:  # the first one fills what the process keeps
                    with CaptureQueriesContext(connection) as asked:
                        clients[size].get(address)
                    queries[page, size] = len(asked)
                    continue
                began = process_time()
                answer = clients[size].get(address)
                times[page, size].append(process_time() - began)
                assert answer.status_code == 200, address
    print(f"{'':24}queries   median      p95   p95 small   ratio")
    for page in PAGES:
        small, large = (times[page, size][1:] for size in ("small", "large"))
        print(
            f"{page:24}{queries[page, 'small']:>3} {queries[page, 'large']:>3}"
            f"{1000 * statistics.median(large):7.0f} ms{1000 * _p95(large):6.0f} ms"
            f"{1000 * _p95(small):9.0f} ms{_p95(large) / _p95(small):8.2f}"
        )


def _whose(desk: Membership) -> dict[str, int]:
    """A supplier with as many messages as most, and the one with a tenth of all."""
    from django_scopes import scope

    from guanxi.apps.suppliers.models import Supplier

    with scope(workspace=desk.workspace):
        found = dict(
            Supplier.objects.filter(short_name__in=("s0", "s7")).values_list("short_name", "pk")
        )
    return {"busiest": found["s0"], "usual": found["s7"]}


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _measures(desk: Membership) -> None:
    """In turns, so that all meet the same machine; the best of three."""
    from _by_hand import QUARTERS, by_duckdb, by_hand

    from guanxi.apps.orders.queries.figures import all_over, order_figures
    from guanxi.apps.suppliers.models import Supplier

    workspace = desk.workspace

    def everything() -> int:
        found = order_figures(None, all_over(QUARTERS), workspace=workspace, now=NOW)
        ids = Supplier.objects.values_list("pk", flat=True)
        return sum(len(found.of(pk, quarter)) for pk in ids for quarter in QUARTERS)

    ways: dict[str, Callable[[], object]] = {
        "all measures of orders, 8 quarters": everything,
        "the same aggregates in SQL by hand": lambda: by_hand(workspace.pk),
    }
    if find_spec("duckdb"):
        ways["the same by DuckDB, one thread"] = by_duckdb(workspace.pk)
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(3):
        for name, run in ways.items():
            began = process_time()
            run()
            best[name] = min(best[name], process_time() - began)
    ours, by_sql, *_ = best.values()
    for name, took in best.items():
        print(f"{name}: {1000 * took:,.0f} ms")
    print(f"ours against SQL by hand: {ours / by_sql:.2f}")


def _one_delivery() -> None:
    """What one delivery costs: its order is judged again, and nothing else is kept of figures."""
    from guanxi.apps.orders.actions.judging import judge_orders
    from guanxi.apps.orders.models import PurchaseOrder

    order = PurchaseOrder.objects.order_by("pk")[0]
    _timed("one order judged again", lambda: judge_orders(order_ids=[order.pk], at=NOW))


def _one_drawing(desk: Membership) -> None:
    from django.template.loader import render_to_string

    from guanxi.apps.desk.pages.trend_chart import trend_chart
    from guanxi.apps.desk.queries.health import course_of
    from guanxi.apps.suppliers.models import Supplier

    supplier = Supplier.objects.select_related("workspace").order_by("pk")[0]
    course = course_of(supplier, "on_time", person=desk.person, now=NOW)

    def drawing() -> Any:
        chart = trend_chart(course.quarters, "On time", 0.95)
        return render_to_string("desk/_trend.html", {"chart": chart})

    _timed("one drawing with its table", drawing)


def _timed(what: str, run: Callable[[], object]) -> None:
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        run()
        times.append(process_time() - began)
    print(f"{what}: p95 {1000 * _p95(times[1:]):.1f} ms")


if __name__ == "__main__":
    main()
