"""Inspections as a person notes them: one lot, its units by the worst class of their defects."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.actions.versions import edit, take_out
from guanxi.apps.orders.keys import free_key
from guanxi.apps.orders.labels import PartOf
from guanxi.apps.orders.models import Inspection, OrderEdit, OrderLine, PurchaseOrder
from guanxi.domain.tables import InspectionRow, Kind


class Lot(TypedDict, total=False):
    """What was found. A unit counts once, in its worst class; ``unclassed`` where nobody said."""

    lot: str
    day: date | None
    lot_size: int | None
    inspected: int
    critical: int
    major: int
    minor: int
    unclassed: int
    result: str
    inspector: str
    note: str


@transaction.atomic
def note_inspection(
    *,
    order: PurchaseOrder,
    by: Person,
    at: datetime,
    line: OrderLine | None = None,
    **found: Unpack[Lot],
) -> Inspection:
    """Note that a lot was looked at. ``line`` None: it is of the whole order.

    It goes by the key a table of inspections would know it by, so that one brought in later means
    it too. Raises OrderError where more units are defective than were looked at.
    """
    _check(found)
    inspection = Inspection.objects.create(
        workspace_id=order.workspace_id,
        order=order,
        supplier_id=order.supplier_id,
        line=line,
        key=_key(order, line, found.get("lot", "")),
        **found,
    )
    judge_orders(order_ids=[order.pk], at=at)
    record("inspection.noted", inspection, by=by, at=at, order=order.pk)
    return inspection


@transaction.atomic
def correct_inspection(
    *,
    inspection: Inspection,
    by: Person,
    at: datetime,
    line: OrderLine | None = None,
    **found: Unpack[Lot],
) -> OrderEdit | None:
    """Say something else about a lot; None where nothing changed, else what ``undo_edit`` takes."""
    _check(found)
    values = {**found, "line_id": line.pk if line else None}
    change = edit(inspection, values, by=by, at=at)
    if change is not None:
        judge_orders(order_ids=[inspection.order_id], at=at)
        record(
            "inspection.corrected", inspection, by=by, at=at,
            order=inspection.order_id, columns=",".join(sorted(change.after)),
        )  # fmt: skip
    return change


@transaction.atomic
def take_back_inspection(*, inspection: Inspection, by: Person, at: datetime) -> OrderEdit:
    """It was noted by mistake; ``undo_edit`` puts it back."""
    order = inspection.order_id
    record("inspection.taken_back", inspection, by=by, at=at, order=order)
    change = take_out(inspection, by=by, at=at)
    judge_orders(order_ids=[order], at=at)
    return change


def _check(found: Lot) -> None:
    classed = found.get("critical", 0) + found.get("major", 0) + found.get("minor", 0)
    defective = classed + found.get("unclassed", 0)
    if defective > found["inspected"]:
        raise OrderError(Fault.MORE_DEFECTIVE)


def _key(order: PurchaseOrder, line: OrderLine | None, lot: str) -> str:
    variant = line.variant if line else None
    row = InspectionRow(
        po_number=order.number,
        lot=lot,
        sku=variant.sku if variant else "",
        item=variant.product.name if variant else "",
        variant=variant.name if variant else "",
    )
    gone = order.edits.filter(part=PartOf.INSPECTION, undone_at=None).exclude(key="")
    taken = {
        *order.inspections.values_list("key", flat=True),
        *gone.values_list("key", flat=True),
    }
    return free_key(Kind.INSPECTIONS, row, taken)
