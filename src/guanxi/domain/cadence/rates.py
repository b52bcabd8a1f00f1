"""How much contact a cadence asks for on a working day, and how long a gap may grow.

Everything runs on the supplier's working week: three video calls a week are half a call a working
day where six days are worked. So a week with a holiday asks for its share and a closed week for
nothing, and no gap grows over a holiday.
"""

from fractions import Fraction
from math import ceil

from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.playbook import Cadence, Per

_WEEKS = {Per.WEEK: Fraction(1), Per.TWO_WEEKS: Fraction(2), Per.MONTH: Fraction(52, 12)}


def working_days_of(per: Per, calendar: WorkingCalendar) -> Fraction:
    """Working days in a day, week, fortnight or month without holidays (6, 12, 26)."""
    if per is Per.DAY:
        return Fraction(1)
    return _WEEKS[per] * sum(1 for ranges in calendar.week if ranges)


def daily_rate(cadence: Cadence, calendar: WorkingCalendar) -> Fraction:
    """Contacts asked for on one working day."""
    return cadence.times / working_days_of(cadence.per, calendar)


def ideal_gap(cadence: Cadence, calendar: WorkingCalendar) -> int:
    """Working days from one contact to the next, rounded up: 2 for three a week of six days."""
    return ceil(1 / daily_rate(cadence, calendar))


def longest_gap(cadence: Cadence, calendar: WorkingCalendar, gaps: int | float) -> int:
    """Working days after which a supplier is being lost touch with: so many ideal gaps."""
    return ceil(Fraction(gaps) / daily_rate(cadence, calendar))
