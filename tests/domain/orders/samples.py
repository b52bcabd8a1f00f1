"""An order of candles from Ningbo, to vary: 1,000 of each line, due on 10 September 2026."""

from datetime import date
from decimal import Decimal

from guanxi.domain.calendars import (
    DayName,
    Layer,
    WorkingCalendar,
    add_layer,
    closed_days,
    parse_week,
)
from guanxi.domain.orders import DateChange, Delivered, Delivery, Incoterm, Line, Order, Point
from guanxi.domain.playbook import Debtor

DUE = date(2026, 9, 10)
ORDERED = date(2026, 8, 3)
LATER = date(2026, 12, 1)

SIX_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
GOLDEN_WEEK = DayName("National Day", "国庆节")
FACTORY = add_layer(
    WorkingCalendar("Asia/Shanghai", parse_week({day: [["08:30", "17:30"]] for day in SIX_DAYS})),
    closed_days(date(2026, 10, 1), date(2026, 10, 7), name=GOLDEN_WEEK, layer=Layer.COUNTRY),
)
BUYER = WorkingCalendar(
    "Europe/Berlin", parse_week({day: [["08:00", "17:00"]] for day in SIX_DAYS[:5]})
)


def sep(day: int) -> date:
    return date(2026, 9, day)


def line(
    number: int = 1,
    *,
    quantity: int = 1_000,
    original: date | None = DUE,
    agreed: date | None = None,
) -> Line:
    return Line(number, number, Decimal(quantity), Decimal("2.50"), original, agreed)


def order(
    *lines: Line,
    incoterm: Incoterm = Incoterm.FOB,
    tolerance: str = "0",
    cancelled: date | None = None,
    number: int = 7,
) -> Order:
    return Order(
        id=number,
        supplier_id=1,
        number=f"PO-{number}",
        ordered=ORDERED,
        currency="USD",
        incoterm=incoterm,
        lines=lines or (line(),),
        tolerance=Decimal(tolerance),
        cancelled=cancelled,
    )


def shipped(
    day: date,
    quantity: int = 1_000,
    *,
    rejected: int = 0,
    line_id: int = 1,
    at: Point = Point.ON_BOARD,
) -> Delivery:
    row = Delivered(line_id, Decimal(quantity), Decimal(rejected))
    return Delivery(day.toordinal(), {at: day}, (row,))


def moved(
    announced: date,
    before: date,
    after: date,
    *,
    by: Debtor = Debtor.THEIRS,
    accepted: bool | None = True,
    number: int = 1,
) -> DateChange:
    return DateChange(number, by, announced, before, after, accepted)
