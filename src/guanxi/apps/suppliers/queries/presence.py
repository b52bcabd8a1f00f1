"""Who is at work at this moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.calendars import supplier_calendars
from guanxi.domain.calendars import (
    CalendarError,
    DayName,
    Status,
    WorkingCalendar,
    day_status,
    next_opening,
    working_now,
)


@dataclass(frozen=True)
class AtWork:
    """Suppliers with the same hours and days: whether they work, their clock, and where
    they do not, what day it is there and when they open."""

    suppliers: tuple[Supplier, ...]
    working: bool
    local: datetime
    status: Status
    day_name: DayName | None
    opens: datetime | None


def who_is_at_work(suppliers: Collection[Supplier], now: datetime) -> list[AtWork]:
    """Groups of suppliers by calendar: those at work first, the largest first. Two queries."""
    groups: dict[int, list[Supplier]] = defaultdict(list)
    calendars = supplier_calendars(suppliers)
    by_id = {id(calendar): calendar for calendar in calendars.values()}
    for supplier in suppliers:
        groups[id(calendars[supplier.pk])].append(supplier)
    found = [_group(by_id[key], members, now) for key, members in groups.items()]
    return sorted(found, key=lambda group: (not group.working, -len(group.suppliers)))


def _group(calendar: WorkingCalendar, members: list[Supplier], now: datetime) -> AtWork:
    local = now.astimezone(calendar.tz)
    working = working_now(calendar, now)
    today = day_status(calendar, local.date())
    return AtWork(
        tuple(members), working, local, today.status, today.name,
        None if working else _opens(calendar, now),
    )  # fmt: skip


def _opens(calendar: WorkingCalendar, now: datetime) -> datetime | None:
    try:
        return next_opening(calendar, now)
    except CalendarError:
        return None
