"""The demo's orders: what was bought of whom, told as so many days ago, and put on days.

The book (`story/order_book.txt`) says quantities, prices, freight and what inspections found. The
figures the product shows are in none of it; they follow. Days fall on days worked in China, before
a New Year closure where one would fall into it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

from guanxi.demo.days import (
    DAY,
    StoryDays,
    berlin_works,
    closed,
    past_closures,
    step,
)

BOOK = "order_book.txt"
TALKED_OVER = timedelta(days=70)  # from the first enquiry to the day the goods are due
_ORDERED = timedelta(days=17)  # after the enquiry
_INSPECTED = 4  # working days before the goods are on board
_AT_SEA = 36


@dataclass(frozen=True, slots=True)
class Article:
    """Something we buy, by its number; litres of one packed piece, pieces in a carton."""

    sku: str
    product: str
    make: str
    name_zh: str
    litres: Decimal
    per_carton: int

    @property
    def name_en(self) -> str:
        """As we call it when we write: "bamboo cutting board L"."""
        return f"{self.product[0].lower()}{self.product[1:]} {self.make}".strip()


@dataclass(frozen=True, slots=True)
class BookLine:
    """So many pieces at a price in US dollars; units inspected, and those with defects."""

    article: Article
    pieces: int
    price: Decimal
    inspected: int = 0
    major: int = 0
    minor: int = 0
    failed: bool = False

    @property
    def value(self) -> Decimal:
        return self.pieces * self.price


@dataclass(frozen=True, slots=True)
class BookOrder:
    """An order as the book has it: due so many days ago, shipped so many days late, said so many
    days before (0: never). Below 0, we asked for it earlier. `freight` is what a m³ cost."""

    supplier: str
    number: str
    ago: int
    freight: Decimal
    late: int
    told: int
    rejected: int
    in_chat: bool
    lines: tuple[BookLine, ...]

    @property
    def value(self) -> Decimal:
        return sum((line.value for line in self.lines), Decimal(0))

    @property
    def cartons(self) -> int:
        return sum(-(-line.pieces // line.article.per_carton) for line in self.lines)


@dataclass(frozen=True, slots=True)
class OrderDays:
    """The days of one order. `shipped` and what follows is None while it has not happened."""

    ordered: date
    due: date
    agreed: date
    inspected: date
    shipped: date | None
    arrived: date | None
    deposit_paid: date
    balance_paid: date | None


_HEADING = re.compile(r"== (goods|orders) ([a-z]+)")
_HEAD = re.compile(
    r"(NL-\d+) (-?\d+) freight (\d+)(?: late (-?\d+) told (\d+))?(?: rejected (\d+))?( chat)?"
)
_LINE = re.compile(r"([A-Z]+-\d+) (\d+) x (\d+\.\d\d)(?: : (\d+) (\d+)\+(\d+)( failed)?)?")


def read_book() -> tuple[BookOrder, ...]:
    """All orders of the book, in its order. Raises ValueError for a line of no form."""
    return _read()[1]


def find_article(sku: str) -> Article:
    """An article of the book by its number; raises KeyError."""
    return _read()[0][sku]


@cache
def _read() -> tuple[Mapping[str, Article], tuple[BookOrder, ...]]:
    goods: dict[str, Article] = {}
    heads: list[tuple[str, re.Match[str]]] = []
    lines: list[list[BookLine]] = []
    part = supplier = ""
    for number, text in _numbered_lines():
        if found := _HEADING.fullmatch(text):
            part, supplier = found.groups()
        elif part == "goods" and text.count("|") == 5:
            article = _article(text)
            goods[article.sku] = article
        elif part == "orders" and (found := _HEAD.fullmatch(text)):
            heads.append((supplier, found))
            lines.append([])
        elif lines and (found := _LINE.fullmatch(text)):
            lines[-1].append(_line(found, goods))
        else:
            raise ValueError(f"{BOOK}, line {number}: not a line of an order: {text!r}")
    return goods, tuple(_order(*head, tuple(of)) for head, of in zip(heads, lines, strict=True))


def orders_of(supplier: str) -> tuple[BookOrder, ...]:
    """The orders of one supplier, the oldest first."""
    return tuple(order for order in read_book() if order.supplier == supplier)


def days_of(order: BookOrder, days: StoryDays) -> OrderDays:
    """The days of an order seen from the day of the story."""
    nth = int(order.number[-4:])
    due = _due(order, days)
    agreed = _worked(due + order.late * DAY, days, 1 if order.late > 0 else -1)
    ordered = _worked(enquired_on(order, days) + _ORDERED, days, -1)
    leaves = agreed if order.late > 0 else agreed - nth // 5 % 3 * DAY
    arrives = leaves + (_AT_SEA + nth // 5 % 5) * DAY

    def happened(day: date) -> date | None:
        return day if leaves < days.today and day < days.today else None

    return OrderDays(
        ordered=ordered,
        due=due,
        agreed=agreed,
        inspected=step(leaves, -_INSPECTED, lambda day: days.works(day) and not closed(day)),
        shipped=happened(leaves),
        arrived=happened(arrives),
        deposit_paid=_paid(ordered, 4 * DAY),
        balance_paid=happened(_paid(leaves, (7 + nth % 4) * DAY)),
    )


def enquired_on(order: BookOrder, days: StoryDays) -> date:
    """The day an order is first talked about: early enough for a New Year closure between."""
    due = _due(order, days)
    day = due - TALKED_OVER
    while past_closures(day, day + TALKED_OVER) > due:
        day -= DAY
    return day


def told_on(order: BookOrder, days: StoryDays) -> date:
    """The day on which it was said that its day would move."""
    return _worked(_due(order, days) - order.told * DAY, days, -1)


def _due(order: BookOrder, days: StoryDays) -> date:
    return _worked(days.today - order.ago * DAY, days, -1)


def _worked(day: date, days: StoryDays, direction: int) -> date:
    """The day, or the nearest one that way on which the factory works."""
    while closed(day) or not days.works(day):
        day += direction * DAY
    return day


def _paid(since: date, after: timedelta) -> date:
    """The last day up to so many after `since` on which our office works; else the first one."""
    days = (since + after - n * DAY for n in range(after.days + 1))
    paid = next((day for day in days if berlin_works(day)), None)
    return paid or step(since, 1, berlin_works)


def _numbered_lines() -> Iterator[tuple[int, str]]:
    text = files("guanxi.demo").joinpath("story", BOOK).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _article(text: str) -> Article:
    sku, product, make, name_zh, litres, per_carton = (cell.strip() for cell in text.split("|"))
    return Article(sku, product, make, name_zh, Decimal(litres), int(per_carton))


def _line(found: re.Match[str], goods: Mapping[str, Article]) -> BookLine:
    sku, pieces, price, inspected, major, minor, failed = found.groups()
    return BookLine(
        goods[sku], int(pieces), Decimal(price),
        int(inspected or 0), int(major or 0), int(minor or 0), failed is not None,
    )  # fmt: skip


def _order(supplier: str, found: re.Match[str], lines: tuple[BookLine, ...]) -> BookOrder:
    number, ago, freight, late, told, rejected, in_chat = found.groups()
    return BookOrder(
        supplier, number, int(ago), Decimal(freight), int(late or 0), int(told or 0),
        int(rejected or 0), in_chat is not None, lines,
    )  # fmt: skip
