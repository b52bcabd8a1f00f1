"""Words for a chosen period, and where it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from babel.dates import format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from guanxi.domain.measures import (
    ALL,
    CODES,
    DATES,
    TWELVE_MONTHS,
    Chosen,
    Period,
    chosen_period,
    quarter_code,
    quarters_until,
)
from guanxi.platform.i18n.times import locale

_NAMES: Mapping[str, Promise] = {
    TWELVE_MONTHS: gettext_lazy("last 12 months"),
    "year": pgettext_lazy("period", "this year"),
    "last_year": pgettext_lazy("period", "last year"),
    ALL: pgettext_lazy("period", "all there is"),
    DATES: pgettext_lazy("period", "from a day to a day"),
}


@dataclass(frozen=True)
class PeriodShown:
    """A chosen period as pages name it and pass it on.

    ``query``: what follows an address ("?period=year"; "" where nothing was chosen); ``fields``:
    what it is made of. ``days``: "24 Nov 2025 to 23 Nov 2026"; ``before``: the days it
    is held against. ``choices``: (code, its name, whether it is this one), quarters apart.
    """

    chosen: Chosen
    name: str | Promise
    days: str
    before: str
    fields: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str | Promise, bool], ...]
    quarters: tuple[tuple[str, str, bool], ...]
    refused: bool

    @property
    def query(self) -> str:
        return f"?{urlencode(self.fields)}" if self.fields else ""

    @property
    def is_dates(self) -> bool:
        return self.chosen.code == DATES


def period_shown(given: Mapping[str, str], today: date) -> PeriodShown:
    """The period an address asks for, else the last twelve months; ``refused`` where it asks for
    one there is not."""
    chosen, refused = _chosen(given, today)
    code = chosen.code
    return PeriodShown(
        chosen=chosen,
        name=_NAMES.get(code) or quarter_words(chosen.period),
        days=_days(chosen),
        before=_between(chosen.before) if chosen.before else "",
        fields=_fields(chosen),
        choices=tuple((one, _NAMES[one], one == code) for one in (*CODES, DATES)),
        quarters=tuple(
            (quarter_code(one), quarter_words(one), quarter_code(one) == code)
            for one in reversed(quarters_until(today))
        ),
        refused=refused,
    )


def _chosen(given: Mapping[str, str], today: date) -> tuple[Chosen, bool]:
    """Who asks for days without saying which is shown those of the last twelve months."""
    code, days = given.get("period", ""), (given.get("from", ""), given.get("to", ""))
    first, last = map(_day, days)
    found = chosen_period(code or TWELVE_MONTHS, today, first=first, last=last)
    if found is not None:
        return found, False
    year = chosen_period(TWELVE_MONTHS, today)
    assert year is not None  # the twelve months always are
    if code != DATES:
        return year, True
    return Chosen(DATES, year.period, year.before), any(days)


def quarter_words(period: Period) -> str:
    """ "Q4 2026" / "2026年第4季度"."""
    number = (period.first.month + 2) // 3
    return _("Q%(number)d %(year)d") % {"number": number, "year": period.first.year}


def _fields(chosen: Chosen) -> tuple[tuple[str, str], ...]:
    if chosen.code == TWELVE_MONTHS:
        return ()
    days = (("from", chosen.period.first), ("to", chosen.period.last))
    more = days if chosen.code == DATES else ()
    return (("period", chosen.code), *((name, day.isoformat()) for name, day in more))


def _days(chosen: Chosen) -> str:
    if chosen.code == ALL:
        return _("until %(last)s") % {"last": dated_words(chosen.period.last)}
    return _between(chosen.period)


def _between(period: Period) -> str:
    days = {"first": dated_words(period.first), "last": dated_words(period.last)}
    return _("%(first)s to %(last)s") % days


def dated_words(day: date) -> str:
    """ "23 Nov 2026" / "2026年11月23日": with its year, for it is read on paper years later."""
    return format_date(day, {"en": "d MMM y", "zh": "y年M月d日"}[locale()[:2]], locale())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
