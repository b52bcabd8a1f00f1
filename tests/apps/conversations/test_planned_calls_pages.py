"""Planning a call in two taps, the invitation that goes with it, and how it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from tests.apps.conversations.talk import NOW, supplier_with_talk
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Call, PlannedCall
from guanxi.apps.obligations.models import Promise
from guanxi.apps.suppliers.actions import add_closure
from guanxi.apps.suppliers.models import Supplier

Url = Callable[..., str]
# Tuesday, 16:00 in Ningbo.
SLOT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Pages are read on Monday, until a test lets time go on."""
    clock = SimpleNamespace(now=NOW)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return supplier_with_talk(workspace, owner).room.supplier


@pytest.fixture
def plan(supplier: Supplier, client: Client, url: Url) -> Callable[..., PlannedCall]:
    """Tap a time on the page, and get the call it made."""

    def tap(**more: str) -> PlannedCall:
        tapped = {
            "type": "review", "minutes": "45", "medium": "video", "clock": "theirs",
            "slot": SLOT.isoformat(), **more,
        }  # fmt: skip
        answer = client.post(url("plan_call", pk=supplier.pk), tapped)
        call = PlannedCall.objects.latest("pk")
        assert (answer.status_code, answer["Location"]) == (302, url("planned_call", pk=call.pk))
        return call

    return tap


def read(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode())))


def slots_of(client: Client, address: str, **query: str) -> list[str]:
    return re.findall('name="slot" value="([^"]+)"', client.get(address, query).content.decode())


