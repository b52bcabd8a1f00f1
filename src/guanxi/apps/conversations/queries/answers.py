"""The requests behind the answer times of a supplier: each with its question and its answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Message, Segment
from guanxi.apps.conversations.queries.answer_times import Took, time_taken
from guanxi.apps.conversations.queries.clocks import Clocks
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.obligations.queries import decided_against
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier

# Neither counts: nobody can say yet whether an answer was owed, or whether it came.
UNCOUNTED = (SegmentState.UNSURE, SegmentState.UNKNOWN)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Chosen:
    """Which requests: those owed by a side, asked in a month, answered by one name in the chat."""

    debtor: Side
    month: str = ""  # "2026-11"
    answerer: int | None = None
    all_years: bool = False  # else the last twelve months


@dataclass(frozen=True)
class AnswerLine:
    """A request and what came of it. A message is None where this person may not read it."""

    segment: Segment
    took: Took
    question: Message | None
    answer: Message | None


def requests_owed(
    supplier: Supplier, debtor: Side, *, since: datetime | None = None
) -> QuerySet[Segment]:
    """The requests of which ``debtor`` owed the answer and which enter the figures."""
    asker = Side.OURS if debtor is Side.THEIRS else Side.THEIRS
    return requests_between(supplier, since=since).filter(side=asker)


def requests_between(supplier: Supplier, *, since: datetime | None = None) -> QuerySet[Segment]:
    """Those of both sides: not what somebody judged to need no answer."""
    requests = Segment.objects.filter(room__supplier=supplier)
    if since is not None:
        requests = requests.filter(opened__gte=since)
    needless = decided_against("answer", "message")
    counted = requests.exclude(state__in=UNCOUNTED).exclude(opening__in=needless)
    return counted.select_related("room")


def with_messages(requests: QuerySet[Segment]) -> QuerySet[Segment]:
    """The same, each with its question, its answer and who gave it."""
    return requests.select_related("opening", "answer__participant__contact")


def choose(segments: Iterable[Segment], chosen: Chosen, clocks: Clocks) -> list[Segment]:
    """Those of the month and the answerer asked for, the newest first."""
    found = [
        segment
        for segment in segments
        if chosen.month in ("", month_of(segment, clocks))
        and chosen.answerer in (None, segment.answer and segment.answer.participant_id)
    ]
    return sorted(found, key=lambda segment: (segment.opened, segment.pk), reverse=True)


def month_of(segment: Segment, clocks: Clocks) -> str:
    """The reader's month in which a request was made: "2026-11"."""
    day: date = clocks.day(segment.opened)
    return f"{day:%Y-%m}"


def answer_lines(
    segments: Iterable[Segment], terms: RoomTerms, *, person: Person, now: datetime
) -> list[AnswerLine]:
    """The requests as a list shows them. What runs is measured until now. No query."""
    return [
        AnswerLine(
            segment=segment,
            took=time_taken(terms, segment, segment.answered or now),
            question=_readable(segment.opening, person),
            answer=_readable(segment.answer, person),
        )
        for segment in segments
    ]


def _readable(message: Message | None, person: Person) -> Message | None:
    if message is None or message.withdrawn or message.erased:
        return None
    return message if message.private_to_id in (None, person.pk) else None
