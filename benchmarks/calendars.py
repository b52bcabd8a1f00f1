"""Working minutes, pairs a second: ours beside what else one would write or install.

    python benchmarks/calendars.py [pairs]

Pairs are answers in a chat: spans of 26 hours on average, ten days at most, over
three years of Monday to Friday 09:00-18:00 in Shanghai with 66 holidays. Rates are
per CPU second; on a busy machine trust the ratios. Every contender must find the
same total. `businesstimedelta` takes part where it is installed.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from guanxi.domain.calendars import (
    DayException,
    WorkingCalendar,
    due_at,
    parse_span,
    parse_week,
    worked,
    worked_seconds,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
HOLIDAYS = [
    date(year, month, day)
    for year in (2023, 2024, 2025)
    for month, first, last in (
        (1, 1, 2),
        (1, 22, 27),
        (4, 5, 5),
        (5, 1, 3),
        (10, 1, 7),
        (12, 25, 27),
    )
    for day in range(first, last + 1)
]
Pairs = list[tuple[datetime, datetime]]


def make_pairs(count: int) -> Pairs:
    """Deterministic, to the second, in UTC."""
    chance = random.Random(5)
    first = datetime(2023, 1, 2, tzinfo=UTC)
    starts = [first + timedelta(seconds=chance.randrange(86_400 * 1_000)) for _ in range(count)]
    longest = 10 * 86_400
    return [
        (at, at + timedelta(seconds=min(longest, int(chance.expovariate(1 / 93_600)))))
        for at in starts
    ]


def make_calendar() -> WorkingCalendar:
    """A fresh one: compiling its years is part of what is timed."""
    return WorkingCalendar(
        "Asia/Shanghai",
        parse_week({day: [["09:00", "18:00"]] for day in WEEKDAYS}),
        tuple(DayException(day, working=False) for day in HOLIDAYS),
    )


def from_epochs(pairs: Pairs) -> Callable[[], int]:
    """The figure only, from instants as statistics hold them."""
    epochs = [(int(start.timestamp()), int(end.timestamp())) for start, end in pairs]
    calendar = make_calendar()
    return lambda: sum(worked_seconds(calendar, start, end) for start, end in epochs)


def with_steps(pairs: Pairs) -> Callable[[], int]:
    """The figure with its explanation day by day."""
    calendar = make_calendar()
    return lambda: sum(worked(calendar, start, end).seconds for start, end in pairs)


def day_by_day(pairs: Pairs) -> Callable[[], int]:
    """What one writes first: walk the days and clip each to its hours."""
    off, zone = set(HOLIDAYS), make_calendar().tz
    local = [(start.astimezone(zone), end.astimezone(zone)) for start, end in pairs]

    def walk() -> int:
        total = 0.0
        for start, end in local:
            day = start.replace(hour=0, minute=0, second=0)
            while day <= end:
                if day.weekday() < 5 and day.date() not in off:
                    opened = max(start, day.replace(hour=9))
                    closed = min(end, day.replace(hour=18))
                    total += max(0.0, (closed - opened).total_seconds())
                day += timedelta(days=1)
        return int(total)

    return walk


def by_businesstimedelta(pairs: Pairs) -> Callable[[], int]:
    """The package of that name; ImportError where it is not installed."""
    import businesstimedelta as peer
    import pytz

    zone = pytz.timezone("Asia/Shanghai")
    hours = peer.WorkDayRule(
        start_time=datetime(2023, 1, 2, 9).time(),
        end_time=datetime(2023, 1, 2, 18).time(),
        working_days=[0, 1, 2, 3, 4],
        tz=zone,
    )
    rules = peer.Rules([hours, peer.HolidayRule(dict.fromkeys(HOLIDAYS, "off"), tz=zone)])
    return lambda: sum(
        int(rules.difference(start, end).timedelta.total_seconds()) for start, end in pairs
    )


CONTENDERS: list[tuple[str, Callable[[Pairs], Callable[[], int]], int]] = [
    ("worked_seconds", from_epochs, 1),
    ("worked, with steps", with_steps, 20),
    ("day by day loop", day_by_day, 5),
    ("businesstimedelta", by_businesstimedelta, 100),
]


def main(count: int) -> None:
    pairs = make_pairs(count)
    ours = make_calendar()
    rates: dict[str, float] = {}
    for name, prepare, share in CONTENDERS:
        some = pairs[: max(1, count // share)]
        try:
            run = prepare(some)
        except ImportError:
            print(f"{name:20} not installed")
            continue
        began = time.process_time()
        total = run()
        rates[name] = len(some) / (time.process_time() - began)
        expected = sum(
            worked_seconds(ours, int(start.timestamp()), int(end.timestamp()))
            for start, end in some
        )
        agrees = "agrees" if total == expected else f"DIFFERS by {total - expected} s"
        ratio = rates["worked_seconds"] / rates[name]
        print(f"{name:20} {rates[name]:>12,.0f} pairs/s   {ratio:>6.1f} x slower   {agrees}")

    span = parse_span("240min")
    began = time.process_time()
    for start, _ in pairs[: count // 10]:
        due_at(ours, start, span)
    print(f"{'due_at':20} {count // 10 / (time.process_time() - began):>12,.0f} spans/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
