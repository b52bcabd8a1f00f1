"""The requests behind the answer times of a supplier: each with its question and its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Message, Segment
from guanxi.apps.conversations.queries.answer_times import Took, seconds_taken, time_taken
from guanxi.apps.conversations.queries.clocks import Clocks
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.obligations.queries import decided_against
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.answer_figures import Wait
from guanxi.platform.plain_rows import instant, plain_rows

# Neither counts: nobody can say yet whether an answer was owed, or whether it came.
UNCOUNTED = (SegmentState.UNSURE, SegmentState.UNKNOWN)
YEAR = timedelta(days=365)
_KEPT = {SegmentState.KEPT.value: True, SegmentState.LATE.value: False}


@dataclass(frozen=True)
class Chosen:
    """Which requests: those owed by a side, asked in a month, answered by one name in the chat."""

    debtor: Side
    month: str = ""  # "2026-11"
    answerer: int | None = None
    all_years: bool = False  # else the last twelve months


class Request(NamedTuple):
    """A request as figures need it, of which there are thousands. ``side`` asked; ``answerer`` is
    the participant who answered."""

    pk: int
    side: str
    urgency: str
    opened: datetime
    answered: datetime | None
    known_until: datetime | None
    state: str
    answerer: int | None

    def wait(self, terms: RoomTerms, now: datetime) -> Wait:
        """What it contributes. Silence counts only as far as the chat is known."""
        until = self.answered or min(now, self.known_until or now)
        seconds = seconds_taken(terms, self, max(until, self.opened))
        return Wait(seconds, self.answered is not None, _KEPT.get(self.state))


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
    return requests.exclude(state__in=UNCOUNTED).exclude(opening__in=needless)


def read_requests(segments: QuerySet[Segment]) -> Iterator[Request]:
    """These requests as figures need them. One query."""
    columns = ("pk", "side", "urgency", "opened", "answered", "room__known_until", "state")
    rows = segments.order_by().values_list(*columns, "answer__participant")
    for pk, side, urgency, opened, answered, known_until, state, answerer in plain_rows(rows):
        yield Request(
            pk,
            side,
            urgency,
            instant(opened),
            answered and instant(answered),
            known_until and instant(known_until),
            state,
            answerer,
        )


def choose(requests: Iterable[Request], chosen: Chosen, clocks: Clocks) -> list[Request]:
    """Those of the month and the answerer asked for, the newest first."""
    found = [
        one
        for one in requests
        if chosen.month in ("", month_of(one, clocks)) and chosen.answerer in (None, one.answerer)
    ]
    return sorted(found, key=lambda one: (one.opened, one.pk), reverse=True)


def month_of(request: Request, clocks: Clocks) -> str:
    """The reader's month in which a request was made: "2026-11"."""
    return clocks.day(request.opened).isoformat()[:7]


def answer_lines(
    requests: Iterable[Request], terms: RoomTerms, *, person: Person, now: datetime
) -> list[AnswerLine]:
    """The requests as a list shows them. What runs is measured until now. One query."""
    ids = [one.pk for one in requests]
    segments = Segment.objects.select_related("opening", "answer").in_bulk(ids)
    return [
        AnswerLine(
            segment=segment,
            took=time_taken(terms, segment, segment.answered or now),
            question=_readable(segment.opening, person),
            answer=_readable(segment.answer, person),
        )
        for segment in map(segments.__getitem__, ids)
    ]


def _readable(message: Message | None, person: Person) -> Message | None:
    if message is None or message.withdrawn or message.erased:
        return None
    return message if message.private_to_id in (None, person.pk) else None
