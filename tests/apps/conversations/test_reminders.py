"""A message can be marked as a reminder of what the other side had promised."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.apps.conversations.talk import NOW, START, Talk
from tests.apps.conversations.test_promises import Noted, Url, noted, words

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.promises import promises_between
from guanxi.apps.obligations.models import Reminder

__all__ = ["noted"]  # a fixture

pytestmark = pytest.mark.usefixtures("today")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def chased(talk: Talk) -> Message:
    return talk.say(60, "ours", "How is the artwork going?")


def counted(talk: Talk, owner: Person) -> list[list[int]]:
    """How many reminders each promise took: of theirs, of ours."""
    sides = promises_between(talk.room.supplier, person=owner, now=NOW)
    return [[len(line.reminders) for line in side.lines] for side in sides]


def test_one_click_marks_the_only_promise_and_undo_takes_the_mark_off(
    talk: Talk, noted: Noted, chased: Message, owner: Person, client: Client, url: Url
) -> None:
    noted(3)
    noted(4, debtor="ours")

    page = client.post(url("mark_as_reminder", pk=chased.pk), headers=HTMX).content.decode()
    marked = counted(talk, owner)
    reminder = Reminder.objects.get()
    undone = client.post(url("unmark_reminder", pk=reminder.pk), headers=HTMX).content.decode()

    assert "Reminder of “Thing 3”" in page
    assert url("unmark_reminder", pk=reminder.pk) in page
    assert (reminder.by_side, reminder.channel, reminder.sent_at) == ("ours", "whatsapp", chased.at)
    assert marked == [[1], [0]]
    assert "Reminder of" not in undone
    assert counted(talk, owner) == [[0], [0]]


def test_their_message_reminds_us(
    talk: Talk, noted: Noted, owner: Person, client: Client, url: Url
) -> None:
    noted(3)
    noted(4, debtor="ours")
    theirs = talk.say(60, "theirs", "请问付款安排了吗")

    client.post(url("mark_as_reminder", pk=theirs.pk), headers=HTMX)

    assert counted(talk, owner) == [[0], [1]]


def test_of_several_promises_one_is_chosen(
    talk: Talk, noted: Noted, chased: Message, owner: Person, client: Client, url: Url
) -> None:
    first, second, done = noted(3), noted(5), noted(2, done=0)
    address = url("mark_as_reminder", pk=chased.pk)

    asked = client.post(address, headers=HTMX)
    chosen = client.post(address, {"promise": second.pk}, headers=HTMX)
    too_late = client.post(address, {"promise": done.pk}, headers=HTMX)

    assert asked["HX-Retarget"] == f"#m{chased.pk}-more"
    assert [f'value="{one.pk}"' in asked.content.decode() for one in (first, second, done)] == [
        True, True, False,
    ]  # fmt: skip
    assert "Reminder of “Thing 5”" in chosen.content.decode()
    assert too_late.status_code == 404
    assert counted(talk, owner) == [[1, 0, 0], []]


def test_where_nothing_was_promised_it_says_so(
    talk: Talk, noted: Noted, chased: Message, client: Client, url: Url
) -> None:
    noted(3, said_in=("message", chased.pk))  # promised in this very message

    told = client.post(url("mark_as_reminder", pk=chased.pk), headers=HTMX).content.decode()

    assert "Note the promise first." in told
    assert not Reminder.objects.exists()


def test_the_list_of_promises_opens_each_reminder(
    talk: Talk, noted: Noted, chased: Message, owner: Person, client: Client, url: Url
) -> None:
    noted(3)
    client.post(url("mark_as_reminder", pk=chased.pk), headers=HTMX)

    page = client.get(url("promises", pk=talk.room.supplier_id) + "?side=theirs").content

    assert f"?at={chased.pk}#m{chased.pk}" in page.decode()
    assert "Mon 16 Nov, 10:00 WhatsApp · Nora" in words(page)


def test_a_reminder_that_no_source_tells_any_more_does_not_count(
    talk: Talk, noted: Noted, chased: Message, owner: Person, client: Client, url: Url
) -> None:
    noted(3)
    client.post(url("mark_as_reminder", pk=chased.pk), headers=HTMX)

    Message.objects.filter(pk=chased.pk).update(withdrawn=True)

    assert counted(talk, owner) == [[0], []]
    assert chased.at > START
