"""When the next contact is due, and when touch is being lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.cadence.samples import DAILY, FACTORY, SEVERAL_A_DAY, THREE_A_WEEK, WEEKLY

from guanxi.domain.cadence import Gap, Touch, gap_since
from guanxi.domain.playbook import Cadence

BEGAN = date(2026, 8, 3)
FAR = date(2027, 12, 31)


def gap(
    cadence: Cadence, last: date | None, today: date, known_until: date = FAR, since: date = BEGAN
) -> Gap:
    return gap_since(
        since,
        last=last,
        cadence=cadence,
        calendar=FACTORY,
        gaps=2,
        today=today,
        known_until=known_until,
    )


def test_three_a_week_is_due_after_two_working_days_and_lost_after_four() -> None:
    found = gap(THREE_A_WEEK, date(2026, 11, 20), date(2026, 11, 21))

    assert found == Gap(
        date(2026, 11, 20), BEGAN, date(2026, 11, 23), date(2026, 11, 25), Touch.FINE
    )


def test_a_gap_does_not_grow_over_a_holiday() -> None:
    found = gap(THREE_A_WEEK, date(2026, 9, 29), date(2026, 10, 8))

    assert (found.due, found.latest, found.state) == (
        date(2026, 10, 8),
        date(2026, 10, 10),
        Touch.DUE,
    )


def test_after_two_gaps_touch_is_being_lost() -> None:
    states = [
        gap(WEEKLY, date(2026, 11, 2), today).state
        for today in (date(2026, 11, 7), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 17))
    ]

    assert states == [Touch.FINE, Touch.DUE, Touch.DUE, Touch.LOST]


def test_what_nobody_brought_up_to_date_is_unknown_and_never_lost() -> None:
    found = gap(DAILY, date(2026, 11, 2), date(2026, 11, 20), known_until=date(2026, 11, 2))

    assert found.state is Touch.UNKNOWN


def test_with_no_contact_yet_the_gap_runs_from_the_beginning() -> None:
    found = gap(WEEKLY, None, date(2026, 8, 20))

    assert (found.last, found.due, found.state) == (None, date(2026, 8, 10), Touch.LOST)


def test_several_a_day_is_due_on_the_next_working_day() -> None:
    found = gap(SEVERAL_A_DAY, date(2026, 11, 21), date(2026, 11, 22))

    assert (found.due, found.latest) == (date(2026, 11, 23), date(2026, 11, 23))


@given(st.dates(date(2026, 8, 3), date(2026, 12, 1)), st.sampled_from([DAILY, THREE_A_WEEK]))
def test_the_next_contact_is_due_on_a_day_they_work(last: date, cadence: Cadence) -> None:
    found = gap(cadence, last, last)

    assert FACTORY.hours_on(found.due)
    assert last < found.due <= found.latest
