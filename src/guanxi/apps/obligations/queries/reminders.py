"""Reminders that were noted, and since when somebody notes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Min, OuterRef, QuerySet, Subquery

from guanxi.apps.obligations.models import Promise, Reminder


def standing_reminders() -> QuerySet[Reminder]:
    """Those that nobody has taken back."""
    return Reminder.objects.filter(undone_at=None)


def reminders_begun() -> dict[str, datetime]:
    """When each side's first reminder was sent that somebody noted, whoever of the suppliers it
    was with, whatever it was about. One query.

    From then on somebody counts; a supplier that never had to be reminded is known by it too.
    """
    sides = standing_reminders().order_by().values_list("by_side")
    return dict(sides.annotate(first=Min("sent_at")))


def reminders_of_promises(promises: Collection[int]) -> Mapping[int, list[Reminder]]:
    """By promise, the reminders of it that stand, the first sent first. One query."""
    found: dict[int, list[Reminder]] = defaultdict(list)
    of_them = standing_reminders().filter(rule="promise", subject_id__in=list(promises))
    for one in of_them.select_related("by").order_by("sent_at", "pk"):
        found[one.subject_id].append(one)
    return found


def marked_as_reminders(messages: Collection[int]) -> Mapping[int, list[Reminder]]:
    """By message, which reminders it was marked as, each with ``promised``: the words of the
    promise. One query."""
    promise = Promise.objects.filter(pk=OuterRef("subject_id"))
    said = standing_reminders().filter(said_in_type="message", said_in_id__in=messages)
    found: dict[int, list[Reminder]] = defaultdict(list)
    for one in said.annotate(promised=Subquery(promise.values("what")[:1])).order_by("pk"):
        found[one.said_in_id or 0].append(one)
    return found
