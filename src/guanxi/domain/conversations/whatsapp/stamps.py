"""Stamps to moments, quickly: each date and each time of day is worked out once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.whatsapp.clock import hour_of_day, read_clock
from guanxi.domain.conversations.whatsapp.dates import read_date, resolve
from guanxi.domain.conversations.whatsapp.forms import Form
from guanxi.domain.conversations.whatsapp.marks import MARKS

_MOST_REMEMBERED = 100_000
_SECONDS = {f"{second:02}": timedelta(seconds=second) for second in range(60)}


class Stamps:
    """Reads the stamps of one form in one zone.

    A clock time that exists twice (end of summer time) is the first of the two: the file does
    not say which, and the same file must read the same whichever part of it is at hand.
    """

    def __init__(self, form: Form, zone: ZoneInfo) -> None:
        self._form = form
        self._zone = zone
        self._year = form.first_year
        self._month = 0
        self._days: dict[str, date | None] = {}
        self._times: dict[str, time | None] = {}

    def at(
        self, day_text: str, time_text: str, second: str = "", after: str = ""
    ) -> datetime | None:
        """The moment of a stamp, or None where there is no such day or time.

        The second may come inside `time_text` or apart, with the words `after` it: apart it
        need not be worked out anew for every second of the day.
        """
        clock_text = time_text + after
        try:
            day, clock = self._days[day_text], self._times[clock_text]
        except KeyError:
            day, clock = self._read_day(day_text), self._read_time(clock_text)
        if day is None or clock is None:
            return None
        moment = datetime.combine(day, clock)
        if not second:
            return moment
        later = _SECONDS.get(second) or self._later(second)
        return moment + later if later is not None else None

    @staticmethod
    def _later(second: str) -> timedelta | None:
        """Seconds in figures of another script, or after a direction mark."""
        figure = int(second.strip(MARKS))
        return timedelta(seconds=figure) if figure < 60 else None

    def _read_day(self, text: str) -> date | None:
        if text in self._days:
            return self._days[text]
        day = resolve(read_date(text, self._form.era), self._form.order, self._year)
        if day is not None and self._year is not None:
            day = self._turn_of_year(day, text)
        if len(self._days) >= _MOST_REMEMBERED:
            self._days.clear()
        self._days[text] = day
        return day

    def _turn_of_year(self, day: date, text: str) -> date | None:
        """Where no year is written, months falling from December to January begin the next."""
        if day.month < self._month - 6 and self._year is not None:
            self._year += 1
            self._days.clear()
            turned = resolve(read_date(text, self._form.era), self._form.order, self._year)
            self._month = day.month
            return turned
        self._month = day.month
        return day

    def _read_time(self, text: str) -> time | None:
        if text in self._times:
            return self._times[text]
        if len(self._times) >= _MOST_REMEMBERED:
            self._times.clear()
        found = self._times[text] = self._work_out(text)
        return found

    def _work_out(self, text: str) -> time | None:
        clock = read_clock(text)
        if clock is None:
            return None
        hour, second = hour_of_day(clock, self._form.halves), clock.second or 0
        if hour < 24 and clock.minute < 60 and second < 60:
            return time(hour, clock.minute, second, tzinfo=self._zone)
        return None
