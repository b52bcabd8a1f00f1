"""Holds: an order, its shipping or its payments stand still until they are lifted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.trail import record
from guanxi.apps.orders.models import Hold, PurchaseOrder
from guanxi.domain.orders import HoldError, check_lift


@transaction.atomic
def place_hold(*, order: PurchaseOrder, on: str, reason: str, by: Person, at: datetime) -> Hold:
    """Stop an order, its shipping or its payments, for a reason."""
    hold = Hold.objects.create(
        workspace=order.workspace, order=order, on=on, reason=reason, placed_at=at, placed_by=by
    )
    record("hold.placed", hold, by=by, at=at, order=order.pk, on=on)
    return hold


@transaction.atomic
def lift_hold(*, hold: Hold, by: Person, at: datetime) -> None:
    """It goes on. Raises OrderError where it was lifted already."""
    try:
        check_lift(hold.to_domain(), at)
    except HoldError:
        raise OrderError(Fault.LIFTED) from None
    hold.lifted_at, hold.lifted_by = at, by
    hold.save(update_fields=["lifted_at", "lifted_by"])
    record("hold.lifted", hold, by=by, at=at, order=hold.order_id)


@transaction.atomic
def restore_hold(*, hold: Hold, by: Person, at: datetime) -> None:
    """It was lifted by mistake, and stands again since it was placed."""
    hold.lifted_at = hold.lifted_by = None
    hold.save(update_fields=["lifted_at", "lifted_by"])
    record("hold.restored", hold, by=by, at=at, order=hold.order_id)
