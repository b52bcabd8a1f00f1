"""What was ordered of a product or a variant, and its last price, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guanxi.apps.orders.queries.products import Amount, Bought, Price
from guanxi.platform.i18n.numbers import money_words, number_words
from guanxi.platform.i18n.times import day_words


@dataclass(frozen=True)
class BoughtWords:
    """What was ordered of something and came, and the last price with the day of its order."""

    ordered: str
    came: str
    price: str
    day: str


def bought_words(bought: Bought, today: date) -> BoughtWords:
    """What was ordered and came, unit by unit: "1,200 pcs; 40 sets"."""
    last = bought.last
    return BoughtWords(
        ordered=_amounts(bought.ordered),
        came=_amounts(bought.came),
        price=price_words(last) if last else "",
        day=day_words(last.day, today) if last and last.day else "",
    )


def price_words(price: Price) -> str:
    """ "USD 5.20", with its unit where one was said: "USD 5.20 / pcs"."""
    amount = money_words(price.amount, price.currency)
    return f"{amount} / {price.unit}" if price.unit else amount


def _amounts(amounts: Sequence[Amount]) -> str:
    return "; ".join(f"{number_words(one.quantity)} {one.unit}".strip() for one in amounts)
