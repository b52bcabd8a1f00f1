"""Opening a matter: is it a new one, how urgent is it, and what would answer it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from guanxi.domain.conversations.speech.cues import table
from guanxi.domain.conversations.speech.floor import HOT_FOR, Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard, either
from guanxi.domain.conversations.speech.tables import weights
from guanxi.domain.conversations.speech.words import (
    MEDIA,
    Asking,
    Expects,
    Reading,
    Role,
    Sort,
    Utterance,
)
from guanxi.domain.playbook import Urgency

_MANY_QUESTIONS, _MANY_POINTS, _SEVERAL_PAPERS = 3, 3, 2

_cannot_wait, _takes_preparing = either(weights.PRESSING), either(weights.PREPARED)
_PAPERS = [table((weights.PAPER,), english=english) for english in (True, False)]
_IN_WORDS = re.compile(
    r"\b(?:names?|address|numbers?|code|size|weight|dates?|time|account|contact|phone|tracking|details"
    r"|dimensions|info|status)\b|名字|姓名|地址|电话|单号|号码|账号|信息|尺寸|重量|抬头|方案"
)
_BARE = {"question mark", "reminds", "gives the factory its work"}
_NAMES_A_PAPER_IN = 20  # letters

_PRICE = re.compile(
    r"\b(?:prices?|priced?|costs?|quot\w+|expensive|how much|pi|fees?|offer|discount|cheaper)\b"
    r"|价|多少钱|费|便宜|成本|贵"
)
_POINT = re.compile(r"(?m)^\s{0,4}\d{1,2}[.),]")
_REQUESTED = {Expects.THING, Expects.ACT, Expects.CONSENT, Expects.BARGAIN}
_ASKS_OPENLY, _ASKS_WHETHER = "asks with a question word", "asks whether"
_ASKS_TO_DO = {"asks to do", "asks to hand over", "tells to let know"}
_REMINDS = "reminds"
_OF_THE_LAST = {_REMINDS, "corrects itself"}


class _Named(NamedTuple):
    """What a text names that bears on its urgency and on its answer."""

    pressing: bool
    prepared: bool
    papers: int
    datum: bool
    price: bool


@lru_cache(maxsize=2_048)
def _named(said: str) -> _Named:
    return _Named(
        pressing=bool(_cannot_wait(said)),
        prepared=bool(_takes_preparing(said)),
        papers=_papers(said),
        datum=_IN_WORDS.search(said) is not None,
        price=_PRICE.search(said) is not None,
    )


def ask_again(u: Utterance, ask: Ask, heard: Heard) -> Reading:
    """A nudge: the same matter, with the urgency of what it nudges."""
    ask.indices.append(u.index)
    ask.parked = False
    cues = _names(heard.asks) or (_REMINDS,)
    return Reading(u.index, True, u.urgency or ask.urgency, Role.QUESTION, cues)


def open_ask(
    u: Utterance,
    floor: Floor,
    asks: tuple[Asking, ...],
    said: str,
    *,
    answers: tuple[int, ...],
    states: bool,
) -> Reading:
    """A message that needs an answer; `states`: it says something besides."""
    expects = _expects(asks, said)
    if u.kind in MEDIA and expects in (Expects.OPEN, Expects.ACT):
        expects = Expects.CONSENT  # "please check" under a photo
    urgency = _urgency(u, floor, said, expects)
    if u.urgency is not None:
        urgency = u.urgency
    if urgency is Urgency.URGENT:
        floor.hot_until = u.at + HOT_FOR
    if expects is Expects.BARGAIN or any(ask.sort is Sort.OFFER for ask in asks):
        floor.offered = (u.at, said)
    about = topics(said)
    same = _same_matter(floor.open[u.side], asks, about)
    if same is None:
        names = _named(said)
        floor.add(u.side, Ask([u.index], u.at, expects, urgency, about, names.datum, names.price))
    else:
        same.indices.append(u.index)
        same.parked = False
        same.about |= about
        if urgency is not Urgency.URGENT and u.urgency is None:
            urgency = same.urgency
    request = expects in _REQUESTED and "?" not in said
    role = Role.ANSWER if answers and states else Role.REQUEST if request else Role.QUESTION
    return Reading(u.index, True, urgency, role, _names(asks), answers)


def _expects(asks: tuple[Asking, ...], said: str) -> Expects:
    """What would be an answer. "Breakdown?" and 报告呢 are after the thing they name."""
    only_names = len(said) <= _NAMES_A_PAPER_IN and {ask.name for ask in asks} <= _BARE
    if only_names and (_named(said).papers or _named(said).prepared):
        return Expects.THING
    expects = next((ask.expects for ask in asks if ask.expects is not Expects.OPEN), Expects.OPEN)
    if expects in (Expects.ACT, Expects.OPEN) and _is_yes_no(asks, said):
        return Expects.YES_NO
    return expects


def _is_yes_no(asks: tuple[Asking, ...], said: str) -> bool:
    """Whether yes or no is an answer: a question without a question word."""
    names = _names(asks)
    if _ASKS_OPENLY in names:
        return False
    return _ASKS_WHETHER in names or ("?" in said and _ASKS_TO_DO.isdisjoint(names))


def _same_matter(mine: list[Ask], asks: tuple[Asking, ...], about: frozenset[str]) -> Ask | None:
    """Asking again about something the other side has put off is the same matter."""
    for ask in reversed(mine):
        if ask.parked and 2 * len(ask.about & about) >= min(len(ask.about), len(about)) > 0:
            return ask
    if mine and any(cue.name in _OF_THE_LAST for cue in asks):
        return mine[-1]
    return None


def _urgency(u: Utterance, floor: Floor, said: str, expects: Expects) -> Urgency:
    if _named(said).pressing or (floor.hot_until is not None and u.at <= floor.hot_until):
        return Urgency.URGENT
    if said.count("?") >= _MANY_QUESTIONS or len(_POINT.findall(said)) >= _MANY_POINTS:
        return Urgency.DETAILED
    may_take_preparing = expects in (Expects.THING, Expects.ACT, Expects.OPEN)
    if may_take_preparing and (_named(said).prepared or _named(said).papers >= _SEVERAL_PAPERS):
        return Urgency.DETAILED
    return Urgency.REGULAR


def _papers(said: str) -> int:
    """How many papers are named; "label artwork" is one, "labels and artwork" are two."""
    found = sorted((at.start, at.end) for paper in _PAPERS for at in paper.scan(said))
    named = {said[start:end] for start, end in found}
    joined = sum(said[one[1] : next_[0]].isspace() for one, next_ in pairwise(found))
    return len(named) - joined


def _names(asks: tuple[Asking, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ask.name for ask in asks))
