"""Contact owed and kept, week by week."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.cadence.samples import (
    DAILY,
    FACTORY,
    FORTNIGHTLY,
    GOLDEN_WEEK,
    MONTHLY,
    SEVERAL_A_DAY,
    THREE_A_WEEK,
    WEEKLY,
)

from guanxi.domain.cadence import ContactPeriod, PeriodState, contact_periods
from guanxi.domain.playbook import Cadence, Stage

LATER = date(2026, 12, 31)


def periods(
    first: date,
    last: date,
    cadence: Cadence,
    contacts: Mapping[date, int] | None = None,
    *,
    today: date = LATER,
    known_until: date = LATER,
    crisis: tuple[date, date] | None = None,
    in_crisis: Cadence = DAILY,
) -> list[ContactPeriod]:
    def stage_on(day: date) -> Stage:
        return Stage.CRISIS if crisis and crisis[0] <= day <= crisis[1] else Stage.NEW

    return contact_periods(
        first,
        last,
        cadences={Stage.NEW: cadence, Stage.CRISIS: in_crisis},
        stage_on=stage_on,
        calendar=FACTORY,
        contacts=contacts or {},
        today=today,
        known_until=known_until,
    )


def figures(found: list[ContactPeriod]) -> list[tuple[date, int, int, PeriodState]]:
    return [(period.first, period.owed, period.kept, period.state) for period in found]


def test_an_ordinary_week_owes_what_the_cadence_says() -> None:
    contacts = {date(2026, 11, 9): 1, date(2026, 11, 11): 1, date(2026, 11, 13): 1}

    found = periods(date(2026, 11, 9), date(2026, 11, 22), THREE_A_WEEK, contacts)

    assert figures(found) == [
        (date(2026, 11, 9), 3, 3, PeriodState.KEPT),
        (date(2026, 11, 16), 3, 0, PeriodState.SHORT),
    ]


def test_golden_week_lowers_what_is_owed_and_says_why() -> None:
    split, closed = periods(date(2026, 9, 28), date(2026, 10, 11), THREE_A_WEEK)

    assert (split.asked, split.owed, split.lowered) == (3, 2, True)
    assert [(day.date.day, day.name) for day in split.closed] == [
        (1, GOLDEN_WEEK),
        (2, GOLDEN_WEEK),
        (3, GOLDEN_WEEK),
    ]
    assert (closed.asked, closed.owed) == (3, 2)
    assert [day.date.day for day in closed.closed] == [5, 6, 7]


def test_a_week_that_is_closed_owes_nothing() -> None:
    [week] = periods(date(2026, 10, 1), date(2026, 10, 4), THREE_A_WEEK)

    assert (week.owed, week.state) == (0, PeriodState.NOTHING_OWED)


def test_a_week_with_a_make_up_sunday_owes_no_more_than_usual() -> None:
    [week] = periods(date(2026, 9, 21), date(2026, 9, 27), THREE_A_WEEK)

    assert week.owed == 3


def test_daily_contact_is_owed_on_working_days_only() -> None:
    contacts = {date(2026, 9, 28): 4, date(2026, 9, 29): 1}

    [week] = periods(date(2026, 9, 28), date(2026, 10, 4), DAILY, contacts)

    assert (week.asked, week.owed, week.kept) == (6, 3, 2)


def test_several_a_day_counts_up_to_the_several() -> None:
    contacts = {date(2026, 11, 23): 5, date(2026, 11, 24): 2}

    [week] = periods(date(2026, 11, 23), date(2026, 11, 25), SEVERAL_A_DAY, contacts)

    assert (week.owed, week.kept) == (9, 5)


def test_two_weeks_and_months_are_judged_as_a_whole() -> None:
    contacts = {date(2026, 11, 19): 1}

    fortnights = periods(date(2026, 11, 2), date(2026, 11, 29), FORTNIGHTLY, contacts)
    months = periods(date(2026, 10, 1), date(2026, 11, 30), MONTHLY, contacts)

    assert [period.kept for period in fortnights if period.state is PeriodState.KEPT] == [1]
    assert figures(months) == [
        (date(2026, 10, 1), 1, 0, PeriodState.SHORT),
        (date(2026, 11, 1), 1, 1, PeriodState.KEPT),
    ]


def test_a_crisis_cuts_the_week_and_asks_for_its_own_share() -> None:
    found = periods(
        date(2026, 11, 16),
        date(2026, 11, 22),
        THREE_A_WEEK,
        crisis=(date(2026, 11, 19), date(2026, 11, 20)),
    )

    assert [(period.first.day, period.stage, period.owed) for period in found] == [
        (16, Stage.NEW, 2),
        (19, Stage.CRISIS, 2),
        (21, Stage.NEW, 1),
    ]


def test_the_running_week_is_not_judged_yet() -> None:
    [week] = periods(date(2026, 11, 23), date(2026, 11, 29), WEEKLY, today=date(2026, 11, 25))

    assert week.state is PeriodState.RUNNING


def test_silence_after_the_last_export_is_unknown_but_a_kept_week_stays_kept() -> None:
    contacts = {date(2026, 11, 10): 1}

    found = periods(
        date(2026, 11, 9), date(2026, 11, 22), WEEKLY, contacts, known_until=date(2026, 11, 12)
    )

    assert [period.state for period in found] == [PeriodState.KEPT, PeriodState.UNKNOWN]


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    st.integers(0, 60),
    st.sampled_from([DAILY, SEVERAL_A_DAY, THREE_A_WEEK, WEEKLY, FORTNIGHTLY, MONTHLY]),
    st.sets(st.integers(0, 60)),
)
def test_the_stretches_cover_every_day_once_and_never_ask_for_more_than_usual(
    first: date, length: int, cadence: Cadence, days: set[int]
) -> None:
    last = first + timedelta(days=length)
    contacts = {first + timedelta(days=day): 1 for day in days}

    found = periods(first, last, cadence, contacts)

    assert found[0].first == first
    assert found[-1].last == last
    assert all(before.last + timedelta(days=1) == after.first for before, after in pairwise(found))
    assert all(0 <= period.owed <= period.asked for period in found)
    assert sum(period.kept for period in found) == sum(day <= length for day in days)
