"""Suppliers beside each other on one measure: each with its interval, and against its own past."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Segment
from guanxi.apps.desk.queries.health import compared
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.labels import State as Owed
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.obligations.queries import decided_against
from guanxi.apps.orders.queries.figures import order_figures
from guanxi.apps.orders.queries.figures_cells import Asked, Key, asked_of
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.answer_figures import AnswerFigures, Percentile, share_of
from guanxi.domain.measures import (
    MEASURES,
    Better,
    Figure,
    Period,
    PromiseFact,
    Rules,
    State,
    count_promises,
    rules_of,
)
from guanxi.platform.plain_rows import plain_rows

# What a database can count for all suppliers at once, in the order of the choice.
MEASURED = (
    "on_time", "otif", "in_full", "on_time_agreed", "delay_median", "told_before", "lots_passed",
    "acceptance", "defect_rate", "answered_in_time", "promises_kept", "flexibility",
    "landed_unit_cost_change", "price_change", "answered_in_time_ours", "promises_kept_ours",
    "paid_on_time_ours",
)  # fmt: skip
_ASKERS = {"answered_in_time": Side.OURS, "answered_in_time_ours": Side.THEIRS}
_DEBTORS = {"promises_kept": Debtor.THEIRS, "promises_kept_ours": Debtor.OURS}


class Named(NamedTuple):
    """A supplier as the list has it."""

    pk: int
    name: str
    name_zh: str
    zone: str


@dataclass(frozen=True)
class Compared:
    """One supplier's figure of a period.

    ``ahead_of``, ``behind``: of how many suppliers it is clearly better or worse, intervals not
    touching; 0 and 0: its place says nothing. ``before``: the figure of the period before, where
    it was asked for.
    """

    supplier: Named
    figure: Figure
    ahead_of: int = 0
    behind: int = 0
    before: Figure | None = None

    @property
    def against_before(self) -> bool | None:
        """Clearly better (True) or worse (False) than in the period before, or neither."""
        return compared(self.figure, self.before) if self.before else None


def portfolio(
    workspace: Workspace, measure: str, period: Period, *, now: datetime
) -> list[Compared]:
    """All active suppliers on one of the ``MEASURED``, by name. At most six queries."""
    active = Supplier.objects.filter(archived_at=None).order_by("name", "name_zh", "pk")
    suppliers = [Named(*row) for row in active.values_list("pk", "name", "name_zh", "zone")]
    figure = _figures(None, measure, period, workspace=workspace, now=now)
    rows = [Compared(one, figure(one.pk)) for one in suppliers]
    return _apart(rows, MEASURES[measure].better)


def with_past(
    rows: Sequence[Compared], measure: str, before: Period, *, workspace: Workspace, now: datetime
) -> list[Compared]:
    """These rows, each with its figure of the period before. At most five queries."""
    suppliers = [one.supplier for one in rows]
    figure = _figures(suppliers, measure, before, workspace=workspace, now=now)
    return [replace(one, before=figure(one.supplier.pk)) for one in rows]


def _figures(
    suppliers: Collection[Named] | None,
    measure: str,
    period: Period,
    *,
    workspace: Workspace,
    now: datetime,
) -> Callable[[int], Figure]:
    """The figure of a supplier (None: of any), by its id."""
    if measure not in (*_ASKERS, *_DEBTORS):
        found = order_figures(suppliers, {measure: [period]}, workspace=workspace, now=now)
        return lambda supplier: found.one(measure, supplier, period)
    rules = rules_of(current_playbook())
    asked = asked_of(suppliers, [period], zone=workspace.zone, now=now)
    facts: Mapping[Key, Any]
    nothing: Any
    if measure in _ASKERS:
        facts, nothing = _answers(asked, _ASKERS[measure], rules), _share(0, 0, rules)
    else:
        facts, nothing = _promises(asked, _DEBTORS[measure]), count_promises([])
    return lambda supplier: MEASURES[measure](facts.get((supplier, period), nothing), period, rules)


def _answers(asked: Asked, asker: Side, rules: Rules) -> dict[Key, AnswerFigures]:
    """How many requests of one side were answered in time, of those decided. One query."""
    requests = Segment.objects.filter(
        asked.of("room__supplier"),
        asked.cells.within_moments("opened", asked.zone),
        side=asker,
        state__in=(SegmentState.KEPT, SegmentState.LATE),
    ).exclude(opening__in=decided_against("answer", "message"))
    rows = requests.values(
        "room__supplier_id", cell=asked.cells.number_of_moment("opened", asked.zone)
    ).annotate(kept=Count("pk", filter=Q(state=SegmentState.KEPT)), decided=Count("pk"))
    sums: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for supplier, cell, kept, decided in plain_rows(
        rows.order_by().values_list("room__supplier_id", "cell", "kept", "decided")
    ):
        for period in asked.cells.periods_of(cell):
            sums[supplier, period][0] += kept
            sums[supplier, period][1] += decided
    return {key: _share(kept, n, rules) for key, (kept, n) in sums.items()}


def _share(kept: int, n: int, rules: Rules) -> AnswerFigures:
    unknown = Percentile(None, None, None)
    share = share_of(kept, n, rules.confidence)
    return AnswerFigures(n, n < rules.thin_below, share, unknown, unknown)


def _promises(asked: Asked, debtor: Debtor) -> dict[Key, Any]:
    """Promises of one side by the day they were due. Two queries."""
    ledger = Obligation.objects.filter(asked.of(), rule="promise").exclude(state=Owed.WITHDRAWN)
    closed = dict(ledger.values_list("subject_id", "closed"))
    promises = Promise.objects.filter(
        asked.of(),
        asked.cells.within_moments("due", asked.zone),
        debtor__in=(debtor, Debtor.BOTH),
        withdrawn_at=None,
    )
    found: dict[Key, list[PromiseFact]] = defaultdict(list)
    for pk, supplier, due in promises.values_list("pk", "supplier_id", "due"):
        if pk not in closed:
            continue
        done = closed[pk]
        kept = done <= due if done else (False if due < asked.now else None)
        day = due.astimezone(ZoneInfo(asked.zone)).date()
        for period in asked.cells.periods_with(day):
            found[supplier, period].append(PromiseFact(pk, kept))
    return {key: count_promises(facts) for key, facts in found.items()}


def _apart(rows: Sequence[Compared], better: Better) -> list[Compared]:
    """The rows, each with how many others it is clearly apart from."""
    judged = [one.figure for one in rows if one.figure.state is State.OK]
    lows = sorted(one.low for one in judged if one.low is not None)
    highs = sorted(one.high for one in judged if one.high is not None)
    return [_placed(one, lows, highs, better) for one in rows]


def _placed(
    one: Compared, lows: Sequence[float], highs: Sequence[float], better: Better
) -> Compared:
    figure = one.figure
    if figure.state is not State.OK:
        return one
    below = 0 if figure.low is None else bisect_left(highs, figure.low)
    above = 0 if figure.high is None else len(lows) - bisect_right(lows, figure.high)
    if better is Better.LOWER:
        below, above = above, below
    return replace(one, ahead_of=below, behind=above)
