from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.domain.calendars.samples import FACTORY

from guanxi.domain.calendars import (
    CalendarError,
    DayException,
    DayName,
    Fault,
    HolidayTable,
    HolidayYear,
    Notice,
    Status,
    calendar_from_table,
    day_status,
    parse_holiday_table,
    parse_holiday_year,
)

NAME = {"en": "New Year's Day", "zh-Hans": "元旦"}
YEAR: dict[str, Any] = {
    "year": 2019,
    "provisional": False,
    "notices": [{"number": "国办发明电〔2018〕15号", "title": "通知", "date": "2018-12-01"}],
    "off": [{"from": "2018-12-31", "to": "2019-01-01", "name": NAME}],
    "work": [{"date": "2018-12-29", "name": NAME}],
}
TABLE: dict[str, Any] = {
    "country": "CN",
    "zone": "Asia/Shanghai",
    "weekend": ["sat", "sun"],
    "years": [YEAR],
}


def test_year_reads_each_day_of_its_holidays_also_in_the_december_before() -> None:
    name = DayName("New Year's Day", "元旦")

    assert parse_holiday_year(YEAR, where="upload") == HolidayYear(
        2019,
        False,
        (Notice("国办发明电〔2018〕15号", "通知", date(2018, 12, 1)),),
        (
            DayException(date(2018, 12, 29), True, name),
            DayException(date(2018, 12, 31), False, name),
            DayException(date(2019, 1, 1), False, name),
        ),
    )


def test_table_makes_a_calendar_that_is_certain_only_of_its_published_years() -> None:
    table = parse_holiday_table(
        {
            **TABLE,
            "years": [YEAR, {**YEAR, "year": 2020, "provisional": True, "off": [], "work": []}],
        },
        where="CN",
    )

    calendar = calendar_from_table(table, FACTORY.week)

    assert [calendar.is_provisional(year) for year in (2018, 2019, 2020)] == [True, False, True]
    assert day_status(calendar, date(2018, 12, 29)).status is Status.MAKEUP


def test_loaded_year_takes_the_place_of_the_provisional_one() -> None:
    expected = {**YEAR, "provisional": True, "work": []}
    table = parse_holiday_table({**TABLE, "years": [expected]}, where="CN")
    published = parse_holiday_year(YEAR, where="upload")

    assert table.with_year(published) == HolidayTable(
        "CN", "Asia/Shanghai", frozenset({5, 6}), (published,)
    )


@pytest.mark.parametrize(
    ("path", "value", "fault", "field"),
    [
        (("year",), "2019", Fault.NOT_A_YEAR, "upload.year"),
        (("year",), True, Fault.NOT_A_YEAR, "upload.year"),
        (("provisional",), "no", Fault.NOT_TRUE_OR_FALSE, "upload.provisional"),
        (("off", 0, "from"), "2018-12-32", Fault.BAD_DATE, "upload.off[0].from"),
        (("off", 0, "to"), "2018-12-30", Fault.ENDS_BEFORE_START, "upload.off[0].to"),
        (("off", 0, "to"), "2029-12-30", Fault.TOO_MANY, "upload.off[0].to"),
        (("off", 0, "name"), {"en": "x"}, Fault.MISSING, "upload.off[0].name.zh-Hans"),
        (("off", 0, "name", "en"), "", Fault.BAD_TEXT, "upload.off[0].name.en"),
        (("off",), {}, Fault.NOT_A_LIST, "upload.off"),
        (("off",), [{}] * 101, Fault.TOO_MANY, "upload.off"),
        (("work", 0, "date"), "2019-01-01", Fault.TWICE, "upload.work"),
        (("work", 0, "date"), "2020-01-01", Fault.OUTSIDE_ITS_YEAR, "upload.work"),
        (("notices", 0, "date"), 20181201, Fault.BAD_DATE, "upload.notices[0].date"),
        (("holidays",), [], Fault.UNKNOWN_KEY, "upload.holidays"),
    ],
)
def test_year_names_the_field_that_is_wrong(
    path: tuple[Any, ...], value: object, fault: Fault, field: str
) -> None:
    year = deepcopy(YEAR)
    inside: Any = year
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value

    with pytest.raises(CalendarError) as refused:
        parse_holiday_year(year, where="upload")

    assert (refused.value.fault, refused.value.field) == (fault, field)


def test_table_names_the_year_a_fault_is_in() -> None:
    with pytest.raises(CalendarError) as refused:
        parse_holiday_table({**TABLE, "years": [YEAR, {**YEAR, "year": None}]}, where="CN")

    assert refused.value.field == "CN.years[1].year"
