"""The records behind a figure: the orders, lots, moved days, payments or messages it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from guanxi.apps.conversations.labels import Mark
from guanxi.apps.conversations.models import Correction
from guanxi.apps.conversations.queries.clarity import answers_judged
from guanxi.apps.obligations.labels import State
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.labels import Party
from guanxi.apps.orders.models import (
    Condition,
    DateChange,
    Inspection,
    OrderLine,
    PurchaseOrder,
    QuantityChange,
)
from guanxi.apps.orders.queries.figures_cells import Asked, asked_of
from guanxi.apps.orders.queries.figures_orders import is_there, late, on_time
from guanxi.apps.orders.queries.figures_quality import DECIDED
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Period

Rows = QuerySet[Any]
Records = Rows | list[Any]


def evidence_of(
    supplier: Supplier, measure: str, period: Period, *, now: datetime
) -> tuple[str, Records] | None:
    """What kind of record a measure rests on, and those of this period, the newest first.

    None where they have a list of their own (answers, promises, contact), or nothing is kept yet.
    """
    if measure not in _ROWS:
        return None
    kind, rows = _ROWS[measure]
    asked = asked_of([supplier], [period], zone=supplier.workspace.zone, now=now)
    return kind, rows(supplier, asked)


def _orders(counted: Callable[[], Q]) -> Callable[[Supplier, Asked], Rows]:
    def rows(supplier: Supplier, asked: Asked) -> Rows:
        due = PurchaseOrder.objects.filter(asked.cells.within("due"), supplier=supplier)
        known = due.annotate(until=asked.known_until())
        return known.filter(counted()).order_by("-due", "-pk")

    return rows


def _lines(supplier: Supplier, asked: Asked) -> Rows:
    due = OrderLine.objects.filter(asked.cells.within("due"), order__supplier=supplier)
    known = due.annotate(until=asked.known_until("order__"))
    decided = known.filter(on_time("original") | late("original"))
    return decided.select_related("order", "variant__product").order_by("-due", "-pk")


def _bought(supplier: Supplier, asked: Asked) -> Rows:
    due = OrderLine.objects.filter(asked.cells.within("order__due"), order__supplier=supplier)
    return due.select_related("order", "variant__product").order_by("-order__due", "-pk")


def _came(supplier: Supplier, asked: Asked) -> Rows:
    return _bought(supplier, asked).filter(delivered__gt=0)


def _compared(rows: Callable[[Supplier, Asked], Rows]) -> Callable[[Supplier, Asked], Rows]:
    """Of these lines those of variants bought in both the first and the last quarter, in these."""

    def compared(supplier: Supplier, asked: Asked) -> Rows:
        quarters = defaultdict[tuple[int, int], dict[int, set[int]]](lambda: defaultdict(set))
        found = rows(supplier, asked).filter(price__isnull=False)
        for pk, variant, due in found.values_list("pk", "variant_id", "order__due"):
            quarters[due.year, (due.month + 2) // 3][variant].add(pk)
        if len(quarters) < 2:
            return found.none()
        first, last = quarters[min(quarters)], quarters[max(quarters)]
        both = first.keys() & last.keys()
        return found.filter(pk__in=[pk for one in both for pk in first[one] | last[one]])

    return compared


def _lots(counted: Q) -> Callable[[Supplier, Asked], Rows]:
    def rows(supplier: Supplier, asked: Asked) -> Rows:
        lots = Inspection.objects.filter(asked.cells.within("day"), counted, supplier=supplier)
        defective = F("critical") + F("major") + F("minor") + F("unclassed")
        found = lots.annotate(defective=defective, accepted=F("inspected") - defective)
        return found.select_related("order").order_by("-day", "-pk")

    return rows


def _changes(by: str) -> Callable[[Supplier, Asked], Rows]:
    def rows(supplier: Supplier, asked: Asked) -> Rows:
        changes = DateChange.objects.filter(
            asked.cells.within("before"),
            order__supplier=supplier,
            asked_by=by,
            withdrawn_at=None,
        )
        return changes.select_related("order").order_by("-before", "-pk")

    return rows


def _requests(supplier: Supplier, asked: Asked) -> list[Any]:
    """What we asked to change: days, and quantities by their line's original day."""
    days = _changes(Party.OURS)(supplier, asked)
    quantities = QuantityChange.objects.filter(
        asked.cells.within("line__original"),
        order__supplier=supplier,
        asked_by=Party.OURS,
        withdrawn_at=None,
    ).select_related("order", "line__variant__product")
    found = [
        *((one.before, one) for one in days),
        *((one.line.original, one) for one in quantities),
    ]
    return [one for _day, one in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _payments(supplier: Supplier, asked: Asked) -> Rows:
    due = asked.cells.within_moments("due", asked.zone)
    rows = Obligation.objects.filter(due, supplier=supplier, rule="payment", debtor="ours")
    decided = Q(closed__isnull=False) | Q(due__lt=asked.our_day)
    return rows.filter(decided).exclude(state=State.WITHDRAWN).order_by("-due", "-pk")


def _conditions(supplier: Supplier, asked: Asked) -> Rows:
    rows = Condition.objects.filter(
        asked.cells.within("due"), order__supplier=supplier, by=Party.OURS
    ).annotate(until=asked.today("order__supplier"))
    decided = rows.filter(Q(met__isnull=False) | Q(due__lt=F("until")))
    standing = decided.exclude(met=None, order__cancelled__isnull=False)
    return standing.select_related("order").order_by("-due", "-pk")


def _marked(which: Q) -> Callable[[Supplier, Asked], Rows]:
    def rows(supplier: Supplier, asked: Asked) -> Rows:
        zone, cuts = ZoneInfo(supplier.zone), asked.cells.cuts
        first, last = (datetime.combine(day, time(), zone) for day in (cuts[0], cuts[-1]))
        marks = Correction.objects.filter(which, message__room__supplier=supplier)
        within = marks.filter(
            message__withdrawn=False, message__at__gte=first, message__at__lt=last
        )
        return within.select_related("message").order_by("-message__at", "-pk")

    return rows


def _clarity(supplier: Supplier, asked: Asked) -> Rows:
    rows = answers_judged(supplier).filter(asked.cells.within_moments("opened", asked.zone))
    return rows.select_related("answer").order_by("-opened", "-pk")


def _against(against: Any) -> Callable[[Supplier, Asked], Rows]:
    return _orders(lambda: on_time(against) | late(against))


_LATE = _orders(lambda: late("original"))
_FULL = _orders(lambda: is_there() | Q(original_waiting__lt=F("until")))
_LOTS = _lots(Q(inspected__gt=0))
_IDEAS = Q(mark=Mark.SUGGESTION, message__participant__side=Side.THEIRS)
_ROWS: Mapping[str, tuple[str, Callable[[Supplier, Asked], Records]]] = {
    **dict.fromkeys(("on_time", "delay_median", "delay_p90"), ("original", _against("original"))),
    "on_time_agreed": ("agreed", _against("agreed")),
    "otif": ("good", _against("good")),
    "lateness_median": ("original", _LATE),
    "in_full": ("full", _FULL),
    "on_time_lines": ("lines", _lines),
    "acceptance": ("lots", _LOTS),
    "defect_rate": ("lots", _LOTS),
    **{f"defect_rate_{one}": ("lots", _LOTS) for one in ("critical", "major", "minor")},
    "lots_passed": ("lots", _lots(Q(result__in=DECIDED))),
    "told_before": ("changes", _changes(Party.THEIRS)),
    "notice_median": ("changes", _changes(Party.THEIRS)),
    "told_before_ours": ("changes", _changes(Party.OURS)),
    "flexibility": ("requests", _requests),
    "paid_on_time_ours": ("payments", _payments),
    "conditions_met_ours": ("conditions", _conditions),
    "clarity": ("clarity", _clarity),
    "innovation": ("marks", _marked(_IDEAS)),
    "partnership_development": ("marks", _marked(Q(non_business=True) | Q(mark=Mark.THANKS))),
    "landed_unit_cost": ("landed", _came),
    "landed_unit_cost_change": ("landed", _compared(_came)),
    "price_change": ("bought", _compared(_bought)),
    "variants": ("bought", _bought),
}
