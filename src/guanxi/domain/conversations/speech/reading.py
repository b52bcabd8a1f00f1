"""Reading a conversation: what each message does, seen from what went before it."""

from collections.abc import Iterable, Iterator, Mapping

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import asking
from guanxi.domain.conversations.speech.floor import (
    HOT_FOR, QUIET_AFTER, Ask, Floor, topics,
)
from guanxi.domain.conversations.speech.hearing import Heard, both, hear
from guanxi.domain.conversations.speech.sentences import plain
from guanxi.domain.conversations.speech.words import (
    Asking, Expects, Force, Reading, Role, Urgency, Utterance,
)
import re

from guanxi.domain.conversations.speech.cues import table
_PREPARED, _PRESSING = both(asking.PREPARED), both(asking.PRESSING)
_PAPERS = [table((asking.PAPER,), english=e).pattern for e in (True, False)]
MEDIA = {Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.FILE, Kind.MEDIA, Kind.LOCATION, Kind.CONTACT}
_BY_THE_WAY = re.compile(r"^(?:(?:ok|okay|good|great|thanks|hi|hello|yes)[ ,.!]*)?(?:and\b|also\b|btw\b|by the way|another|one more|另外|对了|还有|顺便|再问|再就是|此外|ps\b)")
_TIME = re.compile(r"\b(?:today|tomorrow|tonight|mon|tue|wed|thu|fri|sat|sun|week|month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)|今|明|后天|周|号|月|下午|上午|晚")
_YES_NO = re.compile(r"\b(?:yes|no|yep|nope|yeah|confirmed|approved|agreed|accepted|correct|not|sure)\b|是|不|没|对|有|要|同意|确认")
_REFUSAL = re.compile(r"^(?:no\b|not\b|can't|cannot|sorry|impossible|不行|不能|不可以|没有|没法|做不)")
_DECISIONS = {Expects.YES_NO, Expects.OPEN, Expects.TIME, Expects.FIGURE}


def read(utterances: Iterable[Utterance], *, people: Mapping[str, Side] | None = None) -> Iterator[Reading]:
    """Read the messages of one room in their order."""
    utterances = list(utterances)
    if people is None:
        people = {u.speaker: u.side for u in utterances if u.speaker}
    names = " ".join(people).lower()
    floor = Floor()
    for u in utterances:
        fresh = False
        floor.lapse(u.at)
        if floor.last_at is None or (floor.empty() and u.at - floor.last_at > QUIET_AFTER):
            floor = Floor(); fresh = True
        r = _read_one(u, floor, names, people)
        if u.kind is not Kind.SYSTEM:
            floor.last_at = u.at
            if u.side.other: floor.last_side = u.side; floor.last_index[u.side] = u.index
        yield Reading(u.index, r.needs_answer, r.urgency, r.role, r.cues, r.answers, r.acknowledges, fresh)


def _plainly(u, role, *cues, needs=False, answers=(), acks=()):
    return Reading(u.index, needs, None, role, cues, answers, acks)


def _read_one(u, floor, names, people):
    if u.kind in (Kind.SYSTEM, Kind.DELETED):
        return _plainly(u, Role.NOTICE)
    if u.kind is Kind.MISSED_CALL:
        return _plainly(u, Role.ATTEMPT, "missed call")
    heard = hear(u.text) if u.kind in (Kind.TEXT, *MEDIA) else Heard()
    other = u.side.other
    if other is None:
        return _plainly(u, Role.QUESTION if heard.asks else Role.NOTICE)
    if "automatic" in heard.social and u.kind is Kind.TEXT:
        return _plainly(u, Role.AUTOMATIC, "automatic words")
    if u.kind is Kind.CALL:
        got = floor.close(other, list(floor.open[other])); floor.close(u.side, list(floor.open[u.side]))
        return _plainly(u, Role.NOTICE, "answered call", answers=got)
    if u.kind is Kind.STICKER:
        return _acknowledge(u, floor, Role.ACKNOWLEDGEMENT, "sticker")
    if u.kind in MEDIA and (u.kind is Kind.FILE or not u.text.strip()):
        return _medium(u, floor)
    if _spoken_past(u, people):
        return _plainly(u, Role.NOTICE, "said to somebody else")
    return _words(u, floor, heard, names)


def _spoken_past(u, people):
    m = re.match(r"\s*@([^\s,:，：]+)", u.text)
    if not m: return False
    called = m[1].lower()
    for name, side in people.items():
        low = name.lower()
        if called in low or low.split()[0] == called:
            return side is not u.side.other
    return False


def _acknowledge(u, floor, role, *cues):
    other = u.side.other
    floor.park(other)
    last = floor.last_index.get(other)
    return _plainly(u, role, *cues, acks=(last,) if last is not None else ())


def _medium(u, floor):
    other = u.side.other
    asks = floor.open[other]
    things = [a for a in asks if a.expects is Expects.THING]
    taken = things or [a for a in asks if not a.parked] or list(asks)
    if taken:
        return _plainly(u, Role.ANSWER, "sends " + u.kind.value, needs=None, answers=floor.close(other, taken))
    return _plainly(u, Role.NOTICE, "sends " + u.kind.value, needs=None)


