"""Whether a message that has asking cues does ask, given what the other side waits for.

"Follow the drawing please" asks for work; after "drawing or last lot?" it is the decision. A fault
or a price asks even in a reply, where it goes against what was put forward; so does another figure
than the one that stands.
"""

import re

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.countering import NAMES_ANOTHER, agrees, counters
from guanxi.domain.conversations.speech.floor import AT_ONCE, Ask, Floor, topics
from guanxi.domain.conversations.speech.hearing import Heard, hear
from guanxi.domain.conversations.speech.sentences import plain
from guanxi.domain.conversations.speech.words import (
    AGREED_TO,
    HANDED_OVER,
    Asking,
    Expects,
    Force,
    Sort,
    Utterance,
)

_CHOSEN_IN, _CHOSEN_WITHIN = 2, 16  # words, letters
_EITHER_OR = re.compile(r"还是|\bor\b", re.IGNORECASE)
_PUT_FORWARD = {Expects.CONSENT, Expects.BARGAIN}
_DONE_OR_NOT = {Expects.ACT, Expects.YES_NO}
_TOLD_IN_FIGURES = {Expects.FIGURE, Expects.TIME}
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
    r"|(?:replaced|repaired|fixed|reworked|repacked|corrected|changed) (?:them|it|all|those|these)"
    r"|(?:is|are|was|were|now|all) (?:fixed|solved|ok|fine|repaired|replaced|gone)"
    r"|(?:we|will|i) (?:will )?(?:replace|remake|repair|fix|redo|resend|rework|repack)"
    r")|抱歉|不好意思|对不起|补[做发寄烧货印]|重[做新发]|返工|已经?.{0,3}(?:调|改|修|换|解决|处理)好?了|挑出|换了|换掉|我们?(?:马上|来|去|这就)?[改补换重]"
)
_CORRECTS = re.compile(
    r"\b(?:again|redo|remake|redraw|change|move|replace|correct|(?:bigg|small|larg|dark|light|thick|thinn|long|short"
    r"|high|low|clos|strong)er)\b|再|改|重[做新印打拍画]|[大小深浅高低厚薄长短宽窄亮暗粗细]一?点"
)
_ADDS = re.compile(
    r"^(?:but|also|and|plus)\b|\b(?:by the way|btw|one more|another (?:thing|problem|point))\b"
    r"|^(?:另外|还有|但|再就是)|[,.](?:另外|还有|对了|再就是)"
)
_ONLY_CAN = re.compile(r"[^\d,]{0,12},? ?(?:可以|能)[\u4e00-\u9fff]{0,4}$|[^\d]{0,24}\bcan \w+$")
_AS_LONG_AS = re.compile(
    r"^(?:知道|明白|了解|嗯|行|好的?|ok)了?[, ]"
    r"(?:.{0,16}就(?:行|好|可以)了?|(?:抓紧|快点|尽快|加油)[哈哦啊吧]?)$"
)
_A_CHOICE = re.compile(r"(?:[\w-]+ ){1,4}(?:please|pls|plz)[.!]?")  # "the darker one please"
_TEARS = re.compile("[😂🤣]")
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十半](?:毛|块|元|分|成|个点)")
_SMILES = re.compile(r"[:;]-?\)|[😀-😅😊😉😄😁😂🤣]")


def still_asks(u: Utterance, other: Side, floor: Floor, heard: Heard) -> tuple[Asking, ...]:
    """The asking cues of a message that ask where it stands."""
    pending = floor.waits_for_decision(other, u.at)
    last, offer = floor.last_text.get(other, ""), floor.offer_of(u.at)
    if heard.asks and (_teases(heard) or _echoes(last, other, heard)):
        return ()
    asks = _that_stand(u, other, floor, heard, pending) if heard.asks else ()
    another = not asks and counters(u.side, pending, last=last, offer=offer, heard=heard)
    return (NAMES_ANOTHER,) if another else asks


