"""The figures that orders give: every measure of deliveries, quality, dates and money, for many
suppliers and periods at once.

The number of queries does not depend on how many suppliers, periods or orders there are. Which
facts belong to a period: an order's by its original day, a lot's by the day it was inspected, a
moved day's by that day, a payment's by the day it was due.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.orders.queries.figures_cells import Asked, Key, Whose, asked_of
from guanxi.apps.orders.queries.figures_dates import date_facts, request_facts
from guanxi.apps.orders.queries.figures_money import condition_facts, paid_facts
from guanxi.apps.orders.queries.figures_orders import (
    DELAYS,
    LINES,
    NO_LINES,
    TALLIES,
    line_counts,
    order_counts,
)
from guanxi.apps.orders.queries.figures_purchases import purchase_facts
from guanxi.apps.orders.queries.figures_quality import LOTS, NO_LOTS, inspection_facts
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.measures import MEASURES, Figure, Period, Rules, Tally, rules_of

Facts = Mapping[str, Any]  # what each measure takes, by its code
Wanted = Mapping[str, Sequence[Period]]  # measures, each with the periods over which


@dataclass(frozen=True)
class OrderFigures:
    """The facts of many suppliers and periods; a figure is made of them when it is asked for."""

    facts: Mapping[Key, Facts]
    rules: Rules

    def one(self, code: str, supplier: int, period: Period) -> Figure:
        """One figure of one supplier over one of the periods it was wanted over."""
        return self._figure(code, self.facts.get((supplier, period), NOTHING), period)

    def of(self, supplier: int, period: Period) -> dict[str, Figure]:
        """Every figure of one supplier over one of the periods, in the order of the measures."""
        found = self.facts.get((supplier, period), NOTHING)
        return {code: self._figure(code, found, period) for code in IN_ORDER}

    def _figure(self, code: str, found: Facts, period: Period) -> Figure:
        facts = found[code] if code in found else NOTHING[code]
        return MEASURES[code](facts, period, self.rules)


def order_figures(
    suppliers: Collection[Whose] | None, wanted: Wanted, *, workspace: Workspace, now: datetime
) -> OrderFigures:
    """The figures of these suppliers (None: of all) over the periods in which each is wanted, as of
    now. What nobody wants is not asked for; for everything, see ``all_over``."""
    asked = asked_of(suppliers, (), zone=workspace.zone, now=now)
    facts: dict[Key, dict[str, Any]] = {}
    for codes, ask in _SOURCES:
        here = [code for code in codes if code in wanted]
        periods = dict.fromkeys(period for code in here for period in wanted[code])
        if periods:
            for key, found in ask(asked.over(periods), here).items():
                facts.setdefault(key, {}).update(found)
    return OrderFigures(facts, rules_of(current_playbook()))


def all_over(periods: Sequence[Period]) -> Wanted:
    """Every measure of orders over these periods."""
    return dict.fromkeys(NOTHING, periods)


# What each measure has where there are no facts: all that orders give.
NOTHING: Facts = {
    **dict.fromkeys(TALLIES, Tally()),
    **{code: {} for code in DELAYS},
    LINES: NO_LINES,
    **dict.fromkeys(LOTS, NO_LOTS),
    **dict.fromkeys(("lots_passed", "told_before", "told_before_ours", "flexibility"), Tally()),
    **dict.fromkeys(("paid_on_time_ours", "conditions_met_ours"), Tally()),
    **dict.fromkeys(("landed_unit_cost", "landed_unit_cost_change", "price_change"), ()),
    "notice_median": {},
    "variants": (),
}
IN_ORDER = tuple(code for code in MEASURES if code in NOTHING)
_SOURCES: tuple[
    tuple[tuple[str, ...], Callable[[Asked, Collection[str]], Mapping[Key, Facts]]], ...
] = (
    ((*TALLIES, *DELAYS), order_counts),
    ((LINES,), line_counts),
    ((*LOTS, "lots_passed"), inspection_facts),
    (("told_before", "told_before_ours", "notice_median"), date_facts),
    (("flexibility",), request_facts),
    (("paid_on_time_ours",), paid_facts),
    (("conditions_met_ours",), condition_facts),
    (("variants", "price_change", "landed_unit_cost", "landed_unit_cost_change"), purchase_facts),
)
