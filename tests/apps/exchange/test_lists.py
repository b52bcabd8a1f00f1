"""Every list can be taken out where it is looked at, by whoever may look at it."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextvars import Context
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.apps.conversations.talk import NOW, Talk
from tests.apps.exchange.bringing import HEAD, bring_in
from tests.conftest import browser_of
from tests.one_of_each import one_of_each
from tests.repository.test_every_address import ADDRESSES, Address

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.exchange.queries import lists as queries
from guanxi.apps.exchange.queries import lists_of_talk as talk_queries
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.platform.web.list_files import ENDINGS

Url = Callable[..., str]

# Every page that is a list, and the lists that can be taken out there.
LISTS = {
    "today": ("obligations",),
    "supplier": ("messages", "calls", "orders", "inspections"),
    "health": ("health",),
    "health_figure": ("health",),
    "portfolio": ("portfolio",),
    "supplier_rhythm": ("calls",),
    "orders": ("orders",),
    "order": ("orders", "deliveries", "inspections", "payments"),
    "products": ("products",),
    "product": ("products",),
    "rhythm": ("obligations",),
    "suppliers": ("suppliers",),
    "supplier_people": ("contacts",),
    "supplier_places": ("closures",),
    "conversations": ("rooms",),
    "answers": ("answers",),
    "promises": ("promises",),
    "lists_out": ("suppliers", "orders", "contacts", "obligations", "calls", "messages"),
    "mails": ("mails",),
}
# Pages that are read and are no list of records, and why.
NOT_A_LIST = {
    "why": "the hours counted for one deadline",
    "measures": "what each figure means, made from the code",
    "measure": "what one figure means",
    "digest": "the letter as it goes out: the rows of Today",
    "search": "what was found, each in a list of its own",
    "at_work": "a part of the calendar's page",
    "supplier_stage": "one supplier's stage, and why",
    "charter": "one charter; the agreement is printed",
    "intake": "one import; its rejected lines are a file already",
    "room": "leads to its place in the supplier's timeline",
    "why_request": "the reasons for one judgement",
    "planned_call": "one call; it goes out as an invitation",
    "last_order_day": "one sum, worked out for a day",
    "table": "one import; its rejected cells are a file already",
    "calendar": "days, subscribed to as a calendar",
    "playbook": "goes out whole as a file of its own",
    "playbook_versions": "each version goes out as a file of its own",
    "playbook_version": "goes out as a file of its own",
    "playbook_draft": "goes out as a file of its own",
    "mailboxes": "how the connections stand; their mails are messages",
    "mailbox_server": "a part of a form",
}


MOST_QUERIES = 8  # four of them know who asks, and where
# What an address needs to show its list whatever else there is.
QUERY = defaultdict(str, orders="?show=all")


def pages() -> Iterator[Address]:
    """What is opened to be read, but for files; a form is no list."""
    for address in ADDRESSES:
        is_file = address.route.endswith((".csv", ".xlsx", ".ics", "/file/"))
        if set(address.roles) == {"GET"} and not is_file and address.name != "stored_file":
            yield address


def test_every_page_is_a_list_that_can_be_taken_out_or_says_why_not() -> None:
    known = {*LISTS, *NOT_A_LIST}

    unknown = {one.name for one in pages()} - known
    assert unknown == set(), "name them in LISTS or NOT_A_LIST in tests/apps/exchange/test_lists.py"


def offered(page: str, name: str, ending: str) -> str:
    """Where the page leads to this list as a file, with the filter it has."""
    found = re.search(rf'href="([^"]*/{name}\.{ending}(?:\?[^"]*)?)"', page)
    assert found, (name, ending)
    return unescape(found[1])


def rows_of(answer: HttpResponseBase) -> list[list[str]]:
    """What stands in a CSV, with its headings, taken as a server does: with the page left."""
    assert answer.status_code == 200
    parts = answer.streaming_content  # type: ignore[attr-defined]
    text = Context().run(b"".join, parts).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_each_list_offers_both_files_on_its_page_and_a_viewer_may_take_them(
    people: SimpleNamespace,
) -> None:
    made = one_of_each(people.workspace, people.owner)
    by_name = {one.name: one for one in pages()}
    viewer, manager = browser_of(people.viewer), browser_of(people.manager)

    for name, lists in LISTS.items():
        browser = manager if name == "mails" else viewer
        path = by_name[name].path(made).replace("/health/x/", "/health/on_time/") + QUERY[name]
        page = browser.get(f"/w/{people.workspace.slug}/{path}")
        for one in lists:
            for ending in ENDINGS:
                address = offered(page.content.decode(), one, ending)
                assert browser.get(address).status_code == 200, address
    assert viewer.get(f"/w/{people.workspace.slug}/tables/lists/mails.csv").status_code == 403


@pytest.fixture
def known(talk: Talk, owner: Person) -> Talk:
    """Huamei with a person, a call, a promise, a chat of which a part is private, and orders."""
    supplier = talk.room.supplier
    chen = add_contact(supplier=supplier, name="=Chen", by=owner, at=NOW)
    add_handle(contact=chen, channel="phone", value="+86 138 0013 8000", by=owner, at=NOW)
    log_call(
        supplier=supplier, kind=CallKind.VIDEO, answered=True, minutes=9, note="@cmd",
        called_at=NOW, by=owner, at=NOW,
    )  # fmt: skip
    note_promise(
        supplier=supplier, debtor="theirs", what="photos", due=NOW + timedelta(days=2), by=owner,
        at=NOW,
    )  # fmt: skip
    talk.say(0, "theirs", "=SUM(A1)")
    talk.say(1, "ours", "for my eyes", private_to=owner)
    bring_in(f"{HEAD}A1,{supplier.name},S1,Chair,5,2.50,USD,2026-03-02\n", owner)
    bring_in(f"{HEAD}B1,Ruida,S1,Chair,5,2.50,USD,\n", owner)
    return talk


def test_lists_hold_what_their_page_shows_in_iso_stamps_without_formulas(
    known: Talk, client: Client, url: Url
) -> None:
    pk = known.room.supplier_id

    def taken(name: str, query: str = "") -> list[list[str]]:
        return rows_of(client.get(url(f"{name}_csv") + query))[1:]

    [person] = taken("contacts", f"?supplier={pk}")
    [call] = taken("calls")
    [promise] = taken("promises")
    assert (person[2], person[-4]) == ("'=Chen", "'+86 138 0013 8000")
    assert call[2:] == [
        "2026-11-23T09:12:00+01:00[Europe/Berlin]", "Video call", "1", "9", "'@cmd", "Nora"
    ]  # fmt: skip
    assert promise[2:] == [
        "They", "photos", "2026-11-23T09:12:00+01:00[Europe/Berlin]",
        "2026-11-25T09:12:00+01:00[Europe/Berlin]", "", "Open",
    ]  # fmt: skip
    assert [row[2:5] for row in taken("obligations", "?rule=promise")] == [
        ["They", "promise", "photos"]
    ]
    assert [row[3] for row in taken("rooms")] == ["陈经理"]
    assert [row[0] for row in taken("orders", "?show=all&q=Ruida")] == ["B1"]
    assert [row[0] for row in taken("orders", f"?show=open&supplier={pk}")] == ["A1"]
    assert taken("orders", "?show=done") == []
    assert len(taken("suppliers", "?q=ruida&archived=0")) == 1


def test_a_list_is_written_in_the_language_of_whoever_takes_it(
    known: Talk, owner: Person, client: Client, url: Url
) -> None:
    Person.objects.filter(pk=owner.pk).update(language="zh-hans")

    headings, call = rows_of(client.get(url("calls_csv")))

    assert (headings[3], call[3]) == ("类型", "视频通话")


def test_answers_and_promises_go_out_of_the_side_and_month_the_page_shows(
    known: Talk, client: Client, url: Url
) -> None:
    known.asked(known.say(60, "ours", "When will the samples be ready?"))
    known.asked(known.say(90, "theirs", "Can you send the artwork?"))

    def asked_by(query: str) -> list[str]:
        return [row[3] for row in rows_of(client.get(url("answers_csv") + query))[1:]]

    def owed_by(query: str) -> list[str]:
        return [row[2] for row in rows_of(client.get(url("promises_csv") + query))[1:]]

    assert asked_by("") == ["Ours", "Theirs"]
    assert asked_by("?side=theirs") == ["Ours"]
    assert asked_by("?side=ours&month=2026-11") == ["Theirs"]
    assert asked_by("?side=ours&month=2026-12") == []
    assert asked_by("?month=2026-13") == ["Ours", "Theirs"]  # as an address nobody gave
    assert owed_by("?side=theirs") == ["They"]
    assert owed_by("?side=ours") == []


def test_messages_go_out_as_far_as_the_reader_may_read_them(
    known: Talk, people: SimpleNamespace, url: Url
) -> None:
    address = url("messages_csv", pk=known.room.supplier_id)

    seen = {
        person: [row[4] for row in rows_of(browser_of(person).get(address))[1:]]
        for person in (people.owner, people.viewer)
    }
    elsewhere = rows_of(browser_of(people.viewer).get(address + "?room=0"))

    assert seen == {people.owner: ["'=SUM(A1)", "for my eyes"], people.viewer: ["'=SUM(A1)"]}
    assert elsewhere[1:] == []
    assert browser_of(people.stranger).get(address).status_code == 404


def test_workbook_holds_the_same_as_the_text(known: Talk, client: Client, url: Url) -> None:
    book = load_workbook(io.BytesIO(b"".join(client.get(url("calls_xlsx")).streaming_content)))

    [[*headings], [*row]] = book.active.iter_rows(values_only=True)
    assert [str(cell) for cell in (*headings, *row)] == [
        cell for line in rows_of(client.get(url("calls_csv"))) for cell in line
    ]


def test_lists_cost_the_same_queries_however_long_they_are(
    known: Talk, owner: Person, client: Client, url: Url
) -> None:
    def costs() -> dict[str, int]:
        found = {}
        for name in (*queries.LISTS, *talk_queries.LISTS):
            with CaptureQueriesContext(connection) as counted:
                rows_of(client.get(url(f"{name}_csv")))
            found[name] = len(counted)
        return found

    costs()
    before = costs()
    for one in range(3):
        other = create_supplier(workspace=known.room.workspace, name=f"S{one}", by=owner, at=NOW)
        person = add_contact(supplier=other, name="Li", by=owner, at=NOW)
        add_handle(contact=person, channel="mail", value=f"{one}@x.example", by=owner, at=NOW)
        note_promise(supplier=other, debtor="ours", what="x", due=NOW, by=owner, at=NOW)

    assert costs() == before
    assert max(before.values()) <= MOST_QUERIES
