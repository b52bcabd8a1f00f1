"""Moving a day: who asked, when it was announced, what was answered. The original never moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.models import DateChange, OrderLine, PurchaseOrder


@transaction.atomic
def ask_for_date(
    *,
    order: PurchaseOrder,
    asked_by: str,
    announced: date,
    before: date,
    after: date,
    by: Person,
    at: datetime,
    line: OrderLine | None = None,
    accepted: bool | None = None,
    reason: str = "",
) -> DateChange:
    """Somebody asked to move what was to come on one day to another: all of it, or one line.

    ``accepted`` None: the answer is still to come. Raises OrderError where nothing is due on
    ``before``, or both days are the same.
    """
    if after == before:
        raise OrderError(Fault.SAME_DAY)
    if not list(_lines_on(order, before, line)):
        raise OrderError(Fault.NO_DAY)
    change = DateChange.objects.create(
        workspace=order.workspace,
        order=order,
        line=line,
        asked_by=asked_by,
        announced=announced,
        before=before,
        after=after,
        reason=reason,
        by=by,
        at=at,
    )
    if accepted is not None:
        _answer(change, accepted)
    judge_orders(order_ids=[order.pk], at=at)
    record(
        "order.date_asked", change, by=by, at=at,
        order=order.pk, asked_by=asked_by, accepted=accepted,
    )  # fmt: skip
    return change


@transaction.atomic
def answer_date(*, change: DateChange, accepted: bool, by: Person, at: datetime) -> None:
    """The other side agreed to the new day, or did not. Raises OrderError once answered."""
    if change.accepted is not None or change.withdrawn_at is not None:
        raise OrderError(Fault.ANSWERED)
    _answer(change, accepted)
    judge_orders(order_ids=[change.order_id], at=at)
    record("order.date_answered", change, by=by, at=at, order=change.order_id, accepted=accepted)


@transaction.atomic
def reopen_date(*, change: DateChange, by: Person, at: datetime) -> None:
    """Take the answer back: the day is again the one before."""
    _move_back(change)
    change.accepted = None
    change.save(update_fields=["accepted"])
    judge_orders(order_ids=[change.order_id], at=at)
    record("order.date_reopened", change, by=by, at=at, order=change.order_id)


@transaction.atomic
def withdraw_date(*, change: DateChange, by: Person, at: datetime) -> None:
    """Nobody asked after all: it no longer counts, and the day is again the one before."""
    if change.withdrawn_at is not None:
        return
    _move_back(change)
    change.withdrawn_at = at
    change.save(update_fields=["withdrawn_at"])
    judge_orders(order_ids=[change.order_id], at=at)
    record("order.date_withdrawn", change, by=by, at=at, order=change.order_id)


def _answer(change: DateChange, accepted: bool) -> None:
    change.accepted = accepted
    change.save(update_fields=["accepted"])
    if accepted:
        for line in _lines_on(change.order, change.before, change.line):
            _agree(line, change.after)


def _move_back(change: DateChange) -> None:
    if change.accepted and change.withdrawn_at is None:
        for line in _lines_on(change.order, change.after, change.line):
            if line.agreed is not None:
                _agree(line, change.before)


def _lines_on(order: PurchaseOrder, day: date, line: OrderLine | None) -> Iterator[OrderLine]:
    """The lines that are due on a day as things stand now."""
    for one in order.lines.order_by("pk"):
        if (line is None or one.pk == line.pk) and (one.agreed or one.original) == day:
            yield one


def _agree(line: OrderLine, day: date) -> None:
    line.agreed = None if day == line.original else day
    line.told = False
    line.save(update_fields=["agreed", "told"])
