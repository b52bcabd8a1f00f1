"""The plain forms of what goes in and out: decimals as text, money with its currency, instants
with their offset.

A decimal is text, because a program that reads it as a binary fraction changes it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

LARGEST_ID = 2**53 - 1  # what every language reads exactly
# Text that a database can keep: no NUL.
_NO_NUL = r"^[^\x00]*$"

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,14}(\.[0-9]{1,6})?$")]
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,14}(\.[0-9]{1,6})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")]
# Days and instants of the trade of our time: anything else is a slip, or somebody's test.
FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
Day = Annotated[date, Field(ge=FIRST, le=LAST)]
# One line of text of at most so many characters.
Text20 = Annotated[str, StringConstraints(max_length=20, pattern=_NO_NUL)]
Text40 = Annotated[str, StringConstraints(max_length=40, pattern=_NO_NUL)]
Text80 = Annotated[str, StringConstraints(max_length=80, pattern=_NO_NUL)]
Text120 = Annotated[str, StringConstraints(max_length=120, pattern=_NO_NUL)]
Text200 = Annotated[str, StringConstraints(max_length=200, pattern=_NO_NUL)]
Text4000 = Annotated[str, StringConstraints(max_length=4_000, pattern=_NO_NUL)]


def _written(value: object) -> object:
    """Instants come as text; a number would be read as seconds since 1970."""
    if isinstance(value, str | datetime) and not str(value).strip().isdigit():
        return value
    raise ValueError("Write an instant with its offset, such as 2026-11-23T16:30:00+08:00.")


def _of_our_time(instant: datetime) -> datetime:
    if FIRST <= instant.date() <= LAST:
        return instant
    raise ValueError(f"Give an instant from {FIRST.year} to {LAST.year}.")


# An instant given to us: with an offset, so that nobody has to guess the zone.
Instant = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_of_our_time)]


class Given(Schema):
    """What comes in. An unknown field is an error: a misspelt one must not be passed over."""

    model_config = ConfigDict(extra="forbid")


class Money(Schema):
    """An amount and its currency (ISO 4217); null where nobody said the currency."""

    amount: Number = Field(examples=["12.50"])
    currency: str | None = Field(examples=["USD"])


class Quantity(Schema):
    """So much of a unit; the unit is empty where nobody said it."""

    value: Number = Field(examples=["1200"])
    unit: str = Field(examples=["pcs"])


class MoneyGiven(Given):
    """An amount and its currency (ISO 4217)."""

    amount: Amount = Field(examples=["12.50"])
    currency: Currency = Field(examples=["USD"])


class QuantityGiven(Given):
    """So much of a unit."""

    value: Amount = Field(examples=["1200"])
    unit: Text20 = Field("", examples=["pcs"])


def number(value: Decimal, least_places: int = 0) -> str:
    """A decimal as text, without zeros at its end beyond ``least_places``.

    >>> number(Decimal("1200.0000")), number(Decimal("12.5000"), 2)
    ('1200', '12.50')
    """
    whole, _point, places = f"{value.normalize():f}".partition(".")
    places = places.ljust(least_places, "0")
    return f"{whole}.{places}" if places else whole


def money(amount: Decimal, currency: str) -> Money:
    """An amount; ``currency`` empty where nobody said it."""
    return Money(amount=number(amount, 2), currency=currency or None)


def quantity(value: Decimal, unit: str) -> Quantity:
    return Quantity(value=number(value), unit=unit)


def at(instant: datetime, zone: str) -> datetime:
    """The instant by the clocks of a zone, to the second; by UTC where those still kept the sun's
    time, whose offsets ISO 8601 cannot write."""
    there = instant.astimezone(ZoneInfo(zone)).replace(microsecond=0)
    offset = there.utcoffset()
    return there.astimezone(UTC) if offset and offset.seconds % 60 else there


def at_or_none(instant: datetime | None, zone: str) -> datetime | None:
    return None if instant is None else at(instant, zone)
