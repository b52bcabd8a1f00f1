"""What a person's calendar feed says: what is due, from a month back on, nearest first."""

from __future__ import annotations

from datetime import datetime, timedelta

from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.queries.today import Today, today_view
from guanxi.apps.obligations.queries import OpenRow
from guanxi.domain.obligations import Group

BACK = timedelta(days=30)
MOST = 500
# Rows looked at of each group. What comes first of all stands at no hour of a day, and what
# cannot be known yet is due to nobody.
READ = dict.fromkeys(Group, 2_000) | {Group.FIRST: 0, Group.UNKNOWN: 0}


def feed_view(*, membership: Membership, now: datetime) -> Today:
    """Today with all its rows that have a time. As many queries as Today."""
    return today_view(membership=membership, now=now, most=READ)


def feed_rows(today: Today) -> list[OpenRow]:
    """What the feed says, by due time: what is nearest to now where there is too much for it."""
    now = today.now
    timed = [one for one in today.worklist.rows if one.row.due and one.row.due >= now - BACK]
    nearest = sorted(timed, key=lambda one: abs(one.row.due - now))[:MOST]  # type: ignore[operator]
    return sorted(nearest, key=lambda one: (one.row.due, one.pk))
