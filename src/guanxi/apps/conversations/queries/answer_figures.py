"""How soon each side answers: figures over the requests with a supplier, and month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.models import Participant
from guanxi.apps.conversations.queries.answer_times import agreed_time
from guanxi.apps.conversations.queries.answers import (
    YEAR,
    Request,
    month_of,
    read_requests,
    requests_between,
)
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


def figures_over(waits: Sequence[Wait]) -> AnswerFigures:
    """The figures over some requests, in the hours of the side that owed them."""
    return answer_figures(waits, _limits())


def side_of_answers(
    requests: Iterable[Request], debtor: Side, terms: RoomTerms, clocks: Clocks
) -> SideOfAnswers:
    """The figures over these requests, and by month. No query."""
    by_month: dict[str, list[Wait]] = defaultdict(list)
    for one in requests:
        by_month[month_of(one, clocks)].append(one.wait(terms, clocks.now))
    return SideOfAnswers(
        debtor=debtor,
        figures=figures_over([wait for waits in by_month.values() for wait in waits]),
        months=tuple(
            MonthOfAnswers(
                month,
                first,
                figures_over(by_month[month]),
                agreed_time(terms, DomainSide(debtor.value), first.replace(day=MIDDLE)),
            )
            for month in sorted(by_month)[-MONTHS:]
            for first in [date.fromisoformat(f"{month}-01")]
        ),
    )


def people_of_answers(
    requests: Iterable[Request], terms: RoomTerms, *, now: datetime
) -> tuple[PersonOfAnswers, ...]:
    """Who answered, the most answers first. One query."""
    answered: dict[int, list[Wait]] = defaultdict(list)
    for one in requests:
        if one.answerer is not None:
            answered[one.answerer].append(one.wait(terms, now))
    people = Participant.objects.select_related("contact").in_bulk(list(answered))
    ordered = sorted(answered, key=lambda pk: (-len(answered[pk]), pk))
    names = Counter(who.name for who in people.values())
    return tuple(
        PersonOfAnswers(
            participant=people[pk],
            figures=figures_over(answered[pk]),
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
    requests = read_requests(requests_between(terms.supplier, since=now - YEAR))
    of_ours, of_theirs = _by_asker(requests)
    return (
        side_of_answers(of_ours, Side.THEIRS, terms, clocks),
        side_of_answers(of_theirs, Side.OURS, terms, clocks),
    )


def _by_asker(requests: Iterable[Request]) -> tuple[list[Request], list[Request]]:
    asked: dict[str, list[Request]] = {Side.OURS: [], Side.THEIRS: []}
    for request in requests:
        asked[request.side].append(request)
    return asked[Side.OURS], asked[Side.THEIRS]


def _limits() -> Limits:
    figure = current_playbook().figure
    return Limits(
        thin_below=int(figure("measures.thin_below")),
        median_from=int(figure("measures.median_interval_from")),
        p90_from=int(figure("measures.p90_interval_from")),
        confidence=figure("measures.confidence_percent") / 100,
    )
