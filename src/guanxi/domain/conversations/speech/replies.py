"""Replying: what a message that asks nothing does to what is open, and which matters it takes up.

An answer goes to what was asked since its side last spoke; if nothing was, to what it has put off.
"""

import re

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard, hear
from guanxi.domain.conversations.speech.words import (
    Asking,
    Expects,
    Force,
    Reading,
    Role,
    Utterance,
    told,
)

# Bad news and bargaining, which open even as a reply; orders as a reply are the decision asked for.
_FAULTS = {"complains", "finds fault"}
_BUYERS_PART = {"wants money", "gives the buyer its work"}
_TERMS = {"asks more money", "offers", "sets a condition", "bargains"}
_NEWS = {*_FAULTS, *_TERMS, "falls short"}
_OFFERS = {*_NEWS, "names another figure", "suggests", "demands", "threatens", "suggests gently", "gives an order"}
_SMALL = {"question mark", "asks with a question word", "asks whether", "asks yes or no", "suggests gently"}
_BARE_ORDERS = {"gives an order", "gives the factory its work", "demands", "suggests gently", "orders without a verb"}
_HANDED_OVER = {Expects.THING, Expects.ACT}
_AGREED_TO = {Expects.YES_NO, Expects.CONSENT, Expects.BARGAIN}
_COUNTERS = Asking("names another figure", expects=Expects.BARGAIN)
_PRICE = re.compile(r"(?<![\w.-])(?:usd|rmb|[$€¥])? ?\d{1,6}(?:[.,]\d{1,3})?(?![\w-]*-\d)")
_DISPUTES = re.compile(r"\b(?:but|never|already|your|contract|agreed|last (?:year|time|order))\b|已经|当初|合同|上次|之前|你们|凭什么|没道理")
_AGREES = re.compile(r"\b(?:ok|okay|fine|good|accept|accepted|agree|agreed|confirmed|deal|yes|go ahead|no problem)\b|行|可以|好|成|同意|没问题|定了")

_BY_THE_WAY = re.compile(
    r"(?:(?:ok|okay|good|great|thanks|hi|hello|yes)[ ,.!]{1,3})?(?:and\b|also\b|btw\b|by the way|another"
    r"|one more|另外|对了|还有|顺便|再问|再就是|此外|ps\b)"
)
_TIME = re.compile(
    r"\b(?:today|tomorrow|tonight|mon|tue|wed|thu|fri|sat|sun|week|month|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|\d)|今|明|后天|周|号|月|下午|上午|晚"
)
_WILL_TELL = re.compile(
    r"\b(?:tell|reply|answer|revert|know|inform|check|ask|confirm)\b|准信|答复|回复|告诉|通知|问|查|核"
)
_DELIVERED = re.compile(
    r"\b(?:sent|send|attached|here|done|finish|finished|ready|shipped|paid|arranged|uploaded|below)\b"
    r"|已|了(?:$|[,.! ])|好了|发你|发您|见附件|如下"
)
_TO_COME = re.compile(
    r"\b(?:will|tomorrow|tonight|soon|later|next week|monday|tuesday|wednesday|thursday|friday|still|preparing|making|doing"
    r"|working|almost|nearly|when)\b|'ll\b|明天|明早|今晚|晚上|下午|马上|稍|还没|还在|正在|在[做拍弄整出打画排算]|快了|快好|等|后天|周|尽快|回头"
)
_HANDED_OVER_NOW = re.compile(
    r"\b(?:sent|attached|already|here|below|uploaded|no|not|don't|can't|cannot|only)\b|已|了(?:$|[,.! ])|发你了|见附件|如下|没有|不"
)
_REFUSES = re.compile(r"(?:no\b|not\b|can't|cannot|impossible|不行|不能|不可以|没有|没法|做不)")
_SMILES = re.compile(r"[:;]-?\)|[😀-😅😊😉😄😁😂🤣]")


def chosen(u: Utterance, asks: list[Ask], taken: list[Ask]) -> list[Ask]:
    """What it takes up, unless a person has said that it answers everything, or nothing."""
    if u.answers is None:
        return taken
    return list(asks) if u.answers else []


