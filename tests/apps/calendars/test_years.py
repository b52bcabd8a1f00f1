"""Our own calendar, uploaded years, and the year as the page shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.calendars.actions import (
    add_days_off,
    drop_year,
    load_year,
    remove_day_off,
    restore_day_off,
)
from guanxi.apps.calendars.models import CalendarYear, DayOff
from guanxi.apps.calendars.queries import (
    loaded_years,
    our_calendar,
    own_days,
    working_calendar,
    year_side,
)
from guanxi.apps.calendars.uploads import LARGEST, read_year
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.calendars import CalendarError, Status, WorkingCalendar, day_status

Url = Callable[..., str]
EVE = date(2026, 12, 24)
CSV = """date,kind,name,name_zh
2027-02-05,off,Spring Festival,春节
2027-02-06,off,Spring Festival,春节
2027-02-20,work,Spring Festival,春节
"""


def china() -> WorkingCalendar:
    return working_calendar(
        "CN", zone="Asia/Shanghai", week=current_playbook().factory.week, loaded=loaded_years()
    )


def status(calendar: WorkingCalendar, *days: date) -> list[Status]:
    return [day_status(calendar, day).status for day in days]


def test_our_calendar_keeps_our_country_and_our_own_days(
    workspace: Workspace, owner: Person, django_assert_num_queries: object
) -> None:
    add_days_off(
        workspace=workspace, first=EVE, last=EVE, working=False, name="Party", by=owner, at=NOW
    )

    with django_assert_num_queries(2):  # type: ignore[operator]
        calendar = our_calendar(workspace)

    assert calendar.zone == "Europe/Berlin"
    assert status(calendar, date(2026, 12, 23), EVE, date(2026, 12, 25)) == [
        Status.WORKING,
        Status.CLOSURE,
        Status.HOLIDAY,
    ]
    assert our_calendar(workspace) is calendar


def test_own_day_is_removed_and_brought_back(workspace: Workspace, owner: Person) -> None:
    add_days_off(
        workspace=workspace, first=EVE, last=EVE, working=False, name="Party", by=owner, at=NOW
    )
    off = DayOff.objects.get()

    remove_day_off(off=off, by=owner, at=NOW)
    removed = own_days()
    restore_day_off(off=off, by=owner, at=NOW)

    assert (removed, own_days()) == ([], [off])


def test_undo_leaves_a_day_alone_that_was_entered_anew(workspace: Workspace, owner: Person) -> None:
    for name in ("Party", "Moving"):
        add_days_off(
            workspace=workspace, first=EVE, last=EVE, working=False, name=name, by=owner, at=NOW
        )
        if name == "Party":
            old = DayOff.objects.get()
            remove_day_off(off=old, by=owner, at=NOW)

    restore_day_off(off=old, by=owner, at=NOW)

    assert [off.name for off in own_days()] == ["Moving"]


def test_uploaded_year_takes_the_place_of_the_provisional_one(
    workspace: Workspace, owner: Person
) -> None:
    days = (date(2027, 2, 5), date(2027, 2, 8), date(2027, 2, 20), date(2027, 10, 1))
    before = (china().is_provisional(2027), status(china(), *days))

    loaded = load_year(workspace=workspace, country="CN", content=CSV.encode(), by=owner, at=NOW)
    after = (china().is_provisional(2027), status(china(), *days))
    drop_year(loaded=loaded, by=owner, at=NOW)

    assert before == (
        True, [Status.HOLIDAY, Status.HOLIDAY, Status.WORKING, Status.HOLIDAY],
    )  # fmt: skip
    assert after == (False, [Status.HOLIDAY, Status.WORKING, Status.MAKEUP, Status.WORKING])
    assert (china().is_provisional(2027), status(china(), *days)) == before
    assert list(Event.objects.order_by("-pk").values_list("verb", flat=True)[:2]) == [
        "calendar.year_dropped",
        "calendar.year_loaded",
    ]


def test_uploaded_year_of_another_country_counts_there_too(
    workspace: Workspace, owner: Person
) -> None:
    content = b"date,kind,name,name_zh\n2026-12-24,off,Christmas Eve,\n"

    load_year(workspace=workspace, country="DE", content=content, by=owner, at=NOW)

    assert status(our_calendar(workspace), EVE, date(2026, 12, 25)) == [
        Status.HOLIDAY,
        Status.WORKING,
    ]


def test_json_and_csv_say_the_same() -> None:
    name = {"en": "Spring Festival", "zh-Hans": "春节"}
    table = {
        "year": 2027,
        "off": [{"from": "2027-02-05", "to": "2027-02-06", "name": name}],
        "work": [{"date": "2027-02-20", "name": name}],
    }

    assert read_year(json.dumps(table).encode())[1] == read_year(CSV.encode())[1]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"", "line 1: date,kind,name,name_zh"),
        (b"date,kind\n", "line 1: date,kind,name,name_zh"),
        (b"date,kind,name,name_zh\n\n2027-02-30,off,x,\n", "line 3: date"),
        (b"date,kind,name,name_zh\n2027-02-03,free,x,\n", "line 2: kind"),
        (b"date,kind,name,name_zh\n2027-02-03,off,,\n", "line 2: name"),
        (b"date,kind,name,name_zh\n2027-02-03\n", "line 2: date,kind,name,name_zh"),
        (b"date,kind,name,name_zh\n2025-02-03,off,x,\n2027-02-03,off,x,\n", "year.off"),
        (b"date,kind,name,name_zh\n2027-02-03,off,x,\n2027-02-03,work,x,\n", "year.work"),
        (b"date,kind,name,name_zh\n", "year.year"),
        (b'{"year": 2027,\n "off": ', "line 2"),
        (b'{"year": 2027, "off": []}', "year.work"),
        (b'{"year": 2027, "off": [7], "work": []}', "year.off[0]"),
        (b"\xff\xfe\x00", "file"),
        (b"{" + b"[" * 200_000, "line 1"),
        (b"x" * (LARGEST + 1), "file"),
    ],
)
def test_year_that_cannot_be_read_names_the_place(content: bytes, field: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read_year(content)

    assert refused.value.field == field


def test_year_side_counts_and_lists_what_differs(workspace: Workspace) -> None:
    side = year_side(china(), 2026)

    national = next(one for one in side.stretches if one.first == date(2026, 10, 1))
    assert (national.last, national.status) == (date(2026, 10, 7), Status.HOLIDAY)
    assert not side.provisional
    assert [len(month.weeks) for month in side.months][:3] == [5, 5, 6]
    assert sum(bool(day) for month in side.months for week in month.weeks for day in week) == 365


def test_page_shows_both_sides_and_what_is_provisional(client: Client, url: Url) -> None:
    page = client.get(f"{url('calendar')}?year=2027").content.decode()

    assert "Our office" in page
    assert "Provisional: the days off of 2027" in page
    assert "Spring Festival" in page


@pytest.mark.parametrize("asked", ["year=x", "year=99999", "year=٢٠٢٦", "country=XX", "year=0001"])
def test_page_takes_any_question(client: Client, url: Url, asked: str) -> None:
    assert client.get(f"{url('calendar')}?{asked}").status_code == 200


def test_page_loads_a_year_and_takes_it_out(workspace: Workspace, client: Client, url: Url) -> None:
    file = SimpleUploadedFile("2027.csv", CSV.encode())
    client.post(url("load_year"), {"country": "CN", "file": file})
    loaded = CalendarYear.objects.get()

    page = client.get(f"{url('calendar')}?year=2027").content.decode()
    client.post(url("drop_year", pk=loaded.pk))

    assert "2027 was loaded on" in page
    assert not CalendarYear.objects.exists()


def test_page_says_which_line_cannot_be_read(client: Client, url: Url) -> None:
    file = SimpleUploadedFile("2027.csv", b"date,kind,name,name_zh\n2027-02-30,off,x,\n")

    answer = client.post(url("load_year"), {"country": "CN", "file": file})

    assert answer.status_code == 422
    assert "line 2: date: “2027-02-30” is not a day." in answer.content.decode()


def test_page_adds_own_days_and_undoes_their_removal(
    workspace: Workspace, client: Client, url: Url
) -> None:
    client.post(url("days_off"), {"name": "Fair", "first": "2026-12-28", "last": "2026-12-29"})
    first = own_days()[0]

    client.post(url("remove_day_off", pk=first.pk))
    page = client.get(f"{url('calendar')}?year=2026").content.decode()
    client.post(url("restore_day_off", pk=first.pk))

    assert url("restore_day_off", pk=first.pk) in page
    assert [off.day for off in own_days()] == [date(2026, 12, 28), date(2026, 12, 29)]


def test_days_off_that_end_before_they_begin_are_refused(
    workspace: Workspace, client: Client, url: Url
) -> None:
    answer = client.post(
        url("days_off"), {"name": "Fair", "first": "2026-12-28", "last": "2026-12-27"}
    )

    assert answer.status_code == 422
    assert own_days() == []


def test_only_managers_load_a_year(people: SimpleNamespace, url: Url) -> None:
    assert browser_of(people.member).post(url("load_year")).status_code == 403
