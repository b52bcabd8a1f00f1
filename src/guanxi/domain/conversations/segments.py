"""Answer segments: what a side asked for in a room, by when it was due, and what came of it.

A segment opens at the first message of a side that needs an answer and takes in what that side
adds or repeats before it is answered. It is due at the earliest due instant among its messages, so
that a later urgent one tightens it. A reply closes what it takes up; what it plainly leaves aside
stays open as a segment of its own. The first human reply acknowledges, the first that is more than
that answers; which of the two stamps must be in time is in the terms.

A bare photo or voice message that answers nothing and stands alone opens only as *unsure*: the
message is shown to a person and enters no figure. With words of its own side beside it, those say
what it is about.

Silence proves something only as far as the conversation is known. An open segment whose due
instant has passed within what is known is late; where it lies beyond, it is running while it is
still to come, and after that nobody knows.

What this does not decide: which message asks and which replies (`speech`), and hours (`calendars`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from guanxi.domain.calendars import Ranges, WorkingCalendar, due_at
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import (
    LAPSES_AFTER,
    Reading,
    Role,
    Utterance,
    is_human_reply,
    is_said,
    read,
)
from guanxi.domain.playbook import AnswerTime, JudgedOn, Urgency

BESIDE = timedelta(minutes=10)


class State(StrEnum):
    """What became of a segment."""

    RUNNING = "running"
    KEPT = "kept"
    LATE = "late"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class AnswerTerms:
    """What the side that owes has agreed to: hours, spans, and which stamp counts."""

    calendar: WorkingCalendar
    answers: Mapping[Urgency, AnswerTime]
    judged_on: Mapping[Urgency, JudgedOn]
    urgent_hours: Ranges


# The terms of the side that owes, at the instant it was asked.
TermsAt = Callable[[Side, datetime], AnswerTerms]


@dataclass(frozen=True, slots=True)
class Segment:
    """What `side` asked for. `messages` are indices, the opening one first, the answer last.

    `due` and `urgency` are those of the message that is due first, `due_index` (None while
    unsure), and
    `acknowledged` is the first human reply after that message.
    """

    side: Side
    opened: datetime
    urgency: Urgency | None
    due: datetime | None
    due_index: int | None
    acknowledged: datetime | None
    answered: datetime | None
    answer_index: int | None
    state: State
    messages: tuple[int, ...]


def segments(
    utterances: Iterable[Utterance],
    *,
    terms: TermsAt,
    known_until: datetime,
    at: datetime | None = None,
    people: Mapping[str, Side] | None = None,
    readings: Sequence[Reading] | None = None,
) -> list[Segment]:
    """The segments of one room, in the order they opened.

    `at` is the instant to look from, `known_until` where nobody says. A person's corrections on
    the utterances go before the rules. `readings` are those of the utterances, where the caller
    has them. Starting again at one whose reading is `fresh`, with the same `people`, gives the
    same segments: nothing was open before it, and nobody had spoken for hours.
    """
    room = _Room(list(utterances), terms, known_until, at or known_until)
    if readings is None:
        readings = list(read(room.utterances, people=people))
    replies = replies_to(room.utterances, readings)
    found = [
        *_asked(room, readings, replies),
        *_alone(room.utterances, readings, replies),
    ]
    return sorted(found, key=lambda segment: segment.messages[0])


def state_of(
    *,
    due: datetime,
    stamp: datetime | None,
    known_until: datetime,
    at: datetime,
) -> State:
    """What became of a request due then; `stamp` is the reply it is judged on, if there is one."""
    if stamp is not None:
        return State.KEPT if stamp <= due else State.LATE
    if due < known_until:
        return State.LATE
    return State.RUNNING if at <= due else State.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Room:
    """What the segments of a room are made from."""

    utterances: Sequence[Utterance]
    terms: TermsAt
    known_until: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Replies:
    """For the message at each position: the position of the other side's next human reply, and of
    the next that is more than putting off."""

    first: list[int | None]
    full: list[int | None]


def replies_to(utterances: Sequence[Utterance], readings: Sequence[Reading]) -> Replies:
    """For each message the other side's next replies, as far as they come in time."""
    first: dict[Side, int] = {}
    full: dict[Side, int] = {}
    found = Replies([None] * len(utterances), [None] * len(utterances))
    for position in range(len(utterances) - 1, -1, -1):
        utterance, reading = utterances[position], readings[position]
        other = utterance.side.other
        if other is None:
            continue
        found.first[position] = _in_time(utterances, position, first.get(other))
        found.full[position] = _in_time(utterances, position, full.get(other))
        if is_human_reply(utterance, reading):
            first[utterance.side] = position
            if reading.role is not Role.HOLDING:
                full[utterance.side] = position
    return found


def _in_time(utterances: Sequence[Utterance], asked: int, replied: int | None) -> int | None:
    """A reply a month later is no longer one to this message."""
    if replied is None or utterances[replied].at - utterances[asked].at > LAPSES_AFTER:
        return None
    return replied


