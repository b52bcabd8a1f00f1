"""Setting a time for a call with a supplier, moving it, calling it off.

A planned call stands in the ledger, owed by both sides at its start, so that Today shows it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.labels import CallMedium, PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.obligations.actions import reconcile
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.domain import obligations as domain
from guanxi.domain.calls import check_length
from guanxi.domain.playbook import CallType

RULE, SUBJECT = "call", "planned_call"


class TimeTaken(ValueError):
    """Another call with the same supplier is planned for that very time."""


@transaction.atomic
def plan_call(
    *,
    supplier: Supplier,
    type: CallType,
    medium: CallMedium,
    starts_at: datetime,
    minutes: int,
    zone: str,
    ours: Collection[int],
    theirs: Collection[int],
    agenda: str,
    by: Person,
    at: datetime,
) -> PlannedCall:
    """Set a time for a call; the same time twice is one call, as it was planned first.

    ``ours`` are ids of members, ``theirs`` of the supplier's contacts; others are left out.
    Raises CallError for a length no call has.
    """
    check_length(minutes)
    call, is_new = PlannedCall.objects.get_or_create(
        workspace=supplier.workspace,
        supplier=supplier,
        starts_at=starts_at,
        state=PlannedState.PLANNED,
        defaults={
            "type": type.value,
            "medium": medium,
            "minutes": minutes,
            "zone": zone,
            "agenda": agenda,
            "by": by,
            "at": at,
        },
    )
    if is_new:
        _set_people(call, ours, theirs)
        tell_ledger(call, at)
        record(call, "call.planned", by, at, type=call.type)
    return call


@transaction.atomic
def move_call(
    *, call: PlannedCall, starts_at: datetime, minutes: int, zone: str, by: Person, at: datetime
) -> None:
    """Give a planned call another time or length; calendars that know it are told by its next
    sequence number. Nothing happens where nothing changes, or where it is no longer planned.

    Raises CallError and TimeTaken.
    """
    check_length(minutes)
    refuse_taken(call, starts_at)
    changed = Q(starts_at=starts_at, minutes=minutes, zone=zone)
    standing = PlannedCall.objects.filter(pk=call.pk, state=PlannedState.PLANNED)
    moved = standing.exclude(changed).update(
        starts_at=starts_at, minutes=minutes, zone=zone, sequence=F("sequence") + 1
    )
    if moved:
        call.refresh_from_db()
        tell_ledger(call, at)
        record(call, "call.moved", by, at, sequence=call.sequence)


@transaction.atomic
def prepare_call(
    *,
    call: PlannedCall,
    agenda: str,
    ours: Collection[int],
    theirs: Collection[int],
    by: Person,
    at: datetime,
) -> None:
    """Write down what it is to be about, and who takes part."""
    PlannedCall.objects.filter(pk=call.pk).update(agenda=agenda)
    call.agenda = agenda
    _set_people(call, ours, theirs)
    record(call, "call.prepared", by, at)


@transaction.atomic
def cancel_call(*, call: PlannedCall, by: Person, at: datetime) -> None:
    """Call it off; doing it twice changes nothing."""
    if _turn(call, PlannedState.PLANNED, PlannedState.CANCELLED):
        tell_ledger(call, at)
        record(call, "call.cancelled", by, at)


@transaction.atomic
def restore_planned_call(*, call: PlannedCall, by: Person, at: datetime) -> None:
    """Let a call that was called off stand again. Raises TimeTaken."""
    if call.state == PlannedState.CANCELLED:
        refuse_taken(call, call.starts_at)
    if _turn(call, PlannedState.CANCELLED, PlannedState.PLANNED):
        tell_ledger(call, at)
        record(call, "call.restored_plan", by, at)


def tell_ledger(call: PlannedCall, at: datetime) -> None:
    """Make the ledger say of this call what it is: owed, done, or no longer owed."""
    expected = [] if call.state == PlannedState.CANCELLED else [_expected(call)]
    reconcile(
        workspace=call.workspace,
        supplier=call.supplier,
        rule=RULE,
        expected=expected,
        within=Q(subject_type=SUBJECT, subject_id=call.pk),
        at=at,
    )


def refuse_taken(call: PlannedCall, starts_at: datetime) -> None:
    """Raise TimeTaken where another call is planned with this supplier for that time."""
    others = PlannedCall.objects.filter(
        supplier=call.supplier_id, starts_at=starts_at, state=PlannedState.PLANNED
    )
    if others.exclude(pk=call.pk).exists():
        raise TimeTaken(starts_at)


def record(call: PlannedCall, verb: str, by: Person, at: datetime, **data: str | int) -> None:
    """The trail's event of a change to a planned call."""
    record_event(
        verb,
        workspace_id=call.workspace_id,
        by=by.pk,
        at=at,
        subject=(SUBJECT, call.pk),
        **data,
    )


def _expected(call: PlannedCall) -> domain.Expected:
    return domain.Expected(
        key=domain.Key(RULE, SUBJECT, call.pk),
        supplier_id=call.supplier_id,
        debtor=domain.Debtor.BOTH,
        opened=call.at,
        due=call.starts_at,
        closed=_held_at(call),
        known_until=None,
        params={"type": call.type, "minutes": call.minutes},
        playbook_version=playbook_at(call.at).version,
    )


def _held_at(call: PlannedCall) -> datetime | None:
    """When it took place; one that began before it was to end began on time. One to which somebody
    did not come was not kept, and nothing of it is to be done any more once its time is over."""
    if call.state == PlannedState.MISSED:
        return call.starts_at + timedelta(minutes=call.minutes)
    if call.state != PlannedState.HELD or call.call is None:
        return None
    began: datetime = call.call.at
    ends = call.starts_at + timedelta(minutes=call.minutes)
    return call.starts_at if call.starts_at <= began <= ends else began


def _turn(call: PlannedCall, before: PlannedState, after: PlannedState) -> bool:
    """Change the state where it still is what it was; calendars hear of it by the sequence."""
    rows = PlannedCall.objects.filter(pk=call.pk, state=before)
    turned = rows.update(state=after, sequence=F("sequence") + 1)
    call.refresh_from_db()
    return bool(turned)


def _set_people(call: PlannedCall, ours: Collection[int], theirs: Collection[int]) -> None:
    members = Membership.objects.filter(workspace=call.workspace_id, person__in=ours)
    contacts = Contact.objects.filter(supplier=call.supplier_id, pk__in=theirs, removed_at=None)
    call.ours.set(members.values_list("person_id", flat=True))
    call.theirs.set(contacts.values_list("pk", flat=True))
