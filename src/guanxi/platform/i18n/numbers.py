"""Numbers and amounts of money as people write them, in the active language."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal, parse_pattern

from guanxi.platform.i18n.times import locale

# Babel would read them anew for every number.
_NUMBER, _MONEY = parse_pattern("#,##0.######"), parse_pattern("#,##0.00##")


def number_words(number: Decimal | int) -> str:
    """ "1,250" or "2.5": thousands apart, no zeros at the end."""
    return str(format_decimal(number, format=_NUMBER, locale=locale()))


def money_words(amount: Decimal, currency: str) -> str:
    """ "USD 1,750.00": the currency by its code, which is the same in every language."""
    number = format_decimal(amount, format=_MONEY, locale=locale())
    return f"{currency} {number}".strip()