def _words(u, floor, heard, names):
    other = u.side.other
    mine, theirs = floor.open[u.side], floor.open[other]
    low = plain(u.text).strip()
    left = tuple(w for w in heard.left if w not in names)
    if heard.nudge:
        if mine:
            return _again(u, floor, mine[-1], "asks again")
        if u.text.strip("?？ !！") == "":
            return _open(u, floor, heard, low, (), ())
    asks = heard.asks
    if "broadcast" in heard.social:
        return _plainly(u, Role.NOTICE, "said to everybody")
    decides = bool(theirs) and any(not a.parked and a.expects in _DECISIONS for a in theirs)
    if asks and asks[0].force is Force.LOOSE and decides:
        asks = ()
        left = left or ("decides",)
    if not asks:
        return _reply(u, floor, heard, left, low)
    answers = ()
    if theirs and not _BY_THE_WAY.match(low):
        fresh = [a for a in theirs if not a.parked]
        if left or fresh:
            answers = floor.close(other, _taken_up(u, floor, theirs, low))
    if theirs: floor.park(other)
    return _open(u, floor, heard, low, answers, left)


def _again(u, floor, ask, *cues):
    ask.indices.append(u.index); ask.parked = False
    return Reading(u.index, True, ask.urgency, Role.QUESTION, cues)


def _open(u, floor, heard, low, answers, left):
    asks = heard.asks or ()
    cues = tuple(dict.fromkeys(c.name for c in asks))
    expects = next((c.expects for c in asks if c.expects is not Expects.OPEN), Expects.OPEN) if asks else Expects.OPEN
    about = topics(low)
    mine = floor.open[u.side]
    role = Role.ANSWER if answers and left else Role.REQUEST if expects in (Expects.THING, Expects.ACT) and "?" not in low else Role.QUESTION
    same = next((a for a in reversed(mine) if a.parked and a.about & about), None)
    if same is None and mine and any(c.name == "reminds" for c in asks): same = mine[-1]
    urgency = _urgency(u, floor, low, expects)
    if urgency is Urgency.URGENT: floor.hot_until = u.at + HOT_FOR
    if same is not None:
        same.indices.append(u.index); same.parked = False; same.about |= about
        if same.expects is not Expects.THING: same.expects = expects
        return Reading(u.index, True, urgency if urgency is Urgency.URGENT else same.urgency, role, cues, answers)
    floor.add(u.side, Ask([u.index], u.at, expects, urgency, about))
    return Reading(u.index, True, urgency, role, cues, answers)


def _urgency(u, floor, low, expects):
    if _PRESSING(low) or (floor.hot_until and u.at <= floor.hot_until):
        return Urgency.URGENT
    papers = len({m[0] for p in _PAPERS for m in p.finditer(low)})
    points = len(re.findall(r"(?m)^\s*\d[.)、]", low))
    if low.count("?") >= 3 or points >= 2: return Urgency.DETAILED
    if expects is Expects.THING or expects is Expects.OPEN or expects is Expects.ACT:
        if _PREPARED(low) or papers >= 2: return Urgency.DETAILED
    return Urgency.REGULAR


def _reply(u, floor, heard, left, low):
    other = u.side.other
    theirs = floor.open[other]
    social = heard.social
    fresh = [a for a in theirs if not a.parked]
    if "room" in social and not left: return _plainly(u, Role.ATTEMPT, "in the room?")
    if "holding" in social and not left:
        if fresh and fresh[-1].expects is Expects.TIME and _TIME.search(low):
            return _plainly(u, Role.ANSWER, "says when", answers=floor.close(other, [fresh[-1]]))
        return _acknowledge(u, floor, Role.HOLDING, "puts off")
    if left and theirs:
        return _plainly(u, Role.ANSWER, "says something", answers=floor.close(other, _taken_up(u, floor, theirs, low)))
    if left:
        role = Role.CHAT if "laughs" in social else Role.THANKS if "thanks" in social else Role.GREETING if "greets" in social else Role.NOTICE
        return _plainly(u, role)
    if "takes note" in social and fresh:
        if fresh[-1].expects is Expects.YES_NO or _REFUSAL.match(low):
            return _plainly(u, Role.ANSWER, "short word to a yes-or-no question", answers=floor.close(other, [fresh[-1]]))
    for name, role in (("takes note", Role.ACKNOWLEDGEMENT), ("thanks", Role.THANKS), ("greets", Role.GREETING), ("laughs", Role.CHAT)):
        if name in social:
            if role is Role.GREETING or role is Role.CHAT: return _plainly(u, role, name)
            return _acknowledge(u, floor, role, name)
    return _acknowledge(u, floor, Role.ACKNOWLEDGEMENT, "only a sign")


def _taken_up(u, floor, asks, low):
    fresh = [a for a in asks if not a.parked]
    pool = fresh or list(asks)
    about = topics(low)
    touching = [a for a in asks if a.about & about]
    if touching: return touching
    if not fresh and any(about & c for c in floor.closed): return []
    return pool
