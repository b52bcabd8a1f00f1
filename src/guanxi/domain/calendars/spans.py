"""How long somebody has: a span carries its unit, and the hours that count.

`240min` counts minutes; `1wd` is the same clock time on the next working day, so
that an answer "within 24 hours" keeps its 24 hours over an ordinary night and is
not stretched to three days by counting eight-hour days.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from guanxi.domain.calendars.faults import CalendarError, Fault


class Unit(StrEnum):
    """What a span is counted in."""

    MINUTES = "min"
    WORKING_DAYS = "wd"


class Hours(StrEnum):
    """Which minutes count: office hours, the charter's urgent hours, or all of them."""

    OFFICE = "office"
    URGENT = "urgent"
    ALWAYS = "always"


@dataclass(frozen=True)
class Span:
    """An amount of a unit, from one up to a year of it."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 < self.amount <= MOST[self.unit]:
            raise CalendarError(Fault.BAD_SPAN, "span", f"{self.amount}{self.unit.value}")


MOST = {Unit.MINUTES: 366 * 24 * 60, Unit.WORKING_DAYS: 366}
_WRITTEN = re.compile(r"([0-9]{1,6})(min|wd)")


def parse_span(text: str, *, field: str = "span") -> Span:
    """Read a span as the playbook, the charter and the command line write it.

    >>> parse_span("2wd")
    Span(amount=2, unit=<Unit.WORKING_DAYS: 'wd'>)

    Raises CalendarError (BAD_SPAN) for anything else, zero included.
    """
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise CalendarError(Fault.BAD_SPAN, field, text)
    try:
        return Span(int(written[1]), Unit(written[2]))
    except CalendarError:
        raise CalendarError(Fault.BAD_SPAN, field, text) from None


def format_span(span: Span) -> str:
    """Write a span the way `parse_span` reads it.

    >>> format_span(Span(240, Unit.MINUTES))
    '240min'
    """
    return f"{span.amount}{span.unit.value}"
