"""Days of the story: which days are worked, and what "three days before" means.

A visitor may open the demo on any day. Talk falls on days worked in China, and our part of it on
weekdays; the last lines of each chat fall on the latest working morning there. The calendar used
here is rough on purpose (no make-up days); a caller who has the exact one passes its `works`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from guanxi.demo.people import BERLIN, CHINA

Works = Callable[[date], bool]
DAY = timedelta(days=1)
_SUNDAY = 6
# New Year's Day of the Chinese calendar. Past the table the factories of the demo do not close.
NEW_YEARS = (
    date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29),
    date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13),
    date(2030, 2, 3), date(2031, 1, 23), date(2032, 2, 11), date(2033, 1, 31),
    date(2034, 2, 19), date(2035, 2, 8),
)  # fmt: skip
_SHUT = (-9, 11)  # a factory's own New Year closure, days about New Year's Day
_LAST_MOMENT = time(9, 30)  # Berlin: exports are made when the desk opens
_EARLIEST_MORNING = time(8, 40)  # China: before it the story still stands at the day before


def china_works(day: date) -> bool:
    """Monday to Saturday, less New Year, Spring Festival, May Day and National Day, roughly."""
    fixed = (day.month, day.day)
    if day.weekday() == _SUNDAY or fixed == (1, 1) or (5, 1) <= fixed <= (5, 3):
        return False
    if (10, 1) <= fixed <= (10, 7):
        return False
    return not any(-1 <= (day - new_year).days <= 6 for new_year in NEW_YEARS)


def closed(day: date) -> bool:
    """A factory's own New Year closure, longer than the public holiday."""
    return any(_SHUT[0] <= (day - new_year).days <= _SHUT[1] for new_year in NEW_YEARS)


def past_closures(start: date, day: date) -> date:
    """The day, later by each New Year closure that begins since `start` or holds it."""
    length = _SHUT[1] - _SHUT[0] + 1
    for new_year in NEW_YEARS:
        if start <= new_year + _SHUT[1] * DAY and day >= new_year + _SHUT[0] * DAY:
            day += length * DAY
    return day


def berlin_works(day: date) -> bool:
    """Monday to Friday; the office is closed between Christmas Day and New Year's Day."""
    return day.weekday() < 5 and (day.month, day.day) != (1, 1) and (day.month, day.day) < (12, 25)


def export_moment(now: datetime) -> datetime:
    """When the phones made the freshest exports: this morning at 09:30 Berlin, or `now`.

    Shortly after midnight in Berlin the day has hardly begun in China: then it is yesterday's.
    """
    here = now.astimezone(ZoneInfo(BERLIN))
    moment = min(here, datetime.combine(here.date(), _LAST_MOMENT, ZoneInfo(BERLIN)))
    if moment.astimezone(ZoneInfo(CHINA)).time() < _EARLIEST_MORNING:
        return datetime.combine(here.date() - DAY, _LAST_MOMENT, ZoneInfo(BERLIN))
    return moment


@dataclass(frozen=True, slots=True)
class StoryDays:
    """The story's days seen from `today`, the date of the exports."""

    today: date
    works: Works

    def both_work(self, day: date) -> bool:
        """A day on which factory and buyer both write."""
        return self.works(day) and berlin_works(day)

    def named(self, name: str) -> date:
        """The day of a heading: d-3, d+2 (both work), w-1 (China works), m-40 (days of the year).

        Raises ValueError for a name of none of these forms.
        """
        found = re.fullmatch(r"([dwm])([+-]\d{1,3})", name)
        if found is None:
            raise ValueError(f"no day of a story: {name!r}")
        offset = int(found[2])
        if found[1] == "m":
            return self._at_or_before(self.today + offset * DAY)
        day = self.last_worked()
        counts = self.both_work if found[1] == "d" else self.works
        return step(day, offset, counts)

    def last_worked(self) -> date:
        """The latest day worked in China, today included."""
        day = self.today
        while not self.works(day):
            day -= DAY
        return day

    def _at_or_before(self, day: date) -> date:
        while not self.both_work(day):
            day -= DAY
        return day


def step(day: date, count: int, counts: Works) -> date:
    """The `count`-th day after (before, where negative) `day` among those that count."""
    direction = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += direction
        while not counts(day):
            day += direction
    return day


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLACEHOLDER = re.compile(r"\{([a-z_]+|d[+-]\d+)(?: (day|date|周|号|日期))?\}")


def say_day(day: date, how: str) -> str:
    """A day as people write it: "Wednesday", "25 Nov", 周三, 25号, 11月25日."""
    return {
        "day": _WEEKDAYS[day.weekday()],
        "date": f"{day.day} {_MONTHS[day.month - 1]}",
        "周": "周" + "一二三四五六日"[day.weekday()],
        "号": f"{day.day}号",
        "日期": f"{day.month}月{day.day}日",
    }[how]


def fill(
    text: str, words: Mapping[str, str], dates: Mapping[str, date], offset: Callable[[int], date]
) -> str:
    """`text` with its placeholders filled; raises KeyError for one nobody knows."""

    def one(found: re.Match[str]) -> str:
        name, how = found.groups()
        if how is None:
            return words[name]
        if name[0] == "d" and name[1] in "+-":
            return say_day(offset(int(name[1:])), how)
        return say_day(dates[name], how)

    return _PLACEHOLDER.sub(one, text)
