"""Another quantity of a line: who asked, when it was announced, what was answered.

What was ordered first stays beside it: the original day is measured by it (see
``domain.orders.quantities``).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.models import DeliveryLine, OrderLine, QuantityChange
from guanxi.apps.orders.queries.facts import quantity_changes_of
from guanxi.domain.orders import quantities


@transaction.atomic
def ask_for_quantity(
    *,
    line: OrderLine,
    asked_by: str,
    announced: date,
    after: Decimal,
    by: Person,
    at: datetime,
    accepted: bool | None = None,
    reason: str = "",
    knowing: bool = False,
) -> QuantityChange:
    """Somebody asked for another quantity of a line; 0 leaves it out.

    ``accepted`` None: the answer is still to come. ``knowing``: that more than this came already.
    Raises OrderError where it did and nobody says so, or the quantity is the same.
    """
    if after == line.quantity:
        raise OrderError(Fault.SAME_QUANTITY)
    if not knowing and after < delivered_of(line):
        raise OrderError(Fault.BELOW_DELIVERED)
    change = QuantityChange.objects.create(
        workspace_id=line.workspace_id,
        order_id=line.order_id,
        line=line,
        asked_by=asked_by,
        announced=announced,
        before=line.quantity,
        after=after,
        accepted=accepted,
        reason=reason,
        below_delivered=knowing,
        by=by,
        at=at,
    )
    _count(line)
    judge_orders(order_ids=[line.order_id], at=at)
    record(
        "order.quantity_asked", change, by=by, at=at,
        order=line.order_id, asked_by=asked_by, accepted=accepted,
    )  # fmt: skip
    return change


@transaction.atomic
def answer_quantity(*, change: QuantityChange, accepted: bool, by: Person, at: datetime) -> None:
    """The other side agreed to the new quantity, or did not. Raises OrderError once answered, and
    where more than it came since it was asked for."""
    if change.accepted is not None or change.withdrawn_at is not None:
        raise OrderError(Fault.ANSWERED)
    too_little = change.after < delivered_of(change.line)
    if accepted and too_little and not change.below_delivered:
        raise OrderError(Fault.BELOW_DELIVERED)
    _set(change, accepted=accepted)
    judge_orders(order_ids=[change.order_id], at=at)
    record(
        "order.quantity_answered", change, by=by, at=at, order=change.order_id, accepted=accepted
    )


@transaction.atomic
def reopen_quantity(*, change: QuantityChange, by: Person, at: datetime) -> None:
    """Take the answer back: the quantity is again the one before."""
    _set(change, accepted=None)
    judge_orders(order_ids=[change.order_id], at=at)
    record("order.quantity_reopened", change, by=by, at=at, order=change.order_id)


@transaction.atomic
def withdraw_quantity(*, change: QuantityChange, by: Person, at: datetime) -> None:
    """Nobody asked after all: it no longer counts."""
    if change.withdrawn_at is not None:
        return
    change.withdrawn_at = at
    change.save(update_fields=["withdrawn_at"])
    _count(change.line)
    judge_orders(order_ids=[change.order_id], at=at)
    record("order.quantity_withdrawn", change, by=by, at=at, order=change.order_id)


def delivered_of(line: OrderLine) -> Decimal:
    """How much of a line is in deliveries, wherever they are."""
    found: Decimal | None = DeliveryLine.objects.filter(line=line).aggregate(n=Sum("quantity"))["n"]
    return found or Decimal(0)


def _set(change: QuantityChange, *, accepted: bool | None) -> None:
    change.accepted = accepted
    change.save(update_fields=["accepted"])
    _count(change.line)


def _count(line: OrderLine) -> None:
    """The quantity that all changes that were agreed to make of the first one."""
    rows = QuantityChange.objects.filter(line=line, withdrawn_at=None).order_by("pk")
    changes = quantity_changes_of(rows)
    is_changed = any(one.accepted for one in changes)
    first = line.first_quantity or line.quantity
    line.quantity = quantities(first, changes).agreed
    line.first_quantity = first if is_changed else None
    line.in_tables, line.told = line.in_tables or line.told, False
    line.save(update_fields=["quantity", "first_quantity", "in_tables", "told"])
