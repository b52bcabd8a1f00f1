"""Calls, visits and voice messages noted by hand: what was answered is a contact, the rest an
attempt."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call
from guanxi.apps.suppliers.models import Supplier


@transaction.atomic
def log_call(
    *,
    supplier: Supplier,
    kind: CallKind,
    answered: bool,
    minutes: int,
    note: str,
    called_at: datetime,
    by: Person,
    at: datetime,
) -> Call:
    """Note a call with a supplier. A call nobody took has no minutes."""
    call = Call.objects.create(
        workspace=supplier.workspace,
        supplier=supplier,
        kind=kind,
        at=called_at,
        minutes=minutes if answered else 0,
        answered=answered,
        note=note,
        by=by,
    )
    _record("call.logged", call, by, at, kind=call.kind, answered=answered)
    return call


@transaction.atomic
def withdraw_call(*, call: Call, by: Person, at: datetime) -> None:
    """Take a noted call back; doing it twice changes nothing."""
    if Call.objects.filter(pk=call.pk, withdrawn_at=None).update(withdrawn_at=at):
        _record("call.withdrawn", call, by, at)


@transaction.atomic
def restore_call(*, call: Call, by: Person, at: datetime) -> None:
    """Take the taking back back."""
    if Call.objects.filter(pk=call.pk).exclude(withdrawn_at=None).update(withdrawn_at=None):
        _record("call.restored", call, by, at)


def _record(verb: str, call: Call, by: Person, at: datetime, **data: str | bool) -> None:
    record_event(
        verb,
        workspace_id=call.workspace_id,
        by=by.pk,
        at=at,
        subject=("call", call.pk),
        **data,
    )
    reconcile_rhythm(supplier=call.supplier, at=at)
