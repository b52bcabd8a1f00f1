"""How soon each side answers: figures over the requests with a supplier, and month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Participant, Segment
from guanxi.apps.conversations.queries.answer_times import agreed_time, time_taken
from guanxi.apps.conversations.queries.answers import YEAR, month_of, requests_between
from guanxi.apps.conversations.queries.clocks import Clocks, clocks_of
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Side
from guanxi.domain.conversations.answer_figures import (
    AnswerFigures,
    Limits,
    Wait,
    answer_figures,
)
from guanxi.domain.conversations.sides import Side as DomainSide

MONTHS = 12  # of the chart
MIDDLE = 15  # the day of a month whose terms stand for it


@dataclass(frozen=True)
class MonthOfAnswers:
    """The figures over the requests of one of the reader's months ("2026-11").

    ``agreed``: how long a regular answer could take in the middle of that month, in the hours of
    whoever owed it.
    """

    month: str
    first: date
    figures: AnswerFigures
    agreed: timedelta


@dataclass(frozen=True)
class SideOfAnswers:
    """How soon one side answers: over everything, and the last months with any request."""

    debtor: Side
    figures: AnswerFigures
    months: tuple[MonthOfAnswers, ...]


@dataclass(frozen=True)
class PersonOfAnswers:
    """Somebody who answered, and the figures over what they answered.

    What nobody has answered is nobody's, so these say nothing of the silence. ``called`` tells
    two apart who had the same name in the chat one after the other.
    """

    participant: Participant
    figures: AnswerFigures
    called: str


def figures_over(segments: Iterable[Segment], terms: RoomTerms, *, now: datetime) -> AnswerFigures:
    """The figures over these requests, in the hours of the side that owed them."""
    return answer_figures([_wait(segment, terms, now) for segment in segments], _limits())


def side_of_answers(
    segments: Sequence[Segment], debtor: Side, terms: RoomTerms, clocks: Clocks
) -> SideOfAnswers:
    """The figures over these requests, and by month. No query."""
    by_month: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        by_month[month_of(segment, clocks)].append(segment)
    return SideOfAnswers(
        debtor=debtor,
        figures=figures_over(segments, terms, now=clocks.now),
        months=tuple(
            MonthOfAnswers(
                month,
                first,
                figures_over(by_month[month], terms, now=clocks.now),
                agreed_time(terms, DomainSide(debtor.value), first.replace(day=MIDDLE)),
            )
            for month in sorted(by_month)[-MONTHS:]
            for first in [date.fromisoformat(f"{month}-01")]
        ),
    )


def people_of_answers(
    segments: Iterable[Segment], terms: RoomTerms, *, now: datetime
) -> tuple[PersonOfAnswers, ...]:
    """Who answered, the most answers first. No query."""
    answered: dict[int, list[Segment]] = defaultdict(list)
    people: dict[int, Participant] = {}
    for segment in segments:
        if segment.answer is not None and segment.answer.participant is not None:
            who = segment.answer.participant
            people[who.pk] = who
            answered[who.pk].append(segment)
    ordered = sorted(answered, key=lambda pk: (-len(answered[pk]), pk))
    names = Counter(who.name for who in people.values())
    return tuple(
        PersonOfAnswers(
            participant=people[pk],
            figures=figures_over(answered[pk], terms, now=now),
            called=_called(people[pk], shared=names[people[pk].name] > 1),
        )
        for pk in ordered
    )


def _called(who: Participant, *, shared: bool) -> str:
    """The name in the chat, unless it passed from one to another: then who they are."""
    return str(who.contact) if shared and who.contact else who.name


def both_sides_answers(
    terms: RoomTerms, *, person: Person, now: datetime
) -> tuple[SideOfAnswers, SideOfAnswers]:
    """How soon they answered in the last twelve months, and how soon we did. One query."""
    clocks = clocks_of(terms.supplier, person=person, now=now)
    requests = requests_between(terms.supplier, since=now - YEAR)
    of_ours, of_theirs = _by_asker(requests)
    return (
        side_of_answers(of_ours, Side.THEIRS, terms, clocks),
        side_of_answers(of_theirs, Side.OURS, terms, clocks),
    )


def _by_asker(requests: Iterable[Segment]) -> tuple[list[Segment], list[Segment]]:
    asked: dict[str, list[Segment]] = {Side.OURS: [], Side.THEIRS: []}
    for request in requests:
        asked[request.side].append(request)
    return asked[Side.OURS], asked[Side.THEIRS]


def _wait(segment: Segment, terms: RoomTerms, now: datetime) -> Wait:
    """What a request contributes. Silence counts only as far as the chat is known."""
    until = segment.answered or min(now, segment.room.known_until or now)
    took = time_taken(terms, segment, max(until, segment.opened))
    kept = {SegmentState.KEPT: True, SegmentState.LATE: False}.get(SegmentState(segment.state))
    return Wait(took.counted.total_seconds(), segment.answered is not None, kept)


def _limits() -> Limits:
    figure = current_playbook().figure
    return Limits(
        thin_below=int(figure("measures.thin_below")),
        median_from=int(figure("measures.median_interval_from")),
        p90_from=int(figure("measures.p90_interval_from")),
        confidence=figure("measures.confidence_percent") / 100,
    )
