"""Reading rows of the ledger as they stand at an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from guanxi.apps.obligations.labels import State
from guanxi.apps.obligations.models import Obligation, Promise
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import obligations as domain

UNSETTLED = (State.OPEN, State.UNKNOWN)


def as_of(row: Obligation, now: datetime) -> domain.Obligation:
    """The row judged at ``now``: the clock alone can turn an open row unknown."""
    stored = row.to_domain()
    if stored.state is domain.State.WITHDRAWN:
        return stored
    state = domain.judge_state(
        due=stored.due, closed=stored.closed, known_until=stored.known_until, now=now
    )
    return replace(stored, state=state)


def unsettled(now: datetime) -> QuerySet[Obligation]:
    """What is owed and neither done nor withdrawn, of suppliers we still work with."""
    archived = Supplier.objects.filter(archived_at__isnull=False)
    return Obligation.objects.filter(closed=None, state__in=UNSETTLED, opened__lte=now).exclude(
        supplier__in=archived.values("pk")
    )


def with_promises(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """The rows, each with ``promised``: the words of the promise it stands for, else None."""
    promise = Promise.objects.filter(pk=OuterRef("subject_id"))
    words = Case(
        When(subject_type="promise", then=Subquery(promise.values("what")[:1])), default=None
    )
    return rows.annotate(promised=words)


def for_supplier(supplier: Supplier, now: datetime) -> list[Obligation]:
    """What is open between us and one supplier, both ways, each with ``promised``. One query.

    Our own first, then theirs; the earliest due first. Judge each with ``as_of``.
    """
    ours_first = Case(
        When(Q(debtor="theirs"), then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    rows = with_promises(unsettled(now).filter(supplier=supplier)).select_related("assigned_to")
    return list(rows.annotate(whose=ours_first).order_by("whose", "due", "opened", "pk"))
