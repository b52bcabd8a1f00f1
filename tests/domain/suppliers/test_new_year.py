"""What is assumed of a closure until it is told, and what cannot be meant."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.suppliers.new_year import (
    Assumed,
    Basis,
    ClosureDates,
    DateFault,
    Days,
    Festival,
    KnownDates,
    asked_on,
    assume_closure,
    capacity_weeks,
    faults_of,
    ramp_up,
)
from guanxi.playbooks import shipped_playbook

RULE = shipped_playbook().new_year
NEW_YEAR_2026 = date(2026, 2, 17)
FESTIVAL = Festival(date(2027, 2, 6), Days(date(2027, 2, 5), date(2027, 2, 10)))
TOLD_2026 = KnownDates(
    office=Days(date(2026, 2, 12), date(2026, 2, 26)),
    production=Days(date(2026, 2, 7), date(2026, 3, 1)),
    last_order=date(2026, 1, 5),
    full_capacity=date(2026, 3, 16),
)
DATES = ClosureDates(
    office=Days(date(2027, 2, 1), date(2027, 2, 15)),
    production=Days(date(2027, 1, 27), date(2027, 2, 18)),
    last_order=date(2026, 12, 25),
    full_capacity=date(2027, 3, 5),
)


def test_closure_is_assumed_as_far_from_new_years_day_as_last_year() -> None:
    assumed = assume_closure(FESTIVAL, RULE, last=(NEW_YEAR_2026, TOLD_2026))

    assert assumed == Assumed(DATES, Basis.LAST_YEAR, Basis.LAST_YEAR)


def test_closure_nobody_knew_last_year_lies_around_the_holiday() -> None:
    assumed = assume_closure(FESTIVAL, RULE, last=(NEW_YEAR_2026, KnownDates()))

    assert assumed == Assumed(
        ClosureDates(
            office=Days(date(2027, 2, 3), date(2027, 2, 13)),
            production=Days(date(2027, 1, 26), date(2027, 2, 17)),
            last_order=date(2026, 12, 27),
            full_capacity=date(2027, 3, 11),
        ),
        Basis.PLAYBOOK,
        Basis.PLAYBOOK,
    )


def test_days_somebody_noted_already_are_no_assumption() -> None:
    noted = KnownDates(production=Days(date(2027, 1, 30), date(2027, 2, 20)))

    assumed = assume_closure(FESTIVAL, RULE, last=(NEW_YEAR_2026, TOLD_2026), noted=noted)

    assert assumed == Assumed(
        ClosureDates(
            office=DATES.office,
            production=Days(date(2027, 1, 30), date(2027, 2, 20)),
            last_order=date(2026, 12, 31),
            full_capacity=date(2027, 3, 14),
        ),
        office=Basis.LAST_YEAR,
        production=Basis.TOLD,
    )


@given(
    before=st.integers(0, 40),
    length=st.integers(0, 60),
    year=st.dates(date(2024, 1, 20), date(2030, 2, 20)),
)
def test_assumed_closure_lasts_as_long_as_last_year(before: int, length: int, year: date) -> None:
    first = NEW_YEAR_2026 - timedelta(before)
    known = KnownDates(production=Days(first, first + timedelta(length)))
    off = Days(year - timedelta(1), year + timedelta(2))

    assumed = assume_closure(Festival(year, off), RULE, last=(NEW_YEAR_2026, known))

    first, last = assumed.dates.production
    assert ((last - first).days, (year - first).days) == (length, before)
    assert faults_of(assumed.dates, Festival(year, off)) == {}


def test_ramp_up_is_drawn_out_over_the_weeks_there_are() -> None:
    opens = DATES.production.last + timedelta(1)

    shapes = [
        ramp_up(replace(DATES, full_capacity=opens + timedelta(days)), (40, 70, 90))
        for days in (0, 7, 14, 21, 22, 42)
    ]

    assert shapes == [
        (), (40,), (40, 70), (40, 70, 90), (40, 40, 70, 90), (40, 40, 70, 70, 90, 90),
    ]  # fmt: skip


def test_weeks_of_the_ramp_up_end_where_capacity_is_full() -> None:
    weeks = list(capacity_weeks(DATES, ramp_up(DATES, (40, 70, 90))))

    assert weeks == [
        (Days(date(2027, 2, 19), date(2027, 2, 25)), 40),
        (Days(date(2027, 2, 26), date(2027, 3, 4)), 70),
    ]


def test_dates_that_cannot_be_meant_are_named() -> None:
    backwards = Days(date(2027, 2, 15), date(2027, 2, 1))
    wrong = replace(
        DATES, office=backwards, last_order=date(2027, 1, 27), full_capacity=date(2027, 2, 18)
    )
    last_years = replace(DATES, office=TOLD_2026.office or DATES.office)

    assert faults_of(DATES, FESTIVAL) == {}
    assert faults_of(wrong, FESTIVAL) == {
        "office": DateFault.ENDS_BEFORE_START,
        "last_order": DateFault.ORDER_AFTER_CLOSING,
        "full_capacity": DateFault.FULL_WHILE_CLOSED,
    }
    assert faults_of(last_years, FESTIVAL) == {"office": DateFault.ANOTHER_YEAR}


def test_a_closure_is_asked_for_in_the_year_before() -> None:
    assert asked_on(2027, RULE) == date(2026, 11, 1)
