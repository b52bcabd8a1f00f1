"""How many orders and lines were on time, in full and accepted: counted by the database from how
they stand (``Standing``), by the rule of ``domain.orders.Punctuality.verdict``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from guanxi.apps.orders.models import Against, OrderLine, PurchaseOrder
from guanxi.apps.orders.queries.figures_cells import Asked, Cells, Key, apart
from guanxi.domain.measures import NOT_YET, OrderCounts, Tally
from guanxi.domain.statistics import Counts

NO_LINES = Tally(events=0)
NO_ORDERS = OrderCounts(Tally(), Tally(), NO_LINES, Tally(), Tally(), {})
# What stands for NOT_YET in a column of whole numbers: no order is so late.
_AWAITED = 2**31 - 1
_AGAINST: tuple[Against, ...] = ("original", "agreed", "good")


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


def order_counts(asked: Asked) -> dict[Key, OrderCounts]:
    """The orders of each supplier and period, counted; for lines see ``line_counts``. One query."""
    sums: dict[Key, list[int]] = defaultdict(lambda: [0] * len(_COUNTED))
    delays: dict[Key, Counter[float]] = defaultdict(Counter)
    for supplier, number, delay, *found in _orders(asked):
        for period in asked.cells.periods_of(number):
            key = supplier, period
            sums[key] = [so_far + count for so_far, count in zip(sums[key], found, strict=True)]
            if found[1]:
                delays[key][NOT_YET if delay == _AWAITED else delay] += found[1]
    return {key: _counts(found, delays.get(key, {})) for key, found in sums.items()}


def _counts(sums: list[int], delays: Counts) -> OrderCounts:
    original, agreed, good, full = (Tally(k, n) for k, n in zip(sums[::2], sums[1::2], strict=True))
    return OrderCounts(original, agreed, NO_LINES, full, good, delays)


_COUNTED = tuple(f"{name}_{part}" for name in (*_AGAINST, "full") for part in ("k", "n"))


def _orders(asked: Asked) -> Iterator[Any]:
    counts = {}
    for against in _AGAINST:
        counts[f"{against}_k"] = Count("pk", filter=on_time(against))
        counts[f"{against}_n"] = Count("pk", filter=on_time(against) | late(against))
    past = Q(original_waiting__lt=F("until"))
    counts |= {
        "full_k": Count("pk", filter=is_there()),
        "full_n": Count("pk", filter=is_there() | past),
    }
    delay = Case(
        When(original_waiting__isnull=False, then=Value(_AWAITED)),
        default=F("original_worst"),
        output_field=IntegerField(),
    )
    due = PurchaseOrder.objects.filter(asked.of(), asked.cells.within("due"))
    rows = due.annotate(until=asked.known_until()).values(
        "supplier_id", cell=asked.cells.number("due"), delay=delay
    )
    grouped = rows.annotate(**counts).order_by()
    return grouped.values_list("supplier_id", "cell", "delay", *_COUNTED).iterator()


def line_counts(asked: Asked) -> dict[Key, Tally]:
    """The lines of each supplier and period. Orders are told apart within a period, so there is one
    query for each layer of periods that do not overlap."""
    counts: dict[Key, Tally] = {}
    decided = on_time("original") | late("original")
    for layer in apart(asked.cells.periods):
        cells = Cells.of(layer)
        due = OrderLine.objects.filter(asked.of("order__supplier"), cells.within("due"))
        rows = due.annotate(until=asked.known_until("order__")).values(
            "order__supplier_id", cell=cells.number("due")
        )
        grouped = rows.annotate(
            k=Count("pk", filter=on_time("original")),
            n=Count("pk", filter=decided),
            orders=Count("order_id", filter=decided, distinct=True),
        ).order_by()
        found = grouped.values_list("order__supplier_id", "cell", "k", "n", "orders")
        for supplier, number, k, n, orders in found:
            for period in cells.periods_of(number):
                counts[supplier, period] = Tally(k, n, events=orders)
    return counts
