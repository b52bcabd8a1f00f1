"""What became of a planned call: a contact, its minutes, and the promises made in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.actions.calls import log_call, withdraw_call
from guanxi.apps.conversations.actions.planned_calls import record, refuse_taken, tell_ledger
from guanxi.apps.conversations.labels import CallKind, MissedBy, PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.obligations.actions import note_promise, withdraw_promise
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Promise

SAID_IN = "call"


@dataclass(frozen=True)
class Promised:
    """A promise made in a call: what, by whom, until when."""

    what: str
    debtor: Debtor
    due: datetime


@transaction.atomic
def hold_call(
    *,
    call: PlannedCall,
    called_at: datetime,
    minutes: int,
    relationship_percent: int | None,
    notes: str,
    promises: Collection[Promised],
    by: Person,
    at: datetime,
) -> None:
    """It took place: a contact from ``called_at`` on, so many minutes, with its promises.

    Saying so twice, or of a call that was called off, changes nothing.
    """
    standing = PlannedCall.objects.filter(pk=call.pk, state=PlannedState.PLANNED)
    if not standing.update(
        state=PlannedState.HELD, notes=notes, relationship_percent=relationship_percent
    ):
        return
    logged = log_call(
        supplier=call.supplier,
        kind=CallKind(call.medium),
        answered=True,
        minutes=minutes,
        note=notes,
        called_at=called_at,
        by=by,
        at=at,
    )
    PlannedCall.objects.filter(pk=call.pk).update(call=logged)
    call.refresh_from_db()
    for promise in promises:
        note_promise(
            supplier=call.supplier,
            debtor=promise.debtor,
            what=promise.what,
            due=promise.due,
            said_in=(SAID_IN, logged.pk),
            by=by,
            at=at,
        )
    tell_ledger(call, at)
    record(call, "call.held", by, at, logged=logged.pk, promises=len(promises))


class StillToCome(ValueError):
    """Nobody can have stayed away from a call whose time has not begun."""


@transaction.atomic
def miss_call(*, call: PlannedCall, missed_by: MissedBy, by: Person, at: datetime) -> None:
    """Somebody did not come: an attempt, no contact. Saying so twice changes nothing.

    Raises StillToCome.
    """
    if at < call.starts_at:
        raise StillToCome(call.starts_at)
    standing = PlannedCall.objects.filter(pk=call.pk, state=PlannedState.PLANNED)
    if not standing.update(state=PlannedState.MISSED, missed_by=missed_by):
        return
    logged = log_call(
        supplier=call.supplier,
        kind=CallKind(call.medium),
        answered=False,
        minutes=0,
        note="",
        called_at=call.starts_at,
        by=by,
        at=at,
    )
    PlannedCall.objects.filter(pk=call.pk).update(call=logged)
    call.refresh_from_db()
    tell_ledger(call, at)
    record(call, "call.missed", by, at, logged=logged.pk, missed_by=missed_by.value)


@transaction.atomic
def reopen_call(*, call: PlannedCall, by: Person, at: datetime) -> None:
    """It did not take place after all, or did: the contact and its promises (or the attempt) are
    taken back, the minutes stay to be corrected. Doing it twice changes nothing.

    Raises TimeTaken.
    """
    logged = call.call
    over = (PlannedState.HELD, PlannedState.MISSED)
    if call.state in over:
        refuse_taken(call, call.starts_at)
    held = PlannedCall.objects.filter(pk=call.pk, state__in=over)
    if not held.update(state=PlannedState.PLANNED, missed_by="", call=None):
        return
    call.refresh_from_db()
    if logged is not None:
        withdraw_call(call=logged, by=by, at=at)
        said = Promise.objects.filter(said_in_type=SAID_IN, said_in_id=logged.pk)
        for promise in said.filter(withdrawn_at=None).select_related("supplier", "workspace"):
            withdraw_promise(promise=promise, by=by, at=at)
    tell_ledger(call, at)
    record(call, "call.reopened", by, at)
