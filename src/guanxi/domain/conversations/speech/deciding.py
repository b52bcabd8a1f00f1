"""Whether a message that has asking cues does ask, given what the other side waits for.

"Follow the drawing please" asks for work; after "drawing or last lot?" it is the decision. A fault
or a price asks even in a reply, where it goes against what was put forward.
"""

import re

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard, hear
from guanxi.domain.conversations.speech.words import Asking, Expects, Force, Sort, Utterance

_HANDED_OVER = {Expects.THING, Expects.ACT}
_CHOSEN_IN = 2  # words
_PUT_FORWARD = {Expects.CONSENT, Expects.BARGAIN}
# What, as a reply to a request, only says how it will be or why: from the factory a fault too.
_EXPLAINS = {
    Side.OURS: {Sort.ORDER},
    Side.THEIRS: {Sort.ORDER, Sort.FAULT, Sort.SHORTFALL},
}
_NAMES_ANOTHER = Asking("names another figure", expects=Expects.BARGAIN, sort=Sort.OFFER)

_PRICE = re.compile(r"(?<![\w.-])(?:usd|rmb|[$€¥])? ?\d{1,6}(?:[.,]\d{1,3})?(?![\w-]*-\d)")
_DISPUTES = re.compile(
    r"\b(?:but|never|already|your|contract|agreed|last (?:year|time|order))\b"
    r"|已经|当初|合同|上次|之前|你们|凭什么|没道理"
)
_AGREES = re.compile(
    r"\b(?:ok|okay|fine|good|accept|accepted|agree|agreed|confirmed|deal|yes|go ahead|no problem)\b"
    r"|行|可以|好|成|同意|没问题|定了"
)
_SMILES = re.compile(r"[:;]-?\)|[😀-😅😊😉😄😁😂🤣]")


def still_asks(u: Utterance, other: Side, floor: Floor, heard: Heard) -> tuple[Asking, ...]:
    """The asking cues of a message that ask where it stands."""
    pending = floor.waits_for_decision(other, u.at)
    if not heard.asks:
        counters = pending and pending.expects is Expects.BARGAIN and _names_another(heard)
        return (_NAMES_ANOTHER,) if counters else ()
    if _teases(heard) or _echoes(floor.last_text.get(other), heard):
        return ()
    if pending is None or pending.expects in _HANDED_OVER:
        if pending is None or pending.parked:
            return () if _goes_on_deciding(floor, other, heard) else heard.asks
        explained = _EXPLAINS[u.side]
        return tuple(ask for ask in heard.asks if ask.sort not in explained)
    if pending.expects is Expects.YES_NO and _is_a_choice(heard.said):
        return ()
    return tuple(ask for ask in heard.asks if _asks_in_reply(ask, pending.expects, u.side))


def _asks_in_reply(ask: Asking, expects: Expects, side: Side) -> bool:
    """Whether a cue asks even in a reply to what waits for this."""
    if ask.sort in (Sort.OFFER, Sort.FAULT, Sort.SHORTFALL):
        if expects in _PUT_FORWARD:
            return True
        if expects is Expects.FIGURE or ask.sort is Sort.SHORTFALL:
            return False
        return ask.sort is Sort.OFFER or side is Side.OURS
    return ask.force is Force.FIRM or ask.sort is Sort.CLAIM


def _is_a_choice(said: str) -> bool:
    """One or two words after "remake or discount?" choose."""
    return "?" not in said and said.isascii() and len(said.split()) <= _CHOSEN_IN


def _names_another(heard: Heard) -> bool:
    """A figure or an objection without a word of consent, where an offer stands, is another."""
    if "puts off" in heard.social or not heard.left or _AGREES.search(heard.said):
        return False
    return _PRICE.search(heard.said) is not None or _DISPUTES.search(heard.said) is not None


def _goes_on_deciding(floor: Floor, other: Side, heard: Heard) -> bool:
    """Orders without a "please" right after an answer belong to the decision."""
    return floor.just_answered is other and all(ask.sort is Sort.ORDER for ask in heard.asks)


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


def _echoes(last: str | None, heard: Heard) -> bool:
    """ "Ok, redo navy" only repeats what it was told."""
    if not last or heard.asks[0].force is Force.FIRM:
        return False
    if not heard.social & {"assents", "takes note"}:
        return False
    return topics(heard.said) <= topics(hear(last).said)
