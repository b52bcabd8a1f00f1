"""What the demo's people noted about orders by hand: those that run now, and days that moved.

History comes from spreadsheets (`tables.py`); what runs is noted on the desk, with its terms, so
that deposits, steps and days stand in Today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from guanxi.demo.days import StoryDays, Works, china_works, export_moment
from guanxi.demo.order_book import BookLine, days_of, find_article, read_book, told_on


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """An order that runs, on the terms of all others."""

    supplier: str
    number: str
    ordered: date
    due: date
    lines: tuple[BookLine, ...]
    deposit_paid: date | None = None
    ready: date | None = None

    @property
    def deposit(self) -> Decimal:
        """30 % of its value."""
        return sum((line.value for line in self.lines), Decimal(0)) * 30 / 100


@dataclass(frozen=True, slots=True)
class MovedDay:
    """Somebody ("ours" or "theirs") asked to move an order's day, and it was agreed."""

    supplier: str
    number: str
    asked_by: str
    announced: date
    before: date
    after: date
    reason: str


_REASONS = {
    "NL-1080": "The fixture for the lid has to be made again",
    "NL-1109": "Lids came late from their supplier",
    "NL-1110": "Our shops asked for it before the fair",
}
# supplier, number, ordered, due, deposit paid, ready for inspection, lines
_RUNNING = (
    ("huamei", "NL-1187", "m-43", "d+10", "m-37", "d+6", (("HM-101", 4000, "3.42"),)),
    ("huamei", "NL-1189", "d-4", "m+52", "", "",
     (("HM-202", 1500, "6.05"), ("HM-203", 1500, "4.75"), ("HM-402", 2000, "3.25"))),
    ("qingyu", "NL-1171", "m-66", "d+2", "m-60", "", (("QY-20", 2000, "3.10"),)),
)  # fmt: skip


def running_orders(now: datetime, works: Works = china_works) -> list[RunningOrder]:
    """The orders that were noted by hand, as of the morning of `now`."""
    days = StoryDays(export_moment(now).date(), works)
    return [
        RunningOrder(
            supplier, number, days.named(ordered), days.named(due),
            tuple(BookLine(find_article(sku), pieces, Decimal(price))
                  for sku, pieces, price in lines),
            days.named(paid) if paid else None,
            days.named(ready) if ready else None,
        )
        for supplier, number, ordered, due, paid, ready, lines in _RUNNING
    ]  # fmt: skip


def moved_days(now: datetime, works: Works = china_works) -> list[MovedDay]:
    """The days of the book's orders that were moved before they had come."""
    return list(_moved(StoryDays(export_moment(now).date(), works)))


def _moved(days: StoryDays) -> Iterator[MovedDay]:
    for order in read_book():
        if order.told:
            day = days_of(order, days)
            asked_by = "theirs" if order.late > 0 else "ours"
            yield MovedDay(
                order.supplier, order.number, asked_by, told_on(order, days), day.due, day.agreed,
                _REASONS[order.number],
            )  # fmt: skip
