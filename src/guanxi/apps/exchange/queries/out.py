"""What every list that goes out has in common: who asks for it and which part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, datetime
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.domain.tables.writing import Value
from guanxi.platform.web.ids import id_in

AT_ONCE = 2_000  # rows the database hands over in one go
Rows = Iterator[list[Value]]


@dataclass(frozen=True)
class OutList:
    """A list on its way out: its headings, and its rows one after the other."""

    headings: list[str]
    rows: Rows


@dataclass(frozen=True)
class Wanted:
    """Who takes a list out, when, and what its address asks for (as the page's own does)."""

    person: Person
    now: datetime
    given: Mapping[str, str] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        """The id that the address gives under this name."""
        return id_in(self.given.get(name, ""))

    def text(self, name: str, longest: int = 80) -> str:
        """What the address says under this name."""
        return self.given.get(name, "")[:longest]

    def month(self, name: str) -> tuple[datetime, datetime] | None:
        """When a month that the address gives ("2026-11") begins and ends on the person's clock."""
        found = re.fullmatch("([0-9]{4})-(0[1-9]|1[0-2])", self.text(name))
        if found is None or not 1 < (year := int(found[1])) < MAXYEAR:
            return None
        month, zone = int(found[2]), ZoneInfo(self.person.zone)
        begins = datetime(year, month, 1, tzinfo=zone)
        return begins, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)

    def of(self, **paths: str) -> dict[str, int]:
        """The conditions for the ids that the address gives: ``of(supplier="room__supplier")``."""
        ids = {path: self.number(name) for name, path in paths.items()}
        return {path: pk for path, pk in ids.items() if pk is not None}

    def stamp(self, at: datetime | None) -> str | None:
        """An instant on the person's clock: with its offset, and the zone it is that of."""
        zone = ZoneInfo(self.person.zone)
        return None if at is None else f"{at.astimezone(zone).isoformat()}[{zone.key}]"
