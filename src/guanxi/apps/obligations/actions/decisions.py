"""What a person decides about something owed, and taking it back.

Each raises IllegalMove where the row no longer allows it (settled meanwhile by somebody else).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.obligations.actions.ledger import settle
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.obligations.queries.ledger import as_of
from guanxi.domain.obligations import DecisionKind, check_decision


class NotAMember(ValueError):
    """Something can be handed to members of the workspace only."""


def mark_done(*, obligation: Obligation, by: Person, at: datetime) -> Decision:
    """It was done elsewhere; the moment of noting it counts."""
    return _decide(obligation, DecisionKind.DONE, by=by, at=at)


def needs_no_answer(*, obligation: Obligation, by: Person, at: datetime) -> Decision:
    """Nothing is owed here: withdrawn, and in no statistic."""
    return _decide(obligation, DecisionKind.NO_ANSWER, by=by, at=at)


def snooze(
    *, obligation: Obligation, until: datetime, by: Person, at: datetime, reason: str = ""
) -> Decision:
    """Off the worklist until then; neither its due time nor its state changes."""
    return _decide(obligation, DecisionKind.SNOOZED, by=by, at=at, until=until, reason=reason)


def delegate(*, obligation: Obligation, to: Person, by: Person, at: datetime) -> Decision:
    """Somebody else's to do. Raises NotAMember."""
    if not Membership.objects.filter(workspace=obligation.workspace_id, person=to).exists():
        raise NotAMember(to.pk)
    return _decide(obligation, DecisionKind.DELEGATED, by=by, at=at, to=to)


@transaction.atomic
def undo_decision(*, decision: Decision, by: Person, at: datetime) -> None:
    """Take a decision back; the row reads as if it had not been taken. Once is enough."""
    if not Decision.objects.filter(pk=decision.pk, undone_at=None).update(undone_at=at):
        return
    row = Obligation.objects.select_for_update().filter(**decision.key._asdict()).first()
    if row is not None:
        settle(row, at=at)
    record_event(
        "decision_undone",
        workspace_id=decision.workspace_id,
        by=by.pk,
        at=at,
        subject=("decision", decision.pk),
    )


@transaction.atomic
def _decide(
    obligation: Obligation,
    kind: DecisionKind,
    *,
    by: Person,
    at: datetime,
    until: datetime | None = None,
    to: Person | None = None,
    reason: str = "",
) -> Decision:
    row = Obligation.objects.select_for_update().get(pk=obligation.pk)
    check_decision(as_of(row, at).state, kind)
    decision: Decision = Decision.objects.create(
        workspace_id=row.workspace_id,
        **row.key._asdict(),
        kind=kind.value,
        until=until,
        to=to,
        reason=reason,
        by=by,
        at=at,
    )
    settle(row, at=at)
    record_event(
        "decision_taken",
        workspace_id=row.workspace_id,
        by=by.pk,
        at=at,
        subject=("obligation", row.pk),
        kind=kind.value,
        decision=decision.pk,
    )
    return decision
