"""What has to be done before production can begin, and the steps of an order."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.obligations.actions import reconcile_rules
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders, unfix_days
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.models import Condition, Milestone, PurchaseOrder


@transaction.atomic
def note_condition(
    *,
    order: PurchaseOrder,
    kind: str,
    side: str,
    by: Person,
    at: datetime,
    due: date | None = None,
) -> Condition:
    """Something one side must do before production can begin."""
    condition = Condition.objects.create(
        workspace=order.workspace, order=order, kind=kind, by=side, due=due
    )
    judge_orders(order_ids=[order.pk], at=at)
    record("condition.noted", condition, by=by, at=at, order=order.pk, kind=kind)
    return condition


@transaction.atomic
def meet_condition(*, condition: Condition, met: date | None, by: Person, at: datetime) -> None:
    """It was done on a day; None takes that back, and with it the days counted from it."""
    if met is None:
        unfix_days(order_id=condition.order_id)
    condition.met = met
    condition.save(update_fields=["met"])
    judge_orders(order_ids=[condition.order_id], at=at)
    verb = "condition.met" if met else "condition.reopened"
    record(verb, condition, by=by, at=at, order=condition.order_id)


@transaction.atomic
def drop_condition(*, condition: Condition, by: Person, at: datetime) -> None:
    """It was never agreed."""
    record("condition.dropped", condition, by=by, at=at, order=condition.order_id)
    _forget("condition", condition, at)
    judge_orders(order_ids=[condition.order_id], at=at)


@transaction.atomic
def note_milestone(
    *,
    order: PurchaseOrder,
    step: str,
    side: str,
    due: date,
    by: Person,
    at: datetime,
    absolute: bool = False,
    buffer: int = 0,
) -> Milestone:
    """Plan a step. Raises OrderError where it is planned already."""
    if Milestone.objects.filter(order=order, step=step).exists():
        raise OrderError(Fault.STEP_TAKEN)
    milestone = Milestone.objects.create(
        workspace=order.workspace,
        order=order,
        step=step,
        by=side,
        due=due,
        absolute=absolute,
        buffer=buffer,
    )
    judge_orders(order_ids=[order.pk], at=at)
    record("milestone.noted", milestone, by=by, at=at, order=order.pk, step=step)
    return milestone


@transaction.atomic
def finish_milestone(*, milestone: Milestone, done: date | None, by: Person, at: datetime) -> None:
    """The step was done on a day; None takes that back."""
    milestone.done = done
    milestone.save(update_fields=["done"])
    judge_orders(order_ids=[milestone.order_id], at=at)
    verb = "milestone.done" if done else "milestone.reopened"
    record(verb, milestone, by=by, at=at, order=milestone.order_id)


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: Person, at: datetime) -> None:
    """The step is not planned any more."""
    record("milestone.dropped", milestone, by=by, at=at, order=milestone.order_id)
    _forget("milestone", milestone, at)
    judge_orders(order_ids=[milestone.order_id], at=at)


def _forget(kind: str, one: Condition | Milestone, at: datetime) -> None:
    """What it made owed is withdrawn before it goes: nobody could say of what it was."""
    where = Q(rule=kind, subject_type=kind, subject_id=one.pk)
    reconcile_rules(workspace=one.workspace, rules=[kind], pieces=[((), where)], at=at)
    one.delete()
