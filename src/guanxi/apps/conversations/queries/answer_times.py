"""How long answers took, in elapsed time and in the hours that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.models import Segment
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import charter_versions, supplier_calendar
from guanxi.domain.calendars import Hours, Span, counting_calendar, worked_seconds
from guanxi.domain.conversations.segments import AnswerTerms
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import Urgency


@dataclass(frozen=True)
class Took:
    """The time from a request to its answer, or to the present while there is none.

    ``counted`` is in the hours of the side that owed it; ``within`` is what was agreed then.
    """

    elapsed: timedelta
    counted: timedelta
    within: Span
    hours: Hours


def supplier_terms(supplier: Supplier) -> RoomTerms:
    """What was agreed with a supplier, whatever the room. Six queries."""
    return RoomTerms(
        ours=our_calendar(supplier.workspace),
        theirs=supplier_calendar(supplier),
        versions=tuple(charter_versions([supplier]).get(supplier.pk, ())),
    )


def time_taken(terms: RoomTerms, segment: Segment, until: datetime) -> Took:
    """How long a request has taken until an instant."""
    debtor = Side(segment.side).other or Side.THEIRS
    there = terms(debtor, segment.opened)
    agreed = there.answers[Urgency(segment.urgency)]
    counted = _counted(there, agreed.hours, segment.opened, until)
    return Took(until - segment.opened, counted, agreed.within, agreed.hours)


def times_taken(terms: RoomTerms, segments: Iterable[Segment]) -> dict[int, Took]:
    """Segment → how long its answer took, for those that have one."""
    return {
        segment.pk: time_taken(terms, segment, segment.answered)
        for segment in segments
        if segment.answered is not None and segment.urgency
    }


def _counted(terms: AnswerTerms, hours: Hours, start: datetime, end: datetime) -> timedelta:
    calendar = counting_calendar(terms.calendar, hours, terms.urgent_hours)
    seconds = worked_seconds(calendar, int(start.timestamp()), int(end.timestamp()))
    return timedelta(seconds=seconds)
