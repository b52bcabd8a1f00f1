"""The calendar feed: whoever holds the address reads what that person may see, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from tests.apps.desk.today_samples import NOW, answer_owed, factory, owe, said
from tests.apps.obligations.owing import at
from tests.conftest import browser_of

from guanxi.apps.accounts.actions import remove_member
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.conversations.actions.planned_calls import plan_call
from guanxi.apps.conversations.labels import CallMedium
from guanxi.apps.conversations.models import Message
from guanxi.apps.desk.pages.feed import MOST_AN_HOUR
from guanxi.apps.notices.actions import close_feed, open_feed
from guanxi.apps.notices.addresses import feed_token
from guanxi.apps.notices.models import FeedEntry
from guanxi.apps.obligations.actions import mark_done, note_promise, undo_decision
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor
from guanxi.domain.playbook import CallType

Url = Callable[..., str]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, db: None) -> SimpleNamespace:
    """The time, which a test can move."""
    cache.clear()
    stands = SimpleNamespace(at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: stands.at)
    return stands


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    return factory(workspace, owner)


@pytest.fixture
def rows(huamei: Supplier, owner: Person) -> list[Obligation]:
    """An answer we owe, one they owe, and a promise of each side."""
    ours = answer_owed(said(huamei, "May we use hard wax, 硬蜡?"), due=at(23, 9, 10))
    asked = said(huamei, "When will it ship?", side="ours")
    found = owe(huamei, ours, answer_owed(asked, due=at(25, 9), debtor=Debtor.THEIRS))
    for debtor, what in ((Debtor.OURS, "pay the deposit"), (Debtor.THEIRS, "send the samples")):
        note_promise(
            supplier=huamei, debtor=debtor, what=what, due=at(26, 8), by=owner, at=NOW
        )  # fmt: skip
    return found


@pytest.fixture
def address(people: SimpleNamespace, workspace: Workspace) -> str:
    """The owner's feed."""
    return address_of(people.owner, workspace)


def address_of(person: Person, workspace: Workspace) -> str:
    return f"/feed/{feed_token(open_feed(workspace=workspace, by=person, at=NOW))}.ics"


def events(address: str) -> dict[str, dict[str, str]]:
    """What a calendar program reads there, by title."""
    answer = Client().get(address)
    assert answer.status_code == 200
    read = Calendar.from_ical(answer.content)
    return {
        str(event["summary"]): {name: str(event[name]) for name in event} | {
            "at": event.start.isoformat(), "changed": event["dtstamp"].dt.isoformat(),
        }
        for event in read.walk("VEVENT")
    }  # fmt: skip


def test_feed_says_what_is_due_in_both_directions(rows: list[Obligation], address: str) -> None:
    found = events(address)

    by_time = sorted((one["at"], title) for title, one in found.items())
    assert [at for at, _ in by_time] == [
        "2026-11-23T09:10:00+00:00", "2026-11-25T09:00:00+00:00",
        "2026-11-26T08:00:00+00:00", "2026-11-26T08:00:00+00:00",
    ]  # fmt: skip
    who = "Ningbo Huamei Home 宁波华美家居"
    assert set(found) == {
        f"Answer Chen Lili at {who}: May we use hard wax, 硬蜡?",
        f"{who} owes you an answer: When will it ship?",
        f"As you promised {who}: pay the deposit",
        f"{who} promised you: send the samples",
    }


def test_entry_tells_both_clocks_and_leads_to_its_row(rows: list[Obligation], address: str) -> None:
    [first] = [one for title, one in events(address).items() if "hard wax" in title]

    message = rows[0].subject_id
    url = f"http://localhost:8000/w/nordlicht-home/suppliers/{rows[0].supplier_id}/"
    assert first["DESCRIPTION"] == (
        f"Due Mon 23 Nov, 10:10 Berlin · 17:10 Ningbo\n{url}?at={message}#m{message}"
    )
    assert first["URL"] == f"{url}?at={message}#m{message}"


def test_planned_call_takes_its_time_and_comes_without_being_told(
    huamei: Supplier, owner: Person, address: str
) -> None:
    plan_call(
        supplier=huamei, type=CallType.RELATIONSHIP, medium=CallMedium.VIDEO,
        starts_at=at(25, 8), minutes=45, zone="Europe/Berlin", ours=[owner.pk], theirs=[],
        agenda="", by=owner, at=NOW,
    )  # fmt: skip

    [call] = Calendar.from_ical(Client().get(address).content).walk("VEVENT")

    assert (call.start, call.end - call.start) == (at(25, 8), timedelta(minutes=45))
    assert call["TRANSP"] == "OPAQUE"
    assert str(call["DESCRIPTION"]).startswith("Wed 25 Nov, 09:00 Berlin · 16:00 Ningbo\n")


def test_feed_speaks_its_readers_language(
    rows: list[Obligation], people: SimpleNamespace, address: str
) -> None:
    people.owner.language, people.owner.zone = "zh-hans", "Asia/Shanghai"
    people.owner.save()

    titles = events(address)

    assert all("宁波华美家居" in title for title in titles)
    assert any("11月23日 周一 17:10 上海" in one["DESCRIPTION"] for one in titles.values())


def test_file_keeps_the_letter_of_the_standard(rows: list[Obligation], address: str) -> None:
    answer = Client().get(address)

    lines = answer.content.split(b"\r\n")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert {b"VERSION:2.0", b"PRODID:-//Guanxi//Guanxi//EN"} <= set(lines)
    for needed in (b"UID:", b"DTSTAMP:", b"DTSTART:", b"DTEND:", b"SUMMARY:", b"SEQUENCE:"):
        assert sum(line.startswith(needed) for line in lines) == 4
    assert re.findall(rb"DT(?:START|END|STAMP):(?!\d{8}T\d{6}Z\r)", answer.content) == []
    assert Calendar.from_ical(answer.content).errors == []


