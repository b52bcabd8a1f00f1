import pytest

from guanxi.domain.calendars import CalendarError, Fault, format_week, parse_week


def test_week_keeps_its_lunch_break_and_night_shift() -> None:
    written = {
        "mon": [["08:30", "12:00"], ["13:30", "17:30"]],
        "fri": [["22:00", "30:00"]],
    }

    week = parse_week(written)

    assert week == (((510, 720), (810, 1050)), (), (), (), ((1320, 1800),), (), ())
    assert format_week(week) == written


def test_week_sorts_ranges_given_in_any_order() -> None:
    assert parse_week({"mon": [["13:00", "14:00"], ["8:00", "9:00"]]})[0] == (
        (480, 540),
        (780, 840),
    )


@pytest.mark.parametrize(
    ("week", "fault", "field"),
    [
        ({}, Fault.NO_HOURS, "hours"),
        ({"mon": []}, Fault.NO_HOURS, "hours"),
        ({"monday": []}, Fault.UNKNOWN_KEY, "hours.monday"),
        ([], Fault.NOT_AN_OBJECT, "hours"),
        ({"mon": "09:00-17:00"}, Fault.NOT_A_LIST, "hours.mon"),
        ({"mon": [["09:00"]]}, Fault.BAD_TIME, "hours.mon[0]"),
        ({"mon": [["09:00", "17:60"]]}, Fault.BAD_TIME, "hours.mon[0]"),
        ({"mon": [[9, 17]]}, Fault.BAD_TIME, "hours.mon[0]"),
        ({"mon": [["24:00", "25:00"]]}, Fault.BAD_TIME, "hours.mon"),
        ({"mon": [["22:00", "48:01"]]}, Fault.BAD_TIME, "hours.mon"),
        ({"sun": [["22:00", "06:00"]]}, Fault.ENDS_BEFORE_START, "hours.sun"),
        ({"mon": [["09:00", "12:00"], ["11:59", "13:00"]]}, Fault.OVERLAPS, "hours.mon"),
        ({"mon": [["09:00", "09:01"]] * 13}, Fault.TOO_MANY, "hours.mon"),
    ],
)
def test_week_names_the_field_that_is_wrong(week: object, fault: Fault, field: str) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_week(week)

    assert (refused.value.fault, refused.value.field) == (fault, field)
