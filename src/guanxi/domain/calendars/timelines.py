"""Working time as a sorted list of UTC intervals with running totals.

Every figure about working time comes from here: F(t) is the working seconds
before the instant t (one bisection), worked time is F(b) - F(a), and a due
instant is F read the other way. Years are compiled when first asked for.

Local clock times become instants by one rule: a time that the clocks skip moves
forward by the skipped hour (02:30 becomes 03:30), a time that happens twice is
its first. Instants are whole seconds since 1970 in UTC.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from guanxi.domain.calendars.faults import CalendarError, Fault
from guanxi.domain.calendars.weeks import Ranges

Interval = tuple[int, int]
HoursOn = Callable[[date], Ranges]

FIRST_YEAR, LAST_YEAR = 1900, 2199
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def local_instant(day: date, seconds: int, tz: tzinfo) -> int:
    """The instant at which clocks in `tz` read `seconds` after midnight of `day`."""
    wall = datetime.combine(day, time()) + timedelta(seconds=seconds)
    return int(wall.replace(tzinfo=tz).timestamp())


@dataclass(frozen=True, slots=True)
class Table:
    """Intervals of some years; complete for instants from `known_from` up to `known_to`."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    totals: tuple[int, ...]
    first_year: int
    last_year: int
    known_from: int
    known_to: int

    def worked_before(self, at: int) -> int:
        """F(at), counted from wherever the table begins: only differences mean anything."""
        position = bisect_right(self.starts, at) - 1
        if position < 0:
            return 0
        end = self.ends[position]
        return self.totals[position] - (end - at if at < end else 0)

    def reached(self, total: int) -> int | None:
        """The first instant before which `total` seconds are worked, if the table holds it.

        At closing time the day's total is reached, so it is closing time and not
        the next opening.
        """
        position = bisect_left(self.totals, total)
        if position == len(self.totals):
            return None
        return self.ends[position] - (self.totals[position] - total)

    def between(self, start: int, end: int) -> tuple[Interval, ...]:
        """The worked intervals within start..end, clipped to it."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return tuple(
            (max(start, self.starts[position]), min(end, self.ends[position]))
            for position in range(first, last)
        )


_NOTHING = Table((), (), (), 0, 0, 0, 0)


class Timeline:
    """The compiled years of one calendar.

    Guards one reference: a table never changes, a longer one takes its place. Two
    threads extending at once only do the work twice.
    """

    def __init__(self, tz: tzinfo, hours_on: HoursOn) -> None:
        self._tz = tz
        self._hours_on = hours_on
        self._years: dict[int, list[Interval]] = {}
        self._table = _NOTHING

    def covering(self, one: int, other: int) -> Table:
        """A table complete for both instants; raises CalendarError outside 1901-2198."""
        table = self._table
        start, end = table.known_from, table.known_to
        if start <= one < end and start <= other < end:
            return table
        return self._extend(min(one, other), max(one, other))

    def after(self, start: int, seconds: int) -> int:
        """The instant at which `seconds` are worked since `start`.

        Raises CalendarError (NEVER_WORKS) where no year known to us has so much.
        """
        table = self.covering(start, start)
        while True:
            found = table.reached(table.worked_before(start) + seconds)
            if found is not None:
                return found
            if table.last_year >= LAST_YEAR:
                raise CalendarError(Fault.NEVER_WORKS, "hours")
            years = table.last_year - table.first_year
            last = min(table.last_year + years, LAST_YEAR)
            table = self.covering(start, _new_year(last) - 1)

    def _extend(self, start: int, end: int) -> Table:
        # One year more on either side: zones and night shifts cross New Year.
        first, last = _year_of(start) - 1, _year_of(end) + 1
        if self._table is not _NOTHING:
            first = min(first, self._table.first_year)
            last = max(last, self._table.last_year)
        for year in range(first, last + 1):
            if year not in self._years:
                self._years[year] = _compile_year(year, self._tz, self._hours_on)
        intervals = (pair for year in range(first, last + 1) for pair in self._years[year])
        table = self._table = _tabulate(intervals, first, last)
        return table


def _tabulate(intervals: Iterable[Interval], first: int, last: int) -> Table:
    starts: list[int] = []
    ends: list[int] = []
    totals: list[int] = []
    total = 0
    for start, end in intervals:
        if ends and start <= ends[-1]:
            # A night shift running into the next morning's hours counts once.
            gain = max(0, end - ends[-1])
            ends[-1] += gain
            total += gain
            totals[-1] = total
        else:
            total += end - start
            starts.append(start)
            ends.append(end)
            totals.append(total)
    return Table(
        starts=tuple(starts),
        ends=tuple(ends),
        totals=tuple(totals),
        first_year=first,
        last_year=last,
        known_from=_new_year(first + 1),
        known_to=_new_year(last),
    )


def _compile_year(year: int, tz: tzinfo, hours_on: HoursOn) -> list[Interval]:
    first, following = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    offsets = [_offset(date.fromordinal(day), tz) for day in range(first, following + 2)]
    intervals: list[Interval] = []
    for index, ordinal in enumerate(range(first, following)):
        day = date.fromordinal(ordinal)
        ranges = hours_on(day)
        offset = offsets[index]
        if offset == offsets[index + 1] == offsets[index + 2]:
            # No clock change near: plain arithmetic, ten times as fast.
            midnight = (ordinal - _EPOCH_DAY) * 86_400 - offset
            intervals += [(midnight + start * 60, midnight + end * 60) for start, end in ranges]
        else:
            pairs = (
                (local_instant(day, start * 60, tz), local_instant(day, end * 60, tz))
                for start, end in ranges
            )
            intervals += [(start, end) for start, end in pairs if start < end]
    return sorted(intervals)


def _offset(day: date, tz: tzinfo) -> int:
    offset = datetime(day.year, day.month, day.day, tzinfo=tz).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _new_year(year: int) -> int:
    return (date(year, 1, 1).toordinal() - _EPOCH_DAY) * 86_400


_EARLIEST, _LATEST = _new_year(FIRST_YEAR + 1), _new_year(LAST_YEAR)


def known(at: int) -> int:
    """The instant itself, once it lies in the years we answer for; else CalendarError."""
    if not _EARLIEST <= at < _LATEST:
        raise CalendarError(Fault.OUT_OF_YEARS, "instant", f"{FIRST_YEAR + 1}-{LAST_YEAR - 1}")
    return at


def _year_of(at: int) -> int:
    return datetime.fromtimestamp(known(at), UTC).year