def test_feed_sets_no_cookie_and_is_not_sent_twice(rows: list[Obligation], address: str) -> None:
    browser = Client()
    first = browser.get(address)

    again = browser.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert not first.cookies
    assert not again.cookies


def test_entry_keeps_its_name_and_counts_its_changes(
    rows: list[Obligation], huamei: Supplier, address: str, clock: SimpleNamespace
) -> None:
    def wax() -> tuple[str, str, str, str]:
        [one] = [one for title, one in events(address).items() if "hard wax" in title]
        return one["UID"], one["SEQUENCE"], one["changed"], one["at"]

    uid, *first = wax()
    clock.at = NOW + timedelta(minutes=10)
    same = wax()
    moved = Obligation.objects.get(pk=rows[0].pk)
    moved.due = at(23, 15)
    moved.save()
    changed = wax()

    assert first == ["0", "2026-11-23T08:12:00+00:00", "2026-11-23T09:10:00+00:00"]
    assert same == (uid, *first)
    assert changed == (uid, "1", "2026-11-23T08:22:00+00:00", "2026-11-23T15:00:00+00:00")


def test_what_is_done_vanishes_and_comes_back_as_a_change(
    rows: list[Obligation], owner: Person, address: str, clock: SimpleNamespace
) -> None:
    before = events(address)
    decided = mark_done(obligation=rows[0], by=owner, at=NOW)
    done = events(address)
    undo_decision(decision=decided, by=owner, at=NOW)
    [back] = [one for title, one in events(address).items() if "hard wax" in title]

    assert len(before) - len(done) == 1
    assert not any("hard wax" in title for title in done)
    assert back["SEQUENCE"] == "1"


def test_feed_is_read_without_writing_where_nothing_changed(
    rows: list[Obligation], address: str, clock: SimpleNamespace
) -> None:
    events(address)
    before = list(FeedEntry.objects.order_by("pk").values())
    clock.at = NOW + timedelta(minutes=20)

    events(address)

    assert list(FeedEntry.objects.order_by("pk").values()) == before


def test_new_address_closes_the_old_one(
    rows: list[Obligation], people: SimpleNamespace, workspace: Workspace, address: str
) -> None:
    new = address_of(people.owner, workspace)
    old, opened = Client().get(address).status_code, Client().get(new).status_code
    close_feed(workspace=workspace, by=people.owner, at=NOW)

    assert (old, opened, Client().get(new).status_code) == (404, 200, 404)


def test_feed_of_somebody_who_left_is_closed(people: SimpleNamespace, workspace: Workspace) -> None:
    theirs = address_of(people.member, workspace)
    own, gone = (Membership.objects.get(person=who) for who in (people.owner, people.member))
    remove_member(membership=gone, by=own, at=NOW)
    disabled = address_of(people.viewer, workspace)
    people.viewer.is_active = False
    people.viewer.save()

    assert [Client().get(one).status_code for one in (theirs, disabled)] == [404, 404]


@pytest.mark.parametrize("token", ["1-" + "0" * 64, "x", "1", "9" * 40 + "-" + "0" * 64, "1-é"])
def test_guessed_address_opens_nothing(address: str, token: str) -> None:
    assert Client().get(f"/feed/{token}.ics").status_code == 404


def test_feed_holds_nothing_of_other_workspaces_or_persons(
    rows: list[Obligation], people: SimpleNamespace, workspace: Workspace, address: str
) -> None:
    Obligation.objects.filter(pk=rows[1].pk).update(assigned_to=people.member)
    Message.objects.filter(pk=rows[0].subject_id).update(private_to=people.member)

    found = events(address)

    assert len(found) == 3
    assert not any("hard wax" in title or "ship" in title for title in found)


def test_feed_answers_so_often_an_hour_only(address: str, clock: SimpleNamespace) -> None:
    answers = [Client().get(address).status_code for _ in range(MOST_AN_HOUR + 1)]
    clock.at = NOW + timedelta(hours=1)

    assert answers == [200] * MOST_AN_HOUR + [429]
    assert Client().get(address).status_code == 200


def test_settings_show_the_address_to_its_owner_only(
    people: SimpleNamespace, url: Url, address: str
) -> None:
    mine = browser_of(people.owner).get(url("notices")).content.decode()
    hers = browser_of(people.manager).get(url("notices")).content.decode()

    assert f'<code id="feed-address">http://localhost:8000{address}</code>' in mine
    assert "feed-address" not in hers


def test_viewer_makes_and_closes_an_own_address(people: SimpleNamespace, url: Url) -> None:
    browser = browser_of(people.viewer)

    browser.post(url("new_feed"))
    shown = re.search(
        r"http://localhost:8000(/feed/\S+\.ics)", browser.get(url("notices")).content.decode()
    )
    assert shown is not None
    opened = Client().get(shown[1]).status_code
    browser.post(url("stop_feed"))

    assert (opened, Client().get(shown[1]).status_code) == (200, 404)


@pytest.mark.parametrize("more", [1, 3])
def test_feed_asks_the_same_few_questions(
    rows: list[Obligation], huamei: Supplier, address: str, more: int,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:  # fmt: skip
    owe(huamei, *(answer_owed(said(huamei, f"And {n}?"), due=at(24, 9)) for n in range(more)))
    Client().get(address)

    with django_assert_max_num_queries(18):
        Client().get(address)
