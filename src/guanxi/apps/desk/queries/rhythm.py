"""With whom we are in touch, and whom we are losing touch with: read from the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from guanxi.apps.obligations.labels import State
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.cadence import Touch, touch
from guanxi.domain.playbook import Medium, Stage

RULES = {f"contact_{medium.value}": medium for medium in Medium}
_WORST = (Touch.LOST, Touch.DUE, Touch.UNKNOWN, Touch.FINE)


@dataclass(frozen=True)
class RunningGap:
    """The gap of one medium: the last contact (None: none yet), when the next is due."""

    medium: Medium
    last: date | None
    due: date
    state: Touch
    known_until: datetime | None


@dataclass(frozen=True)
class InTouch:
    """One supplier in its stage, and its running gaps by medium."""

    supplier: Supplier
    stage: Stage
    gaps: dict[Medium, RunningGap]

    @property
    def state(self) -> Touch:
        """The worst of its gaps."""
        return min((gap.state for gap in self.gaps.values()), key=_WORST.index)


def long_silent(heard: Collection[int]) -> list[tuple[Supplier, datetime]]:
    """Active suppliers with whom nothing runs any more, and when the last word was. One query."""
    silent = (
        Supplier.objects.filter(archived_at=None)
        .exclude(pk__in=list(heard))
        .annotate(last=Max("rooms__last_at"))
        .filter(last__isnull=False)
        .order_by("-last")
    )
    return [(supplier, supplier.last) for supplier in silent]


def in_touch(*, now: datetime) -> list[InTouch]:
    """Every active supplier with a rhythm, those being lost first. One query."""
    found: dict[int, tuple[Supplier, Stage]] = {}
    gaps: dict[int, dict[Medium, RunningGap]] = defaultdict(dict)
    for row in _running().filter(supplier__archived_at=None).order_by("due"):
        found[row.supplier_id] = row.supplier, Stage(row.params["stage"])
        gap = _gap(row, now)
        gaps[row.supplier_id][gap.medium] = gap
    return sorted((InTouch(*found[pk], gaps[pk]) for pk in found), key=_worst_first)


def running_gaps(supplier: Supplier, *, now: datetime) -> list[RunningGap]:
    """The gaps that run with one supplier, in the order of the media. One query."""
    gaps = {RULES[row.rule]: _gap(row, now) for row in _running().filter(supplier=supplier)}
    return [gaps[medium] for medium in Medium if medium in gaps]


def _running() -> QuerySet[Obligation]:
    rows = Obligation.objects.filter(rule__in=RULES, closed=None)
    return rows.exclude(state=State.WITHDRAWN).select_related("supplier")


def _worst_first(one: InTouch) -> tuple[int, date, str]:
    earliest = min(gap.due for gap in one.gaps.values() if gap.state is one.state)
    return _WORST.index(one.state), earliest, one.supplier.short_name


def _gap(row: Obligation, now: datetime) -> RunningGap:
    zone = ZoneInfo(row.supplier.zone)
    assert row.due is not None  # contact is always due some day
    today, latest = now.astimezone(zone).date(), row.due.astimezone(zone).date()
    due = date.fromisoformat(row.params["ideal"])
    known = row.known_until.astimezone(zone).date() if row.known_until else today
    last = None if row.params.get("nothing_yet") else row.opened.astimezone(zone).date()
    return RunningGap(RULES[row.rule], last, due, touch(due, latest, today, known), row.known_until)
