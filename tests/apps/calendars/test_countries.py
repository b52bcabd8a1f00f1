from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from guanxi.apps.calendars.countries import china_table, country_days, official_calendar
from guanxi.apps.calendars.zones import zone_of
from guanxi.domain.calendars import (
    CalendarError,
    DayName,
    Fault,
    Status,
    WorkingCalendar,
    day_status,
)

PUBLISHED = range(2018, 2027)
WORKING_DAYS = {2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def china() -> WorkingCalendar:
    return official_calendar("CN", None, range(0))


@pytest.mark.parametrize("year", PUBLISHED)
def test_china_s_table_agrees_with_both_libraries_on_every_day(year: int) -> None:
    library = holidays.CN(years=[year, year + 1])

    ours = [day for day in days_of(year) if china().hours_on(day)]

    assert ours == [day for day in days_of(year) if library.is_working_day(day)]
    assert ours == [day for day in days_of(year) if chinese_calendar.is_workday(day)]


def test_china_s_table_has_the_known_number_of_working_days() -> None:
    counts = {
        year: sum(bool(china().hours_on(day)) for day in days_of(year)) for year in WORKING_DAYS
    }

    assert counts == WORKING_DAYS


def test_china_s_saturday_within_a_holiday_is_a_holiday_and_a_makeup_day_says_for_what() -> None:
    spring = DayName("Spring Festival", "春节")

    found = [day_status(china(), date(2026, 2, day)) for day in (14, 21, 22, 28)]

    assert [(day.status, day.name) for day in found] == [
        (Status.MAKEUP, spring),
        (Status.HOLIDAY, spring),
        (Status.HOLIDAY, spring),
        (Status.MAKEUP, spring),
    ]


def test_china_s_years_name_their_notices_and_the_next_is_only_expected() -> None:
    table = china_table()

    assert table.certain_years == frozenset(PUBLISHED)
    assert [year.year for year in table.years if not year.notices] == [2027]
    assert [day.date for day in table.years[-1].days if day.working] == []
    assert china().is_provisional(2027)


def test_bavaria_has_assumption_day_and_germany_has_not() -> None:
    assumption = date(2026, 8, 15)

    bavaria = official_calendar("DE-BY", None, range(2026, 2027))
    germany = official_calendar("DE", None, range(2026, 2027))

    assert (bavaria.zone, day_status(bavaria, assumption).status) == (
        "Europe/Berlin",
        Status.HOLIDAY,
    )
    assert day_status(germany, assumption).status is Status.WEEKEND


def test_country_days_are_named_in_both_languages_and_say_when_one_is_moved() -> None:
    off = country_days("US", "NY", range(2026, 2027)).off

    assert off[date(2026, 7, 3)] == DayName("Independence Day (observed)", "独立日（补休）")
    assert off[date(2026, 7, 4)] == DayName("Independence Day", "独立日")


def test_country_days_hold_the_free_days_a_country_declares_working() -> None:
    hungary = official_calendar("HU", None, range(2026, 2027))

    assert day_status(hungary, date(2026, 8, 8)).status is Status.MAKEUP


def test_country_days_keep_to_the_years_asked_for() -> None:
    days = country_days("TW", None, range(2026, 2027))

    assert {day.year for day in (*days.off, *days.work)} == {2026}


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("CN", "Asia/Shanghai"),
        ("GB", "Europe/London"),
        ("US", "America/New_York"),
        ("US-CA", "America/Los_Angeles"),
        ("AU-WA", "Australia/Perth"),
        ("DE-BY", "Europe/Berlin"),
    ],
)
def test_zone_of_a_country_is_where_most_people_live(code: str, zone: str) -> None:
    country, _, subdivision = code.partition("-")

    assert zone_of(country, subdivision or None) == zone


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("XX", Fault.UNKNOWN_COUNTRY),
        ("DE-ZZ", Fault.UNKNOWN_SUBDIVISION),
        ("CN-GD", Fault.UNKNOWN_SUBDIVISION),
    ],
)
def test_unknown_country_or_part_is_refused(code: str, fault: Fault) -> None:
    with pytest.raises(CalendarError) as refused:
        official_calendar(code, None, range(2026, 2027))

    assert refused.value.fault is fault


def test_china_is_never_asked_of_the_library() -> None:
    with pytest.raises(CalendarError):
        country_days("CN", None, range(2026, 2027))
