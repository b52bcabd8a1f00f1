"""Lead times from conditions, moved dates, and the notice given."""

from datetime import date

import pytest
from tests.domain.orders.samples import BUYER, FACTORY, ORDERED, moved, sep

from guanxi.domain.calendars import CalendarError, DayException
from guanxi.domain.calendars import add_layer as with_days
from guanxi.domain.orders import (
    Condition,
    ConditionKind,
    LeadTime,
    agreed_day,
    days_notice,
    original_day,
    production_can_begin,
    working_day_earlier,
    working_day_later,
)
from guanxi.domain.playbook import Debtor


def condition(kind: ConditionKind, met: date | None) -> Condition:
    return Condition(1, kind, Debtor.OURS, None, met)


def test_lead_time_runs_from_the_last_condition_met() -> None:
    deposit = condition(ConditionKind.DEPOSIT, date(2026, 8, 5))
    artwork = condition(ConditionKind.ARTWORK, date(2026, 8, 19))

    assert production_can_begin(ORDERED, []) == ORDERED
    assert production_can_begin(ORDERED, [deposit, artwork]) == date(2026, 8, 19)
    assert original_day(ORDERED, LeadTime(30), [deposit, artwork], FACTORY) == sep(18)


def test_open_condition_leaves_no_original_day() -> None:
    open_ = condition(ConditionKind.SAMPLE, None)

    assert original_day(ORDERED, LeadTime(30), [open_], FACTORY) is None


def test_lead_time_in_working_days_leaves_out_golden_week() -> None:
    begun = condition(ConditionKind.DEPOSIT, sep(28))

    assert original_day(ORDERED, LeadTime(4, working=True), [begun], FACTORY) == date(2026, 10, 9)


def test_days_that_both_work_skip_either_sides_weekend() -> None:
    assert working_day_later(sep(30), 1, FACTORY, BUYER) == date(2026, 10, 8)
    assert working_day_earlier(date(2026, 10, 12), 3, FACTORY, BUYER) == sep(30)
    assert working_day_later(sep(6), 0, FACTORY) == sep(6)


def test_sides_that_never_work_together_are_told_so() -> None:
    closed = [DayException(date.fromordinal(day), working=False)
              for day in range(sep(1).toordinal(), sep(1).toordinal() + 1_600)]  # fmt: skip

    with pytest.raises(CalendarError):
        working_day_later(sep(1), 1, with_days(FACTORY, closed))


def test_last_accepted_change_is_the_agreed_day() -> None:
    first = moved(sep(1), sep(10), sep(20), number=1)
    second = moved(sep(15), sep(20), sep(25), number=2)
    refused = moved(sep(22), sep(25), sep(30), number=3, accepted=False)
    asked = moved(sep(23), sep(25), sep(28), number=4, accepted=None)

    assert agreed_day(sep(10), [second, refused, first, asked]) == sep(25)
    assert agreed_day(sep(10), [refused, asked]) is None
    assert agreed_day(sep(10), [first, moved(sep(5), sep(20), sep(10), number=2)]) is None


def test_notice_is_told_in_days_before_the_day_it_moves() -> None:
    assert days_notice(moved(sep(1), sep(10), sep(20))) == 9
    assert days_notice(moved(sep(12), sep(10), sep(20))) == -2