def _that_stand(
    u: Utterance, other: Side, floor: Floor, heard: Heard, pending: Ask | None
) -> tuple[Asking, ...]:
    asks = _without_own_faults(u.side, heard)
    if pending and heard.puts_a_bare_question_off:
        return ()
    if pending is None:
        goes_on = floor.just_answered is other and floor.goes_on(u.side, u.at, AT_ONCE)
        return () if goes_on and _explains(u.side, asks, heard.said) else asks
    asks_back = any(ask.sort is Sort.QUESTION for ask in asks)
    if not asks_back and _is_a_choice(heard.said, pending, floor.last_text.get(other, "")):
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
    if ask.sort is Sort.OFFER:
        return _offer_asks(ask, pending, side, said)
    only_so_much = ask.sort is Sort.SHORTFALL and side is Side.THEIRS and _FIGURE.search(said)
    if only_so_much and pending.expects in _DONE_OR_NOT:
        return True  # "only 120 in stock", to "200 again, in stock?"
    if pending.expects in HANDED_OVER:
        return ask.sort not in (_EXPLAINS_LATER if pending.parked else _EXPLAINS)[side]
    if ask.sort is Sort.SHORTFALL:
        return pending.expects in _PUT_FORWARD
    if ask.sort is Sort.FAULT:
        return pending.expects in _PUT_FORWARD and side is Side.OURS
    return _order_asks(ask, pending.expects, side, said)


def _offer_asks(ask: Asking, pending: Ask, side: Side, said: str) -> bool:
    """A price that was asked for only answers; "material went up" only says why."""
    expects = pending.expects
    may_be_why = side is Side.THEIRS and expects is not Expects.CONSENT and not _FIGURE.search(said)
    agreed = expects is Expects.YES_NO and agrees(said)
    if may_be_why and (agreed or ask.force is Force.LOOSE):
        return False
    if expects in HANDED_OVER:
        return not (pending.priced or agrees(said))
    if expects is Expects.BARGAIN:
        return not agrees(said)
    if expects is Expects.CONSENT:
        return True
    only_can = expects is Expects.YES_NO and _ONLY_CAN.match(said) is not None
    return side is Side.THEIRS and expects not in _TOLD_IN_FIGURES and not only_can


def _order_asks(ask: Asking, expects: Expects, side: Side, said: str) -> bool:
    """A request asks unless it only chooses; an order where it corrects what was to be approved."""
    if ask.sort is Sort.REQUEST and expects not in AGREED_TO:
        return _A_CHOICE.fullmatch(said) is None
    if ask.sort is Sort.ORDER and expects is Expects.CONSENT and side is Side.OURS:
        return _CORRECTS.search(said) is not None
    if ask.name == _ORDERS_BY_YOU and expects in AGREED_TO:
        return False
    return ask.force is Force.FIRM or ask.sort is Sort.CLAIM


def _is_a_choice(said: str, pending: Ask, last: str) -> bool:
    """One or two words after a question, or one of what it names ("补货还是打折?"), choose."""
    if "?" in said or pending.expects not in AGREED_TO:
        return False
    if pending.expects is Expects.YES_NO and said.isascii() and len(said.split()) <= _CHOSEN_IN:
        return True
    chosen = len(said) <= _CHOSEN_WITHIN and _EITHER_OR.search(last) is not None
    return chosen and bool(topics(said) & topics(plain(last)))


def _explains(side: Side, asks: tuple[Asking, ...], said: str) -> bool:
    """Right after an answer, orders without "please" and the factory's faults belong to it."""
    return not _ADDS.search(said) and all(ask.sort in _EXPLAINS[side] for ask in asks)


def _teases(heard: Heard) -> bool:
    """Small talk, and a laughing or smiling question ("why is it never Friday :)"), wait for
    nothing."""
    if "grins" in heard.social and "?" not in heard.said and _TEARS.search(heard.said):
        return all(ask.sort is Sort.QUESTION and ask.expects is Expects.OPEN for ask in heard.asks)
    chats = {"small talk", "laughs", "greets"} & heard.social
    if not chats or any(letter.isdigit() for letter in heard.said):
        return False
    if not all(_may_be_small_talk(ask) for ask in heard.asks):
        return False
    if chats != {"greets"}:
        return True
    why = all(ask.expects is Expects.OPEN for ask in heard.asks)
    return why and "?" not in heard.said and _SMILES.search(heard.said) is not None


def _may_be_small_talk(ask: Asking) -> bool:
    return ask.sort is Sort.QUESTION and ask.expects in (Expects.OPEN, Expects.YES_NO)


def _echoes(last: str, side: Side, heard: Heard) -> bool:
    """ "Ok, redo navy" only repeats what it was told, and "知道,别差太远就行" lets it be."""
    if not last or heard.asks[0].force is Force.FIRM or heard.asks[0].sort is Sort.OFFER:
        return False
    if not heard.social & {"assents", "takes note"}:
        return False
    if _AS_LONG_AS.search(heard.said):
        return True
    return topics(heard.said) <= topics(hear(last, side).said)
