"""Payment terms as people write them, read into shares of the price.

"30% deposit, 70% before shipment" or 30%定金，70%发货前付清. Only what is understood to the last
word is read: every part names one share (a percentage, or the rest) and one event, and nothing is
left over but words that change nothing. Else it stays a text, and a person says what it means.

What is paid "before shipment" is due once the goods are ready, and "net 30" counts from the
invoice; both are the custom of the trade. A letter of credit, a monthly statement or so many days
before an event are no such shares.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from guanxi.domain.orders.money import PaymentEvent, PaymentShare

LONGEST = 200
MOST_SHARES = 6
_WHOLE = Decimal(100)

# Written with a slash, which else parts one share from the next.
_SLASHED = re.compile(r"\b(t/t|b/l|l/c|d/p|d/a|o/a|w/)(?![a-z])")
_PARTS = re.compile(r"[,;/+&、。\n]|\band\b|\bthen\b|然后")
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?) ?%")
_REST = re.compile(r"\b(?:the )?(?:balance|remaining|remainder|rest)\b|余款|尾款|余额|剩余")
_DAYS = re.compile(
    r"\b(?:within |in )?(\d{1,3}) (?:calendar )?days?(?: (?:net|of|from|after))?\b"
    r"|\bnet (\d{1,3})(?: days?)?\b|(\d{1,3}) ?(?:个)?(?:自然)?(?:天|日)(?:之?内)?"
)
_BEFORE_DAYS = re.compile(r"\d days? (?:before|prior)|前 ?\d{1,3} ?(?:天|日)")
# The words of each event, the longest first so that none hides in another.
_EVENTS: Sequence[tuple[PaymentEvent, str]] = (
    (
        PaymentEvent.BL_COPY,
        r"(?:against |on |upon |after |by )?(?:receipt of )?(?:the )?"
        r"(?:scanned |scan )?(?:copy of (?:the )?(?:original )?(?:bl|bill of lading)"
        r"|(?:bl|bill of lading) cop(?:y|ies)|(?:bl|bill of lading) date)"
        r"|[见凭]?提单(?:复印件|副本|扫描件|传真件|copy)|[见凭]提单",
    ),
    (
        PaymentEvent.READY,
        r"(?:before|prior to) (?:the )?(?:shipment|shipping|delivery|dispatch|loading|ex-?factory)"
        r"|(?:when|once|after) (?:the )?goods (?:are )?ready"
        r"|(?:发货|出货|装运|装柜|装船|交货|提货|出厂|出运)之?前|款到发货|款到出货"
        r"|(?:生产)?(?:完工|完成|货好)之?后?",
    ),
    (
        PaymentEvent.SHIPPED,
        r"(?:on|upon|after|at|from|of) (?:the )?(?:shipment|shipping|shipping date|shipment date)"
        r"|(?:发货|出货|装运|装船|出运)(?:之?后|时)",
    ),
    (
        PaymentEvent.INSPECTED,
        r"(?:on|upon|after|against) (?:the )?(?:passed |successful |final )?inspection"
        r"(?: passed)?|(?:验货|检验|质检)(?:合格|通过)?之?后",
    ),
    (
        PaymentEvent.ACCEPTED,
        r"(?:on|upon|after) (?:the )?(?:final )?acceptance|验收(?:合格|通过)?之?后?",
    ),
    (
        PaymentEvent.ARRIVED,
        r"(?:on|upon|after|at) (?:the )?(?:arrival|receipt of (?:the )?goods|delivery)"
        r"|到货之?后?|货到之?后?|收货之?后?|货到付款",
    ),
    (
        PaymentEvent.INVOICE,
        r"(?:on|upon|after|from|against|of) (?:receipt of )?(?:the )?invoice(?: date)?"
        r"|invoice date|(?:收到发票|开票|发票)之?后?",
    ),
    (
        PaymentEvent.SAMPLE_APPROVED,
        r"(?:on|upon|after) (?:the )?(?:approval of (?:the )?samples?|samples? approval"
        r"|samples? approved)|(?:确认样品?|样品确认|封样)之?后",
    ),
    (
        PaymentEvent.PRODUCTION_BEGINS,
        r"(?:before|at|on|upon) (?:the )?(?:start of |beginning of )?(?:mass )?production"
        r"|(?:开始)?(?:生产|投产|开工)之?[前时]",
    ),
    (
        PaymentEvent.ORDER,
        r"(?:with|on|upon|at|after) (?:the )?(?:order confirmation|order placement|order|po"
        r"|contract|signing)|(?:in )?advance"
        r"|(?:下单|签约|签(?:订|署)?合同|合同签订|订单确认)(?:之?[后时]|即)?",
    ),
)
_EVENT = re.compile("|".join(f"(?P<{event.value}>{words})" for event, words in _EVENTS))
# What is paid first is due with the order, unless its part names another event.
_DEPOSIT = re.compile(
    r"\b(?:deposit|down ?payment|prepayment|pre-?paid|up-?front)\b|定金|订金|预付款?|首付款?"
)
# Words that say nothing about the share or its day.
_FILLERS = re.compile(
    r"\b(?:tt|by|via|wire|bank|transfer|telegraphic|payment|paid|payable|pay|to be|is|due|of"
    r"|the|total|amount|value|order|price|in full|full|net|terms?|as|an?|for|usd|rmb|cny|eur)\b"
    r"|付款方式|电汇|付款|支付|付清|结清|全款|全额|货款|总价|合同|金额|内|的|付|为|作|再|则"
    r"|[ .:()\-–—]"
)


class _Part(NamedTuple):
    """One share as it is written: its percentage (None: the rest), its event, its days."""

    percent: Decimal | None
    event: PaymentEvent
    days: int


@lru_cache(maxsize=1024)
def read_terms(text: str) -> tuple[PaymentShare, ...]:
    """The shares a text names; none where any of it is not understood.

    >>> [(str(one.percent), one.event.value, one.days) for one in
    ...  read_terms("30% T/T deposit, balance 14 days after copy of B/L")]
    [('30', 'order', 0), ('70', 'bl_copy', 14)]
    """
    if not text.strip() or len(text) > LONGEST:
        return ()
    parts = list(_parts(_plain(text)))
    found = [one for one in parts if one is not None]
    if len(found) < len(parts) or not 0 < len(found) <= MOST_SHARES:
        return ()
    return _shares(found)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    joined = _SLASHED.sub(lambda found: found[1].replace("/", ""), folded)
    return re.sub(r"[ \t\r]+", " ", joined).strip()


def _parts(text: str) -> Iterator[_Part | None]:
    """Each part of the text that says something; None: it is not understood."""
    if _BEFORE_DAYS.search(text):
        yield None
        return
    for piece in _PARTS.split(text):
        for part in _apart(piece.strip()):
            if _FILLERS.sub("", part):
                yield _part(part)


def _apart(piece: str) -> Iterator[str]:
    """Shares that follow each other with nothing between: 30%定金 70%发货前."""
    found = list(_PERCENT.finditer(piece))
    if len(found) < 2:
        yield piece
        return
    if found[0].start() == 0:
        cuts = [one.start() for one in found[1:]]
    else:
        cuts = [one.end() for one in found[:-1]]
    for first, last in zip([0, *cuts], [*cuts, len(piece)], strict=True):
        yield piece[first:last]


def _part(part: str) -> _Part | None:
    percents, rest = _PERCENT.findall(part), _PERCENT.sub(" ", part)
    is_rest, rest = bool(_REST.search(rest)), _REST.sub(" ", rest)
    spans = [next(filter(None, found)) for found in _DAYS.findall(rest)]
    # "14 days after copy of B/L": the word between belongs to both.
    said = _DAYS.sub(lambda found: " after " if "after" in found[0] else " ", rest)
    said = re.sub(" +", " ", said)
    event, left = _event(said, is_net="net " in part and bool(spans))
    if left or event is None or len(percents) > 1 or len(spans) > 1:
        return None
    percent = Decimal(percents[0]) if percents else None if is_rest else _WHOLE
    return _Part(percent, event, int(spans[0]) if spans else 0)


def _event(said: str, *, is_net: bool) -> tuple[PaymentEvent | None, str]:
    """The one event of a part, and what of its words is left over."""
    events = {str(found.lastgroup) for found in _EVENT.finditer(said)}
    left = _EVENT.sub(" ", said)
    if not events and _DEPOSIT.search(left):
        events = {PaymentEvent.ORDER.value}
    if not events and is_net:
        events = {PaymentEvent.INVOICE.value}
    left = _FILLERS.sub("", _DEPOSIT.sub(" ", left))
    return PaymentEvent(events.pop()) if len(events) == 1 else None, left


def _shares(parts: Sequence[_Part]) -> tuple[PaymentShare, ...]:
    named = sum((one.percent for one in parts if one.percent is not None), Decimal(0))
    open_ = [one for one in parts if one.percent is None]
    if len(open_) > 1 or named > _WHOLE or (named < _WHOLE) != bool(open_):
        return ()
    if any(one.percent == 0 for one in parts):
        return ()
    return tuple(
        PaymentShare(_WHOLE - named if one.percent is None else one.percent, one.event, one.days)
        for one in parts
    )
