from datetime import UTC, date, datetime

from tests.domain.calendars.samples import (
    FACTORY,
    NEW_YEAR,
    NIGHT,
    OFFICE,
    ROUND_THE_CLOCK,
    SHUTDOWN,
    berlin,
    shenzhen,
)

from guanxi.domain.calendars import (
    DayOff,
    Layer,
    Status,
    add_layer,
    closed_days,
    next_day_off,
    next_opening,
    overlap,
    working_now,
)


def test_working_now_follows_lunch_and_closing_time() -> None:
    clocks = ["08:29", "08:30", "12:00", "13:30", "17:29:59", "17:30"]

    found = [working_now(FACTORY, shenzhen(f"2026-01-05 {clock}")) for clock in clocks]

    assert found == [False, True, False, True, True, False]


def test_next_opening_is_now_while_work_goes_on() -> None:
    assert next_opening(OFFICE, berlin("2026-01-09 16:59")) == berlin("2026-01-09 16:59")
    assert next_opening(OFFICE, berlin("2026-01-09 17:00")) == berlin("2026-01-12 09:00")
    assert next_opening(FACTORY, shenzhen("2025-12-31 18:00")) == shenzhen("2026-01-04 08:30")


def test_overlap_is_in_utc_on_the_first_side_s_day() -> None:
    found = overlap(FACTORY, OFFICE, date(2026, 1, 5))

    assert found == (
        (datetime(2026, 1, 5, 8, tzinfo=UTC), datetime(2026, 1, 5, 9, 30, tzinfo=UTC)),
    )


def test_overlap_shows_each_part_around_a_break_and_none_where_there_is_none() -> None:
    day = date(2026, 1, 5)

    assert [(a.hour, b.hour) for a, b in overlap(FACTORY, ROUND_THE_CLOCK, day)] == [(0, 4), (5, 9)]
    assert overlap(OFFICE, NIGHT, day) == ()
    assert overlap(FACTORY, OFFICE, date(2026, 1, 1)) == ()


def test_next_day_off_gives_the_whole_holiday() -> None:
    holiday = DayOff(date(2026, 1, 1), date(2026, 1, 3), Status.HOLIDAY, NEW_YEAR, False)

    assert next_day_off(FACTORY, date(2025, 12, 1)) == holiday
    assert next_day_off(FACTORY, date(2026, 1, 4)) is None


def test_next_day_off_is_the_rest_of_one_that_is_on() -> None:
    found = next_day_off(FACTORY, date(2026, 1, 2))

    assert found == DayOff(date(2026, 1, 2), date(2026, 1, 3), Status.HOLIDAY, NEW_YEAR, False)


def test_next_day_off_sees_a_closure_of_the_supplier() -> None:
    shutdown = closed_days(
        date(2027, 1, 25), date(2027, 2, 20), name=SHUTDOWN, layer=Layer.SUPPLIER
    )

    found = next_day_off(add_layer(FACTORY, shutdown), date(2026, 1, 4))

    assert found == DayOff(date(2027, 1, 25), date(2027, 2, 20), Status.CLOSURE, SHUTDOWN, True)
