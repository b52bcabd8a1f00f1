"""Reminders of what is owed: sent by a person, or found in a message; and taking one back.

Each is a fact of its own and never changed. What they come to stands on the row they remind of.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Obligation, Promise, Reminder
from guanxi.apps.obligations.queries.ledger import as_of
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain import obligations as domain
from guanxi.domain.calendars import due_at


@transaction.atomic
def remind(*, obligation: Obligation, channel: Channel | str, by: Person, at: datetime) -> Reminder:
    """We reminded them of it just now. Raises NothingToRemind where it is settled, or ours."""
    row = Obligation.objects.select_for_update().get(pk=obligation.pk)
    domain.check_reminder(as_of(row, at).state, domain.Debtor(row.debtor))
    return _noted(row, domain.Debtor.OURS, channel, sent_at=at, by=by, at=at)


@transaction.atomic
def mark_reminder(
    *,
    promise: Promise,
    by_side: Debtor | str,
    channel: Channel | str,
    said_in: tuple[str, int],
    sent_at: datetime,
    by: Person,
    at: datetime,
) -> Reminder:
    """Something said was a reminder of this promise; marked twice it still is one."""
    row = Obligation.objects.select_for_update().get(
        rule="promise", subject_type="promise", subject_id=promise.pk
    )
    said_type, said_id = said_in
    of_it = Reminder.objects.filter(**row.key._asdict(), undone_at=None)
    there = of_it.filter(said_in_type=said_type, said_in_id=said_id).first()
    if there is not None:
        return there
    return _noted(
        row, domain.Debtor(by_side), channel, sent_at=sent_at, by=by, at=at, said_in=said_in
    )


@transaction.atomic
def take_back_reminder(*, reminder: Reminder, by: Person, at: datetime) -> None:
    """It was none, or was never sent. Once is enough."""
    if not Reminder.objects.filter(pk=reminder.pk, undone_at=None).update(undone_at=at):
        return
    row = Obligation.objects.select_for_update().filter(**reminder.key._asdict()).first()
    if row is not None:
        _settle(row)
    record_event(
        "reminder_taken_back",
        workspace_id=reminder.workspace_id,
        by=by.pk,
        at=at,
        subject=("reminder", reminder.pk),
    )


def _noted(
    row: Obligation,
    by_side: domain.Debtor,
    channel: Channel | str,
    *,
    sent_at: datetime,
    by: Person,
    at: datetime,
    said_in: tuple[str, int] | None = None,
) -> Reminder:
    said_type, said_id = said_in or ("", None)
    reminder: Reminder = Reminder.objects.create(
        workspace_id=row.workspace_id,
        **row.key._asdict(),
        by_side=by_side.value,
        channel=Channel(channel),
        sent_at=sent_at,
        said_in_type=said_type,
        said_in_id=said_id,
        by=by,
        at=at,
    )
    _settle(row)
    record_event(
        "reminder_noted",
        workspace_id=row.workspace_id,
        by=by.pk,
        at=at,
        subject=("obligation", row.pk),
        reminder=reminder.pk,
        by_side=by_side.value,
        channel=reminder.channel,
    )
    return reminder


def _settle(row: Obligation) -> None:
    """Write what the reminders of a row come to."""
    calendar, span = supplier_calendar(row.supplier), current_playbook().reminders.quiet
    said = Reminder.objects.filter(**row.key._asdict())
    found = domain.reminded(
        [one.to_domain() for one in said],
        domain.Debtor(row.debtor),
        quiet=lambda sent_at: due_at(calendar, sent_at, span),
    )
    row.reminded_times = found.times
    row.reminded_at = found.last
    row.quiet_until = found.quiet_until
    row.save(update_fields=["reminded_times", "reminded_at", "quiet_until"])
