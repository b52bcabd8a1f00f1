"""The long stretch before the scenes: orders one after the other, talk between, festivals.

An order passes through the stages in `_STAGES`; each is told by one of the exchanges written for
it, those used least first, so that a sentence seldom comes back. Seeded by the room's key and
counted back from the day of the visit: the same day gives the same talk.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from guanxi.demo.days import DAY, NEW_YEARS, StoryDays, closed, past_closures
from guanxi.demo.messages import Message
from guanxi.demo.order_book import enquired_on, orders_of
from guanxi.demo.rooms import Goods, Habits, Room
from guanxi.demo.scripts import Exchange, read_exchanges
from guanxi.demo.telling import Pace, play

# stage, days after the order's enquiry
_STAGES = (
    ("enquiry", 0), ("sample", 6), ("pi", 16), ("deposit", 21), ("artwork", 27),
    ("production", 38), ("production", 47), ("inspection", 56), ("balance", 67),
    ("shipping", 61), ("arrival", 108),
)  # fmt: skip
_VESSELS = ("EVER GOLDEN 118W", "CMA BRAZIL 0FL8", "COSCO LIBRA 072W", "MSC ISABELLA 415W")
_QUIET = timedelta(hours=2)
_TRIES = 12
_WISH = "spring_wish"
_SERIES = {"huamei": 0, "hengye": 1, "mianyu": 2, "qingyu": 3, "yunbai": 4}
_NEWEST_NUMBER = 1165
_MOST_USES = 3
_MISHAP, _MARKS = "!", ("*", "+")
_THEIRS = ("sales", "boss", "qc")
_SELDOM = {6: 0.6, 47: 0.4}  # shares of repeat orders that have the sample, the second report


@dataclass(frozen=True, slots=True)
class _Order:
    """An order that is talked about. What is `smooth` went well, and nobody says otherwise."""

    number: str
    goods: Goods
    quantity: int
    start: date
    track: str
    vessel: str
    amount: float
    cartons: int
    smooth: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """An exchange to be told: on which day, of which stage, about which order."""

    day: date
    stage: str
    order: _Order


def tell_course(room: Room, days: StoryDays, end: date) -> list[Message]:
    """The talk of a room with habits up to the day before `end`, in the order of time."""
    if room.habits is None:
        return []
    rng = random.Random(f"course of {room.key}")
    pace = Pace(room, room.habits, lambda day: days.works(day) and not closed(day), end)
    library = [
        exchange
        for name in ("orders.txt", "talk.txt", "chinese.txt")
        for exchange in read_exchanges(name)
        if _fits(exchange, room)
    ]
    used: Counter[Exchange] = Counter()
    told: list[Message] = []
    for cue in _cues(room.habits, room, days, rng):
        exchange = _pick(library, cue, used, rng)
        if exchange is None:
            continue
        said = _perform(exchange, cue, pace, rng, told)
        if said and said[-1].at.date() < end:
            used[exchange] += 1
            told.extend(_signed(said, exchange.sign))
    return sorted(told, key=lambda message: message.at)


def _signed(said: list[Message], sign: str) -> list[Message]:
    """The messages, with the sign of their exchange on the first that they wrote in it."""
    if sign not in _MARKS:
        return said
    theirs = (n for n, one in enumerate(said) if one.speaker in _THEIRS and one.body.text)
    first = next(theirs, None)
    return [replace(one, sign=sign) if n == first else one for n, one in enumerate(said)]


def _fits(exchange: Exchange, room: Room) -> bool:
    if exchange.language not in room.languages:
        return False
    if exchange.only and room.supplier not in exchange.only:
        return False
    return all(_speaker(letter, room) in room.cast for letter in exchange.speakers)


def _speaker(letter: str, room: Room) -> str:
    """The cast member behind a letter; "other" is in no cast where only one of us writes."""
    main = next(name for name in ("nora", "jonas", "yue") if name in room.cast)
    other = "jonas" if main == "nora" else "other"
    return {"u": main, "o": other, "s": "sales", "b": "boss", "q": "qc"}[letter]


def _pick(
    library: list[Exchange], cue: _Cue, used: Counter[Exchange], rng: random.Random
) -> Exchange | None:
    """One of the least used that suit; small talk is never told twice."""
    most = 1 if cue.stage == "talk" else _MOST_USES
    fitting = [
        exchange
        for exchange in library
        if exchange.stage == cue.stage
        and exchange.suits(cue.day.month)
        and used[exchange] < most
        and not (exchange.sign == _MISHAP and cue.order.smooth)
    ]
    if not fitting:
        return None
    least = min(used[exchange] for exchange in fitting)
    return rng.choice([exchange for exchange in fitting if used[exchange] == least])


def _perform(
    exchange: Exchange, cue: _Cue, pace: Pace, rng: random.Random, told: list[Message]
) -> list[Message]:
    """The exchange at a moment of its day at which the room is quiet."""
    room = pace.room
    first = _speaker(exchange.turns[0].speaker, room)
    if cue.stage == _WISH:
        pace = Pace(room, pace.habits, lambda day: True, pace.end)
    day = cue.day
    said: list[Message] = []
    for attempt in range(_TRIES):
        start = pace.begin(first, day, rng)
        said = play(
            exchange, start, pace, rng,
            words=_words(cue, room), dates=_dates(cue, start.date()),
            speak=partial(_speaker, room=room),
        )  # fmt: skip
        if not any(start - _QUIET <= other.at <= _first_sitting(said) for other in told[-60:]):
            break
        day += DAY * (attempt % 3 == 2)
    return said


def _first_sitting(said: list[Message]) -> datetime:
    """The end of what is said before the first long wait, and a little quiet after it."""
    end = said[0].at
    for message in said[1:]:
        if message.at - end > _QUIET:
            break
        end = message.at
    return end + _QUIET / 4


def _cues(habits: Habits, room: Room, days: StoryDays, rng: random.Random) -> Iterator[_Cue]:
    first = days.today - habits.first_day * DAY
    last = days.today - habits.last_day * DAY
    orders = list(_orders(habits, room, first, last, days, rng))
    cues: list[_Cue] = []
    for order in orders:
        for stage, offset in _STAGES:
            if offset in _SELDOM and rng.random() > _SELDOM[offset] and order is not orders[0]:
                continue
            planned = order.start + (offset + rng.randint(-2, 2)) * DAY
            cues.append(_Cue(past_closures(order.start, planned), stage, order))
    day = first + 20 * DAY
    while day < last:
        cues.append(_Cue(past_closures(day, day), "talk", _current(orders, day)))
        day += rng.randint(habits.talk_every // 2 + 1, habits.talk_every * 3 // 2) * DAY
    cues.extend(_festivals(first, last, orders))
    return iter(sorted((cue for cue in cues if cue.day < last), key=lambda cue: cue.day))


def _orders(
    habits: Habits, room: Room, first: date, last: date, days: StoryDays, rng: random.Random
) -> Iterator[_Order]:
    """Those of the book that the chat speaks of, and made-up ones before it was kept."""
    booked = [order for order in orders_of(room.supplier) if order.in_chat]
    book_starts = min((enquired_on(order, days) for order in booked), default=last)
    day = first
    while day < min(last, book_starts - habits.order_every * DAY * bool(booked)):
        goods = rng.choice(room.goods)
        number = _NEWEST_NUMBER - (days.today - day).days // 12 * 5 - _SERIES[room.supplier]
        quantity = rng.choice(goods.quantities)
        yield _Order(
            f"NL-{number:04d}", goods, quantity, day, *_shipment(rng),
            quantity * goods.price, -(-quantity // goods.per_carton),
        )  # fmt: skip
        day += rng.randint(habits.order_every * 4 // 5, habits.order_every * 6 // 5) * DAY
    for order in booked:
        main = order.lines[0]
        article, price = main.article, float(main.price)
        goods = Goods(article.name_en, article.name_zh, price, (main.pieces,), article.per_carton)
        yield _Order(
            order.number, goods, main.pieces, enquired_on(order, days), *_shipment(rng),
            float(order.value), order.cartons, smooth=order.late <= 0,
        )  # fmt: skip


def _shipment(rng: random.Random) -> tuple[str, str]:
    """A parcel's number, and a vessel."""
    track = f"DHL {rng.randint(10, 99)} {rng.randint(1000, 9999)} {rng.randint(1000, 9999)}"
    return track, rng.choice(_VESSELS)


