"""Whether a message that has asking cues does ask, given what the other side waits for.

"Follow the drawing please" asks for work; after "drawing or last lot?" it is the decision. A fault
or a price asks even in a reply, where it goes against what was put forward; so does another figure
than the one that stands.
"""

import re

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.countering import NAMES_ANOTHER, agrees, counters
from guanxi.domain.conversations.speech.floor import Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard, hear
from guanxi.domain.conversations.speech.words import (
    AGREED_TO,
    HANDED_OVER,
    Asking,
    Expects,
    Force,
    Sort,
    Utterance,
)

_CHOSEN_IN = 2  # words
_PUT_FORWARD = {Expects.CONSENT, Expects.BARGAIN}
# What, as a reply to a request, only says how it will be or why: from the factory a fault too.
_EXPLAINS = {
    Side.OURS: frozenset({Sort.ORDER}),
    Side.THEIRS: frozenset({Sort.ORDER, Sort.FAULT, Sort.SHORTFALL}),
}
_EXPLAINS_LATER = {
    Side.OURS: frozenset[Sort](),
    Side.THEIRS: frozenset({Sort.FAULT, Sort.SHORTFALL}),
}
_REMINDS, _ORDERS_BY_YOU = "reminds", "says what the other is to do"

_OWNS = re.compile(
    r"\b(?:sorry|apolog|my (?:mistake|fault|bad)|our mistake"
    r"|already (?:take|took|remov|chang|fix|repla)"
    r"|(?:we|will|i) (?:will )?(?:replace|remake|repair|fix|redo|resend|rework|repack)"
    r")|抱歉|不好意思|对不起|补[做发寄烧货印]|重[做新发]|返工|挑出|换了|换掉|我们?(?:马上|来|去|这就)?[改补换重]"
)
_ADDS = re.compile(r"(?:but|also|and|plus)\b|另外|还有|但|再就是")
_SMILES = re.compile(r"[:;]-?\)|[😀-😅😊😉😄😁😂🤣]")


def still_asks(u: Utterance, other: Side, floor: Floor, heard: Heard) -> tuple[Asking, ...]:
    """The asking cues of a message that ask where it stands."""
    pending = floor.waits_for_decision(other, u.at)
    if not heard.asks:
        last, offer = floor.last_text.get(other, ""), floor.offer_of(u.at)
        another = counters(u.side, pending, last=last, offer=offer, heard=heard)
        return (NAMES_ANOTHER,) if another else ()
    if _teases(heard) or _echoes(floor.last_text.get(other), other, heard):
        return ()
    asks = _without_own_faults(u.side, heard)
    if pending and heard.puts_a_bare_question_off:
        return ()
    if pending is None:
        return () if _goes_on_answering(u.side, floor, other, asks, heard.said) else asks
    if pending.expects is Expects.YES_NO and _is_a_choice(heard.said):
        return ()
    if not pending.parked:
        asks = _of_a_reply(asks, heard, waits_too=bool(floor.open[u.side]) or "?" in heard.said)
    return tuple(ask for ask in asks if _asks_in_reply(ask, pending, u.side, heard.said))


def _without_own_faults(side: Side, heard: Heard) -> tuple[Asking, ...]:
    """A fault the factory says sorry for, or mends, is its own: it tells, and asks nothing."""
    if side is Side.THEIRS and _OWNS.search(heard.said):
        return tuple(ask for ask in heard.asks if ask.sort is not Sort.FAULT)
    return heard.asks


def _of_a_reply(asks: tuple[Asking, ...], heard: Heard, *, waits_too: bool) -> tuple[Asking, ...]:
    """Where one has just been asked, "ask the forwarder" is what one will do oneself, and "still no
    price from the mill" no nudge, unless there is something to nudge."""
    checks = "would check" in heard.social
    return tuple(
        ask
        for ask in asks
        if (waits_too or ask.name != _REMINDS) and (ask.force is Force.FIRM or not checks)
    )


def _asks_in_reply(ask: Asking, pending: Ask, side: Side, said: str) -> bool:
    """Whether a cue asks even in a reply to this."""
    expects = pending.expects
    if expects in HANDED_OVER:
        if ask.sort is Sort.OFFER and pending.priced:
            return False
        return ask.sort not in (_EXPLAINS_LATER if pending.parked else _EXPLAINS)[side]
    if ask.sort is Sort.OFFER:
        if expects is Expects.BARGAIN:
            return not agrees(said)
        return expects is Expects.CONSENT or (side is Side.THEIRS and expects is not Expects.FIGURE)
    if ask.sort is Sort.SHORTFALL:
        return expects in _PUT_FORWARD
    if ask.sort is Sort.FAULT:
        return expects in _PUT_FORWARD and side is Side.OURS
    if ask.name == _ORDERS_BY_YOU and expects in AGREED_TO:
        return False
    return ask.force is Force.FIRM or ask.sort is Sort.CLAIM


def _is_a_choice(said: str) -> bool:
    """One or two words after "remake or discount?" choose."""
    return "?" not in said and said.isascii() and len(said.split()) <= _CHOSEN_IN


def _goes_on_answering(
    side: Side, floor: Floor, other: Side, asks: tuple[Asking, ...], said: str
) -> bool:
    """Right after an answer, orders without "please" and the factory's faults belong to it."""
    if floor.just_answered is not other or _ADDS.match(said):
        return False
    return all(ask.sort in _EXPLAINS[side] for ask in asks)


def _teases(heard: Heard) -> bool:
    """Small talk, and a laughing or smiling question ("why is it never Friday :)"), wait for
    nothing."""
    chats = {"small talk", "laughs", "greets"} & heard.social
    if not chats or any(letter.isdigit() for letter in heard.said):
        return False
    if not all(_may_be_small_talk(ask) for ask in heard.asks):
        return False
    if chats != {"greets"}:
        return True
    return "?" not in heard.said and _SMILES.search(heard.said) is not None


def _may_be_small_talk(ask: Asking) -> bool:
    return ask.sort is Sort.QUESTION and ask.expects in (Expects.OPEN, Expects.YES_NO)


def _echoes(last: str | None, side: Side, heard: Heard) -> bool:
    """ "Ok, redo navy" only repeats what it was told."""
    if not last or heard.asks[0].force is Force.FIRM:
        return False
    if not heard.social & {"assents", "takes note"}:
        return False
    return topics(heard.said) <= topics(hear(last, side).said)
