from datetime import UTC, date, datetime

import pytest
from tests.domain.calendars.samples import (
    FACTORY,
    NEW_YEAR,
    NIGHT,
    OFFICE,
    ROUND_THE_CLOCK,
    SHUTDOWN,
    URGENT,
    berlin,
    new_york,
    shenzhen,
)

from guanxi.domain.calendars import (
    CalendarError,
    Due,
    Fault,
    Hours,
    Layer,
    Step,
    Why,
    Worked,
    WorkingCalendar,
    add_layer,
    closed_days,
    due,
    due_at,
    parse_span,
    parse_week,
    worked,
    worked_seconds,
)


def test_worked_explains_holiday_makeup_day_and_lunch_break() -> None:
    start, end = shenzhen("2025-12-31 17:00"), shenzhen("2026-01-04 14:00")

    found = worked(FACTORY, start, end)

    whole_days = [
        Step(
            date(2026, 1, day),
            shenzhen(f"2026-01-0{day}"),
            shenzhen(f"2026-01-0{day + 1}"),
            0,
            Why.HOLIDAY,
            NEW_YEAR,
        )
        for day in (1, 2, 3)
    ]
    evening = (shenzhen("2025-12-31 17:00"), shenzhen("2025-12-31 17:30"))
    morning = (shenzhen("2026-01-04 08:30"), shenzhen("2026-01-04 12:00"))
    afternoon = (shenzhen("2026-01-04 13:30"), shenzhen("2026-01-04 14:00"))
    assert found == Worked(
        start,
        end,
        16_200,
        (
            Step(date(2025, 12, 31), *evening, 1_800, Why.WORKING, None, (evening,)),
            *whole_days,
            Step(
                date(2026, 1, 4),
                morning[0],
                afternoon[1],
                14_400,
                Why.MAKEUP,
                NEW_YEAR,
                (morning, afternoon),
            ),
        ),
    )


def test_worked_says_why_nothing_counted() -> None:
    closed = add_layer(
        FACTORY,
        closed_days(date(2026, 1, 6), date(2026, 1, 6), name=SHUTDOWN, layer=Layer.SUPPLIER),
    )

    found = worked(closed, shenzhen("2026-01-05 18:00"), shenzhen("2026-01-07 08:00"))

    assert [(step.why, step.seconds, step.name) for step in found.steps] == [
        (Why.OUTSIDE_HOURS, 0, None),
        (Why.CLOSURE, 0, SHUTDOWN),
        (Why.OUTSIDE_HOURS, 0, None),
    ]


def test_worked_backwards_is_negative() -> None:
    found = worked(OFFICE, berlin("2026-01-05 10:00"), berlin("2026-01-02 16:00"))

    assert (found.seconds, [step.seconds for step in found.steps]) == (
        -7_200,
        [-3_600, 0, 0, -3_600],
    )


def test_worked_between_one_instant_is_nothing() -> None:
    noon = berlin("2026-01-05 12:00")

    assert worked(OFFICE, noon, noon) == Worked(noon, noon, 0, ())


def test_worked_is_exact_to_the_second() -> None:
    assert (
        worked(OFFICE, berlin("2026-01-04 09:10:24"), berlin("2026-01-05 09:10:24")).seconds == 624
    )


def test_night_shift_belongs_to_the_evening_it_starts() -> None:
    found = worked(NIGHT, berlin("2026-01-09 21:00"), berlin("2026-01-12 09:00"))

    assert [(step.date.day, step.seconds, step.why) for step in found.steps] == [
        (9, 7_200, Why.WORKING),
        (10, 21_600, Why.PAST_MIDNIGHT),
        (11, 0, Why.WEEKEND),
        (12, 0, Why.OUTSIDE_HOURS),
    ]


def test_new_year_s_first_hours_belong_to_the_shift_of_the_year_before() -> None:
    unasked = WorkingCalendar(NIGHT.zone, NIGHT.week)

    found = worked(unasked, berlin("2026-01-01 01:00"), berlin("2026-01-01 12:00"))

    assert found.seconds == 5 * 3_600


def test_night_shift_running_into_the_morning_hours_counts_once() -> None:
    week = parse_week(
        {"mon": [["22:00", "30:00"]], "tue": [["05:00", "08:00"], ["09:00", "10:00"]]}
    )
    calendar = WorkingCalendar("Europe/Berlin", week)

    found = worked(calendar, berlin("2026-01-05 00:00"), berlin("2026-01-07 00:00"))

    assert found.seconds == 11 * 3_600


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [("2026-03-07 12:00", "2026-03-08 12:00", 23), ("2026-10-31 12:00", "2026-11-01 12:00", 25)],
)
def test_round_the_clock_counts_the_hours_a_clock_change_day_has(
    start: str, end: str, hours: int
) -> None:
    assert worked(ROUND_THE_CLOCK, new_york(start), new_york(end)).seconds == hours * 3_600


def test_shift_over_the_clock_change_is_as_long_as_it_lasts() -> None:
    week = parse_week({"sat": [["22:00", "30:00"]], "mon": [["09:00", "10:00"]]})
    calendar = WorkingCalendar("Europe/Berlin", week)

    spring = worked(calendar, berlin("2026-03-28 12:00"), berlin("2026-03-29 12:00"))
    autumn = worked(calendar, berlin("2026-10-24 12:00"), berlin("2026-10-25 12:00"))

    assert (spring.seconds, autumn.seconds) == (7 * 3_600, 9 * 3_600)


