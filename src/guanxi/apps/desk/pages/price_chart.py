"""What one unit of a variant cost, order by order, as a drawing: a price holds until the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from guanxi.apps.desk.pages.trend_chart import BOTTOM, LEFT, RIGHT, TOP, Dot
from guanxi.apps.orders.pages.bought import price_words
from guanxi.apps.orders.queries.products import Price
from guanxi.platform.i18n.numbers import money_words, number_words
from guanxi.platform.i18n.times import day_words

_HUNDRED = Decimal(100)
ROOM = 0.15  # of the span of prices, above and below them


@dataclass(frozen=True)
class PriceRow:
    """A row of the table behind: the day of an order, the price, and which order it was."""

    day: str
    price: str
    order: int
    number: str


@dataclass(frozen=True)
class PriceChart:
    """``title`` is what it shows; ``line`` is a path of steps."""

    variant: str
    title: str
    summary: str
    line: str
    ticks: tuple[Dot, ...]
    dots: tuple[Dot, ...]
    names: tuple[Dot, ...]
    rows: tuple[PriceRow, ...]
    left: float = LEFT


def price_chart(variant: str, prices: Sequence[Price], today: date) -> PriceChart | None:
    """The drawing of prices with a day, oldest first; None where there are fewer than two."""
    dated = [(one.day, one) for one in prices if one.day is not None]
    if len(dated) < 2 or dated[0][0] == dated[-1][0]:
        return None
    (first, _one), (last, _two) = dated[0], dated[-1]
    amounts = {one.amount for _day, one in dated}
    low, high = _ends(amounts)

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((day - first) / (last - first)), 1)

    def y(amount: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (amount - low) / (high - low), 1)

    dots = tuple(
        Dot(x(day), y(float(one.amount)), f"{day_words(day, today)}: {price_words(one)}")
        for day, one in dated
    )
    steps = "".join(f"H{dot.x}V{dot.y}" for dot in dots[1:])
    return PriceChart(
        variant=variant,
        title=_finding(dated[0][1], dated[-1][1], today),
        summary="; ".join(dot.label for dot in dots),
        line=f"M{dots[0].x} {dots[0].y}{steps}",
        ticks=tuple(
            Dot(0, y(float(amount)), money_words(amount, ""))
            for amount in sorted({min(amounts), max(amounts)})
        ),
        dots=dots,
        names=tuple(Dot(x(day), 124, day_words(day, today)) for day in (first, last)),
        rows=tuple(
            PriceRow(day_words(day, today), price_words(one), one.order, one.number)
            for day, one in reversed(dated)
        ),
    )


def _ends(amounts: Collection[Decimal]) -> tuple[float, float]:
    """What the drawing reaches from and to; never below nothing."""
    low, high = float(min(amounts)), float(max(amounts))
    room = (high - low) * ROOM or high * ROOM or 1.0
    return max(low - room, 0.0), high + room


def _finding(first: Price, last: Price, today: date) -> str:
    assert first.day is not None
    words = {"price": price_words(last), "day": day_words(first.day, today)}
    if last.amount == first.amount:
        return _("%(price)s, as on %(day)s") % words
    if not first.amount:
        return _("%(price)s, and nothing on %(day)s") % words
    change = abs(last.amount / first.amount - 1) * _HUNDRED
    words["percent"] = number_words(round(change, 1))
    if last.amount < first.amount:
        return _("%(price)s, %(percent)s %% less than on %(day)s") % words
    return _("%(price)s, %(percent)s %% more than on %(day)s") % words
