"""The contact a cadence asked for, stretch by stretch, and what came of it.

A stretch is a week (Monday to Sunday), two weeks or a calendar month, as the stage's cadence
counts; where the stage changes in between (a crisis begins), it is cut there and each piece
asks for its share. What a piece asks for is rounded to the nearest whole contact, halves up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from math import floor

from guanxi.domain.cadence.rates import daily_rate
from guanxi.domain.calendars import DayStatus, Status, WorkingCalendar, day_status
from guanxi.domain.playbook import Cadence, Per, Stage

_FIRST_MONDAY = date(1970, 1, 5)
_DAY = timedelta(days=1)
_OFF = (Status.HOLIDAY, Status.CLOSURE)


class PeriodState(StrEnum):
    """What came of a stretch. UNKNOWN: too little is known, because what we read ends before."""

    KEPT = "kept"
    SHORT = "short"
    RUNNING = "running"
    UNKNOWN = "unknown"
    NOTHING_OWED = "nothing_owed"


@dataclass(frozen=True)
class ContactPeriod:
    """One stretch: `asked` contacts in ordinary weeks, `owed` less the days that were closed
    (`closed` names them), `kept` so many."""

    first: date
    last: date
    stage: Stage
    cadence: Cadence
    asked: int
    owed: int
    kept: int
    closed: tuple[DayStatus, ...]
    state: PeriodState

    @property
    def lowered(self) -> bool:
        """Whether days off made it less than usual."""
        return self.owed < self.asked


def contact_periods(
    first: date,
    last: date,
    *,
    cadences: Mapping[Stage, Cadence],
    stage_on: Callable[[date], Stage],
    calendar: WorkingCalendar,
    contacts: Mapping[date, int],
    today: date,
    known_until: date,
) -> list[ContactPeriod]:
    """The stretches from `first` to `last` (days of the supplier's clock, both included).

    `contacts` counts the contacts of each day; more than one a day count where the cadence asks
    for several a day. After `known_until` nothing is known but what is in `contacts`.
    """
    return [
        _judged(list(days), stage, cadences[stage], calendar, contacts, today, known_until)
        for (stage, _), days in groupby(
            _days(first, last), key=lambda day: _stretch(day, stage_on(day), cadences)
        )
    ]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * offset for offset in range((last - first).days + 1))


def _stretch(day: date, stage: Stage, cadences: Mapping[Stage, Cadence]) -> tuple[Stage, int]:
    week = (day - _FIRST_MONDAY).days // 7
    match cadences[stage].per:
        case Per.MONTH:
            return stage, day.year * 12 + day.month
        case Per.TWO_WEEKS:
            return stage, week // 2
        case _:
            return stage, week


def _judged(
    days: list[date],
    stage: Stage,
    cadence: Cadence,
    calendar: WorkingCalendar,
    contacts: Mapping[date, int],
    today: date,
    known_until: date,
) -> ContactPeriod:
    rate = daily_rate(cadence, calendar)
    asked = _whole(rate * sum(1 for day in days if calendar.week[day.weekday()]))
    worked = sum(1 for day in days if calendar.hours_on(day))
    owed = min(asked, _whole(rate * worked))  # a make-up Sunday asks for no more than usual
    most = cadence.times if cadence.per is Per.DAY else 1
    kept = sum(min(most, contacts.get(day, 0)) for day in days)
    return ContactPeriod(
        first=days[0],
        last=days[-1],
        stage=stage,
        cadence=cadence,
        asked=asked,
        owed=owed,
        kept=kept,
        closed=tuple(_closed(days, calendar)),
        state=_state(kept, owed, days[-1], today, known_until),
    )


def _closed(days: Iterable[date], calendar: WorkingCalendar) -> Iterator[DayStatus]:
    for day in days:
        if calendar.week[day.weekday()] and not calendar.hours_on(day):
            status = day_status(calendar, day)
            if status.status in _OFF:
                yield status


def _state(kept: int, owed: int, last: date, today: date, known_until: date) -> PeriodState:
    if not owed:
        return PeriodState.NOTHING_OWED
    if kept >= owed:
        return PeriodState.KEPT
    if last >= today:
        return PeriodState.RUNNING
    return PeriodState.SHORT if known_until >= last else PeriodState.UNKNOWN


def _whole(contacts: Fraction) -> int:
    return floor(contacts + Fraction(1, 2))
