"""A relationship's stage on a day.

Age runs from the first order, before that from the first message; the months at
which a stage begins are the playbook's. A period somebody set (a crisis, or "they
know us from before") wins while it lasts; of two, the one that began later. Nothing
here looks at how the relationship goes: age is not merit.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from guanxi.domain.playbook import Stage, StageRule


class StageReason(StrEnum):
    """Why the stage is what it is."""

    SET_BY_PERSON = "set_by_person"
    SINCE_FIRST_ORDER = "since_first_order"
    SINCE_FIRST_MESSAGE = "since_first_message"
    NOTHING_YET = "nothing_yet"


@dataclass(frozen=True)
class StagePeriod:
    """A stage set by a person from a day to a day (both included; None: until further notice)."""

    stage: Stage
    first: date
    last: date | None
    reason: str


@dataclass(frozen=True)
class StageOnDay:
    """The stage, why, the day that counts from, and the period that set it, if one did."""

    stage: Stage
    why: StageReason
    since: date | None
    period: StagePeriod | None = None


def stage_on(
    day: date,
    *,
    first_order: date | None,
    first_message: date | None,
    periods: Iterable[StagePeriod],
    stages: Mapping[Stage, StageRule],
) -> StageOnDay:
    """The stage on a day; `stages` are the playbook's.

    First order on 10 January, none but the playbook's bounds: `new` on 9 April,
    `developing` from 10 April, `established` from 10 January of the next year.
    """
    covering = [period for period in periods if _covers(period, day)]
    if covering:
        period = max(covering, key=lambda period: period.first)
        return StageOnDay(period.stage, StageReason.SET_BY_PERSON, period.first, period)
    if first_order is not None and first_order <= day:
        why, since = StageReason.SINCE_FIRST_ORDER, first_order
    elif first_message is not None and first_message <= day:
        why, since = StageReason.SINCE_FIRST_MESSAGE, first_message
    else:
        return StageOnDay(Stage.NEW, StageReason.NOTHING_YET, None)
    return StageOnDay(_by_age(since, day, stages), why, since)


def _covers(period: StagePeriod, day: date) -> bool:
    return period.first <= day and (period.last is None or day <= period.last)


def _by_age(since: date, day: date, stages: Mapping[Stage, StageRule]) -> Stage:
    """The last stage whose first day has come."""
    begun = [
        (rule.from_months, rule.stage)
        for rule in stages.values()
        if rule.from_months is not None and _months_later(since, rule.from_months) <= day
    ]
    return max(begun, key=lambda found: found[0])[1]


@cache
def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last: 30 November + 3 is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
