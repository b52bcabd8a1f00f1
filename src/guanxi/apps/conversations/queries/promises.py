"""By when a promise for a day is due."""

from __future__ import annotations

from datetime import date, datetime, time

from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.calendars import overlap


def end_of_their_day(supplier: Supplier, debtor: Debtor, day: date) -> datetime:
    """When the day ends for whoever promised: at closing time, on a day off at midnight.

    "By Friday" is meant on the clock of the one who says it.
    """
    ours = debtor is Debtor.OURS
    calendar = our_calendar(supplier.workspace) if ours else supplier_calendar(supplier)
    ends = [end for _, end in overlap(calendar, calendar, day)]
    return max(ends, default=datetime.combine(day, time(23, 59), calendar.tz))
