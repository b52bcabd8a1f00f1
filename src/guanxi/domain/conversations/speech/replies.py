"""Replying: what a message does to what the other side waits for, and which matters it takes up.

An answer goes to what was asked since its side last spoke; if nothing was, to what it has put off.
"""

import re

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard
from guanxi.domain.conversations.speech.words import (
    Asking,
    Expects,
    Reading,
    Role,
    Sort,
    Utterance,
    told,
)

_HANDED_OVER = {Expects.THING, Expects.ACT}
_AGREED_TO = {Expects.YES_NO, Expects.CONSENT, Expects.BARGAIN}
# Asking that says nothing besides; the rest states something too, and so can be an answer.
_ONLY_ASKS = {Sort.QUESTION, Sort.REQUEST, Sort.CLAIM}

_BY_THE_WAY = re.compile(
    r"(?:(?:ok|okay|good|great|thanks|hi|hello|yes)[ ,.!]{1,3})?(?:and\b|also\b|btw\b|by the way"
    r"|another|one more|另外|对了|还有|顺便|再问|再就是|此外|ps\b)"
)
_TIME = re.compile(
    r"\b(?:today|tomorrow|tonight|mon|tue|wed|thu|fri|sat|sun|week|month|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|\d)|今|明|后天|周|号|月|下午|上午|晚"
)
_WILL_TELL = re.compile(
    r"\b(?:tell|reply|answer|revert|know|inform|check|ask|confirm)\b"
    r"|准信|答复|回复|告诉|通知|问|查|核"
)
_DELIVERED = re.compile(
    r"\b(?:sent|send|attached|here|done|finish|finished|ready|shipped|paid|arranged|uploaded|below)"
    r"\b|已|了(?:$|[,.! ])|好了|发你|发您|见附件|如下"
)
_TO_COME = re.compile(
    r"\b(?:will|tomorrow|tonight|soon|later|next week|monday|tuesday|wednesday|thursday|friday"
    r"|still|preparing|making|doing|working|almost|nearly|when)\b|'ll\b"
    r"|明天|明早|今晚|晚上|下午|马上|稍|还没|还在|正在|在[做拍弄整出打画排算]|快了|快好|等|后天|周"
    r"|尽快|回头"
)
_HANDED_OVER_NOW = re.compile(
    r"\b(?:sent|attached|already|here|below|uploaded|no|not|don't|can't|cannot|only)\b"
    r"|已|了(?:$|[,.! ])|发你了|见附件|如下|没有|不"
)
_REFUSES = re.compile(r"(?:no\b|not\b|can't|cannot|impossible|不行|不能|不可以|没有|没法|做不)")


def chosen(u: Utterance, asks: list[Ask], taken: list[Ask]) -> list[Ask]:
    """What it takes up, unless a person has said that it answers everything, or nothing."""
    if u.answers is None:
        return taken
    return list(asks) if u.answers else []


def acknowledge(u: Utterance, other: Side, floor: Floor, role: Role, cue: str) -> Reading:
    """Take note without answering: what the other side asked is put off."""
    floor.park(other)
    last = floor.last_index.get(other)
    return told(u, role, cue, acknowledges=() if last is None else (last,))


def medium(u: Utterance, other: Side, floor: Floor) -> Reading:
    """A bare photo, voice message or file: it answers what waits for a thing, else what is open."""
    asks = floor.open[other]
    taken = (
        [ask for ask in asks if ask.expects is Expects.THING]
        or [ask for ask in asks if not ask.parked]
        or asks
    )
    answers = floor.close(other, chosen(u, asks, taken))
    floor.just_answered = other if answers else None
    role = Role.ANSWER if answers else Role.NOTICE
    return told(u, role, f"sends a {u.kind.value}", needs=u.needs_answer, answers=answers)


