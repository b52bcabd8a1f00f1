"""Reading a conversation: what each message does, seen from what went before it.

Nothing later is looked at. Only our side and theirs are owed answers: what a third party or an
unplaced person says is read for its role and changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.deciding import still_asks
from guanxi.domain.conversations.speech.floor import Floor
from guanxi.domain.conversations.speech.hearing import Heard, hear
from guanxi.domain.conversations.speech.opening import ask_again, open_ask
from guanxi.domain.conversations.speech.people import People, people_of
from guanxi.domain.conversations.speech.replies import (
    acknowledge,
    chosen,
    medium,
    reply,
    says_the_day,
    take_up,
)
from guanxi.domain.conversations.speech.words import (
    CORRECTED,
    MEDIA,
    TO_EVERYBODY,
    TO_SOMEBODY_ELSE,
    Asking,
    Force,
    Reading,
    Role,
    Sort,
    Utterance,
    is_human_reply,
    told,
)


def read(
    utterances: Iterable[Utterance],
    *,
    people: Mapping[str, Side] | None = None,
    floor: Floor | None = None,
) -> Iterator[Reading]:
    """Read the messages of one room in their order, one reading each.

    `people` places the room's speakers (who "@Raymond" is); without it those who speak are known.
    `floor` is what is remembered of what was said before; it goes along with what is read.
    """
    room = list(utterances)
    known = people_of(people or {u.speaker: u.side for u in room if u.speaker})
    floor = Floor() if floor is None else floor
    for utterance in room:
        floor.lapse(utterance.at)
        fresh = floor.is_quiet(utterance.at)
        if fresh:
            floor.forget()
        reading = _read_one(utterance, floor, known)
        _remember(utterance, reading, floor)
        yield replace(reading, fresh=True) if fresh else reading


def _remember(u: Utterance, reading: Reading, floor: Floor) -> None:
    floor.last_at = u.at
    other = u.side.other
    if other is None:
        return
    floor.last_index[u.side] = u.index
    if floor.just_answered is u.side or reading.needs_answer:
        floor.just_answered = None
    floor.last_side = u.side
    if u.kind is Kind.TEXT:
        floor.last_text[u.side] = u.text
    if is_human_reply(u, reading) and reading.role is not Role.HOLDING:
        floor.unheard.pop(other, None)
    if reading.needs_answer is None and not reading.answers:
        floor.unheard[u.side] = u.at


def _read_one(u: Utterance, floor: Floor, people: People) -> Reading:
    other = u.side.other
    if u.kind in (Kind.SYSTEM, Kind.DELETED):
        return told(u, Role.NOTICE)
    if u.kind is Kind.MISSED_CALL:
        return told(u, Role.ATTEMPT, "missed call")
    if other is None:
        return told(
            u, Role.QUESTION if hear(u.text, u.side).asks else Role.NOTICE, "speaks for nobody"
        )
    if u.needs_answer:
        return _read_words(u, other, floor, people)
    if u.kind is Kind.CALL:
        taken = chosen(u, floor.open[other], floor.open[other])
        return told(u, Role.NOTICE, "answered call", answers=floor.close(other, taken))
    if u.kind is Kind.STICKER:
        return acknowledge(u, other, floor, Role.ACKNOWLEDGEMENT, "sticker")
    if u.kind in MEDIA and (u.kind is Kind.FILE or not u.text.strip()):
        return medium(u, other, floor)
    return _read_words(u, other, floor, people)


def _read_words(u: Utterance, other: Side, floor: Floor, people: People) -> Reading:
    said = people.said_across(u)
    heard = hear(said, u.side)
    if u.needs_answer is None and u.answers is None:
        speaks_past = _speaks_past(u, said, heard) or _answers_a_colleague(u, floor, said, heard)
        if speaks_past is not None:
            if not said and _asks_a_colleague(u, people):
                floor.aside[u.side] = u.speaker or ""
            return speaks_past
    mine = floor.open[u.side]
    calls = heard.called is not None and all(map(people.is_name, heard.called))
    left = tuple(word for word in heard.left if not people.is_name(word))
    comes_due = not heard.asks and says_the_day(u, other, floor, heard.social, left)
    if (heard.only_marks or calls or comes_due) and mine and u.needs_answer is not False:
        return ask_again(u, mine[-1], heard)
    asks = _asks(u, other, floor, heard)
    if not asks:
        decision = ("decides",) if heard.asks else ()
        return reply(u, other, floor, heard, left or decision)
    answers = take_up(u, other, floor, asks, heard, left)
    return open_ask(u, floor, asks, heard.said, answers=answers, states=bool(left))


def _asks(u: Utterance, other: Side, floor: Floor, heard: Heard) -> tuple[Asking, ...]:
    if u.needs_answer is None:
        return still_asks(u, other, floor, heard)
    return (heard.asks or (CORRECTED,)) if u.needs_answer else ()


def _asks_a_colleague(u: Utterance, people: People) -> bool:
    questions = (ask.sort is Sort.QUESTION for ask in hear(u.text, u.side).asks)
    return any(questions) and people.calls_a_colleague(u)


def _answers_a_colleague(u: Utterance, floor: Floor, said: str, heard: Heard) -> Reading | None:
    """The next word of a side after "@Mia did you tell them?" is the colleague's answer to that."""
    asker = floor.aside.pop(u.side, None)
    if asker in (None, u.speaker) or not floor.goes_on(u.side, u.at):
        return None
    if said != u.text or any(ask.force is Force.FIRM for ask in heard.asks):
        return None
    return told(u, Role.NOTICE, TO_SOMEBODY_ELSE)


def _speaks_past(u: Utterance, said: str, heard: Heard) -> Reading | None:
    """What is not said to the other side: by a machine, to everybody, to somebody else."""
    if "automatic" in heard.social:
        return told(u, Role.AUTOMATIC, "automatic")
    if "broadcast" in heard.social:
        return told(u, Role.NOTICE, TO_EVERYBODY)
    if u.text and not said:
        return told(u, Role.NOTICE, TO_SOMEBODY_ELSE)
    return None
