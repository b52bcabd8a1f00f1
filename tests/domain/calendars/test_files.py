from datetime import date

import pytest
from tests.domain.calendars.samples import NEW_YEAR, OFFICE

from guanxi.domain.calendars import (
    CalendarError,
    DayException,
    DayName,
    Fault,
    Status,
    WorkingCalendar,
    calendar_from_days,
    day_status,
    parse_calendar,
    parse_week,
)

HOURS = {"mon": [["09:00", "18:00"]]}
WRITTEN = {
    "tz": "Asia/Shanghai",
    "hours": HOURS,
    "holidays": ["2026-01-01"],
    "extra_workdays": ["2026-01-04"],
}


def test_calendar_file_is_read_whole() -> None:
    assert parse_calendar(WRITTEN, where="mine.json") == WorkingCalendar(
        "Asia/Shanghai",
        parse_week(HOURS),
        (DayException(date(2026, 1, 1), False), DayException(date(2026, 1, 4), True)),
    )


def test_calendar_file_needs_no_dated_days() -> None:
    found = parse_calendar({"tz": "UTC", "hours": HOURS}, where="mine.json")

    assert found == WorkingCalendar("UTC", parse_week(HOURS))


@pytest.mark.parametrize(
    ("change", "fault", "field"),
    [
        ({"tz": "Asia/Nowhere"}, Fault.BAD_ZONE, "mine.json.tz"),
        ({"tz": 8}, Fault.BAD_TEXT, "mine.json.tz"),
        ({"hours": {"mon": [["9", "18"]]}}, Fault.BAD_TIME, "mine.json.hours.mon[0]"),
        ({"holidays": ["2026-01-01", "1 May"]}, Fault.BAD_DATE, "mine.json.holidays[1]"),
        ({"holidays": "2026-01-01"}, Fault.NOT_A_LIST, "mine.json.holidays"),
        ({"extra_workdays": ["2026-01-01"]}, Fault.TWICE, "mine.json.extra_workdays"),
        ({"makeup": []}, Fault.UNKNOWN_KEY, "mine.json.makeup"),
    ],
)
def test_calendar_file_names_the_field_that_is_wrong(
    change: dict[str, object], fault: Fault, field: str
) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_calendar({**WRITTEN, **change}, where="mine.json")

    assert (refused.value.fault, refused.value.field) == (fault, field)


@pytest.mark.parametrize("value", [None, [], "x", {"hours": HOURS}])
def test_calendar_file_of_another_shape_is_refused(value: object) -> None:
    with pytest.raises(CalendarError):
        parse_calendar(value, where="mine.json")


def test_country_days_become_holidays_and_declared_working_days() -> None:
    holiday, saturday = date(2026, 1, 1), date(2026, 1, 10)

    calendar = calendar_from_days(
        "Europe/Budapest",
        OFFICE.week,
        off={holiday: DayName("New Year's Day", "元旦")},
        work=[saturday],
        years=[2026],
    )

    assert [day_status(calendar, day).status for day in (holiday, saturday)] == [
        Status.HOLIDAY,
        Status.MAKEUP,
    ]
    assert day_status(calendar, holiday).name == NEW_YEAR
    assert [calendar.is_provisional(year) for year in (2026, 2027)] == [False, True]
