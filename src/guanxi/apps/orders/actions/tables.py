"""Where tables say something else than a person noted: keep what stands, or take theirs."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.corrections import check_head, check_line
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.actions.versions import Part, edit
from guanxi.apps.orders.labels import PartOf
from guanxi.apps.orders.models import (
    Inspection,
    OrderEdit,
    OrderLine,
    PurchaseOrder,
    TableDifference,
)

# Days are moved by a record of their own, or never.
FIXED = ("original", "agreed")


@transaction.atomic
def keep_ours(*, difference: TableDifference, by: Person, at: datetime) -> None:
    """What a person noted stands; it comes up again when tables say something new."""
    difference.settled_at, difference.settled_by = at, by
    difference.save(update_fields=["settled_at", "settled_by"])
    record("difference.kept", difference, by=by, at=at, order=difference.order_id)


@transaction.atomic
def ask_again(*, difference: TableDifference, by: Person, at: datetime) -> None:
    """It was put aside by mistake."""
    difference.settled_at = difference.settled_by = None
    difference.save(update_fields=["settled_at", "settled_by"])
    record("difference.reopened", difference, by=by, at=at, order=difference.order_id)


@transaction.atomic
def take_from_tables(*, difference: TableDifference, by: Person, at: datetime) -> OrderEdit | None:
    """Write what the tables say, as a correction that can be undone like any other.

    Raises OrderError where that cannot be corrected any more, or is a day: those are moved.
    """
    if difference.column in FIXED:
        raise OrderError(Fault.NO_CORRECTION)
    row, values = part_of(difference), _values(difference)
    if isinstance(row, OrderLine):
        check_line(row, values)
    elif isinstance(row, PurchaseOrder):
        check_head(row, values)
    change = edit(row, values, by=by, at=at)
    judge_orders(order_ids=[difference.order_id], at=at)
    record(
        "difference.taken", difference, by=by, at=at,
        order=difference.order_id, column=difference.column,
    )  # fmt: skip
    return change


def part_of(difference: TableDifference) -> Part:
    """The order, line or inspection a difference is about. Raises OrderError where it is gone."""
    if difference.part == PartOf.ORDER:
        return difference.order
    model = OrderLine if difference.part == PartOf.LINE else Inspection
    found: OrderLine | Inspection | None = model.objects.filter(pk=difference.part_id).first()
    if found is None:
        raise OrderError(Fault.CHANGED_SINCE)
    return found


def _values(difference: TableDifference) -> dict[str, object]:
    """What is written; terms are taken as words, and read again."""
    if difference.column != "terms":
        return {difference.column: difference.said}
    return {"terms": [], "terms_settled": False, "terms_said": difference.said}
