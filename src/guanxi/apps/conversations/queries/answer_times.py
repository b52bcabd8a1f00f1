"""How long answers took, in elapsed time and in the hours that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from guanxi.apps.conversations.models import Segment
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.domain.calendars import (
    Hours,
    Span,
    Unit,
    WorkingCalendar,
    counting_calendar,
    due_at,
    overlap,
    worked_seconds,
)
from guanxi.domain.conversations.segments import AnswerTerms
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import AnswerTime, Urgency

LONGEST_CLOSURE = 62  # days looked at for the next one with work


@dataclass(frozen=True)
class Took:
    """The time from a request to its answer, or to the present while there is none.

    ``counted`` is in the hours of the side that owed it; ``within`` is what was agreed then.
    """

    elapsed: timedelta
    counted: timedelta
    within: Span
    hours: Hours


class Asked(Protocol):
    """A request, as far as the time it takes needs it; ``side`` is the side that asked."""

    @property
    def side(self) -> str: ...
    @property
    def urgency(self) -> str: ...
    @property
    def opened(self) -> datetime: ...


def time_taken(terms: RoomTerms, asked: Asked, until: datetime) -> Took:
    """How long a request has taken until an instant."""
    agreed = _agreed(terms, asked)[1]
    counted = timedelta(seconds=seconds_taken(terms, asked, until))
    return Took(until - asked.opened, counted, agreed.within, agreed.hours)


def seconds_taken(terms: RoomTerms, asked: Asked, until: datetime) -> int:
    """The same as counted seconds alone, for figures over thousands of requests."""
    there, agreed = _agreed(terms, asked)
    return _counted(there, agreed.hours, asked.opened, until)


def _agreed(terms: RoomTerms, asked: Asked) -> tuple[AnswerTerms, AnswerTime]:
    there = terms(Side(asked.side).other or Side.THEIRS, asked.opened)
    return there, there.answers[Urgency(asked.urgency)]


def times_taken(terms: RoomTerms, segments: Iterable[Segment]) -> dict[int, Took]:
    """Segment → how long its answer took, for those that have one."""
    return {
        segment.pk: time_taken(terms, segment, segment.answered)
        for segment in segments
        if segment.answered is not None and segment.urgency
    }


def agreed_time(terms: RoomTerms, debtor: Side, day: date) -> timedelta:
    """How long an answer to a regular question may take, in the debtor's hours, as agreed on a day.

    A working day is as long as one of theirs: half past eight to half past five with an hour and a
    half for lunch is 7 h 30.
    """
    asked = _opening(terms.calendar_of(debtor), day)
    there = terms(debtor, asked)
    agreed = there.answers[Urgency.REGULAR]
    if agreed.within.unit is Unit.MINUTES:
        return timedelta(minutes=agreed.within.amount)
    due = due_at(there.calendar, asked, agreed.within)
    return timedelta(seconds=_counted(there, agreed.hours, asked, due))


def _opening(calendar: WorkingCalendar, day: date) -> datetime:
    """When work begins on a day, or on the next on which there is any."""
    days = (day + timedelta(days=more) for more in range(LONGEST_CLOSURE))
    openings = (start for each in days for start, _ in overlap(calendar, calendar, each)[:1])
    return next(openings, datetime.combine(day, time(12), calendar.tz))


def _counted(terms: AnswerTerms, hours: Hours, start: datetime, end: datetime) -> int:
    calendar = counting_calendar(terms.calendar, hours, terms.urgent_hours)
    return worked_seconds(calendar, int(start.timestamp()), int(end.timestamp()))