def test_the_page_offers_times_on_both_clocks_with_their_reasons(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = url("plan_call", pk=supplier.pk)

    page = read(client, address)

    assert "16:00 Ningbo · 09:00 Berlin" in page
    assert "both in the office" in page
    assert "32 min business" in page
    assert "Berlin: Free day of the week" in page
    assert "they stay" not in page
    assert "they stay" in read(client, address, wide="wide", minutes="240")


def test_a_holiday_week_says_so_and_shows_the_way_on(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    add_closure(
        supplier=supplier, kind="office", from_date=date(2027, 2, 1), until_date=date(2027, 2, 16),
        working=False, note="Spring Festival", by=owner, at=NOW,
    )  # fmt: skip
    address = url("plan_call", pk=supplier.pk)

    page = client.get(address, {"first": "2027-02-03"}).content.decode()

    assert slots_of(client, address, first="2027-02-03") == []
    assert "Spring Festival" in page
    assert "On none of these days both sides work" in page
    onwards = re.search(r'href="(\?[^"]*)">Show the times from then on', page)
    assert onwards
    assert slots_of(client, address + unescape(onwards[1]))


@pytest.mark.parametrize(
    "query", [{"minutes": "9999"}, {"first": "soon"}, {"type": "party"}, {"first": "9999-12-31"}]
)
def test_what_cannot_be_asked_is_looked_for_as_usual(
    supplier: Supplier, client: Client, url: Url, query: dict[str, str]
) -> None:
    assert slots_of(client, url("plan_call", pk=supplier.pk), **query)


def test_one_tap_plans_the_call_with_an_agenda_in_both_languages(
    plan: Callable[..., PlannedCall], client: Client, url: Url, supplier: Supplier
) -> None:
    call = plan()

    assert (call.starts_at, call.minutes, call.zone) == (SLOT, 45, "Asia/Shanghai")
    assert call.agenda.splitlines()[:2] == [
        "Catching up · 聊近况 (13 min)",
        "- How everybody is, and what we could do together next · 聊聊近况，以及接下来还能一起做"
        "什么 (13 min)",
    ]
    assert "Business · 谈业务 (32 min)" in call.agenda
    assert "Tue 24 Nov, 16:00 Ningbo · 09:00 Berlin" in read(
        client, url("planned_call", pk=call.pk)
    )
    assert "Business review" in read(client, url("plan_call", pk=supplier.pk))


def test_a_typed_time_is_read_on_the_clock_that_was_chosen(
    plan: Callable[..., PlannedCall],
) -> None:
    theirs = plan(slot="", starts="2026-11-25T16:00")
    ours = plan(slot="", starts="2026-11-25T16:00", clock="ours")

    assert (theirs.starts_at, ours.starts_at) == (
        datetime(2026, 11, 25, 8, 0, tzinfo=UTC), datetime(2026, 11, 25, 15, 0, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Choose one of the times"),
        ({"starts": "2026-11-20T16:00"}, "This time is over"),
        ({"starts": "2031-01-01T16:00"}, "more than a year ahead"),
        ({"starts": "yesterday"}, "valid date/time"),
        ({"slot": "9999-12-31T23:59:59+00:00"}, "more than a year ahead"),
        ({"starts": "2026-11-25T16:00", "minutes": "0"}, "5"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_reason(
    supplier: Supplier, client: Client, url: Url, typed: dict[str, str], told: str
) -> None:
    usual = {"type": "review", "minutes": "45", "medium": "video", "clock": "theirs"}

    answer = client.post(url("plan_call", pk=supplier.pk), {**usual, **typed})

    assert (answer.status_code, PlannedCall.objects.count()) == (422, 0)
    assert told in answer.content.decode()


def event(client: Client, address: str) -> tuple[str, dict[str, str]]:
    answer = client.get(address)
    calendar = Calendar.from_ical(answer.content)
    [entry] = calendar.walk("VEVENT")
    told = {key: str(entry[key]) for key in ("UID", "SEQUENCE", "STATUS", "SUMMARY")}
    told["START"] = entry["DTSTART"].dt.isoformat()
    told["END"] = entry["DTEND"].dt.isoformat()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\r\nDTSTAMP:20261123T081200Z\r\n" in answer.content
    return str(calendar["METHOD"]), told


def test_the_calendar_file_keeps_its_name_and_counts_its_changes(
    plan: Callable[..., PlannedCall], client: Client, url: Url
) -> None:
    call = plan()
    file = url("planned_call_ics", pk=call.pk)
    summary = "Video call: Nordlicht Home – Ningbo Huamei · 视频通话：Nordlicht Home与宁波华美"
    first = {
        "UID": f"{call.uid}@guanxi", "SEQUENCE": "0", "STATUS": "CONFIRMED", "SUMMARY": summary,
        "START": "2026-11-24T08:00:00+00:00", "END": "2026-11-24T08:45:00+00:00",
    }  # fmt: skip

    assert event(client, file) == ("PUBLISH", first)
    [entry] = Calendar.from_ical(client.get(file).content).walk("VEVENT")
    assert str(entry["DESCRIPTION"]) == (
        "Tue 24 Nov, 16:00 Ningbo · 09:00 Berlin · 11月24日 周二 16:00 宁波 · 09:00 柏林\n\n"
        + call.agenda
    )
    client.post(
        url("move_planned_call", pk=call.pk),
        {"starts": "2026-11-25T09:30", "clock": "ours", "minutes": "30"},
    )
    moved = {
        **first, "SEQUENCE": "1",
        "START": "2026-11-25T08:30:00+00:00", "END": "2026-11-25T09:00:00+00:00",
    }  # fmt: skip
    assert event(client, file) == ("PUBLISH", moved)
    client.post(url("cancel_planned_call", pk=call.pk))

    cancelled = {**moved, "SEQUENCE": "2", "STATUS": "CANCELLED"}
    assert event(client, file) == ("CANCEL", cancelled)


def test_the_text_for_the_chat_is_there_in_both_languages(
    plan: Callable[..., PlannedCall], client: Client, url: Url
) -> None:
    page = read(client, url("planned_call", pk=plan().pk))

    assert (
        "想约您11月24日 周二 16:00 宁波 · 09:00 柏林视频聊一下，大约45分钟，主题：业务回顾。"
        in page
    )
    assert "may we have a video call on Tue 24 Nov, 16:00 Ningbo · 09:00 Berlin" in page


def test_calling_off_is_undone_by_one_tap(
    plan: Callable[..., PlannedCall], client: Client, url: Url
) -> None:
    call = plan()

    client.post(url("cancel_planned_call", pk=call.pk))
    assert "Called off" in read(client, url("planned_call", pk=call.pk))
    client.post(url("restore_planned_call", pk=call.pk))

    assert "Planned" in read(client, url("planned_call", pk=call.pk))


def test_moving_onto_another_call_is_refused_on_the_page(
    plan: Callable[..., PlannedCall], client: Client, url: Url
) -> None:
    plan()
    other = plan(slot="", starts="2026-11-25T16:00")

    answer = client.post(
        url("move_planned_call", pk=other.pk),
        {"starts": "2026-11-24T16:00", "clock": "theirs", "minutes": "45"},
    )

    assert answer.status_code == 422
    assert "Another call with them is planned" in answer.content.decode()


HELD = {
    "called_at": "2026-11-24T09:05", "minutes": "50", "relationship_percent": "40",
    "notes": "We: send the artwork by Fri\nThey: 下周三寄样品\nGood mood",
}  # fmt: skip


def test_promises_are_found_in_the_minutes_line_by_line(
    plan: Callable[..., PlannedCall], client: Client, url: Url, today: SimpleNamespace
) -> None:
    call = plan()
    today.now = SLOT + timedelta(hours=2)
    address = url("hold_planned_call", pk=call.pk)

    rows = client.post(address, {**HELD, "step": "lines"}).context["rows"]
    found = {f"{row.prefix}-{name}": row[name].value() or "" for row in rows for name in row.fields}
    assert (PlannedCall.objects.get().state, Call.objects.count()) == ("planned", 0)
    count = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows)}
    saved = client.post(address, {**HELD, **found, **count, "step": "save"})

    assert saved.status_code == 302
    assert [
        (one.debtor, one.what, one.due.date().isoformat()) for one in Promise.objects.order_by("pk")
    ] == [
        ("ours", "send the artwork by Fri", "2026-11-27"),
        ("theirs", "下周三寄样品", "2026-12-02"),
    ]
    page = read(client, url("planned_call", pk=call.pk))
    assert "30 % business" not in page
    assert "60 % business, 40 % relationship" in page


def test_a_promise_without_a_day_is_asked_for_it(
    plan: Callable[..., PlannedCall], client: Client, url: Url, today: SimpleNamespace
) -> None:
    call = plan()
    today.now = SLOT + timedelta(hours=2)
    row = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-what": "Artwork",
           "form-0-debtor": "ours", "form-0-day": ""}  # fmt: skip

    answer = client.post(url("hold_planned_call", pk=call.pk), {**HELD, **row, "step": "save"})

    assert answer.status_code == 422
    assert "Give the day until which it was promised." in answer.content.decode()
    assert (Call.objects.count(), Promise.objects.count()) == (0, 0)


def test_a_call_that_is_still_to_come_cannot_have_taken_place(
    plan: Callable[..., PlannedCall], client: Client, url: Url
) -> None:
    answer = client.post(url("hold_planned_call", pk=plan().pk), {**HELD, "step": "save"})

    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()


def test_taking_the_minutes_back_keeps_their_words(
    plan: Callable[..., PlannedCall], client: Client, url: Url, today: SimpleNamespace
) -> None:
    call = plan()
    today.now = SLOT + timedelta(hours=2)

    client.post(url("hold_planned_call", pk=call.pk), {**HELD, "step": "save"})
    client.post(url("reopen_planned_call", pk=call.pk))

    assert "Good mood" in read(client, url("hold_planned_call", pk=call.pk))


def test_a_viewer_reads_and_nobody_else_comes_in(
    plan: Callable[..., PlannedCall], people: SimpleNamespace, url: Url
) -> None:
    call = plan()

    pages = {
        name: browser_of(getattr(people, name)).get(url("planned_call", pk=call.pk))
        for name in ("viewer", "stranger")
    }

    assert {name: page.status_code for name, page in pages.items()} == {
        "viewer": 200, "stranger": 404,
    }  # fmt: skip
    assert "Move it" not in pages["viewer"].content.decode()


def test_the_pages_ask_the_same_few_questions_however_many_calls_there_are(
    plan: Callable[..., PlannedCall],
    supplier: Supplier,
    client: Client,
    url: Url,
) -> None:
    asked = []
    for hour in (9, 10, 11):
        call = plan(slot=(SLOT.replace(hour=hour)).isoformat())
        for address in (url("plan_call", pk=supplier.pk), url("planned_call", pk=call.pk)):
            with CaptureQueriesContext(connection) as count:
                client.get(address)
            asked.append(len(count))

    assert asked[:2] == asked[4:]