def take_up(
    u: Utterance, other: Side, floor: Floor, asks: tuple[Asking, ...], said: str
) -> tuple[int, ...]:
    """What a message that itself asks answers: a question back passes the ball, one "by the way"
    does not; an offer or bad news is an answer like any statement."""
    theirs = floor.open[other]
    states = any(ask.sort not in _ONLY_ASKS for ask in asks)
    taken = [] if _BY_THE_WAY.match(said) else _taken(theirs, said, states=states)
    answers = floor.close(other, chosen(u, theirs, taken), returned=not states)
    floor.park(other)
    return answers


def reply(u: Utterance, other: Side, floor: Floor, heard: Heard, left: tuple[str, ...]) -> Reading:
    """Read a message that asks nothing. `left`: its words of substance."""
    if u.answers:
        return _answer(u, other, floor, floor.open[other], "a person said so")
    if "in the room?" in heard.social and not left:
        return told(u, Role.ATTEMPT, "in the room?")
    fresh = [ask for ask in floor.open[other] if not ask.parked and u.answers is None]
    if "puts off" in heard.social and not any(word[0].isdigit() for word in left):
        return _put_off(u, other, floor, fresh, heard.said)
    if left:
        return _state(u, other, floor, heard)
    return _short_word(u, other, floor, heard, fresh)


def _put_off(u: Utterance, other: Side, floor: Floor, fresh: list[Ask], said: str) -> Reading:
    asks_when = fresh and fresh[-1].expects is Expects.TIME
    if asks_when and _TIME.search(said) and not _WILL_TELL.search(said):
        return _answer(u, other, floor, [fresh[-1]], "says when")
    return acknowledge(u, other, floor, Role.HOLDING, "puts off")


def _state(u: Utterance, other: Side, floor: Floor, heard: Heard) -> Reading:
    theirs = floor.open[other]
    if u.answers is None and _only_promises_a_thing(theirs, heard.said):
        return acknowledge(u, other, floor, Role.HOLDING, "promises the thing")
    chats = "laughs" in heard.social and not any(letter.isdigit() for letter in heard.said)
    if not chats and (taken := chosen(u, theirs, _taken(theirs, heard.said, states=True))):
        return _answer(u, other, floor, taken, "says something")
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


def _short_word(u: Utterance, other: Side, floor: Floor, heard: Heard, fresh: list[Ask]) -> Reading:
    """One short word has three roles; only what it follows tells them apart."""
    social = heard.social
    if fresh and _decides(fresh[-1], social, heard.said):
        return _answer(u, other, floor, [fresh[-1]], "short word to a question")
    if social & {"assents", "takes note", "says yes or no"}:
        return acknowledge(u, other, floor, Role.ACKNOWLEDGEMENT, "takes note")
    for cue, role in (("thanks", Role.THANKS), ("greets", Role.GREETING), ("laughs", Role.CHAT)):
        if cue in social:
            return told(u, role, cue)
    return acknowledge(u, other, floor, Role.ACKNOWLEDGEMENT, "only a sign")


def _decides(ask: Ask, social: frozenset[str], said: str) -> bool:
    if "says yes or no" in social:
        return ask.expects not in _HANDED_OVER or _REFUSES.match(said) is not None
    return "assents" in social and ask.expects in _AGREED_TO


def _answer(u: Utterance, other: Side, floor: Floor, taken: list[Ask], cue: str) -> Reading:
    answers = floor.close(other, taken)
    floor.park(other)
    floor.just_answered = other
    return told(u, Role.ANSWER, cue, answers=answers)


def _taken(asks: list[Ask], said: str, *, states: bool) -> list[Ask]:
    """The matters a message takes up. `states`: it is more than a question back."""
    if not asks:
        return []
    about = topics(said)
    fresh = [ask for ask in asks if not ask.parked]
    if fresh:
        return [ask for ask in fresh if ask.about & about] or fresh
    touched = [ask for ask in asks if ask.about & about]
    if touched or not states:
        return touched
    delivered = _DELIVERED.search(said) is not None
    return [ask for ask in asks if delivered or ask.expects not in _HANDED_OVER]
