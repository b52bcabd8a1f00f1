"""Countering without a word of bargaining: "0.03", "客户数了 468", "strong clip + 0.06".

A figure near to the one that stands, but another, waits for a yes or no; so does a price for work
nobody asked the price of.
"""

import re
from functools import lru_cache

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.floor import Ask
from guanxi.domain.conversations.speech.hearing import Heard
from guanxi.domain.conversations.speech.words import Asking, Expects, Sort

NAMES_ANOTHER = Asking("names another figure", expects=Expects.BARGAIN, sort=Sort.OFFER)

_NEAR = (0.7, 1.45)  # a figure so many times another one is about the same thing
_NEAR_SHARES = (0.25, 4.0)
_COUNTERS_IN = 16  # words
_TOLD_IN_FIGURES = {Expects.THING, Expects.FIGURE, Expects.TIME}

_PRICE = re.compile(
    r"(?<![\w.-])(?:usd|rmb|[$€¥])? ?\d{1,6}(?:[.,]\d{1,3})?(?![\w-]*-\d)"
    r"(?![\d.,]| ?(?:v|w|hz|mm|cm|m|kgs?|g|gsm|degrees?|days?|weeks?|years?|hours?)\b| ?[天年度号])"
)
_MONEY = re.compile(
    r"(?:usd|rmb|eur|[$€¥]|\+) ?\d|[+-] ?\d{1,3} ?%|\d ?(?:usd|rmb|eur|cents?|yuan|[$€¥])\b"
    r"|\d ?(?:dollars?\b|块|元|毛|美金|美元|分钱)|\d per (?:pcs?|piece|set|box|unit|carton)\b"
    r"|[要费加收做天] ?[1-9]\d{2,4}$"
)
_FIGURE = re.compile(r"(?<![a-z\d./:-])(?<!\d )\d{1,6}(?:\.\d{1,3})?(?![\d/:-]|\.\d| \d)")
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
    r"|已经|当初|合同|上次|之前|你们|凭什么|没道理|不能|不行"
)
_AGREES = re.compile(
    r".{0,12}\b(?:ok|okay|fine|good|accept|agree|confirmed|deal|yes|go ahead|no problem)\b"
    r"|.{0,6}(?:行|可以|好|成|同意|没问题|定了)|.*(?:\baccepted\b|可以接受|同意)"
)
_BUT = re.compile(r"\b(?:but|if|provided|as long as)\b|但|不过|只要|前提|不行|不同意|不可以")
_READ_FOR_FIGURES = 400


def counters(
    side: Side, pending: Ask | None, *, last: str, offer: str | None, heard: Heard
) -> bool:
    """Whether a message without asking cues puts forward something to agree to.

    `pending` is what the other side waits for, `last` what it said last, `offer` what is being
    bargained about.
    """
    if "puts off" in heard.social or not heard.left:
        return False
    if agrees(heard.said):  # "ok 0.5 and we're good", to 0.9
        return offer is not None and _differs(offer, heard.said)
    if _other_shares(pending, last, heard.said):
        return True
    if pending is not None and pending.expects is Expects.BARGAIN:
        return _bargains_on(last, heard.said)
    names_money = _MONEY.search(heard.said) is not None
    if offer is not None and (names_money or _differs(offer, heard.said)):
        return True
    stands = pending is None or pending.expects in {Expects.CONSENT, Expects.ACT}
    if stands and _differs(last, heard.said):
        return True
    if pending is None or side is Side.OURS or pending.priced:
        return False
    return names_money and pending.expects not in _TOLD_IN_FIGURES


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
    named = _figures(said)
    return _PRICE.search(said) is not None and not (named and named <= _figures(last))


def _differs(last: str, said: str) -> bool:
    """Whether a short text names a figure near to one just named by the other side, but another."""
    if len(said.split()) > _COUNTERS_IN or _DATE.search(said):
        return False
    mine, theirs = _figures(said), _figures(last)
    if not mine or not theirs or mine & theirs:
        return False
    low, high = _NEAR_SHARES if "%" in said and "%" in last else _NEAR
    return any(low <= one / other <= high for one in mine for other in theirs if other)


@lru_cache(maxsize=1_024)
def _figures(text: str) -> frozenset[float]:
    return frozenset(map(float, _FIGURE.findall(text[:_READ_FOR_FIGURES])))
