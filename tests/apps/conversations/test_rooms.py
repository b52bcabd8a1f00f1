from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import START, Talk, another_room, supplier_with_talk

from guanxi.apps.accounts.labels import Language
from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.queries.rooms import Turn, earliest, rooms_for_list, turns

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]


def test_it_is_the_turn_of_the_side_that_was_asked(talk: Talk) -> None:
    talk.asked(talk.say(0, "theirs", "?"))
    talk.asked(talk.say(5, "theirs", "?"), state=SegmentState.LATE)
    talk.asked(talk.say(3, "ours", "?"), state=SegmentState.LATE)

    assert turns() == {talk.room.pk: Turn(ours=START, theirs=START + timedelta(minutes=3))}


@pytest.mark.parametrize("state", [SegmentState.UNSURE, SegmentState.UNKNOWN])
def test_what_nobody_knows_is_nobodys_turn(talk: Talk, state: SegmentState) -> None:
    talk.asked(talk.say(0, "theirs", "?"), state=state)

    assert turns() == {}


def test_the_longest_wait_speaks_for_several_rooms() -> None:
    later = START + timedelta(days=1)

    assert earliest([Turn(ours=later), Turn(ours=START, theirs=later), Turn()]) == Turn(
        ours=START, theirs=later
    )


def test_our_turn_stands_first_and_then_the_newest(talk: Talk, owner: Person) -> None:
    quiet, newest, waiting, waiting_longer = (
        another_room(talk.room.supplier, owner) for _ in range(4)
    )
    for one, day in ((talk, 1), (quiet, 2), (newest, 9), (waiting, 3), (waiting_longer, 4)):
        one.room.last_at = START + timedelta(days=day)
        one.room.save()
    waiting.asked(waiting.say(10, "theirs", "?"))
    waiting_longer.asked(waiting_longer.say(5, "theirs", "?"))
    quiet.asked(quiet.say(0, "ours", "?"))

    found = rooms_for_list()
    page = rooms_for_list(first=2, most=2)

    ordered = [waiting_longer, waiting, newest, quiet, talk]
    assert [line.room for line in found.lines] == [one.room for one in ordered]
    assert (found.total, found.ours) == (5, 2)
    assert [line.room for line in page.lines] == [newest.room, quiet.room]


def test_archived_suppliers_are_not_listed(talk: Talk) -> None:
    talk.room.supplier.archived_at = START
    talk.room.supplier.save()

    assert rooms_for_list().total == 0


def test_the_list_asks_three_questions_of_the_database(talk: Talk, owner: Person) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            rooms_for_list()
        return len(queries)

    talk.asked(talk.say(0, "theirs", "?"))
    with_one = count()
    for name in ("Second", "Third"):
        other = supplier_with_talk(talk.room.workspace, owner, name)
        other.asked(other.say(0, "theirs", "?"))

    assert count() == with_one == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, ["1 conversation waits for you", "Yours since Mon 16 Nov, 09:00"]),
        (Language.CHINESE, ["有1个聊天等你回复", "11月16日 周一 09:00起等你回"]),
    ],
)
def test_the_page_says_whose_turn_it_is_in_both_languages(
    talk: Talk, client: Client, url: Url, owner: Person, language: Language, words: list[str]
) -> None:
    owner.language = language
    owner.save()
    talk.asked(talk.say(0, "theirs", "?"))

    shown = unescape(client.get(url("conversations")).content.decode())

    assert [word for word in words if word not in shown] == []
    assert url("room", pk=talk.room.pk) in shown


@pytest.mark.usefixtures("workspace")
def test_an_empty_desk_says_what_to_do_first(client: Client, url: Url) -> None:
    shown = client.get(url("conversations")).content.decode()

    assert "No chat is here yet" in shown
    assert url("bring_in") in shown


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999999", "2"])
def test_the_page_takes_any_number(talk: Talk, client: Client, url: Url, page: str) -> None:
    assert client.get(url("conversations"), {"page": page}).status_code == 200
