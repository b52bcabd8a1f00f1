from datetime import date

import pytest
from tests.domain.calendars.samples import FACTORY, NEW_YEAR, OFFICE, SHUTDOWN

from guanxi.domain.calendars import (
    CalendarError,
    DayException,
    DayName,
    DayStatus,
    Fault,
    Layer,
    Status,
    TimeRange,
    WorkingCalendar,
    add_layer,
    closed_days,
    day_status,
    parse_week,
)

NORMAL = (TimeRange(510, 720), TimeRange(810, 1050))


def test_day_status_tells_working_weekend_holiday_and_makeup_apart() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 3), date(2026, 1, 4), date(2026, 1, 11)]

    statuses = [day_status(FACTORY, day) for day in days]

    assert statuses == [
        DayStatus(days[0], Status.WORKING, None, NORMAL, provisional=True),
        DayStatus(days[1], Status.HOLIDAY, NEW_YEAR, (), provisional=False),
        DayStatus(days[2], Status.MAKEUP, NEW_YEAR, NORMAL, provisional=False),
        DayStatus(days[3], Status.WEEKEND, None, (), provisional=False),
    ]


def test_makeup_sunday_has_the_hours_of_the_first_worked_weekday() -> None:
    week = parse_week({"tue": [["10:00", "16:00"]], "wed": [["09:00", "18:00"]]})
    sunday = date(2026, 1, 4)

    calendar = WorkingCalendar("Asia/Shanghai", week, (DayException(sunday, working=True),))

    assert calendar.hours_on(sunday) == (TimeRange(600, 960),)


def test_makeup_saturday_keeps_its_own_shorter_hours() -> None:
    week = parse_week({"mon": [["09:00", "18:00"]], "sat": [["09:00", "12:00"]]})
    saturday = date(2026, 1, 3)

    calendar = WorkingCalendar("Asia/Shanghai", week, (DayException(saturday, working=True),))

    assert calendar.hours_on(saturday) == (TimeRange(540, 720),)


def test_exception_may_bring_its_own_hours() -> None:
    christmas_eve = date(2026, 12, 24)
    half = DayException(christmas_eve, working=True, hours=(TimeRange(540, 720),))

    calendar = add_layer(OFFICE, [half])

    assert calendar.hours_on(christmas_eve) == (TimeRange(540, 720),)


def test_later_layer_wins_whatever_the_order_given() -> None:
    day = date(2026, 1, 4)
    ours = DayException(day, working=True, layer=Layer.OURS)
    theirs = closed_days(day, day, name=SHUTDOWN, layer=Layer.SUPPLIER)

    closed = add_layer(FACTORY, theirs)
    open_after_all = add_layer(add_layer(FACTORY, [ours]), theirs)

    assert day_status(closed, day) == DayStatus(day, Status.CLOSURE, SHUTDOWN, (), False)
    assert day_status(open_after_all, day).status is Status.MAKEUP


def test_supplier_closure_on_top_of_a_holiday_is_a_closure() -> None:
    day = date(2026, 1, 1)
    shutdown = closed_days(day, day, name=SHUTDOWN, layer=Layer.SUPPLIER)

    assert day_status(add_layer(FACTORY, shutdown), day).status is Status.CLOSURE


def test_closure_refuses_to_end_before_it_starts_or_to_last_for_ever() -> None:
    name = DayName("x", "x")

    with pytest.raises(CalendarError) as backwards:
        closed_days(date(2026, 2, 2), date(2026, 2, 1), name=name, layer=Layer.OURS)
    with pytest.raises(CalendarError) as endless:
        closed_days(date(2026, 1, 1), date(2027, 1, 2), name=name, layer=Layer.OURS)

    assert (backwards.value.fault, endless.value.fault) == (Fault.ENDS_BEFORE_START, Fault.TOO_MANY)


def test_calendar_refuses_a_day_off_with_hours() -> None:
    with pytest.raises(CalendarError) as refused:
        DayException(date(2026, 1, 1), working=False, hours=(TimeRange(0, 60),))

    assert refused.value.fault is Fault.NO_HOURS


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "", "Asia", "Asia/Shanghai\0"])
def test_calendar_refuses_what_is_no_zone(zone: str) -> None:
    with pytest.raises(CalendarError) as refused:
        WorkingCalendar(zone, OFFICE.week)

    assert (refused.value.fault, refused.value.field) == (Fault.BAD_ZONE, "zone")