def acknowledge(u: Utterance, floor: Floor, role: Role, cue: str) -> Reading:
    """Take note without answering: what the other side asked is put off."""
    other = u.side.other
    assert other is not None
    floor.park(other)
    last = floor.last_index.get(other)
    return told(u, role, cue, acknowledges=() if last is None else (last,))


def medium(u: Utterance, floor: Floor) -> Reading:
    """A bare photo, voice message or file: it answers what waits for a thing, else what is open."""
    other = u.side.other
    assert other is not None
    asks = floor.open[other]
    taken = (
        [ask for ask in asks if ask.expects is Expects.THING]
        or [ask for ask in asks if not ask.parked]
        or asks
    )
    answers = floor.close(other, chosen(u, asks, taken))
    floor.just_answered = other if answers else None
    return told(
        u,
        Role.ANSWER if answers else Role.NOTICE,
        f"sends a {u.kind.value}",
        needs=u.needs_answer,
        answers=answers,
    )


def still_asks(u: Utterance, floor: Floor, heard: Heard, said: str) -> tuple[Asking, ...]:
    """The asking cues that do ask, given what the other side waits for.

    "Follow the drawing please" asks for work; after "drawing or last lot?" it is the decision.
    """
    asks = heard.asks
    other = u.side.other
    assert other is not None
    if not asks:
        pending = floor.waits_for_decision(other, u.at)
        bargaining = pending is not None and pending.expects is Expects.BARGAIN
        return (_COUNTERS,) if bargaining and _counters(heard, said) else ()
    if _teases(heard, said) or _echoes(floor.last_text.get(other), heard, said):
        return ()
    pending = floor.waits_for_decision(other, u.at)
    if pending is None or pending.expects in _HANDED_OVER:
        return () if _goes_on_deciding(floor, other, asks) else asks
    return tuple(ask for ask in asks if _opens_as_reply(ask, pending.expects, u.side))


def take_up(u: Utterance, floor: Floor, asks: tuple[Asking, ...], said: str) -> tuple[int, ...]:
    """What a message that itself asks answers: a question back passes the ball, one "by the way"
    does not; an offer or bad news is an answer like any statement."""
    other = u.side.other
    assert other is not None
    theirs = floor.open[other]
    if not theirs:
        return ()
    offers = any(ask.name in _OFFERS for ask in asks)
    taken = [] if _BY_THE_WAY.match(said) else _taken(theirs, said, states=offers)
    answers = floor.close(other, chosen(u, theirs, taken), returned=not offers)
    floor.park(other)
    return answers


def reply(u: Utterance, floor: Floor, heard: Heard, left: tuple[str, ...], said: str) -> Reading:
    """Read a message that asks nothing."""
    other = u.side.other
    assert other is not None
    if "in the room?" in heard.social and not left:
        return told(u, Role.ATTEMPT, "in the room?")
    if u.answers:
        return _answer(u, floor, floor.open[other], "a person said so")
    fresh = [ask for ask in floor.open[other] if not ask.parked and u.answers is None]
    if "puts off" in heard.social and not any(word[0].isdigit() for word in left):
        return _put_off(u, floor, fresh, said)
    if left:
        return _state(u, floor, heard, said)
    return _short_word(u, floor, heard, fresh, said)


def _put_off(u: Utterance, floor: Floor, fresh: list[Ask], said: str) -> Reading:
    if fresh and fresh[-1].expects is Expects.TIME and _TIME.search(said):
        if not _WILL_TELL.search(said):
            return _answer(u, floor, [fresh[-1]], "says when")
    return acknowledge(u, floor, Role.HOLDING, "puts off")


def _state(u: Utterance, floor: Floor, heard: Heard, said: str) -> Reading:
    other = u.side.other
    assert other is not None
    chat = "laughs" in heard.social and not any(letter.isdigit() for letter in said)
    if u.answers is None and _only_promises_a_thing(floor.open[other], said):
        return acknowledge(u, floor, Role.HOLDING, "promises the thing")
    silent = chat or u.answers is False
    taken = [] if silent else _taken(floor.open[other], said, states=True)
    if taken:
        return _answer(u, floor, taken, "says something")
    for cue, role in (("laughs", Role.CHAT), ("thanks", Role.THANKS), ("greets", Role.GREETING)):
        if cue in heard.social:
            return told(u, role, cue)
    floor.park(other)
    return told(u, Role.NOTICE, "tells unasked")


