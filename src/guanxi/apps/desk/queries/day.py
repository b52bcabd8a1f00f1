"""The strip on top of Today: both clocks, who works when, who is at work now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from guanxi.domain.calendars import (
    DayOff,
    WorkingCalendar,
    next_day_off,
    overlap,
    working_now,
)

Interval = tuple[datetime, datetime]


@dataclass(frozen=True)
class Day:
    """Now, on both sides. ``ours`` and ``theirs`` are today's working times, ``together``
    what they share; all in UTC. ``theirs`` is the hours most suppliers keep."""

    now: datetime
    our_zone: str
    their_zone: str
    ours: tuple[Interval, ...]
    theirs: tuple[Interval, ...]
    together: tuple[Interval, ...]
    at_work: int
    suppliers: int
    our_next_off: DayOff | None
    their_next_off: DayOff | None
    clocks_change: datetime | None

    @property
    def together_until(self) -> datetime | None:
        """When the last shared working time of the day ends, if it is still to come."""
        ends = [end for _, end in self.together if end > self.now]
        return max(ends, default=None)

    @property
    def together_left(self) -> timedelta:
        """Shared working time still to come today."""
        left = (end - max(start, self.now) for start, end in self.together if end > self.now)
        return sum(left, timedelta())

    @property
    def our_end(self) -> datetime | None:
        """When our working day ends; None on a day off."""
        return max((end for _, end in self.ours), default=None)


def usual_hours(calendars: Collection[WorkingCalendar]) -> WorkingCalendar | None:
    """The calendar most suppliers keep; those of many suppliers are few distinct objects."""
    by_id = {id(calendar): calendar for calendar in calendars}
    most = Counter(map(id, calendars)).most_common(1)
    return by_id[most[0][0]] if most else None


def day_at(now: datetime, ours: WorkingCalendar, theirs: Collection[WorkingCalendar]) -> Day:
    """The day as it stands at ``now``; ``theirs`` is one calendar for each supplier."""
    usual = usual_hours(theirs) or ours
    today = now.astimezone(ours.tz).date()
    distinct = {id(calendar): calendar for calendar in theirs}
    at_work = {key for key, calendar in distinct.items() if working_now(calendar, now)}
    return Day(
        now=now,
        our_zone=ours.zone,
        their_zone=usual.zone,
        ours=overlap(ours, ours, today),
        theirs=overlap(usual, usual, now.astimezone(usual.tz).date()),
        together=overlap(ours, usual, today),
        at_work=sum(id(calendar) in at_work for calendar in theirs),
        suppliers=len(theirs),
        our_next_off=next_day_off(ours, today),
        their_next_off=next_day_off(usual, now.astimezone(usual.tz).date()),
        clocks_change=_clock_change(now, ours),
    )


def _clock_change(now: datetime, calendar: WorkingCalendar) -> datetime | None:
    """The local day within the next three weeks on which our clocks change."""
    here = now.astimezone(calendar.tz)
    for days in range(21):
        day = here + timedelta(days=days)
        after = day + timedelta(days=1)
        if after.replace(tzinfo=calendar.tz).utcoffset() != day.utcoffset():
            return after
    return None
