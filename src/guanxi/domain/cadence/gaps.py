"""The next contact: by when, and when a supplier is being lost touch with."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from guanxi.domain.cadence.rates import ideal_gap, longest_gap
from guanxi.domain.calendars import CalendarError, Fault, WorkingCalendar
from guanxi.domain.playbook import Cadence

_FURTHEST = 800  # days; a calendar that works less than this is not one


class Touch(StrEnum):
    """How a gap stands. UNKNOWN: what we read ends before the next contact was due."""

    FINE = "fine"
    DUE = "due"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Gap:
    """Since the last contact (None: since `since`, nothing yet): the next one is due on the day
    `due`, and after `latest` touch is being lost."""

    last: date | None
    since: date
    due: date
    latest: date
    state: Touch


def gap_since(
    since: date,
    *,
    last: date | None,
    cadence: Cadence,
    calendar: WorkingCalendar,
    gaps: int | float,
    today: date,
    known_until: date,
) -> Gap:
    """Where the gap after the last contact stands today; `since` is when contact began to be owed.

    Days are those of the supplier's clock; `gaps` is how many ideal gaps the longest may be.
    Three a week on a six-day week, two gaps: due two working days after the last contact, lost
    after four. Raises CalendarError where the calendar never works.
    """
    begin = max(since, last) if last else since
    due = working_day_after(begin, ideal_gap(cadence, calendar), calendar)
    latest = working_day_after(begin, longest_gap(cadence, calendar, gaps), calendar)
    return Gap(last, since, due, latest, touch(due, latest, today, known_until))


def working_day_after(day: date, count: int, calendar: WorkingCalendar) -> date:
    """The `count`-th day worked after `day`."""
    for offset in range(1, _FURTHEST):
        later = day + timedelta(days=offset)
        count -= bool(calendar.hours_on(later))
        if not count:
            return later
    raise CalendarError(Fault.NEVER_WORKS, "calendar")


def touch(due: date, latest: date, today: date, known_until: date) -> Touch:
    """How a gap stands today; what lies after `known_until` proves nothing."""
    if today < due:
        return Touch.FINE
    if known_until < due < today:
        return Touch.UNKNOWN
    return Touch.LOST if latest < today and latest <= known_until else Touch.DUE
