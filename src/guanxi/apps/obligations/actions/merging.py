"""What is owed, decided and promised, when two suppliers become one.

A row about the supplier itself (the next contact, its closure) is known by the supplier's number:
decisions and reminders about it are re-keyed to the survivor, and the row gives way to the
survivor's own, which is judged by the facts of both.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from guanxi.apps.obligations.actions.closure_dates import ask_for_closure_dates
from guanxi.apps.obligations.labels import PROMISES, STILL_OWED
from guanxi.apps.obligations.models import Decision, Obligation, Promise, Reminder
from guanxi.apps.suppliers.actions.merging_parts import Pair, Part, Point, Watched, of_either
from guanxi.apps.suppliers.models import Supplier

# Subjects whose number is that of a supplier.
ITSELF = ("supplier", "mailbox")


def settle(pair: Pair, at: datetime) -> None:
    """What was decided and reminded of the merged one is of the survivor, which owes anew."""
    of_itself = {"subject_type__in": ITSELF, "subject_id": pair.merged}
    for model in (Decision, Reminder):
        model.objects.filter(**of_itself).update(subject_id=pair.survivor)
    Obligation.objects.filter(**of_itself).delete()


def judge(pair: Pair, supplier: Supplier, at: datetime) -> None:
    """Its closure around the Spring Festival."""
    ask_for_closure_dates(supplier=supplier, at=at)


def _of_itself(pair: Pair) -> Q:
    return Q(subject_type__in=ITSELF, subject_id__in=pair.both)


def _still_owed(supplier: Supplier) -> int:
    return Obligation.objects.filter(
        supplier=supplier, closed=None, is_expected=True, settled_at=None
    ).count()


def _promised(supplier: Supplier) -> int:
    return Promise.objects.filter(supplier=supplier, withdrawn_at=None).count()


PART = Part(
    points=(Point(Obligation), Point(Promise)),
    watched=(
        Watched(Obligation, of_either("supplier"), derived=True),
        Watched(Decision, _of_itself, columns=("subject_id",)),
        Watched(Reminder, _of_itself, columns=("subject_id",)),
    ),
    counts=((STILL_OWED, _still_owed), (PROMISES, _promised)),
    settle=settle,
    judge=judge,
)
