"""Judging a room piece by piece: what still stands open goes along from one piece to the next.

Segments of a whole room need its whole history; a message more changes only what is not settled
yet. So each piece leaves a *standing*: what the rules of speech remember (`speech.Floor`), and of
what was said the few messages that may still matter. Going on from it finds the same segments as
judging everything anew, wherever the pieces were parted.

What may still matter: requests without an answer, for as long as they can be answered or share the
clock of one that can; media alone that nobody has reacted to; the first reply to each of these; and
whatever tells where a run of media begins and ends. Nothing before a *fresh* message does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.segments import (
    Segment,
    State,
    TermsAt,
    replies_to,
    segments,
)
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import (
    LAPSES_AFTER,
    Floor,
    Reading,
    Role,
    Utterance,
    is_said,
    read,
)
from guanxi.domain.playbook import Urgency


@dataclass(frozen=True, slots=True)
class Carried:
    """A message that may still matter, without its words.

    `needs_answer` is that of its reading while it is open itself, else False: then it is there as
    a reply, or as a neighbour.
    """

    index: int
    at: datetime
    side: Side
    kind: Kind
    needs_answer: bool | None
    urgency: Urgency | None
    role: Role
    cues: tuple[str, ...]

    def utterance(self) -> Utterance:
        """The message as the rules for segments look at it."""
        return Utterance(self.index, self.at, self.side, None, self.kind, "")

    def reading(self) -> Reading:
        """What the rules of speech made of it."""
        return Reading(self.index, self.needs_answer, self.urgency, self.role, self.cues)


@dataclass(frozen=True)
class Standing:
    """How a room stands after some of its messages; `Standing()` is before the first."""

    floor: Floor = field(default_factory=Floor)
    carried: tuple[Carried, ...] = ()

    @property
    def open(self) -> frozenset[int]:
        """The indices of the messages whose segments may still change."""
        return frozenset(one.index for one in self.carried if one.needs_answer is not False)

    def without_words(self) -> "Standing":
        """The same, as if nobody could tell any more what it was about."""
        floor = deepcopy(self.floor)
        floor.forget_words()
        return replace(self, floor=floor)


def judge_on(
    standing: Standing,
    utterances: Iterable[Utterance],
    *,
    people: Mapping[str, Side],
    terms: TermsAt,
    known_until: datetime,
    at: datetime,
) -> tuple[list[Segment], Standing]:
    """The segments of the messages that follow, and how the room stands after them.

    Among them are those of `standing.open` as they are now; they replace what was found for these
    messages before. Indices must name a message once in the whole room; `people` places everybody
    in it. The other arguments are those of `segments`.
    """
    floor = deepcopy(standing.floor)
    added = list(utterances)
    said = [*(one.utterance() for one in standing.carried), *added]
    readings = [
        *(one.reading() for one in standing.carried),
        *read(added, people=people, floor=floor),
    ]
    found = segments(said, terms=terms, known_until=known_until, at=at, readings=readings)
    return found, Standing(floor, tuple(_carried(said, readings, found, floor)))


def _carried(
    said: Sequence[Utterance], readings: Sequence[Reading], found: Sequence[Segment], floor: Floor
) -> Iterator[Carried]:
    """What of all this may still matter, in order."""
    if not said:
        return
    start = max((n for n, reading in enumerate(readings) if reading.fresh), default=0)
    places = {utterance.index: n for n, utterance in enumerate(said)}
    unanswered = sorted(
        (one for one in found if one.answered is None and places[one.messages[0]] >= start),
        key=lambda one: places[one.messages[0]],
    )
    open_places = {
        places[index]
        for one in (*_asked(unanswered, said, places, floor), *_alone(unanswered, said, places))
        for index in one.messages
        if said[places[index]].side is one.side
    }
    kept = open_places | _around(open_places, said, readings)
    for n in sorted(kept):
        utterance, reading = said[n], readings[n]
        is_open = n in open_places
        yield Carried(
            index=utterance.index,
            at=utterance.at,
            side=utterance.side,
            kind=utterance.kind,
            needs_answer=reading.needs_answer if is_open else False,
            urgency=reading.urgency if is_open else None,
            role=reading.role,
            cues=reading.cues,
        )


def _asked(
    unanswered: Sequence[Segment],
    said: Sequence[Utterance],
    places: Mapping[int, int],
    floor: Floor,
) -> Iterator[Segment]:
    """Of each side's unanswered requests the first that can still be answered, and all after it:
    which of them wait together depends on it."""
    alive = {index for asks in floor.open.values() for ask in asks for index in ask.indices}
    reached: set[Side] = set()
    for one in unanswered:
        if one.state is State.UNSURE:
            continue
        if one.side not in reached and any(
            index in alive or _is_recent(said[places[index]], said) for index in one.messages
        ):
            reached.add(one.side)
        if one.side in reached:
            yield one


def _alone(
    unanswered: Sequence[Segment], said: Sequence[Utterance], places: Mapping[int, int]
) -> Iterator[Segment]:
    for one in unanswered:
        last = max(places[index] for index in one.messages if said[places[index]].side is one.side)
        if one.state is State.UNSURE and _is_recent(said[last], said):
            yield one


def _is_recent(utterance: Utterance, said: Sequence[Utterance]) -> bool:
    """Whether a reply may still come in time."""
    return said[-1].at - utterance.at <= LAPSES_AFTER


def _around(
    open_places: set[int], said: Sequence[Utterance], readings: Sequence[Reading]
) -> set[int]:
    """The first replies to what is open, the neighbours of media, and the last thing said."""
    first = replies_to(said, readings).first
    found = {reply for n in open_places if (reply := first[n]) is not None}
    spoken = [n for n, utterance in enumerate(said) if is_said(utterance)]
    found.update(spoken[-1:])
    for position, n in enumerate(spoken):
        if n in open_places and readings[n].needs_answer is None:
            found.update(spoken[max(position - 1, 0) : position + 2])
    return found
