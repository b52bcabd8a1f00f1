"""Days that were moved or missed, how early that was said, and what became of what we asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guanxi.apps.obligations.labels import State
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.orders.labels import Party
from guanxi.apps.orders.models import DateChange, QuantityChange
from guanxi.apps.orders.queries.facts import quantity_changes_of
from guanxi.apps.orders.queries.figures_cells import Asked, Key
from guanxi.domain import orders as domain
from guanxi.domain.measures import (
    ChangeRequest,
    change_requests,
    count_notice,
    count_requests,
    count_told,
    quantity_requests,
    quantity_verdict,
)
from guanxi.domain.playbook import Debtor

LATE_NOTICE = "late_notice"


def date_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """By supplier and period of the day that was moved or missed. Two queries."""
    changes: dict[Key, list[domain.DateChange]] = defaultdict(list)
    told: set[tuple[int, date]] = set()
    for supplier, order, one in _changes(asked):
        if one.asked_by is Debtor.THEIRS:
            told.add((order, one.before))
        for period in asked.cells.periods_with(one.before):
            changes[supplier, period].append(one)
    missed: Counter[Key] = Counter()
    for supplier, order, day in _missed(asked):
        if (order, day) not in told:
            missed.update((supplier, period) for period in asked.cells.periods_with(day))
    return {
        key: {
            "told_before": count_told(changes[key], Debtor.THEIRS, missed_untold=missed[key]),
            "told_before_ours": count_told(changes[key], Debtor.OURS, missed_untold=0),
            "notice_median": count_notice(changes[key], Debtor.THEIRS),
        }
        for key in {*changes, *missed}
    }


def request_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """What became of the days and quantities we asked to change: by supplier, and by period of the
    day that was to be moved or, of a quantity, of its line's original day. Two queries."""
    found: dict[Key, list[ChangeRequest]] = defaultdict(list)
    for supplier, day, request in (*our_requests(asked), *our_quantities(asked)):
        for period in asked.cells.periods_with(day):
            found[supplier, period].append(request)
    return {key: {"flexibility": count_requests(requests)} for key, requests in found.items()}


def our_requests(asked: Asked) -> Iterable[tuple[int, date, ChangeRequest]]:
    """Each day we asked to move: whose it was, which day, and what became of it."""
    ours = _standing(asked).filter(asked.cells.within("before"), asked_by=Party.OURS)
    rows = DateChange.objects.filter(withdrawn_at=None, order__in=ours.values("order_id"))
    by_order: dict[int, list[DateChange]] = defaultdict(list)
    judged = rows.annotate(until=asked.known_until("order__")).select_related("order", "line")
    verdicts: dict[int, domain.Verdict] = {}
    for row in judged:
        verdicts[row.pk] = (row.line or row.order).stands("agreed").verdict(row.until)
        by_order[row.order_id].append(row)
    for of_order in by_order.values():
        changes = {row.pk: change_of(row) for row in of_order}
        for request in change_requests(changes.values(), verdicts):
            yield of_order[0].order.supplier_id, changes[request.id].before, request


def our_quantities(asked: Asked) -> Iterable[tuple[int, date, ChangeRequest]]:
    """Each quantity we asked to change: whose it was, its line's original day, and its fate."""
    every = QuantityChange.objects.filter(asked.of("order__supplier"), withdrawn_at=None)
    ours = every.filter(asked.cells.within("line__original"), asked_by=Party.OURS)
    rows = every.filter(line__in=ours.values("line")).annotate(until=asked.known_until("order__"))
    by_line: dict[int, list[QuantityChange]] = defaultdict(list)
    for row in rows.select_related("order", "line").order_by("announced", "pk"):
        by_line[row.line_id].append(row)
    for of_line in by_line.values():
        changes = quantity_changes_of(of_line)
        verdicts = {
            one.id: quantity_verdict(
                one,
                row.line.stands("agreed").verdict(row.until),  # type: ignore[attr-defined]
                delivered=row.line.delivered,
                tolerance=row.order.tolerance,
                knowing=row.below_delivered,
            )
            for one, row in zip(changes, of_line, strict=True)
        }
        supplier, day = of_line[0].order.supplier_id, of_line[0].line.original
        assert day is not None  # lines of a period have one
        for request in quantity_requests(changes, verdicts):
            yield supplier, day, request


def change_of(row: DateChange) -> domain.DateChange:
    """The row as the rules know it."""
    return domain.DateChange(
        id=row.pk,
        asked_by=Debtor(row.asked_by),
        announced=row.announced,
        before=row.before,
        after=row.after,
        accepted=row.accepted,
        line_id=row.line_id,
    )


def _changes(asked: Asked) -> Iterable[tuple[int, int, domain.DateChange]]:
    rows = _standing(asked).filter(asked.cells.within("before"))
    columns = ("pk", "asked_by", "announced", "before", "after", "accepted", "line_id")
    for supplier, order, pk, asked_by, *rest in rows.values_list(
        "order__supplier_id", "order_id", *columns
    ):
        yield supplier, order, domain.DateChange(pk, Debtor(asked_by), *rest)


def _standing(asked: Asked) -> QuerySet[DateChange]:
    return DateChange.objects.filter(asked.of("order__supplier"), withdrawn_at=None)


def _missed(asked: Asked) -> Iterable[tuple[int, int, date]]:
    """Days for which word was owed once they had gone by."""
    rows = Obligation.objects.filter(
        asked.of(),
        rule=LATE_NOTICE,
        occurrence__gte=asked.cells.cuts[0].isoformat(),
        occurrence__lt=asked.cells.cuts[-1].isoformat(),
    ).exclude(state=State.WITHDRAWN)
    for supplier, order, day in rows.values_list("supplier_id", "subject_id", "occurrence"):
        yield supplier, order, date.fromisoformat(day)
