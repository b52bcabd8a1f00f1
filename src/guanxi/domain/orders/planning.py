"""The last day on which an order can be placed and still be here when it is needed.

Counted backwards: a buffer on days that both sides work, the freight on every day, the inspection
on the days the factory works, production on the same days, each for what it is worth (after the New
Year closure the lines fill up week by week). Nothing is made on the day of the order itself. After
a factory's last order day before New Year an order waits until production re-opens. Forwards the
same rule says when an order placed on a day arrives, so that both ways agree to the day.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from guanxi.domain.calendars import CalendarError, DayName, Fault, WorkingCalendar, day_status
from guanxi.domain.orders.dates import FURTHEST
from guanxi.domain.suppliers.new_year import CapacityWeek, ClosureDates, Days

_DAY = timedelta(days=1)
_NONE, _WHOLE = 0, 100


class Stage(StrEnum):
    """The stages between an order and its goods, in the order of counting backwards."""

    BUFFER = "buffer"
    FREIGHT = "freight"
    INSPECTION = "inspection"
    PRODUCTION = "production"
    LAST_ORDER = "last_order"


class Why(StrEnum):
    """Why days were counted, or not; those of the working calendar, and two more."""

    WORKING = "working"
    MAKEUP = "makeup"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSURE = "closure"
    ON_THE_WAY = "on_the_way"
    RAMP_UP = "ramp_up"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True)
class Closure:
    """A New Year closure and how full the lines run in the weeks after it."""

    dates: ClosureDates
    weeks: tuple[CapacityWeek, ...] = ()


@dataclass(frozen=True)
class Supply:
    """What lies between the order and the goods: `buffer` and `inspection` in working days,
    `freight` in calendar days, `production` in days of full capacity (one at least). `theirs` is
    the calendar of their production with its closures, `ours` that of whoever receives the goods.
    """

    production: int
    inspection: int
    freight: int
    buffer: int
    theirs: WorkingCalendar
    ours: WorkingCalendar
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True)
class PlanStep:
    """Days in a row that count alike: `percent` of each, together `counted` of their stage's days;
    why, and what a day off is called."""

    stage: Stage
    first: date
    last: date
    counted: Fraction
    why: Why
    percent: int = 0
    name: DayName | None = None


@dataclass(frozen=True)
class LastSafeOrder:
    """The day, and how it came about: the steps in time, from the order to the need."""

    day: date
    need: date
    steps: tuple[PlanStep, ...]


def last_safe_order_date(need: date, supply: Supply) -> LastSafeOrder:
    """The last day on which to order what is needed on a day.

    Needed on 30 November: 30 days of freight (ready on 31 October), one of inspection (that day),
    ten of production on a six-day week (20 to 30 October). So order on 19 October at the latest.
    Raises CalendarError where the factory works too little ever to make it.
    """
    day, steps = need, []
    for stage in _stages(supply):
        walked = list(_backwards(day, stage))
        steps += walked
        day -= _DAY * len(walked)
    for closure in supply.closures:
        last, production = closure.dates.last_order, closure.dates.production
        if last < day < production.last:
            waits = (last + _DAY, day, Fraction(0), Why.NOT_TAKEN)
            steps.append(PlanStep(Stage.LAST_ORDER, *waits))
            day = last
    return LastSafeOrder(day, need, tuple(_in_rows(steps[::-1])))


def arrival(ordered: date, supply: Supply) -> date:
    """When an order placed on a day is here even if it needs its buffer. Raises CalendarError."""
    day = ordered
    for closure in supply.closures:
        if closure.dates.last_order < ordered <= closure.dates.production.last:
            day = max(day, closure.dates.production.last)
    for stage in reversed(_stages(supply)):
        day = _forwards(day, stage)
    return day


class _Worth(NamedTuple):
    """What a day is worth to a stage, in percent, and why."""

    percent: int
    why: Why
    name: DayName | None = None


class _Days(NamedTuple):
    """So many days of a stage, and what each date is worth to it."""

    stage: Stage
    amount: int
    worth: Callable[[date], _Worth]


def _stages(supply: Supply) -> list[_Days]:
    def both(day: date) -> _Worth:
        theirs, ours = _worked(supply.theirs, day), _worked(supply.ours, day)
        return theirs if not theirs.percent else ours

    def factory(day: date) -> _Worth:
        closed = any(_within(day, one.dates.production) for one in supply.closures)
        found = _worked(supply.theirs, day)
        return _Worth(_NONE, Why.CLOSURE, found.name) if closed and found.percent else found

    def lines(day: date) -> _Worth:
        found = factory(day)
        weeks = [week for one in supply.closures for week in one.weeks if _within(day, week.days)]
        if not found.percent or not weeks:
            return found
        return _Worth(min(week.percent for week in weeks), Why.RAMP_UP)

    return [
        _Days(Stage.BUFFER, supply.buffer, both),
        _Days(Stage.FREIGHT, supply.freight, lambda _: _Worth(_WHOLE, Why.ON_THE_WAY)),
        _Days(Stage.INSPECTION, supply.inspection, factory),
        _Days(Stage.PRODUCTION, supply.production, lines),
    ]


def _worked(calendar: WorkingCalendar, day: date) -> _Worth:
    status = day_status(calendar, day)
    return _Worth(_WHOLE if status.hours else _NONE, Why(status.status.value), status.name)


def _within(day: date, days: Days) -> bool:
    return days.first <= day <= days.last


def _backwards(day: date, days: _Days) -> Iterator[PlanStep]:
    """One step a date, from `day` back to the first that is needed."""
    missing = days.amount * _WHOLE
    for _ in range(FURTHEST):
        if missing <= 0:
            return
        percent, why, name = days.worth(day)
        missing -= percent
        yield PlanStep(days.stage, day, day, Fraction(percent, _WHOLE), why, percent, name)
        day -= _DAY
    raise CalendarError(Fault.NEVER_WORKS, days.stage.value)


def _forwards(day: date, days: _Days) -> date:
    missing = days.amount * _WHOLE
    for _ in range(FURTHEST):
        if missing <= 0:
            return day
        day += _DAY
        missing -= days.worth(day).percent
    raise CalendarError(Fault.NEVER_WORKS, days.stage.value)


def _in_rows(steps: Iterable[PlanStep]) -> Iterator[PlanStep]:
    """Neighbouring dates that count alike as one step."""
    for _, alike in groupby(
        steps, key=lambda step: (step.stage, step.why, step.percent, step.name)
    ):
        row = list(alike)
        counted = sum((step.counted for step in row), Fraction(0))
        yield replace(row[0], last=row[-1].last, counted=counted)