def _current(orders: list[_Order], day: date) -> _Order:
    """The latest order that has begun."""
    return max((order for order in orders if order.start <= day), key=lambda order: order.start)


def _festivals(first: date, last: date, orders: list[_Order]) -> Iterator[_Cue]:
    dated = [
        cue
        for new_year in NEW_YEARS
        for cue in (
            (new_year - 34 * DAY, "spring_notice"),
            (new_year - DAY, _WISH),
            (new_year + 12 * DAY, "spring_back"),
        )
    ]
    for year in range(first.year, last.year + 1):
        dated += [(date(year, 9, 23), "golden_notice"), (date(year, 12, 24), "christmas")]
    for day, stage in dated:
        if first + 10 * DAY < day < last:
            yield _Cue(day, stage, _current(orders, day))


def _words(cue: _Cue, room: Room) -> Mapping[str, str]:
    order = cue.order
    amount = order.amount
    return {
        **room.address,
        "po": order.number,
        "en": order.goods.en,
        "zh": order.goods.zh,
        "qty": f"{order.quantity:,}" if order.quantity >= 1000 else str(order.quantity),
        "price": f"{order.goods.price:.2f}",
        "deposit": f"{amount * 0.3:,.2f}",
        "balance": f"{amount * 0.7:,.2f}",
        "ctns": str(order.cartons),
        "vessel": order.vessel,
        "track": order.track,
        "port": room.port,
        "booth": f"{order.quantity // 100:02d}",
    }


def _dates(cue: _Cue, said: date) -> Mapping[str, date]:
    """Days an exchange may speak of: those of the order, and those of the next New Year."""
    planned = past_closures(cue.order.start, cue.order.start + 70 * DAY)
    coming = next((day for day in NEW_YEARS if day > said), said)
    closing = said + 7 * DAY if cue.stage == "shipping" else max(planned, said + 3 * DAY)
    return {
        "etd": _weekday(closing),
        "insp": _weekday(said + 5 * DAY),
        "last": coming - 14 * DAY,
        "close": coming - 9 * DAY,
        "reopen": coming + 12 * DAY,
        "order_by": coming - 31 * DAY,
    }


def _weekday(day: date) -> date:
    return day + max(0, 7 - day.weekday()) * DAY if day.weekday() > 4 else day
