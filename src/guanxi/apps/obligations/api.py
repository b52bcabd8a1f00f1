"""What is owed between us and suppliers, and what is decided about it, for programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from guanxi.apps.accounts.callers import ApiRequest
from guanxi.apps.accounts.models import Membership
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.labels import Debtor, DecisionKind, State
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.obligations.queries import as_of
from guanxi.apps.obligations.queries.ledger import UNSETTLED, with_promises
from guanxi.domain import obligations as domain
from guanxi.platform.api.paging import Asked, Page, page_by_id
from guanxi.platform.api.plain import Given, Id, Instant, Text200, at, at_or_none
from guanxi.platform.api.problems import FieldError, Problem

router = Router(tags=["obligations"])
decisions = Router(tags=["obligations"])


class SubjectOut(Schema):
    """The record it is owed for: a message, an order, a promise …"""

    type: str
    id: int


class ObligationOut(Schema):
    """Something one side owes the other by a time. Instants are by the supplier's clock."""

    id: Id
    supplier: Id
    rule: str = Field(description="The playbook's code of what is owed.")
    subject: SubjectOut
    debtor: Debtor
    promised: str | None = Field(description="The words of a promise, where it is one.")
    opened: datetime
    due: datetime | None
    closed: datetime | None
    state: State = Field(description="As it stands now: `unknown` where silence proves nothing.")
    snoozed_until: datetime | None
    assigned_to: Id | None
    zone: str


class DecisionOut(Schema):
    """What was decided about something owed; it can be taken back by its number."""

    id: Id
    kind: DecisionKind
    until: datetime | None
    to: Id | None
    reason: str
    at: datetime
    undone_at: datetime | None
    obligation: ObligationOut


class ObligationsAsked(Asked):
    """Which of what is owed."""

    state: State | None = None
    debtor: Debtor | None = None
    supplier: Id | None = None


class SnoozeGiven(Given):
    """Until when it is off the list; neither its due time nor its state changes."""

    until: Instant
    reason: Text200 = ""


class DelegateGiven(Given):
    """Whose it is to do; a member of the workspace."""

    to: Id


@router.get("", response=Page[ObligationOut])
def list_obligations(request: ApiRequest, asked: Query[ObligationsAsked]) -> dict[str, object]:
    """What is or was owed, in the order in which it came up."""
    now = timezone.now()
    found = _rows()
    if asked.state is not None:
        found = found.filter(_in_state(asked.state, now))
    if asked.debtor is not None:
        found = found.filter(debtor=asked.debtor)
    if asked.supplier is not None:
        found = found.filter(supplier=asked.supplier)
    rows, following = page_by_id(request, found, asked)
    return {"items": [_obligation(one, now) for one in rows], "next": following}


@router.get("/{obligation_id}", response=ObligationOut)
def get_obligation(request: ApiRequest, obligation_id: Id) -> ObligationOut:
    """One thing that is or was owed."""
    return _obligation(_found(obligation_id), timezone.now())


@router.post("/{obligation_id}/done", response=DecisionOut)
def note_done(request: ApiRequest, obligation_id: Id) -> DecisionOut:
    """It was answered or done elsewhere; the moment of saying so counts."""
    return _decided(request, obligation_id, actions.mark_done)


@router.post("/{obligation_id}/needs-no-answer", response=DecisionOut)
def note_needs_no_answer(request: ApiRequest, obligation_id: Id) -> DecisionOut:
    """Nothing is owed here: withdrawn, and in no statistic."""
    return _decided(request, obligation_id, actions.needs_no_answer)


@router.post("/{obligation_id}/snooze", response=DecisionOut)
def snooze(request: ApiRequest, obligation_id: Id, given: SnoozeGiven) -> DecisionOut:
    """Put it off."""
    if given.until <= timezone.now():
        raise Problem(422, errors=[FieldError("/until", "Give a moment to come.")])
    return _decided(request, obligation_id, actions.snooze, until=given.until, reason=given.reason)


@router.post("/{obligation_id}/delegate", response=DecisionOut)
def delegate(request: ApiRequest, obligation_id: Id, given: DelegateGiven) -> DecisionOut:
    """Hand it to a colleague."""
    _found(obligation_id)  # one of another workspace is not there, whatever else was sent
    members = Membership.objects.filter(workspace=request.caller.workspace)
    member = members.filter(person=given.to).select_related("person").first()
    if member is None:
        raise Problem(422, errors=[FieldError("/to", "Nobody of this number works here.")])
    return _decided(request, obligation_id, actions.delegate, to=member.person)


@decisions.post("/{decision_id}/undo", response=DecisionOut)
def undo_decision(request: ApiRequest, decision_id: Id) -> DecisionOut:
    """Take a decision back. Can be repeated."""
    decision = get_object_or_404(Decision, pk=decision_id)
    actions.undo_decision(decision=decision, by=request.caller.person, at=timezone.now())
    decision.refresh_from_db()
    return _decision(decision)


def _decided(
    request: ApiRequest, pk: int, decide: Callable[..., Decision], **more: Any
) -> DecisionOut:
    """Decide about it, unless it was settled meanwhile."""
    now, row = timezone.now(), _found(pk)
    try:
        decision = decide(obligation=row, by=request.caller.person, at=now, **more)
    except domain.IllegalMove:
        raise Problem(409, _("This was settled already."), "settled") from None
    return _decision(decision)


def _in_state(state: State, now: datetime) -> Q:
    """The rows that ``as_of`` finds in a state, in the words of the database."""
    lost = Q(known_until__lt=F("due"), due__lt=now)
    unsettled = Q(closed=None, state__in=UNSETTLED)
    match state:
        case State.OPEN:
            return unsettled & ~(lost & Q(known_until__isnull=False, due__isnull=False))
        case State.UNKNOWN:
            return unsettled & lost
    return Q(state=state)


def _rows() -> QuerySet[Any]:
    every = Obligation.objects.select_related("supplier")
    return with_promises(every.defer("supplier__search_key", "supplier__notes"))


def _found(pk: int) -> Any:
    return get_object_or_404(_rows(), pk=pk)


def _obligation(row: Any, now: datetime) -> ObligationOut:
    zone = row.supplier.zone
    return ObligationOut(
        id=row.pk,
        supplier=row.supplier_id,
        rule=row.rule,
        subject=SubjectOut(type=row.subject_type, id=row.subject_id),
        debtor=Debtor(row.debtor),
        promised=row.promised,
        opened=at(row.opened, zone),
        due=at_or_none(row.due, zone),
        closed=at_or_none(row.closed, zone),
        state=State(as_of(row, now).state.value),
        snoozed_until=at_or_none(row.snoozed_until, zone),
        assigned_to=row.assigned_to_id,
        zone=zone,
    )


def _decision(decision: Decision) -> DecisionOut:
    row = get_object_or_404(_rows(), **decision.key._asdict())
    zone = row.supplier.zone
    return DecisionOut(
        id=decision.pk,
        kind=DecisionKind(decision.kind),
        until=at_or_none(decision.until, zone),
        to=decision.to_id,
        reason=decision.reason,
        at=at(decision.at, zone),
        undone_at=at_or_none(decision.undone_at, zone),
        obligation=_obligation(row, timezone.now()),
    )
