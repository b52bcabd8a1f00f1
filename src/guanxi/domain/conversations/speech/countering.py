"""Countering without a word of bargaining: "0.03", "客户数了 468", "strong clip + 0.06".

A figure near to the one that stands, but another, waits for a yes or no; so does a price for work
nobody asked the price of.
"""

import re
from functools import lru_cache

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import Ask
from guanxi.domain.conversations.speech.hearing import Heard
from guanxi.domain.conversations.speech.other_days import names_another_day
from guanxi.domain.conversations.speech.words import Asking, Expects, Sort

NAMES_ANOTHER = Asking("names another figure", expects=Expects.BARGAIN, sort=Sort.OFFER)

_NEAR = (0.7, 1.45)  # a figure so many times another one is about the same thing
_NEAR_SHARES = (0.25, 4.0)
_COUNTERS_IN = 16  # words
_ASKED_WHETHER = {Expects.YES_NO, Expects.CONSENT}
# "then make 800 grey" draws the conclusion; "then 800" is a bid.
_CONCLUDES = re.compile(
    r"(?:ok |good |fine )?(?:then|so)\b(?! \d| usd)|(?:那|那就|就)(?=做|要|按|先|定|用)"
)
_TOLD_IN_FIGURES = {Expects.THING, Expects.FIGURE, Expects.TIME}

_DIGIT = re.compile(r"\d")
_PRICE = re.compile(
    r"(?<![\w.-])(?:usd|rmb|[$€¥])? ?\d{1,6}(?:[.,]\d{1,3})?(?![\w-]*-\d)"
    r"(?![\d.,]| ?(?:v|w|hz|mm|cm|m|kgs?|g|gsm|degrees?|days?|weeks?|years?|hours?)\b| ?[天年度号])"
)
_MONEY = re.compile(
    r"(?:usd|rmb|eur|[$€¥]|(?<!\d)(?<!\d )\+) ?\d|[+-] ?\d{1,3} ?%"
    r"|\d ?(?:usd|rmb|eur|cents?|yuan|[$€¥])\b|\d ?(?:dollars?\b|块|元|毛|美金|美元|分钱)"
    r"|\d per (?:pcs?|piece|set|box|unit|carton)\b|[要费加收做天] ?[1-9]\d{2,4}$"
)
_FIGURE = re.compile(
    r"(?<![a-z\d./:-])(?<!\d )\d{1,6}(?:\.\d{1,3})?(?![\d/:-]|\.\d| \d| ?(?:mm|cm|kgs?|gsm|hz)\b)"
)
_DECIMAL = re.compile(r"(?<![a-z\d./:-])\d{1,4}\.\d{1,3}(?![a-z\d./:-])")
_DATE = re.compile(
    r"\d ?(?:st|nd|rd|th|am|pm|号|日|月|点|天)(?![a-z])"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d"
    r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_SHARES = re.compile(  # 30/70
    r"(?<![\d./-])(?:10[/-]90|20[/-]80|30[/-]70|40[/-]60|50[/-]50|60[/-]40|70[/-]30)(?![\d./-])"
)
_DISPUTES = re.compile(
    r"\b(?:but|never|already|your|contract|agreed|last (?:year|time|order))\b"
    r"|已经|当初|合同|上次|之前|你们|凭什么|没道理|(?<=.)不能|(?<=.)不行"
)
_AGREES = re.compile(
    r".{0,12}\b(?:ok|okay|fine|good|accept|agree|agreed(?=[,.!]|$)|confirmed|deal|yes|go ahead"
    r"|no problem)\b|.{0,6}(?:(?<!才)行|可以|好(?![贵高低多少慢久])|成|同意|没问题|定了)"
    r"|.*(?:\baccepted\b|可以接受|同意)"
)
_BUT = re.compile(
    r"\b(?:but|if|provided|as long as|too|however)\b|但|太|不过|只要|前提|不行|不同意|不可以"
)
_READ_FOR_FIGURES = 400


def counters(
    side: Side, pending: Ask | None, *, last: str, offer: str | None, heard: Heard
) -> bool:
    """Whether a message without asking cues puts forward something to agree to.

    `pending` is what the other side waits for, `last` what it said last, `offer` what is being
    bargained about.
    """
    said = heard.said
    if "puts off" in heard.social or not (heard.left or heard.asks):
        return False
    bargains = pending is not None and pending.expects is Expects.BARGAIN
    if _DIGIT.search(said) is None:
        disputes = bargains and _DISPUTES.search(said) is not None
        return (disputes or names_another_day(pending, last, said)) and not agrees(said)
    unasked = side is Side.THEIRS and pending is not None and _unasked_price(pending, heard)
    if agrees(said):  # "ok 0.5 and we're good", to 0.9; "yes, each 5 cents more"
        if unasked and not _figures(said) & _figures(last):
            return True
        return offer is not None and _differs(offer, said)
    if names_another_day(pending, last, said) or _other_shares(pending, last, said):
        return True
    if bargains:
        return _bargains_on(last, said)
    if offer is not None and (_MONEY.search(said) or _differs(offer, said)):
        return True
    return unasked or (_stands(pending, said) and _differs(last, said))


def _stands(pending: Ask | None, said: str) -> bool:
    """Whether what was said last stands unless somebody names another figure."""
    if pending is None or pending.expects in {Expects.CONSENT, Expects.ACT}:
        return True
    return pending.expects not in _TOLD_IN_FIGURES and _DECIMAL.search(said) is not None


def _unasked_price(pending: Ask, heard: Heard) -> bool:
    """Whether a reply names a price that was not asked for; to "same price?" another one."""
    names_money = _MONEY.search(heard.said) is not None
    if not pending.priced:
        return names_money and pending.expects not in _TOLD_IN_FIGURES
    if pending.expects not in _ASKED_WHETHER or "says yes or no" in heard.social:
        return False
    return names_money or _DECIMAL.search(heard.said) is not None


def agrees(said: str) -> bool:
    """Whether a text begins with a yes that has no "but"."""
    return _AGREES.match(said) is not None and _BUT.search(said) is None


def _other_shares(pending: Ask | None, last: str, said: str) -> bool:
    """Whether a text shares a payment out otherwise: "30/70 always", to 20/80."""
    mine, theirs = set(_SHARES.findall(said)), set(_SHARES.findall(last))
    return bool(mine) and (pending is not None or bool(theirs)) and not mine <= theirs


def _bargains_on(last: str, said: str) -> bool:
    """Whether a reply to an offer names another price, or disputes it; "1500", where 1500 and 1000
    were offered, takes one of them."""
    if _DISPUTES.search(said):
        return True
    named, stand = _figures(said), _figures(last)
    if _PRICE.search(said) is None or (named and named <= stand):
        return False
    return _CONCLUDES.match(said) is None


def _differs(last: str, said: str) -> bool:
    """Whether a short text names a figure near to one just named by the other side, but another;
    beside one that stands ("8.4可以,汤勺9.0吧") it must be a price."""
    if len(said.split()) > _COUNTERS_IN or _DATE.search(said):
        return False
    mine, theirs = _figures(said), _figures(last)
    if mine & theirs:
        mine = frozenset(map(float, _DECIMAL.findall(said))) - theirs
    low, high = _NEAR_SHARES if "%" in said and "%" in last else _NEAR
    return any(low <= one / other <= high for one in mine for other in theirs if other)


@lru_cache(maxsize=1_024)
def _figures(text: str) -> frozenset[float]:
    return frozenset(map(float, _FIGURE.findall(text[:_READ_FOR_FIGURES])))
