"""One instant on two clocks: the reader's and the supplier's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.i18n.times import (
    both_moments,
    city_of,
    clock,
    day_words,
    locale,
    weekday_words,
)


@dataclass(frozen=True)
class Clocks:
    """The reader's zone and place, the supplier's, and what time it is."""

    ours: str
    our_place: str
    theirs: str
    their_place: str
    now: datetime

    @property
    def today(self) -> date:
        """The reader's day."""
        return self.day(self.now)

    def day(self, at: datetime) -> date:
        """The reader's day at an instant."""
        return at.astimezone(ZoneInfo(self.ours)).date()

    def on_day(self, at: datetime) -> str:
        """ "20:10 Ningbo · 14:10 Berlin", under a line that names the reader's day."""
        there = at.astimezone(ZoneInfo(self.theirs)).date()
        theirs = clock(at, self.theirs)
        if there != self.day(at):
            theirs = f"{weekday_words(there)} {theirs}"
        return f"{theirs} {self.their_place} · {clock(at, self.ours)} {self.our_place}"

    def moment(self, at: datetime) -> str:
        """ "Tue 24 Nov, 16:00 Ningbo · 09:00 Berlin"."""
        return both_moments(
            at, self.theirs, self.their_place, self.ours, self.our_place, self.today
        )

    def day_line(self, at: datetime) -> str:
        """ "Tue 24 Nov", the reader's day."""
        return day_words(self.day(at), self.today)


def clocks_of(supplier: Supplier, *, person: Person, now: datetime) -> Clocks:
    """The clocks of a page about one supplier, read by one person. No query."""
    cities = (supplier.city_zh, supplier.city)
    there = cities if locale() == "zh_Hans" else cities[::-1]
    return Clocks(
        ours=person.zone,
        our_place=city_of(person.zone),
        theirs=supplier.zone,
        their_place=there[0] or there[1] or city_of(supplier.zone),
        now=now,
    )
