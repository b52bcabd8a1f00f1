"""How many orders and lines were on time, in full and accepted: counted by the database from how
they stand (``Standing``), by the rule of ``domain.orders.Punctuality.verdict``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from guanxi.apps.orders.models import Against, OrderLine, PurchaseOrder
from guanxi.apps.orders.queries.figures_cells import Asked, Cells, Key, apart
from guanxi.domain.measures import NOT_YET, Tally
from guanxi.platform.plain_rows import plain_rows

LINES = "on_time_lines"
DELAYS = ("delay_median", "delay_p90", "lateness_median")
NO_LINES = Tally(events=0)
# What stands for NOT_YET in a column of whole numbers: no order is so late.
_AWAITED = 2**31 - 1


def late(against: Against) -> Q:
    """Late as of ``until``, which the rows are annotated with."""
    worst, waiting = f"{against}_worst__gt", f"{against}_waiting__lt"
    return Q(**{worst: 0}) | Q(**{waiting: F("until")})


def on_time(against: Against) -> Q:
    """Everything is there, and was so by its day."""
    return Q(
        **{
            f"{against}_worst__lte": 0,
            f"{against}_waiting": None,
            f"{against}_undated": False,
            f"{against}_unfixed": False,
        }
    )


def is_there(against: Against = "original") -> Q:
    """Everything is there, on time or not."""
    known = Q(**{f"{against}_worst__isnull": False}) | Q(**{f"{against}_undated": True})
    return known & Q(**{f"{against}_waiting": None, f"{against}_unfixed": False})


def order_counts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """What these measures take of the orders of each supplier and period. One query."""
    tallies = [code for code in TALLIES if code in codes]
    with_delays = any(code in codes for code in DELAYS)
    sums: dict[Key, list[int]] = defaultdict(lambda: [0] * 2 * len(tallies))
    delays: dict[Key, Counter[float]] = defaultdict(Counter)
    for supplier, number, delay, decided, *found in _orders(asked, tallies, with_delays):
        for period in asked.cells.periods_of(number):
            key = supplier, period
            sums[key] = [so_far + count for so_far, count in zip(sums[key], found, strict=True)]
            if decided:
                delays[key][NOT_YET if delay == _AWAITED else delay] += decided
    return {
        key: _tallies(tallies, found) | dict.fromkeys(DELAYS, delays.get(key, {}))
        for key, found in sums.items()
    }


def _tallies(codes: Collection[str], sums: list[int]) -> dict[str, Any]:
    pairs = zip(sums[::2], sums[1::2], strict=True)
    return {code: Tally(k, n) for code, (k, n) in zip(codes, pairs, strict=True)}


def _decided(against: Against) -> Q:
    return on_time(against) | late(against)


# By measure: what makes an order count as kept, and what as decided.
TALLIES: Mapping[str, tuple[Q, Q]] = {
    "on_time": (on_time("original"), _decided("original")),
    "on_time_agreed": (on_time("agreed"), _decided("agreed")),
    "otif": (on_time("good"), _decided("good")),
    "in_full": (is_there(), is_there() | Q(original_waiting__lt=F("until"))),
}


def _orders(asked: Asked, tallies: Collection[str], with_delays: bool) -> Iterator[tuple[Any, ...]]:
    """Supplier, cell, days late and how many orders were so (0 and 0 where nobody asks), and kept
    and decided of each tally."""
    counts = {
        f"{code}_{part}": Count("pk", filter=which)
        for code in tallies
        for part, which in zip(("k", "n"), TALLIES[code], strict=True)
    }
    delay: Case | Value = Value(0)
    decided: Count | Value = Value(0)
    if with_delays:  # they tell apart many more rows
        awaited = When(original_waiting__isnull=False, then=Value(_AWAITED))
        delay = Case(awaited, default=F("original_worst"), output_field=IntegerField())
        decided = Count("pk", filter=_decided("original"))
    due = PurchaseOrder.objects.filter(asked.of(), asked.cells.within("due"))
    rows = due.annotate(until=asked.known_until()).values(
        "supplier_id", cell=asked.cells.number("due"), delay=delay
    )
    grouped = rows.annotate(decided=decided, **counts).order_by()
    return plain_rows(grouped.values_list("supplier_id", "cell", "delay", "decided", *counts))


def line_counts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """The lines of each supplier and period. Orders are told apart within a period, so there is one
    query for each layer of periods that do not overlap."""
    counts: dict[Key, Mapping[str, Any]] = {}
    for layer in apart(asked.cells.periods):
        cells = Cells.of(layer)
        due = OrderLine.objects.filter(asked.of("order__supplier"), cells.within("due"))
        rows = due.annotate(until=asked.known_until("order__")).values(
            "order__supplier_id", cell=cells.number("due")
        )
        decided = _decided("original")
        grouped = rows.annotate(
            k=Count("pk", filter=on_time("original")),
            n=Count("pk", filter=decided),
            orders=Count("order_id", filter=decided, distinct=True),
        ).order_by()
        found = grouped.values_list("order__supplier_id", "cell", "k", "n", "orders")
        for supplier, number, k, n, orders in plain_rows(found):
            for period in cells.periods_of(number):
                counts[supplier, period] = {LINES: Tally(k, n, events=orders)}
    return counts
