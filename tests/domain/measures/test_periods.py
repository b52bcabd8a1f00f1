"""Which period a code means, and the one before it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.measures import CODES, Chosen, Period, chosen_period, quarters_until

TODAY = date(2026, 11, 23)


def over(code: str, first: str, last: str, before: tuple[str, str] | None) -> Chosen:
    past = Period(*map(date.fromisoformat, before)) if before else None
    return Chosen(code, Period(date.fromisoformat(first), date.fromisoformat(last)), past)


@pytest.mark.parametrize(
    "expected",
    [
        over("12m", "2025-11-24", "2026-11-23", ("2024-11-24", "2025-11-23")),
        over("year", "2026-01-01", "2026-11-23", ("2025-01-01", "2025-11-23")),
        over("last_year", "2025-01-01", "2025-12-31", ("2024-01-01", "2024-12-31")),
        over("2026-Q3", "2026-07-01", "2026-09-30", ("2026-04-01", "2026-06-30")),
        over("2026-Q4", "2026-10-01", "2026-11-23", ("2026-07-01", "2026-09-30")),
        over("all", "2000-01-01", "2026-11-23", None),
    ],
    ids=lambda one: one.code,
)
def test_code_says_its_period_and_the_one_before(expected: Chosen) -> None:
    assert chosen_period(expected.code, TODAY) == expected


def test_days_are_held_against_as_many_before_and_end_today() -> None:
    found = chosen_period("dates", TODAY, first=date(2026, 11, 14), last=date(2027, 1, 1))

    assert found == over("dates", "2026-11-14", "2026-11-23", ("2026-11-04", "2026-11-13"))


def test_what_says_no_period_is_none() -> None:
    day, later = date(2026, 5, 1), date(2026, 5, 2)

    assert [
        chosen_period(code, TODAY, first=first, last=last)
        for code, first, last in (
            ("", None, None), ("2027-Q1", None, None), ("2026-Q5", None, None),
            ("٢٠٢٦-Q1", None, None), ("0001-Q1", None, None), ("dates", None, day),
            ("dates", later, day), ("dates", date(1999, 1, 1), day),
            ("dates", date(2026, 12, 1), date(2026, 12, 2)),
        )
    ] == [None] * 9  # fmt: skip


def test_same_days_of_a_leap_year_end_on_the_28th() -> None:
    found = chosen_period("year", date(2024, 2, 29))

    assert found is not None
    assert found.before == Period(date(2023, 1, 1), date(2023, 2, 28))


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.sampled_from(CODES))
def test_periods_never_reach_past_today_nor_overlap_with_the_one_before(
    today: date, code: str
) -> None:
    found = chosen_period(code, today)

    assert found is not None
    assert found.period.first <= found.period.last <= today
    if found.before:
        assert found.before.last < found.period.first


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_quarters_follow_each_other_to_the_one_of_the_day(day: date) -> None:
    quarters = quarters_until(day)

    assert (len(quarters), day in quarters[-1]) == (9, True)
    for one, following in pairwise(quarters):
        assert one.last + timedelta(days=1) == following.first