@pytest.mark.parametrize(
    ("start", "span", "expected"),
    [
        ("2026-01-09 10:00", "60min", "2026-01-09 11:00"),
        ("2026-01-09 16:00", "240min", "2026-01-12 12:00"),
        ("2026-01-09 16:00", "60min", "2026-01-09 17:00"),  # closing time, not Monday
        ("2026-01-10 11:00", "480min", "2026-01-12 17:00"),
        ("2026-01-09 17:00", "1min", "2026-01-12 09:01"),
        ("2026-01-08 16:00", "1wd", "2026-01-09 16:00"),
        ("2026-01-09 16:00", "1wd", "2026-01-12 16:00"),
        ("2026-01-10 23:30", "1wd", "2026-01-12 23:30"),
        ("2026-01-10 23:30", "2wd", "2026-01-13 23:30"),
    ],
)
def test_due_counts_office_hours_or_working_days(start: str, span: str, expected: str) -> None:
    assert due(OFFICE, berlin(start), parse_span(span)).at == berlin(expected)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-01-10 20:00", Hours.URGENT, "2026-01-11 10:00"),
        ("2026-01-11 03:00", Hours.URGENT, "2026-01-11 12:00"),
        ("2026-01-10 20:00", Hours.ALWAYS, "2026-01-11 00:00"),
        ("2026-01-10 20:00", Hours.OFFICE, "2026-01-12 13:00"),
    ],
)
def test_due_of_four_hours_depends_on_the_hours_asked_for(
    start: str, hours: Hours, expected: str
) -> None:
    assert due_at(
        OFFICE, berlin(start), parse_span("240min"), hours=hours, urgent=URGENT
    ) == berlin(expected)


def test_due_in_working_days_numbers_them_and_names_those_skipped() -> None:
    start = shenzhen("2025-12-31 20:00")

    found = due(FACTORY, start, parse_span("2wd"))

    assert found == Due(
        start, parse_span("2wd"), Hours.OFFICE, shenzhen("2026-01-05 20:00"), found.steps
    )
    assert [(step.date, step.why, step.name, step.working_day) for step in found.steps] == [
        (date(2025, 12, 31), Why.OUTSIDE_HOURS, None, None),
        (date(2026, 1, 1), Why.HOLIDAY, NEW_YEAR, None),
        (date(2026, 1, 2), Why.HOLIDAY, NEW_YEAR, None),
        (date(2026, 1, 3), Why.HOLIDAY, NEW_YEAR, None),
        (date(2026, 1, 4), Why.MAKEUP, NEW_YEAR, 1),
        (date(2026, 1, 5), Why.WORKING, None, 2),
    ]


def test_due_on_urgent_hours_counts_a_holiday_and_still_names_it() -> None:
    found = due(
        FACTORY,
        shenzhen("2025-12-31 21:00"),
        parse_span("120min"),
        hours=Hours.URGENT,
        urgent=URGENT,
    )

    assert [(step.seconds, step.why, step.name) for step in found.steps] == [
        (3_600, Why.URGENT, None),
        (3_600, Why.URGENT, NEW_YEAR),
    ]


def test_due_at_a_clock_time_that_does_not_exist_moves_forward() -> None:
    found = due_at(ROUND_THE_CLOCK, new_york("2026-03-07 02:30"), parse_span("1wd"))

    assert found.isoformat() == "2026-03-08T03:30:00-04:00"


def test_due_takes_any_offset_and_answers_in_the_calendar_s_zone() -> None:
    found = due_at(
        FACTORY, datetime.fromisoformat("2026-01-04T19:00:00-05:00"), parse_span("30min")
    )

    assert found.isoformat() == "2026-01-05T09:00:00+08:00"


def test_due_needs_an_offset_and_urgent_hours() -> None:
    span = parse_span("15min")

    with pytest.raises(CalendarError) as naive:
        due_at(OFFICE, datetime(2026, 1, 5, 9), span)
    with pytest.raises(CalendarError) as unsaid:
        due_at(OFFICE, berlin("2026-01-05 09:00"), span, hours=Hours.URGENT)

    assert (naive.value.fault, unsaid.value.fault) == (
        Fault.NEEDS_OFFSET,
        Fault.NEEDS_URGENT_HOURS,
    )


def test_due_says_when_the_calendar_never_works_that_much() -> None:
    scarce = WorkingCalendar("UTC", parse_week({"mon": [["09:00", "09:01"]]}))

    with pytest.raises(CalendarError) as refused:
        due_at(scarce, berlin("2026-01-05 09:00"), parse_span("500000min"))

    assert refused.value.fault is Fault.NEVER_WORKS


@pytest.mark.parametrize("moment", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_instants_beyond_the_known_years_are_refused(moment: str) -> None:
    start = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    for span in ("1wd", "1min"):
        with pytest.raises(CalendarError) as refused:
            due_at(OFFICE, start, parse_span(span))
        assert refused.value.fault is Fault.OUT_OF_YEARS
    with pytest.raises(CalendarError):
        worked_seconds(OFFICE, 0, 10**11)
