"""From which day on messages keep their words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.conversations.retention import LEAST_MONTHS, MOST_MONTHS, first_day_kept

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
MONTHS = st.integers(min_value=LEAST_MONTHS, max_value=MOST_MONTHS)


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 3, 1), 6, date(2025, 9, 1)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 13, date(2024, 12, 15)),
    ],
)
def test_words_are_kept_for_whole_months(today: date, months: int, first: date) -> None:
    assert first_day_kept(today, months) == first


@pytest.mark.parametrize("months", [-1, 0, LEAST_MONTHS - 1, MOST_MONTHS + 1])
def test_too_short_and_too_long_is_refused(months: int) -> None:
    with pytest.raises(ValueError, match="months"):
        first_day_kept(date(2026, 11, 23), months)


@given(day=DAYS, months=MONTHS)
def test_first_day_never_moves_back_as_days_go_by(day: date, months: int) -> None:
    assert first_day_kept(day, months) <= first_day_kept(day + timedelta(days=1), months)


@given(day=DAYS, months=MONTHS)
def test_longer_keeping_keeps_at_least_as_much(day: date, months: int) -> None:
    if months < MOST_MONTHS:
        assert first_day_kept(day, months + 1) < first_day_kept(day, months) < day
