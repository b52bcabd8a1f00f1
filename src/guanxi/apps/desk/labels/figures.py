"""A figure in words: "93 %", "3 of 4 so far", "n 64 · 75–92 %"."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from babel.numbers import format_decimal, parse_pattern
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.domain.measures import Amount, Figure, State, Unit, in_currency
from guanxi.platform.i18n.numbers import money_words
from guanxi.platform.i18n.times import locale, span_words

# By places after the point; Babel would read them anew for every number.
_PATTERNS = [parse_pattern(f"#,##0.{'#' * places}".rstrip(".")) for places in range(5)]
MANY = 100  # events from which a tenth of a percent says something


def value_words(figure: Figure) -> str:
    """The value, hollow words where it is thin: "93 %", "3 of 4 so far"; "" where there is none."""
    if figure.state is State.NONE:
        return ""
    if figure.value is None and figure.amounts:
        return " · ".join(_amount(one, figure) for one in figure.amounts)
    if figure.value is None:
        return _("not reached yet")
    if figure.state is State.OK:
        return amount_words(figure.value, figure)
    if figure.unit is Unit.SHARE and figure.k is not None:
        return _("%(kept)s of %(n)s so far") % {"kept": number(figure.k), "n": number(figure.n)}
    return _("%(value)s so far") % {"value": amount_words(figure.value, figure)}


def note_words(figure: Figure) -> str:
    """How many it rests on and how sure it is: "n 64 · 75–92 %"."""
    if figure.state is State.NONE:
        return _("no facts yet")
    n = number(figure.n)
    if figure.state is State.THIN:
        return _too_few(figure) % {"n": n}
    between = interval_words(figure) or _currency(figure)
    return _("n %(n)s · %(between)s") % {"n": n, "between": between} if between else f"n {n}"


def _too_few(figure: Figure) -> str:
    """Many units may be of few lots, and many lines of few orders: those are what is counted."""
    if figure.measure == "acceptance" or figure.measure.startswith("defect_rate"):
        return _("n %(n)s, from too few lots to judge by yet")
    if figure.measure == "on_time_lines":
        return _("n %(n)s, from too few orders to judge by yet")
    return _("n %(n)s, not enough to judge by yet")


def interval_words(figure: Figure) -> str:
    """ "75–92 %", "1 day to 4 days", "3 days or more"; "" where there is none."""
    if figure.low is None:
        return ""
    if figure.high is None:
        return _("%(low)s or more") % {"low": amount_words(figure.low, figure)}
    if figure.unit is Unit.SHARE:
        places = _places(figure)
        low = number(100 * figure.low, places)
        return _("%(low)s–%(high)s %%") % {"low": low, "high": number(100 * figure.high, places)}
    low, high = amount_words(figure.low, figure), amount_words(figure.high, figure)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def amount_words(value: float | Decimal, figure: Figure) -> str:
    """A value of the figure's unit."""
    if figure.unit is Unit.SHARE:
        return _("%(percent)s %%") % {"percent": number(100 * value, _places(figure))}
    if figure.unit is Unit.CHANGE:
        sign = "+" if value > 0 else ""
        return _("%(percent)s %%") % {"percent": sign + number(100 * value, 1)}
    if figure.unit is Unit.DAYS:
        days = {"days": number(value, 1)}
        return ngettext("%(days)s day", "%(days)s days", 1 if value == 1 else 2) % days
    if figure.unit is Unit.SECONDS:
        return span_words(timedelta(seconds=float(value)))
    if figure.unit is Unit.MONEY:
        return money_words(round(Decimal(value), 2), _only_currency(figure))
    return number(value, 2)


def _amount(amount: Amount, figure: Figure) -> str:
    """What it is in one of several currencies: "USD 2.50", "USD −22 %"."""
    words = amount_words(amount.value, in_currency(figure, amount.currency))
    return words if figure.unit is Unit.MONEY else f"{amount.currency} {words}".strip()


def _currency(figure: Figure) -> str:
    """In which currency a change is counted; money says it itself."""
    return _only_currency(figure) if figure.unit is Unit.CHANGE else ""


def _only_currency(figure: Figure) -> str:
    return figure.amounts[0].currency if len(figure.amounts) == 1 else ""


def number(value: float | Decimal, places: int = 0) -> str:
    """A number as the language writes it, with a real minus: "1,204", "−2.5"."""
    exact = round(Decimal(value), places)
    return format_decimal(exact, _PATTERNS[places], locale()).replace("-", "−")


def _places(figure: Figure) -> int:
    return 1 if figure.n >= MANY else 0
