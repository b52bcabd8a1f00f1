"""Payment terms as shares of an order's total that fall due when something happens.

"30 % at order, 70 % 14 days after copy of B/L" is two shares. A share has no day until its event
has happened; then it is due so many days later. Payments cover what is due in its order, whatever
they were meant for. Amounts are in the order's currency; shares are rounded to its smallest coin,
and the last one takes what is left, so that they add up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from guanxi.domain.orders.facts import Order

# ISO 4217: all others that we meet have two decimals.
DECIMALS: Mapping[str, int] = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "KWD": 3, "BHD": 3, "TND": 3}
_WHOLE = Decimal(100)


class PaymentEvent(StrEnum):
    """What makes a share of the price fall due."""

    ORDER = "order"
    SAMPLE_APPROVED = "sample_approved"
    PRODUCTION_BEGINS = "production_begins"
    READY = "ready"
    INSPECTED = "inspected"
    SHIPPED = "shipped"
    BL_COPY = "bl_copy"
    INVOICE = "invoice"
    ARRIVED = "arrived"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class PaymentShare:
    """So many percent, `days` after the event."""

    percent: Decimal
    event: PaymentEvent
    days: int = 0


@dataclass(frozen=True, slots=True)
class Payment:
    """So much paid on a day, in the order's currency."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """A share as it stands. `number` counts the shares from 1; `happened` and `due` are None until
    the event has; `paid` of the amount is covered, since `settled` all of it."""

    number: int
    share: PaymentShare
    amount: Decimal
    happened: date | None
    due: date | None
    paid: Decimal
    settled: date | None


class TermsFault(ValueError):
    """The shares do not make up the whole."""

    def __init__(self, total: Decimal) -> None:
        self.total = total
        super().__init__(f"the shares are {total} percent")


def payments_due(
    total: Decimal,
    currency: str,
    terms: Sequence[PaymentShare],
    *,
    happened: Mapping[PaymentEvent, date],
    payments: Iterable[Payment],
) -> tuple[PaymentDue, ...]:
    """Each share of the price: how much, due when, and what of it is paid.

    10,000 with 30 % at order and 70 % 14 days after copy of B/L (2 May), 3,000 paid at order: 7,000
    due on 16 May. Raises TermsFault unless the shares make 100 percent.
    """
    amounts = _amounts(total, currency, terms)
    paid = sorted((one.day, one.amount) for one in payments)
    dues, before = [], Decimal(0)
    for number, (share, amount) in enumerate(zip(terms, amounts, strict=True), start=1):
        event = happened.get(share.event)
        covered = sum((sum_of for _, sum_of in paid), Decimal(0)) - before
        dues.append(
            PaymentDue(
                number=number,
                share=share,
                amount=amount,
                happened=event,
                due=event + timedelta(days=share.days) if event else None,
                paid=min(amount, max(Decimal(0), covered)),
                settled=_day_reached(paid, before + amount),
            )
        )
        before += amount
    return tuple(dues)


def order_total(order: Order) -> Decimal:
    """What an order comes to, in its currency, to the smallest coin."""
    total = sum((line.quantity * line.price for line in order.lines), Decimal(0))
    return rounded(total, order.currency)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """The amount to the smallest coin, halves up."""
    return amount.quantize(Decimal(1).scaleb(-DECIMALS.get(currency, 2)), ROUND_HALF_UP)


def _amounts(total: Decimal, currency: str, terms: Sequence[PaymentShare]) -> list[Decimal]:
    percents = sum((share.percent for share in terms), Decimal(0))
    if percents != _WHOLE:
        raise TermsFault(percents)
    shares = [rounded(total * share.percent / _WHOLE, currency) for share in terms[:-1]]
    return [*shares, rounded(total, currency) - sum(shares, Decimal(0))]


def _day_reached(paid: Sequence[tuple[date, Decimal]], amount: Decimal) -> date | None:
    """The day on which payments in all came to this much."""
    so_far = Decimal(0)
    for day, part in paid:
        so_far += part
        if so_far >= amount:
            return day
    return None
