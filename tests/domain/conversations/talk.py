"""Writing small conversations down in tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from guanxi.domain.calendars import Hours, Span, TimeRange, Unit, WorkingCalendar, week_of
from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.segments import AnswerTerms
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Reading, Utterance, read
from guanxi.domain.playbook import AnswerTime, JudgedOn, Urgency

MONDAY = datetime(2025, 3, 3, 9, tzinfo=UTC)
SPEAKERS = {"we": Side.OURS, "they": Side.THEIRS, "freight": Side.THIRD, "nobody": Side.UNKNOWN}
OFFICE = WorkingCalendar("UTC", week_of((TimeRange(9 * 60, 17 * 60),), free=frozenset({5, 6})))
TERMS = AnswerTerms(
    calendar=OFFICE,
    answers={
        Urgency.URGENT: AnswerTime(Span(240, Unit.MINUTES), Hours.URGENT),
        Urgency.REGULAR: AnswerTime(Span(1, Unit.WORKING_DAYS), Hours.OFFICE),
        Urgency.DETAILED: AnswerTime(Span(2, Unit.WORKING_DAYS), Hours.OFFICE),
    },
    judged_on={
        Urgency.URGENT: JudgedOn.ACKNOWLEDGED,
        Urgency.REGULAR: JudgedOn.ANSWERED,
        Urgency.DETAILED: JudgedOn.ANSWERED,
    },
    urgent_hours=(TimeRange(8 * 60, 22 * 60),),
)


def after(minutes: float) -> datetime:
    """An instant so many minutes after Monday, 9 o'clock."""
    return MONDAY + timedelta(minutes=minutes)


def talk(*lines: str, every: float = 20) -> list[Utterance]:
    """A room from lines like "we: can you ship?", one each twenty minutes.

    "@90 they: ok" stands 90 minutes after nine; "they <photo>: caption" is of another kind.
    """
    said: list[Utterance] = []
    minutes = 0.0
    for index, line in enumerate(lines):
        head, _, text = line.partition(":")
        if head.startswith("@"):
            stamp, _, head = head.partition(" ")
            minutes = float(stamp[1:])
        who, _, kind = head.partition(" ")
        said.append(
            Utterance(
                index=index,
                at=after(minutes),
                side=SPEAKERS[who],
                speaker=who,
                kind=Kind(kind.strip("<>") or "text"),
                text=text.strip(),
            )
        )
        minutes += every
    return said


def readings(*lines: str) -> Sequence[Reading]:
    """What the rules make of such a room."""
    return list(read(talk(*lines)))
