"""The day's groups, and the order within them.

First what the rest depends on (a chat to bring up to date, who is who). Then our own
debts by when they must be in somebody's hands: while both sides are at work, in what
is left of our day, on our next working day, later this week, later. What runs out
before our next working day begins belongs to today, or it would be missed. What they
owe waits apart, unless its time comes while we can still reach them or is past: then
it is ours to remind. Once reminded, it waits apart again for as long as it keeps quiet.
What cannot be known until a chat is brought up to date is last.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from guanxi.domain.calendars import WorkingCalendar, next_opening, overlap
from guanxi.domain.obligations.judging import is_past
from guanxi.domain.obligations.records import Key, Obligation
from guanxi.domain.obligations.states import State
from guanxi.domain.playbook import Debtor


class Group(StrEnum):
    """A part of Today, in the page's order."""

    FIRST = "first"
    TOGETHER = "together"
    REST_OF_DAY = "rest_of_day"
    NEXT_DAY = "next_day"
    THIS_WEEK = "this_week"
    LATER = "later"
    WAITING = "waiting"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Day:
    """The instants that part a worklist.

    `together_until`: both sides' last common working time today ends (None: there is
    none left). `today_until`: our next working day opens; `next_day_until`: the one
    after it does; `week_until`: the first of next week does.
    """

    now: datetime
    together_until: datetime | None
    today_until: datetime
    next_day_until: datetime
    week_until: datetime


def plan_day(now: datetime, *, ours: WorkingCalendar, theirs: WorkingCalendar) -> Day:
    """The day's parts as seen from `ours`, against one calendar of the other side.

    Berlin, Monday 08:12, both at work until 11:30 (17:30 in China): together until
    11:30, today until Tuesday 08:00, next day until Wednesday 08:00, week until Monday.
    """
    local = now.astimezone(ours.tz)
    common_ends = [end for _, end in overlap(ours, theirs, local.date()) if end > now]
    midnight = datetime.combine(local.date(), time(), ours.tz)
    today_until = next_opening(ours, midnight + timedelta(days=1))
    next_midnight = datetime.combine(today_until.date() + timedelta(days=1), time(), ours.tz)
    monday = midnight + timedelta(days=7 - local.weekday())
    return Day(
        now=now,
        together_until=max(common_ends, default=None),
        today_until=today_until,
        next_day_until=next_opening(ours, next_midnight),
        week_until=next_opening(ours, monday),
    )


def group_of(
    obligation: Obligation, day: Day, *, comes_first: bool, is_quiet: bool = False
) -> Group:
    """The group of an open or unknown obligation; `comes_first` is the rule's, of the playbook,
    `is_quiet` that they were reminded of it a short while ago.

    What has no due time is for the rest of the day.
    """
    if comes_first:
        return Group.FIRST
    if obligation.state is State.UNKNOWN:
        return Group.UNKNOWN
    if is_quiet and obligation.debtor is Debtor.THEIRS:
        return Group.WAITING
    due = obligation.due
    reachable = due is not None and day.together_until is not None and due <= day.together_until
    if obligation.debtor is Debtor.THEIRS and not reachable:
        return Group.REST_OF_DAY if is_past(obligation, now=day.now) else Group.WAITING
    if reachable:
        return Group.TOGETHER
    return _by_due(due, day)


def worklist(
    obligations: Iterable[Obligation],
    day: Day,
    *,
    first_rules: Collection[str],
    quiet: Collection[Key] = (),
) -> tuple[tuple[Group, tuple[Obligation, ...]], ...]:
    """Open and unknown obligations in the groups of the day, empty groups left out.

    Snoozed ones are the caller's to leave out, and quiet ones theirs to name. Within a group the
    earliest due first.
    """
    groups: dict[Group, list[Obligation]] = {group: [] for group in Group}
    for obligation in sorted(obligations, key=worklist_order):
        first, is_quiet = obligation.key.rule in first_rules, obligation.key in quiet
        group = group_of(obligation, day, comes_first=first, is_quiet=is_quiet)
        groups[group].append(obligation)
    return tuple((group, tuple(rows)) for group, rows in groups.items() if rows)


def worklist_order(obligation: Obligation) -> tuple[bool, datetime, bool, int, Key]:
    """Sort key: earliest due first, none last; at the same instant our own debts first."""
    return (
        obligation.due is None,
        obligation.due or _LAST,
        obligation.debtor is Debtor.THEIRS,
        obligation.supplier_id,
        obligation.key,
    )


_LAST = datetime.max.replace(tzinfo=UTC)


def _by_due(due: datetime | None, day: Day) -> Group:
    if due is None or due < day.today_until:
        return Group.REST_OF_DAY
    if due < day.next_day_until:
        return Group.NEXT_DAY
    return Group.THIS_WEEK if due < day.week_until else Group.LATER
