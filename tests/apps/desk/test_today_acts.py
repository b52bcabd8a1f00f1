"""Acting on Today leaves it as a fresh page, and there is a way back."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.apps.desk.today_read import (
    HTMX,
    Url,
    after_swap,
    ids,
    page,
    parts,
    press,
    sentences,
    title,
)
from tests.apps.desk.today_samples import NOW
from tests.apps.obligations.owing import at
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.suppliers.models import Supplier

pytestmark = pytest.mark.usefixtures("standing_clock")


@pytest.mark.parametrize("act", ["mark_done", "needs_no_answer"])
def test_an_act_leaves_the_page_as_a_fresh_one(
    rows: list[Obligation], client: Client, url: Url, act: str
) -> None:
    before = page(client, url)

    swapped = press(client, url(act, pk=rows[1].pk), url)

    fresh = page(client, url)
    assert after_swap(before, swapped, f"o{rows[1].pk}") == parts(fresh)
    assert title(fresh) == "Two things, one of them before China goes home"


def test_emptying_a_group_takes_it_away(rows: list[Obligation], client: Client, url: Url) -> None:
    before = page(client, url)

    swapped = press(client, url("mark_done", pk=rows[2].pk), url)

    fresh = page(client, url)
    assert '<section id="group-rest_of_day" hx-swap-oob="delete">' in swapped
    assert after_swap(before, swapped, f"o{rows[2].pk}") == parts(fresh)


def test_undo_brings_the_row_back(rows: list[Obligation], client: Client, url: Url) -> None:
    before = page(client, url)
    press(client, url("mark_done", pk=rows[0].pk), url)

    undone = press(client, url("undo_decision", pk=Decision.objects.get().pk), url)

    assert ids(undone) == ids(before) == ids(page(client, url))
    assert title(undone) == title(before)


def test_snooze_hides_the_row_and_says_until_when(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    asked = client.get(url("snooze", pk=rows[0].pk), headers=HTMX).content.decode()

    told = press(client, url("snooze", pk=rows[0].pk), url, until="tomorrow", reason="on leave")

    assert re.findall(r'name="until" value="(\w+)"', asked) == ["tonight", "tomorrow", "monday"]
    assert "Snoozed until Tue 24 Nov, 09:00 Berlin · 16:00 Ningbo" in told
    assert f"o{rows[0].pk}" not in ids(page(client, url))
    assert Decision.objects.get().reason == "on leave"


def test_snooze_without_a_time_asks_again(rows: list[Obligation], client: Client, url: Url) -> None:
    answer = client.post(url("snooze", pk=rows[0].pk), {"until": "never"}, headers=HTMX)

    assert (answer.status_code, Decision.objects.count()) == (422, 0)


def test_handing_on_moves_it_to_the_colleague(
    rows: list[Obligation], client: Client, url: Url, people: SimpleNamespace
) -> None:
    press(client, url("delegate", pk=rows[0].pk), url, to=str(people.member.pk))

    row = f"o{rows[0].pk}"
    everyone = page(client, url, "?who=all")
    assert row not in ids(page(client, url))
    assert row in ids(everyone)
    assert "handed to Member" in everyone
    assert "handed to you" in page(browser_of(people.member), url)


def test_acts_work_without_htmx(rows: list[Obligation], client: Client, url: Url) -> None:
    answer = client.post(url("mark_done", pk=rows[0].pk))

    assert (answer.status_code, answer["Location"]) == (302, url("today"))
    assert "Noted as done." in page(client, url)
    assert client.get(url("snooze", pk=rows[1].pk)).status_code == 200


def test_what_somebody_else_settled_is_said(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    press(client, url("mark_done", pk=rows[0].pk), url)

    told = press(client, url("mark_done", pk=rows[0].pk), url)

    assert "This was settled already." in told
    assert Decision.objects.count() == 1


def test_a_promise_is_done_right_there(
    huamei: Supplier, owner: Person, client: Client, url: Url
) -> None:
    note_promise(
        supplier=huamei, debtor="ours", what="30 % deposit", due=at(23, 15), by=owner, at=NOW
    )
    row = Obligation.objects.get()

    assert sentences(page(client, url)) == [
        "As you promised Ningbo Huamei Home 宁波华美家居: 30 % deposit"
    ]
    press(client, url("mark_done", pk=row.pk), url)

    assert "Kept what was promised to" in page(client, url)


def test_done_today_is_folded_with_the_last_named(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    press(client, url("mark_done", pk=rows[0].pk), url)

    html = page(client, url)

    assert "Done today: 1" in html
    assert "Answered <b>" in html
