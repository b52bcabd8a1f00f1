"""A factory's six-day week around the Golden Week of 2026, and the playbook's usual cadences."""

from datetime import date

from guanxi.domain.calendars import (
    DayException,
    DayName,
    Layer,
    WorkingCalendar,
    closed_days,
    parse_week,
)
from guanxi.domain.playbook import Cadence, Per

GOLDEN_WEEK = DayName("National Day", "国庆节")
FACTORY = WorkingCalendar(
    "Asia/Shanghai",
    parse_week({day: [["08:30", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}),
    (
        *closed_days(date(2026, 10, 1), date(2026, 10, 7), name=GOLDEN_WEEK, layer=Layer.COUNTRY),
        DayException(date(2026, 9, 27), working=True, name=GOLDEN_WEEK),
    ),
    frozenset({2026}),
)
DAILY = Cadence(1, Per.DAY)
SEVERAL_A_DAY = Cadence(3, Per.DAY)
THREE_A_WEEK = Cadence(3, Per.WEEK)
WEEKLY = Cadence(1, Per.WEEK)
FORTNIGHTLY = Cadence(1, Per.TWO_WEEKS)
MONTHLY = Cadence(1, Per.MONTH)