def _asked(room: _Room, readings: Sequence[Reading], replies: Replies) -> Iterator[Segment]:
    """The segments that surely ask: messages answered by the same reply, or waiting together."""
    answered_by = _answered_by(readings)
    together: dict[tuple[Side, int | None, int], list[int]] = {}
    waiting: dict[Side, int] = {}  # where the unanswered messages of a side began to wait together
    for position, reading in enumerate(readings):
        if reading.fresh:
            waiting.clear()
        if not reading.needs_answer:
            continue
        side = room.utterances[position].side
        answer = answered_by.get(reading.index)
        start = -1 if answer is not None else _waits_since(room, waiting, side, position)
        together.setdefault((side, answer, start), []).append(position)
    for (_, answer, _), positions in together.items():
        yield _segment(room, readings, replies, positions, answer)


def _answered_by(readings: Sequence[Reading]) -> dict[int, int]:
    """For the index of each answered message the position of what answers it first."""
    found: dict[int, int] = {}
    for position, reading in enumerate(readings):
        for index in reading.answers:
            found.setdefault(index, position)
    return found


def _waits_since(room: _Room, waiting: dict[Side, int], side: Side, position: int) -> int:
    """The first of the unanswered messages this one waits with; a lapsed one waits no more."""
    start = waiting.get(side)
    at = room.utterances[position].at
    if start is None or at - room.utterances[start].at > LAPSES_AFTER:
        start = waiting[side] = position
    return start


def _segment(
    room: _Room,
    readings: Sequence[Reading],
    replies: Replies,
    positions: Sequence[int],
    answer: int | None,
) -> Segment:
    opening = room.utterances[positions[0]]
    due, first_due = min((_due(room, readings[n], n), n) for n in positions)
    urgency = readings[first_due].urgency or Urgency.REGULAR
    reply = replies.first[first_due]
    acknowledged = None if reply is None else room.utterances[reply].at
    answered = None if answer is None else room.utterances[answer].at
    judged_on = _terms(room, first_due).judged_on[urgency]
    return Segment(
        side=opening.side,
        opened=opening.at,
        urgency=urgency,
        due=due,
        due_index=room.utterances[first_due].index,
        acknowledged=acknowledged,
        answered=answered,
        answer_index=None if answer is None else room.utterances[answer].index,
        state=state_of(
            due=due,
            stamp=acknowledged if judged_on is JudgedOn.ACKNOWLEDGED else answered,
            known_until=room.known_until,
            at=room.at,
        ),
        messages=_messages(room, positions, reply, answer),
    )


def _due(room: _Room, reading: Reading, position: int) -> datetime:
    terms = _terms(room, position)
    agreed = terms.answers[reading.urgency or Urgency.REGULAR]
    return due_at(
        terms.calendar,
        room.utterances[position].at,
        agreed.within,
        hours=agreed.hours,
        urgent=terms.urgent_hours,
    )


def _terms(room: _Room, position: int) -> AnswerTerms:
    utterance = room.utterances[position]
    debtor = utterance.side.other
    assert debtor is not None  # only sides that are owed answers open segments
    return room.terms(debtor, utterance.at)


def _messages(
    room: _Room, positions: Sequence[int], reply: int | None, answer: int | None
) -> tuple[int, ...]:
    all_of_it = {*positions, *(n for n in (reply, answer) if n is not None)}
    return tuple(room.utterances[position].index for position in sorted(all_of_it))


def _alone(
    utterances: Sequence[Utterance], readings: Sequence[Reading], replies: Replies
) -> Iterator[Segment]:
    """Media that stand alone: one unsure segment for each run of them."""
    for turn in _turns(utterances):
        media = [n for n in turn if readings[n].needs_answer is None]
        if len(media) < len(turn) or any(readings[n].answers for n in media):
            continue
        opening = utterances[media[0]]
        first, full = replies.first[media[-1]], replies.full[media[-1]]
        found = sorted({*media, *(n for n in (first, full) if n is not None)})
        yield Segment(
            side=opening.side,
            opened=opening.at,
            urgency=None,
            due=None,
            due_index=None,
            acknowledged=None if first is None else utterances[first].at,
            answered=None if full is None else utterances[full].at,
            answer_index=None if full is None else utterances[full].index,
            state=State.UNSURE,
            messages=tuple(utterances[n].index for n in found),
        )


def _turns(utterances: Sequence[Utterance]) -> Iterator[list[int]]:
    """Runs of what one side says without a longer pause or anybody in between."""
    turn: list[int] = []
    for position, utterance in enumerate(utterances):
        if not is_said(utterance):
            continue
        last = utterances[turn[-1]] if turn else None
        if last and (last.side is not utterance.side or utterance.at - last.at > BESIDE):
            yield turn
            turn = []
        turn.append(position)
    if turn:
        yield turn
