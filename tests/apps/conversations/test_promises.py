"""What was promised between us and a supplier, and how much of it was kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import NOW, START, Talk
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.queries.promises import SideOfPromises, promises_between
from guanxi.apps.obligations.actions import keep_promise, note_promise, withdraw_promise
from guanxi.apps.obligations.models import Promise

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]
Noted = Callable[..., Promise]


@pytest.fixture
def noted(talk: Talk, owner: Person) -> Noted:
    """A promise due so many days after START; kept so many days after it, where given."""

    def note(
        day: int, *, done: int | None = None, debtor: str = "theirs", **more: object
    ) -> Promise:
        promise = note_promise(
            supplier=talk.room.supplier, debtor=debtor, what=f"Thing {day}",
            due=START + timedelta(days=day), by=owner, at=START, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        if done is not None:
            keep_promise(promise=promise, by=owner, at=START + timedelta(days=done))
        return promise

    return note


def figures(side: SideOfPromises) -> tuple[int, int, bool, int]:
    return side.share.kept, side.share.n, side.thin, side.running


def words(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def test_both_sides_are_counted_apart_and_silence_counts(
    talk: Talk, noted: Noted, owner: Person
) -> None:
    noted(1, done=1)
    noted(2, done=3)
    noted(3)
    noted(30)
    noted(4, done=2, debtor="ours")
    noted(5, done=5, debtor="both")

    theirs, ours = promises_between(talk.room.supplier, person=owner, now=NOW)

    assert figures(theirs) == (2, 4, True, 1)
    assert figures(ours) == (2, 2, True, 0)
    assert [(line.promise.what, line.kept) for line in theirs.lines] == [
        ("Thing 30", None), ("Thing 5", True), ("Thing 3", False), ("Thing 2", False),
        ("Thing 1", True),
    ]  # fmt: skip


def test_what_was_taken_back_does_not_count(talk: Talk, noted: Noted, owner: Person) -> None:
    withdraw_promise(promise=noted(1), by=owner, at=NOW)

    theirs, _ = promises_between(talk.room.supplier, person=owner, now=NOW)

    assert (figures(theirs), theirs.lines) == ((0, 0, True, 0), ())


def test_card_says_how_many_of_how_many_once_there_are_enough(
    talk: Talk, noted: Noted, client: Client, url: Url
) -> None:
    for _ in range(7):
        noted(1, done=1)
    few = words(client.get(url("supplier", pk=talk.room.supplier_id)).content)
    noted(2)
    noted(2, done=3)

    page = client.get(url("supplier", pk=talk.room.supplier_id)).content

    assert "Promises they kept 7 of 7 so far not enough to judge by yet" in few
    assert "Promises they kept 7 of 9 95 % interval 45–94 %" in words(page)
    assert f'href="{url("promises", pk=talk.room.supplier_id)}?side=theirs"' in page.decode()


def test_figure_opens_to_the_promises_and_each_to_its_message(
    talk: Talk, noted: Noted, client: Client, url: Url
) -> None:
    said = talk.say(0, "ours", "We pay the deposit by Friday")
    noted(4, debtor="ours", said_in=("message", said.pk))
    noted(1, done=1)

    ours = client.get(url("promises", pk=talk.room.supplier_id), {"side": "ours"}).content

    supplier_page = url("supplier", pk=talk.room.supplier_id)
    assert f'href="{supplier_page}?at={said.pk}#m{said.pk}"' in ours.decode()
    assert "Thing 4 Fri 20 Nov, 09:00 not yet Nobody has noted it as done" in words(ours)
    assert "Thing 1" not in words(ours)


def test_a_private_message_is_no_door_for_others(
    talk: Talk, noted: Noted, owner: Person, people: object, url: Url
) -> None:
    said = talk.say(0, "theirs", "Samples on Friday", private_to=owner)
    noted(4, said_in=("message", said.pk))

    shown = browser_of(people.manager).get(  # type: ignore[attr-defined]
        url("promises", pk=talk.room.supplier_id)
    )

    assert f"?at={said.pk}" not in shown.content.decode()
    assert "Thing 4" in words(shown.content)


def test_promises_cost_the_same_queries_however_many(
    talk: Talk, noted: Noted, owner: Person
) -> None:
    counts = []
    for day in (1, 2, 3):
        noted(day, said_in=("message", talk.say(day, "theirs", "Friday").pk))
        with CaptureQueriesContext(connection) as queries:
            promises_between(talk.room.supplier, person=owner, now=NOW)
        counts.append(len(queries))

    assert counts == [3, 3, 3]
