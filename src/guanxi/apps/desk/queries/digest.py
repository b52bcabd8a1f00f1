"""The digest: the top of Today, and whose is due."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Membership
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.desk.queries.today import Today, today_view
from guanxi.apps.notices.labels import Digest
from guanxi.apps.notices.models import Subscription
from guanxi.domain.obligations import Group

# A letter is read standing: the first few of what is for today, and a glimpse of the rest.
FOR_TODAY = (Group.FIRST, Group.TOGETHER, Group.REST_OF_DAY)
SHOWN = dict.fromkeys(Group, 3) | dict.fromkeys(FOR_TODAY, 6)


def digest_view(*, membership: Membership, now: datetime) -> Today:
    """What Today shows at ``now``, with fewer rows of each group. Seven queries."""
    return today_view(membership=membership, now=now, most=SHOWN)


def is_idle(today: Today) -> bool:
    """Whether nothing is to be done before our next working day begins."""
    return not any(today.worklist.group(group) for group in FOR_TODAY)


def due_day(subscription: Subscription, zone: str, now: datetime) -> date | None:
    """The day whose digest is due at ``now``, by a clock in ``zone``; None where none is.

    Due from the chosen hour until midnight: a pass that was missed is made up for on the same day,
    never on the next. An hour that the clocks skip counts from the one after it.
    """
    local = now.astimezone(ZoneInfo(zone))
    done = subscription.digested_on
    if subscription.digest == Digest.OFF or (done is not None and done >= local.date()):
        return None
    return local.date() if local.hour >= subscription.digest_hour else None


def comes_on(subscription: Subscription, day: date) -> bool:
    """Whether a digest is wanted on this day; needs the workspace's scope."""
    if subscription.digest == Digest.WORKDAYS:
        return bool(our_calendar(subscription.workspace).hours_on(day))
    return subscription.digest == Digest.DAILY
