"""Replying: what a message does to what the other side waits for."""

import re

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import QUIET_AFTER, Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard
from guanxi.domain.conversations.speech.taking import (
    DELIVERED,
    TALKS_OF,
    TIME_WORD,
    sent_back,
    taken_up,
)
from guanxi.domain.conversations.speech.words import (
    AGREED_TO,
    HANDED_OVER,
    MEDIA,
    Asking,
    Expects,
    Reading,
    Role,
    Sort,
    Utterance,
    told,
)

# Asking that says nothing besides; the rest states something too, and so can be an answer.
_ONLY_ASKS = {Sort.QUESTION, Sort.REQUEST, Sort.CLAIM}

_TOLD_IN_A_WORD = AGREED_TO - {Expects.CONSENT} | {Expects.FIGURE, Expects.TIME}
_TAKES_IT = {"assents", "takes note", "says yes or no", "puts off", "would check", "thanks"}
_SAYS_ENOUGH = 4  # words; two Chinese characters are one

_BY_THE_WAY = re.compile(
    r"(?:(?:ok|okay|good|great|thanks|hi|hello|yes)[ ,.!]{1,3})?(?:and\b|also\b|btw\b|by the way"
    r"|another|one more|另外|对了|还有|顺便|再问|再就是|此外|ps\b)"
)
_TIME = re.compile(
    r"\b(?:today|tomorrow|tonight|mon|tue|wed|thu|fri|sat|sun|week|month|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|\d)|今|明|后天|周|号|月|下午|上午|晚"
)
_WILL_TELL = re.compile(
    r"\b(?:tell|reply|answer|revert|know|inform|check|ask|confirm|look|see|think|get back"
    r"|come back|discuss|let you)\b"
    r"|准信|答复|回复|告诉|通知|问|查|核|看|商量|考虑|讨论|沟通|催"
)
_TO_COME = re.compile(
    r"\b(?:will|tomorrow|tonight|soon|later|next week|monday|tuesday|wednesday|thursday|friday"
    r"|still|preparing|making|doing|working|almost|nearly|when"
    r"|(?:i|we) (?:take|send|make|give|shoot|print|prepare|quote|share))\b|'ll\b"
    r"|明天|明早|今晚|晚上|下午|马上|稍|还没|还在|正在|在[做拍弄整出打画排算]|快了|快好|等|后天|周"
    r"|尽快|回头"
)
_ONLY_TIME = re.compile(
    r"\d[\d:.-]*|mins?|minutes?|hours?|days?|weeks?|tomorr?ow|tmrw?|tonight|today|noon|morning"
    r"|evening|afternoon|(?:mon|tues?|wed|wednes|thu|thurs|fri|satur|sun)(?:day)?|next|this|in|by|before"
    r"|about|around|later|soon|ok|already|now|yesterday|[昨今明后天上下午早晚周号月点钟分半小时礼拜星期内前左右一二三四五六日两几]+"
)
_DONE_OR_FIGURE = re.compile(r"\d|已|了(?:$| )")
_TELLS = {Expects.FIGURE: re.compile(r"\d"), Expects.TIME: TIME_WORD}
_NOT_YET = re.compile(r"\bnot? .{1,30}\byet\b|\bnot yet\b|还没|还要")
_RECEIVED = re.compile(r"receiv|收到")
_ABOUT_RECEIVING = re.compile(r"receiv|\b(?:get|got|arrived?|reach(?:ed)?)\b|收到|到了|到账|拿到")
_HANDED_OVER_NOW = re.compile(
    r"\b(?:sent|attached|already|here|below|uploaded|no|not|don't|can't|cannot|only)\b"
    r"|已|了(?:$|[,.! ])|发你了|见附件|如下|没有|不"
)
_NOT_NOW = re.compile(
    r"\b(?:closed|lunch|off duty|gone home|holiday|weekend|asleep|sleeping)\b"
    r"|下班|放假|休息|停电|不在|午休|周末"
)
_TO_YOU = re.compile(r"\b(?:you|u|give|send)\b|[你您回发]")
_HERE_IT_IS = re.compile(
    r"\b(?:sent|attached|here|below|uploaded)\b|发你|发您|发了|见附件|如下|\d{4}"
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
    needs = False if u.text and u.kind is not Kind.FILE else u.needs_answer
    return told(u, role, f"sends a {u.kind.value}", needs=needs, answers=answers)


def take_up(
    u: Utterance,
    other: Side,
    floor: Floor,
    asks: tuple[Asking, ...],
    heard: Heard,
    left: tuple[str, ...],
) -> tuple[int, ...]:
    """What a message that itself asks answers: a question back passes the ball, one "by the way"
    does not; an offer or bad news is an answer like any statement."""
    theirs, said = floor.open[other], heard.said
    states = any(ask.sort not in _ONLY_ASKS for ask in asks) or _says_enough(left)
    # a photo with "please check" under it, "PI sent, please check"
    states = states or u.kind in MEDIA or _hands_over(theirs, said)
    states = states or "says yes or no" in heard.social
    states = states or ("assents" in heard.social and any(a.expects in AGREED_TO for a in theirs))
    if _BY_THE_WAY.match(said):
        taken = []
    elif states:
        taken = taken_up(theirs, said)
    else:
        goes_on = floor.goes_on(u.side, u.at)
        just = [a for a in theirs if not a.parked or (goes_on and u.at - a.at <= QUIET_AFTER)]
        taken = sent_back(theirs, just, said, asks)
    answers = floor.close(other, chosen(u, theirs, taken), returned=not states)
    floor.park(other)
    return answers


def _hands_over(asks: list[Ask], said: str) -> bool:
    waits = any(ask.expects in HANDED_OVER for ask in asks)
    return waits and "?" not in said and DELIVERED.search(said) is not None


def reply(u: Utterance, other: Side, floor: Floor, heard: Heard, left: tuple[str, ...]) -> Reading:
    """Read a message that asks nothing. `left`: its words of substance."""
    if u.answers:
        return _answer(u, other, floor, floor.open[other], "a person said so")
    if u.kind in MEDIA and any(ask.expects is Expects.THING for ask in floor.open[other]):
        return medium(u, other, floor)
    if "in the room?" in heard.social and not left:
        return told(u, Role.ATTEMPT, "in the room?")
    fresh = [ask for ask in floor.open[other] if not ask.parked and u.answers is None]
    if heard.social & {"puts off", "would check"} and not _answers_besides(
        floor.open[other], heard
    ):
        return _put_off(u, other, floor, heard.said)
    if left:
        return _state(u, other, floor, heard)
    return _short_word(u, other, floor, heard, fresh)


def _answers_besides(asks: list[Ask], heard: Heard) -> bool:
    """Whether a message that puts off answers besides: where a word or a figure was asked for, the
    rest without one only says why."""
    if "says yes or no" in heard.social and any(ask.expects in AGREED_TO for ask in asks):
        return True
    if not _says_enough(heard.left):
        return False
    if heard.ends_checking and "says yes or no" not in heard.social:
        return False
    pool = [ask for ask in asks if not ask.parked] or asks
    if not pool or any(ask.expects not in _TOLD_IN_A_WORD for ask in pool):
        return True
    if "says yes or no" in heard.social:
        return True
    rest = " ".join(heard.left)
    return any(_TELLS.get(ask.expects, _DONE_OR_FIGURE).search(rest) for ask in pool)


def _says_enough(left: tuple[str, ...]) -> bool:
    """Whether a message says something beside "let me check": a figure, or a few words."""
    if any(word[0].isdigit() for word in left):
        return True
    return sum(len(word) / 2 if word[0] >= "\u4e00" else 1 for word in left) >= _SAYS_ENOUGH


def _put_off(u: Utterance, other: Side, floor: Floor, said: str) -> Reading:
    asks = floor.open[other] if u.answers is None else []
    asks = [ask for ask in asks if not ask.parked] or asks
    tells = _TIME.search(said) is not None and _WILL_TELL.search(said) is None
    whether = asks and asks[-1].expects is Expects.YES_NO and _TO_YOU.search(said) is None
    if tells and asks and (whether or asks[-1].expects is Expects.TIME):
        return _answer(u, other, floor, [asks[-1]], "says when")
    return acknowledge(u, other, floor, Role.HOLDING, "puts off")


def _state(u: Utterance, other: Side, floor: Floor, heard: Heard) -> Reading:
    theirs = floor.open[other]
    if u.answers is None and _only_promises_a_thing(theirs, heard):
        return acknowledge(u, other, floor, Role.HOLDING, "promises the thing")
    agrees = heard.social & {"assents", "says yes or no"}
    chats = heard.social & {"laughs", "grins"} and not (
        agrees or any(_fits(ask, heard.said) for ask in theirs)
    )
    if not chats and (taken := chosen(u, theirs, taken_up(theirs, heard.said))):
        return _answer(u, other, floor, taken, "says something")
    for cue, role in (("laughs", Role.CHAT), ("thanks", Role.THANKS), ("greets", Role.GREETING)):
        if cue in heard.social:
            return told(u, role, cue)
    floor.park(other)
    return told(u, Role.NOTICE, "tells unasked")


def says_the_day(
    u: Utterance, other: Side, floor: Floor, social: frozenset[str], left: tuple[str, ...]
) -> bool:
    """Whether a message only says what day it is while the other side puts something off."""
    mine = floor.open[u.side]
    if not mine or not left or not all(ask.parked for ask in mine) or social & _TAKES_IT:
        return False
    return all(ask.parked for ask in floor.open[other]) and _only_says_when(left)


def _only_says_when(left: tuple[str, ...]) -> bool:
    if all(word[0].isdigit() for word in left):
        return False
    return all(map(_ONLY_TIME.fullmatch, left))


def _fits(ask: Ask, said: str) -> bool:
    """Whether a text has what was asked for; what a laughing one must have to answer."""
    if ask.expects is Expects.FIGURE:
        return any(letter.isdigit() for letter in said)
    if ask.expects is Expects.TIME:
        return _TIME.search(said) is not None
    if ask.expects in HANDED_OVER:
        return DELIVERED.search(said) is not None
    return len(topics(said)) >= TALKS_OF


def _only_promises_a_thing(asks: list[Ask], heard: Heard) -> bool:
    """What was asked for is still to come: "the photos tomorrow" is not the photos."""
    pool = [ask for ask in asks if not ask.parked] or asks
    if not pool or any(ask.expects not in HANDED_OVER for ask in pool):
        return False
    if _NOT_YET.search(heard.said):
        return True
    if any(ask.expects is not Expects.THING for ask in pool):
        return False
    if ("puts off" in heard.social or _NOT_NOW.search(heard.said)) and _HERE_IT_IS.search(
        heard.said
    ) is None:
        return True
    if _only_says_when(heard.left):
        return True
    return _TO_COME.search(heard.said) is not None and _HANDED_OVER_NOW.search(heard.said) is None


def _short_word(u: Utterance, other: Side, floor: Floor, heard: Heard, fresh: list[Ask]) -> Reading:
    """One short word has three roles; only what it follows tells them apart."""
    social = heard.social
    waiting = fresh
    late = social & {"says yes or no", "takes note"} or floor.last_side is u.side
    if not fresh and u.answers is None and late:
        waiting = floor.open[other]  # "confirmed", "received", "done", a day later
    asked = floor.last_text.get(other, "").lower()
    decided = [ask for ask in waiting if _decides(ask, social, heard.said, asked)]
    if not any(letter.isalnum() for letter in heard.said):
        decided = []  # an emoji takes note, like a sticker
    if decided and (decided[-1] is waiting[-1] or "says yes or no" in social):
        return _answer(u, other, floor, [decided[-1]], "short word to a question")
    if social & {"assents", "takes note", "says yes or no"}:
        return acknowledge(u, other, floor, Role.ACKNOWLEDGEMENT, "takes note")
    for cue, role in (("thanks", Role.THANKS), ("greets", Role.GREETING), ("laughs", Role.CHAT)):
        if cue in social:
            return told(u, role, cue)
    return acknowledge(u, other, floor, Role.ACKNOWLEDGEMENT, "only a sign")


def _decides(ask: Ask, social: frozenset[str], said: str, asked: str) -> bool:
    """Whether a short word decides what was asked; `asked` are their last words."""
    if _RECEIVED.search(said) is not None:  # "received" takes note, unless that was the question
        return ask.expects is Expects.YES_NO and _ABOUT_RECEIVING.search(asked) is not None
    if "says yes or no" in social:
        done = DELIVERED.search(said) or _REFUSES.match(said)
        return (
            done is not None
            if ask.expects in HANDED_OVER
            else not ask.parked or ask.expects in AGREED_TO
        )
    return "assents" in social and ask.expects in AGREED_TO


def _answer(u: Utterance, other: Side, floor: Floor, taken: list[Ask], cue: str) -> Reading:
    answers = floor.close(other, taken)
    floor.park(other)
    floor.just_answered = other
    return told(u, Role.ANSWER, cue, answers=answers)
