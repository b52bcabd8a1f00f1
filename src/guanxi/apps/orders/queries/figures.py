"""The figures that orders give: every measure of deliveries, quality, dates and money, for many
suppliers and periods at once.

The number of queries does not depend on how many suppliers, periods or orders there are. Which
facts belong to a period: an order's by its original day, a lot's by the day it was inspected, a
moved day's by that day, a payment's by the day it was due.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.orders.queries.figures_cells import Asked, Key, asked_of
from guanxi.apps.orders.queries.figures_dates import date_facts, request_facts
from guanxi.apps.orders.queries.figures_money import condition_facts, paid_facts
from guanxi.apps.orders.queries.figures_orders import NO_LINES, NO_ORDERS, line_counts, order_counts
from guanxi.apps.orders.queries.figures_purchases import purchase_facts
from guanxi.apps.orders.queries.figures_quality import NO_LOTS, inspection_facts
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.measures import (
    MEASURES,
    DefectClass,
    Figure,
    OrderCounts,
    Period,
    Rules,
    Tally,
    rules_of,
)

Facts = Mapping[str, Any]  # what each measure takes, by its code
_DELAYS = ("delay_median", "delay_p90", "lateness_median")
_LOTS = ("acceptance", "defect_rate", *(f"defect_rate_{one.value}" for one in DefectClass))
_LINES = "on_time_lines"
_TALLIES = tuple(one.name for one in fields(OrderCounts) if one.name not in ("delays", _LINES))


@dataclass(frozen=True)
class OrderFigures:
    """The facts of many suppliers and periods; a figure is made of them when it is asked for."""

    facts: Mapping[Key, Facts]
    rules: Rules

    def one(self, code: str, supplier: int, period: Period) -> Figure:
        """One figure of one supplier over one of the periods asked for."""
        found = self.facts.get((supplier, period), {})
        return MEASURES[code](found.get(code, NOTHING[code]), period, self.rules)

    def of(self, supplier: int, period: Period) -> dict[str, Figure]:
        """Every figure of one supplier over one of the periods, in the order of the measures."""
        return {code: self.one(code, supplier, period) for code in MEASURES if code in NOTHING}


def order_figures(
    suppliers: Collection[int] | None,
    periods: Iterable[Period],
    *,
    workspace: Workspace,
    now: datetime,
    only: Collection[str] | None = None,
) -> OrderFigures:
    """The figures of these suppliers (None: of all) over these periods, as of now.

    ``only``: the measures that are wanted; what the others need is not asked for.
    """
    asked = asked_of(suppliers, periods, zone=workspace.zone, now=now)
    facts: dict[Key, dict[str, Any]] = {}
    for codes, ask in _SOURCES:
        if only is None or set(codes) & set(only):
            for key, found in ask(asked).items():
                facts.setdefault(key, {}).update(found)
    return OrderFigures(facts, rules_of(current_playbook()))


def _order_facts(asked: Asked) -> dict[Key, Facts]:
    return {key: _of_counts(counts) for key, counts in order_counts(asked).items()}


def _line_facts(asked: Asked) -> dict[Key, Facts]:
    return {key: {_LINES: counts} for key, counts in line_counts(asked).items()}


def _of_counts(counts: OrderCounts) -> Facts:
    tallies = {name: getattr(counts, name) for name in _TALLIES}
    return tallies | dict.fromkeys(_DELAYS, counts.delays)


# What each measure has where there are no facts: all that orders give.
NOTHING: Mapping[str, Any] = {
    **_of_counts(NO_ORDERS),
    _LINES: NO_LINES,
    **dict.fromkeys(_LOTS, NO_LOTS),
    **dict.fromkeys(("lots_passed", "told_before", "told_before_ours", "flexibility"), Tally()),
    **dict.fromkeys(("paid_on_time_ours", "conditions_met_ours"), Tally()),
    **dict.fromkeys(("landed_unit_cost", "landed_unit_cost_change", "price_change"), ()),
    "notice_median": {},
    "variants": (),
}
_SOURCES: tuple[tuple[tuple[str, ...], Callable[[Asked], Mapping[Key, Facts]]], ...] = (
    ((*_TALLIES, *_DELAYS), _order_facts),
    ((_LINES,), _line_facts),
    ((*_LOTS, "lots_passed"), inspection_facts),
    (("told_before", "told_before_ours", "notice_median"), date_facts),
    (("flexibility",), request_facts),
    (("paid_on_time_ours",), paid_facts),
    (("conditions_met_ours",), condition_facts),
    (("variants", "price_change", "landed_unit_cost", "landed_unit_cost_change"), purchase_facts),
)
