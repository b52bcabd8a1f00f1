"""The rhythm of contact: what counts, how much is asked for, and what came of it."""

from guanxi.domain.cadence.contacts import (
    Called,
    Said,
    call_contacts,
    chat_contacts,
    mail_contacts,
)
from guanxi.domain.cadence.gaps import Gap, Touch, gap_since, touch, working_day_after
from guanxi.domain.cadence.periods import ContactPeriod, PeriodState, contact_periods
from guanxi.domain.cadence.rates import daily_rate, ideal_gap, longest_gap

__all__ = [
    "Called",
    "ContactPeriod",
    "Gap",
    "PeriodState",
    "Said",
    "Touch",
    "call_contacts",
    "chat_contacts",
    "contact_periods",
    "daily_rate",
    "gap_since",
    "ideal_gap",
    "longest_gap",
    "mail_contacts",
    "touch",
    "working_day_after",
]
