"""Promises: an obligation whose date somebody named."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.obligations.actions.decisions import mark_done
from guanxi.apps.obligations.actions.ledger import reconcile
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Decision, Obligation, Promise
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import obligations as domain

RULE, SUBJECT = "promise", "promise"


@transaction.atomic
def note_promise(
    *,
    supplier: Supplier,
    debtor: Debtor | str,
    what: str,
    due: datetime,
    by: Person,
    at: datetime,
    said_in: tuple[str, int] | None = None,
) -> Promise:
    """Note what was promised and by when; ``said_in`` names the record it was said in."""
    said_type, said_id = said_in or ("", None)
    promise: Promise = Promise.objects.create(
        workspace_id=supplier.workspace_id,
        supplier=supplier,
        debtor=Debtor(debtor),
        what=what.strip(),
        due=due,
        said_in_type=said_type,
        said_in_id=said_id,
        by=by,
        at=at,
    )
    _tell_ledger(promise, at)
    _record("promise_noted", promise, by, at)
    return promise


def keep_promise(*, promise: Promise, by: Person, at: datetime) -> Decision:
    """What was promised is done; undone like every decision. Raises IllegalMove."""
    row = Obligation.objects.get(rule=RULE, subject_type=SUBJECT, subject_id=promise.pk)
    return mark_done(obligation=row, by=by, at=at)


@transaction.atomic
def withdraw_promise(*, promise: Promise, by: Person, at: datetime) -> None:
    """It was never promised, or is let go by both: no longer owed."""
    if not Promise.objects.filter(pk=promise.pk, withdrawn_at=None).update(withdrawn_at=at):
        return
    _tell_ledger(promise, at)
    _record("promise_withdrawn", promise, by, at)


@transaction.atomic
def restore_promise(*, promise: Promise, by: Person, at: datetime) -> None:
    """Let a promise that was withdrawn stand again."""
    there = Promise.objects.filter(pk=promise.pk, withdrawn_at__isnull=False)
    if not there.update(withdrawn_at=None):
        return
    _tell_ledger(promise, at)
    _record("promise_restored", promise, by, at)


def _tell_ledger(promise: Promise, at: datetime) -> None:
    standing = Promise.objects.filter(supplier=promise.supplier, withdrawn_at=None)
    reconcile(
        workspace=promise.workspace,
        supplier=promise.supplier,
        rule=RULE,
        expected=[_expected(one) for one in standing],
        at=at,
    )


def _expected(promise: Promise) -> domain.Expected:
    return domain.Expected(
        key=domain.Key(RULE, SUBJECT, promise.pk),
        supplier_id=promise.supplier_id,
        debtor=domain.Debtor(promise.debtor),
        opened=promise.at,
        due=promise.due,
        closed=None,
        known_until=None,
        params={
            "said_in_type": promise.said_in_type or None,
            "said_in": promise.said_in_id,
        },
        playbook_version=playbook_at(promise.at).version,
    )


def _record(verb: str, promise: Promise, by: Person, at: datetime) -> None:
    record_event(
        verb,
        workspace_id=promise.workspace_id,
        by=by.pk,
        at=at,
        subject=("promise", promise.pk),
    )
