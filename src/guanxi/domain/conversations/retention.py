"""How long a message keeps its words and files.

A business may owe it to the people in a chat not to keep what they wrote for ever (PIPL article
19, GDPR article 5(1)(e)). It names a number of months; what is older loses its words and files,
while its place, its time and everything counted from it stay. Whole days, so that a pass run
twice a day does the same as once.

What this does not decide: what exactly goes, and what still depends on it.
"""

from calendar import monthrange
from datetime import date

LEAST_MONTHS = 6  # an order and its complaints run for about that long
MOST_MONTHS = 240


def first_day_kept(today: date, months: int) -> date:
    """The first day whose messages keep their words, where they are kept for ``months``.

    The same day of the month, or that month's last one. Raises ValueError outside
    ``LEAST_MONTHS`` to ``MOST_MONTHS``.

    >>> first_day_kept(date(2026, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    if not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise ValueError(f"{months} months: between {LEAST_MONTHS} and {MOST_MONTHS}")
    year, before_january = divmod(today.year * 12 + today.month - 1 - months, 12)
    month = before_january + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
