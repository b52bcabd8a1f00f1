"""What we owed and whether it was there in time: payments and conditions, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Count, F, Q

from guanxi.apps.obligations.labels import Debtor, State
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.labels import Party
from guanxi.apps.orders.models import Condition
from guanxi.apps.orders.queries.figures_cells import Asked, Cells, Key
from guanxi.domain.measures import Tally
from guanxi.platform.plain_rows import plain_rows

PAYMENT = "payment"


def paid_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """Payments that had come due by supplier and period, from the ledger. One query."""
    due = asked.cells.within_moments("due", asked.zone)
    rows = Obligation.objects.filter(asked.of(), due, rule=PAYMENT, debtor=Debtor.OURS).exclude(
        state=State.WITHDRAWN
    )
    number = asked.cells.number_of_moment("due", asked.zone)
    grouped = rows.values("supplier_id", cell=number).annotate(
        k=Count("pk", filter=Q(closed__lte=F("due"))),
        n=Count("pk", filter=Q(closed__isnull=False) | Q(due__lt=asked.our_day)),
    )
    found = plain_rows(grouped.order_by().values_list("supplier_id", "cell", "k", "n"))
    return {key: {"paid_on_time_ours": one} for key, one in _tallies(asked.cells, found).items()}


def condition_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """What we had to do before production could begin, by supplier and period. Nothing more is due
    for an order that was given up. One query."""
    rows = Condition.objects.filter(
        asked.of("order__supplier"), asked.cells.within("due"), by=Party.OURS
    ).exclude(met=None, order__cancelled__isnull=False)
    grouped = (
        rows.annotate(until=asked.today("order__supplier"))
        .values("order__supplier_id", cell=asked.cells.number("due"))
        .annotate(
            k=Count("pk", filter=Q(met__lte=F("due"))),
            n=Count("pk", filter=Q(met__isnull=False) | Q(due__lt=F("until"))),
        )
    )
    found = plain_rows(grouped.order_by().values_list("order__supplier_id", "cell", "k", "n"))
    return {key: {"conditions_met_ours": one} for key, one in _tallies(asked.cells, found).items()}


def _tallies(cells: Cells, rows: Iterable[tuple[int, int, int, int]]) -> dict[Key, Tally]:
    sums: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for supplier, number, k, n in rows:
        for period in cells.periods_of(number):
            sums[supplier, period][0] += k
            sums[supplier, period][1] += n
    return {key: Tally(k, n) for key, (k, n) in sums.items()}
