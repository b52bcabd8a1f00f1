"""When a mailbox is looked at next: every five minutes, and ever more seldom while it fails."""

from datetime import timedelta

USUAL = timedelta(minutes=5)
LONGEST = timedelta(hours=1)


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row.

    >>> [int(pause_after(n).total_seconds() // 60) for n in range(6)]
    [5, 5, 10, 20, 40, 60]
    """
    doubled: timedelta = USUAL * 2 ** min(max(failures - 1, 0), 10)
    return min(doubled, LONGEST)