def _only_promises_a_thing(asks: list[Ask], said: str) -> bool:
    """What was asked for is still to come: "the photos tomorrow" is not the photos."""
    pool = [ask for ask in asks if not ask.parked] or asks
    if not pool or any(ask.expects is not Expects.THING for ask in pool):
        return False
    return _TO_COME.search(said) is not None and _HANDED_OVER_NOW.search(said) is None


def _short_word(u: Utterance, floor: Floor, heard: Heard, fresh: list[Ask], said: str) -> Reading:
    """One short word has three roles; only what it follows tells them apart."""
    social = heard.social
    if fresh and _decides(fresh[-1], social, said):
        return _answer(u, floor, [fresh[-1]], "short word to a question")
    if social & {"assents", "takes note", "says yes or no"}:
        return acknowledge(u, floor, Role.ACKNOWLEDGEMENT, "takes note")
    for cue, role in (("thanks", Role.THANKS), ("greets", Role.GREETING), ("laughs", Role.CHAT)):
        if cue in social:
            return told(u, role, cue)
    return acknowledge(u, floor, Role.ACKNOWLEDGEMENT, "only a sign")


def _decides(ask: Ask, social: frozenset[str], said: str) -> bool:
    if "says yes or no" in social:
        return ask.expects not in _HANDED_OVER or _REFUSES.match(said) is not None
    return "assents" in social and ask.expects in _AGREED_TO


def _answer(u: Utterance, floor: Floor, taken: list[Ask], cue: str) -> Reading:
    other = u.side.other
    assert other is not None
    answers = floor.close(other, taken)
    floor.park(other)
    floor.just_answered = other
    return told(u, Role.ANSWER, cue, answers=answers)


def _taken(asks: list[Ask], said: str, *, states: bool) -> list[Ask]:
    """The matters a message takes up. `states`: it is more than a question back."""
    about = topics(said)
    fresh = [ask for ask in asks if not ask.parked]
    if fresh:
        return [ask for ask in fresh if ask.about & about] or fresh
    touched = [ask for ask in asks if ask.about & about]
    if touched or not states:
        return touched
    delivered = _DELIVERED.search(said) is not None
    return [ask for ask in asks if delivered or ask.expects not in _HANDED_OVER]


def _opens_as_reply(ask: Asking, expects: Expects, side: Side) -> bool:
    """Whether an asking cue asks even in a reply to something that waits for this."""
    if ask.name not in _NEWS:
        return ask.force is Force.FIRM or (side is Side.THEIRS and ask.name in _BUYERS_PART)
    if expects in (Expects.CONSENT, Expects.BARGAIN):
        return True
    if expects is Expects.FIGURE:
        return False
    return ask.name in _TERMS or (ask.name in _FAULTS and side is Side.OURS)


def _counters(heard: Heard, said: str) -> bool:
    """A figure without a word of consent, where an offer stands, is another offer."""
    if "puts off" in heard.social or not heard.left:
        return False
    if _AGREES.search(said):
        return False
    return _PRICE.search(said) is not None or _DISPUTES.search(said) is not None


def _teases(heard: Heard, said: str) -> bool:
    """Small talk, and a laughing or smiling question ("why is it never Friday :)") wait for
    nothing."""
    if any(letter.isdigit() for letter in said) or not all(ask.name in _SMALL for ask in heard.asks):
        return False
    if "small talk" in heard.social or "laughs" in heard.social:
        return True
    return "greets" in heard.social and "?" not in said and _SMILES.search(said) is not None


def _goes_on_deciding(floor: Floor, other: Side, asks: tuple[Asking, ...]) -> bool:
    """Orders without a "please" right after an answer belong to the decision."""
    return floor.just_answered is other and all(ask.name in _BARE_ORDERS for ask in asks)


def _echoes(last: str | None, heard: Heard, said: str) -> bool:
    """ "Ok, redo navy" only repeats what it was told."""
    if (
        not last
        or heard.asks[0].force is Force.FIRM
        or not heard.social & {"assents", "takes note"}
    ):
        return False
    return topics(said) <= topics(hear(last).said)
