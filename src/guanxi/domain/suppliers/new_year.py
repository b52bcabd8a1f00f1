"""The closure around the Spring Festival: what is assumed of it until a supplier has told.

Last year's length is taken over, each day as far from New Year's day (by the moon) as it was then;
where nobody knows last year's, the playbook's days before and after the public holiday. Office and
production close apart, and staffed again is not full capacity: the ramp-up is the percent of it in
each week after production re-opens (catalogue U4). What this does not decide: which supplier is
asked, and when.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from guanxi.domain.playbook import DaysAround, NewYearRule

# Days from New Year's day beyond which a date must be meant of another year.
FURTHEST = 180
_WEEK = 7
_DAY = timedelta(days=1)


class Basis(StrEnum):
    """What the days of a closure rest on."""

    TOLD = "told"
    LAST_YEAR = "last_year"
    PLAYBOOK = "playbook"


class DateFault(StrEnum):
    """Why dates that were given cannot be meant."""

    ENDS_BEFORE_START = "ends_before_start"
    ORDER_AFTER_CLOSING = "order_after_closing"
    FULL_WHILE_CLOSED = "full_while_closed"
    ANOTHER_YEAR = "another_year"


class Days(NamedTuple):
    """From the first to the last day, both included."""

    first: date
    last: date


class Festival(NamedTuple):
    """One year's Spring Festival: New Year's day, and the public days off around it."""

    new_year: date
    off: Days


@dataclass(frozen=True)
class ClosureDates:
    """A closure: both parts' closed days, the last day on which an order is still made before it,
    and the day from which production runs in full again."""

    office: Days
    production: Days
    last_order: date
    full_capacity: date


@dataclass(frozen=True)
class KnownDates:
    """What is known of a closure, any of it None."""

    office: Days | None = None
    production: Days | None = None
    last_order: date | None = None
    full_capacity: date | None = None


NOTHING_KNOWN = KnownDates()


@dataclass(frozen=True)
class Assumed:
    """An assumed closure, and what the days of each part rest on."""

    dates: ClosureDates
    office: Basis
    production: Basis


class CapacityWeek(NamedTuple):
    """Some days of the ramp-up, and how much of full capacity they have."""

    days: Days
    percent: int


def assume_closure(
    festival: Festival,
    rule: NewYearRule,
    *,
    last: tuple[date, KnownDates],
    noted: KnownDates = NOTHING_KNOWN,
) -> Assumed:
    """The closure to go by until the supplier has told.

    `last` is the New Year's day of the year before and what is known of that closure; `noted` what
    a person noted of this one already. Production closed 2026 from 10 days before New Year's day to
    12 after: so it will be in 2027.
    """
    then, known = last
    shift = festival.new_year - then
    office = noted.office or _shifted(known.office, shift) or _around(festival.off, rule.office)
    production = (
        noted.production
        or _shifted(known.production, shift)
        or _around(festival.off, rule.production)
    )
    whole_ramp = timedelta(weeks=len(rule.ramp_up))
    follows = known.production is not None and noted.production is None
    full = known.full_capacity if follows else None
    order = known.last_order if follows else None
    dates = ClosureDates(
        office=office,
        production=production,
        last_order=order + shift if order else production.first - timedelta(rule.last_order_days),
        full_capacity=full + shift if full else production.last + _DAY + whole_ramp,
    )
    return Assumed(
        dates,
        office=_basis(noted.office, known.office),
        production=_basis(noted.production, known.production),
    )


def faults_of(dates: ClosureDates, festival: Festival) -> Mapping[str, DateFault]:
    """What cannot be meant, by field (`office`, `production`, `last_order`, `full_capacity`)."""
    faults = {}
    if dates.full_capacity <= dates.production.last:
        faults["full_capacity"] = DateFault.FULL_WHILE_CLOSED
    if dates.last_order >= dates.production.first:
        faults["last_order"] = DateFault.ORDER_AFTER_CLOSING
    for part, days in (("office", dates.office), ("production", dates.production)):
        if days.last < days.first:
            faults[part] = DateFault.ENDS_BEFORE_START
    named: dict[str, tuple[date, ...]] = {
        "office": dates.office,
        "production": dates.production,
        "last_order": (dates.last_order,),
        "full_capacity": (dates.full_capacity,),
    }
    for field, given in named.items():
        if any(abs((day - festival.new_year).days) > FURTHEST for day in given):
            faults[field] = DateFault.ANOTHER_YEAR
    return faults


def ramp_up(dates: ClosureDates, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The percent of capacity in each week from re-opening to full capacity: the playbook's shape,
    drawn out over as many weeks (a begun one counts) as there are.

    Three weeks are (40, 70, 90), two (40, 70), six (40, 40, 70, 70, 90, 90).
    """
    days = (dates.full_capacity - dates.production.last - _DAY).days
    weeks = -(-days // _WEEK)
    return tuple(shape[week * len(shape) // weeks] for week in range(weeks))


def capacity_weeks(dates: ClosureDates, percents: tuple[int, ...]) -> Iterator[CapacityWeek]:
    """The ramp-up by its dates; the last week ends on the day before full capacity."""
    opens = dates.production.last + _DAY
    for week, percent in enumerate(percents):
        first = opens + timedelta(weeks=week)
        last = min(first + timedelta(days=_WEEK - 1), dates.full_capacity - _DAY)
        yield CapacityWeek(Days(first, last), percent)


def asked_on(year: int, rule: NewYearRule) -> date:
    """The day on which the closure of `year` begins to be asked for: in the year before."""
    return date(year - 1, *rule.asked_on)


def _shifted(days: Days | None, shift: timedelta) -> Days | None:
    return Days(days.first + shift, days.last + shift) if days else None


def _around(off: Days, around: DaysAround) -> Days:
    return Days(off.first - timedelta(around.before), off.last + timedelta(around.after))


def _basis(noted: Days | None, last: Days | None) -> Basis:
    if noted:
        return Basis.TOLD
    return Basis.LAST_YEAR if last else Basis.PLAYBOOK
