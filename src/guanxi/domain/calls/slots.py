"""Times at which both sides can be called, and the nearest ones where there are none.

Every time is computed from both calendars; nothing is taken for granted about who
sits in the evening. Times lie on a common grid of instants (every half hour), so
that weeks in which one side's clocks change need no care.

The best time is one at which both are in the office; then one that keeps whoever
sits early or late nearest to office hours, counting the worse of the two first;
a time in somebody's midday break comes last. Between equals the earlier one wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from guanxi.domain.calendars import DayStatus, day_status
from guanxi.domain.calendars.timelines import local_instant
from guanxi.domain.calls.agenda import check_length
from guanxi.domain.calls.faults import CallError, Fault
from guanxi.domain.calls.reach import Hours, Reach, Seat, When, hours_of

MOST_DAYS = 62
_LOOKS_ON = 60  # days after the last in which the next common working day is looked for


@dataclass(frozen=True)
class Slot:
    """A time for the call (UTC), and how it falls for either side."""

    start: datetime
    end: datetime
    ours: Seat
    theirs: Seat

    @property
    def both_in_office(self) -> bool:
        """Whether nobody sits early or late."""
        return self.ours.when is When.OFFICE and self.theirs.when is When.OFFICE


@dataclass(frozen=True)
class CallDay:
    """A date of our clock: what day it is on either side, and its best times in order."""

    date: date
    ours: DayStatus
    theirs: DayStatus
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Window:
    """What was found. `best` is the best time of each day that has any, the very best first.

    Without any, `compromises` are the nearest times outside the hours of one side or
    both; where no date is a working day of both, `next_day` is the next that is, if one
    comes soon.
    """

    days: tuple[CallDay, ...]
    best: tuple[Slot, ...]
    compromises: tuple[Slot, ...] = ()
    next_day: date | None = None


@dataclass(frozen=True)
class _Sides:
    ours: Hours
    theirs: Hours

    def slot(self, start: int, end: int) -> Slot:
        return Slot(
            datetime.fromtimestamp(start, UTC),
            datetime.fromtimestamp(end, UTC),
            self.ours.seat(start, end),
            self.theirs.seat(start, end),
        )


def slots(
    ours: Reach,
    theirs: Reach,
    *,
    first: date,
    last: date,
    minutes: int,
    not_before: datetime,
    step: int = 30,
    a_day: int = 4,
    give: int = 180,
) -> Window:
    """The times for a call of `minutes` on the dates `first` to `last` of our clock.

    None begins before `not_before`; `step` minutes lie between two, `a_day` of each day are
    kept. A compromise lies at most `give` minutes outside the reachable hours of a side.
    Berlin 08:00-17:00 and Shenzhen 08:30-17:30 in winter: on a Tuesday 08:00, 08:30, 09:00
    and 09:30 for a call of half an hour, both in the office.
    Raises CallError for a length, step or stretch of days that cannot be.
    """
    _check(first, last, minutes, step)
    tz, length = ours.calendar.tz, minutes * 60
    begin, end = (
        local_instant(first, 0, tz),
        local_instant(last + timedelta(days=1), 0, tz),
    )
    sides = _Sides(hours_of(ours, begin, end), hours_of(theirs, begin, end))
    earliest = max(begin, int(not_before.timestamp()))
    starts = list(_grid(earliest, end, step * 60))
    found = [
        sides.slot(start, start + length)
        for start in starts
        if sides.ours.reaches(start, start + length) and sides.theirs.reaches(start, start + length)
    ]
    days = tuple(_day(ours, theirs, day, found, a_day) for day in _dates(first, last))
    if found:
        of_each_day = (min(day.slots, key=_rank) for day in days if day.slots)
        return Window(days, tuple(sorted(of_each_day, key=_rank)))
    if not any(day.ours.hours and day.theirs.hours for day in days):
        return Window(days, (), next_day=_next_day(ours, theirs, last))
    return Window(days, (), _compromises(sides, starts, length, give * 60))


def _check(first: date, last: date, minutes: int, step: int) -> None:
    check_length(minutes)
    if not 5 <= step <= 240:
        raise CallError(Fault.BAD_STEP, "step", step)
    if last < first:
        raise CallError(Fault.ENDS_BEFORE_START, "last", last)
    if (last - first).days >= MOST_DAYS:
        raise CallError(Fault.TOO_MANY_DAYS, "last", last)


def _grid(start: int, end: int, step: int) -> Iterator[int]:
    """The instants at which a call may begin: full steps of the hour."""
    yield from range(-(-start // step) * step, end, step)


def _dates(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _day(ours: Reach, theirs: Reach, day: date, found: list[Slot], a_day: int) -> CallDay:
    tz = ours.calendar.tz
    on_day = sorted((slot for slot in found if slot.start.astimezone(tz).date() == day), key=_rank)
    return CallDay(
        date=day,
        ours=day_status(ours.calendar, day),
        theirs=day_status(theirs.calendar, day),
        slots=tuple(sorted(on_day[:a_day], key=lambda slot: slot.start)),
    )


def _rank(slot: Slot) -> tuple[bool, int, int, datetime]:
    seats = (slot.ours, slot.theirs)
    strains = [seat.minutes for seat in seats]
    in_break = any(seat.when is When.BREAK for seat in seats)
    return in_break, max(strains), sum(strains), slot.start


def _compromises(sides: _Sides, starts: list[int], length: int, give: int) -> tuple[Slot, ...]:
    """The nearest times when we give way, when they do, and when both do; each once."""
    misses = {
        start: (
            sides.ours.out_of_reach(start, start + length),
            sides.theirs.out_of_reach(start, start + length),
        )
        for start in starts
        if sides.ours.works_on(start, start + length)
        and sides.theirs.works_on(start, start + length)
    }
    possible = {start: miss for start, miss in misses.items() if max(miss) <= give}
    ways = (
        [start for start, (_, theirs) in possible.items() if not theirs],
        [start for start, (ours, _) in possible.items() if not ours],
        list(possible),
    )
    found = (min(way, key=lambda start: (max(possible[start]), start)) for way in ways if way)
    starts_found = dict.fromkeys(found)
    return tuple(sides.slot(start, start + length) for start in starts_found)


def _next_day(ours: Reach, theirs: Reach, last: date) -> date | None:
    coming = (last + timedelta(days=offset) for offset in range(1, _LOOKS_ON + 1))
    return next(
        (day for day in coming if ours.calendar.hours_on(day) and theirs.calendar.hours_on(day)),
        None,
    )
