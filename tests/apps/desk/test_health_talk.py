"""Reminders and clarity: nothing before somebody began to note them, from then on everything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from tests.apps.conversations.talk import NOW, START, Talk, supplier_with_talk
from tests.apps.desk.today_read import Url

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.models import Message
from guanxi.apps.desk.queries.health import health_of
from guanxi.apps.obligations.actions import keep_promise, mark_reminder, note_promise
from guanxi.domain.measures import Figure, State

pytestmark = pytest.mark.usefixtures("today")
DAY = timedelta(days=1)


@pytest.fixture
def other(workspace: Workspace, owner: Person) -> Talk:
    return supplier_with_talk(workspace, owner, "Yiwu Star")


def figure(talk: Talk, owner: Person, code: str) -> Figure:
    return health_of(talk.room.supplier, person=owner, now=NOW).now[code]


def promise(talk: Talk, owner: Person, debtor: str, *, due: int, done: int, reminded: int) -> None:
    """Due and done so many days after START, and so many reminders the day before it was due."""
    made = note_promise(
        supplier=talk.room.supplier, debtor=debtor, what="x", due=START + due * DAY, by=owner,
        at=START - 9 * DAY,
    )  # fmt: skip
    for number in range(reminded):
        mark_reminder(
            promise=made, by_side="ours" if debtor == "theirs" else "theirs", channel="wechat",
            said_in=("message", talk.say((due - 1) * 1440 + number, "ours").pk),
            sent_at=START + (due - 1) * DAY, by=owner, at=NOW,
        )  # fmt: skip
    keep_promise(promise=made, by=owner, at=START + done * DAY)


@pytest.mark.parametrize(("debtor", "code"), [("theirs", ""), ("ours", "_ours")])
def test_reminders_count_from_the_first_noted_on_for_every_supplier(
    talk: Talk, other: Talk, owner: Person, debtor: str, code: str
) -> None:
    promise(talk, owner, debtor, due=-3, done=-3, reminded=0)  # nobody had begun to count
    nothing = figure(talk, owner, f"reminders_needed{code}")
    promise(talk, owner, debtor, due=2, done=3, reminded=2)
    promise(talk, owner, debtor, due=4, done=4, reminded=0)
    promise(other, owner, debtor, due=4, done=4, reminded=0)

    took = figure(talk, owner, f"reminders_needed{code}")
    never = figure(other, owner, f"reminders_needed{code}")

    assert (nothing.state, nothing.n, nothing.value) == (State.NONE, 0, None)
    assert (took.state, took.n, took.value) == (State.THIN, 2, 1.0)
    assert (never.state, never.n, never.value) == (State.THIN, 1, 0.0)
    assert None not in (took.low, took.high)


def answered(talk: Talk, day: int) -> Message:
    """A question of ours on a day, and their answer an hour later."""
    question = talk.say(day * 1440, "ours", "How many cartons?")
    answer = talk.say(day * 1440 + 60, "theirs", "By the way it will ship")
    talk.asked(question, answer)
    return answer


def test_answers_are_judged_from_the_first_unclear_one_on(
    talk: Talk, other: Talk, owner: Person, client: Client, url: Url
) -> None:
    _, unclear, clear = (answered(talk, day) for day in (0, 1, 2))
    answered(other, 3)
    nothing = figure(talk, owner, "clarity")

    correct_message(message=unclear, saying=Saying.UNCLEAR, by=owner, at=NOW)

    found, theirs = figure(talk, owner, "clarity"), figure(other, owner, "clarity")
    address = url("health_figure", pk=talk.room.supplier_id, measure="clarity")
    page = client.get(address).content.decode()
    assert nothing.state is State.NONE
    assert (found.k, found.n, found.state) == (1, 2, State.THIN)
    assert (theirs.k, theirs.n) == (1, 1)
    assert page.count("had to ask again") == page.count("understood at once") == 1
    assert f"?at={unclear.pk}#m{unclear.pk}" in page
    assert f"?at={clear.pk}#m{clear.pk}" in page


def test_taken_back_nobody_has_begun_to_look(talk: Talk, owner: Person) -> None:
    unclear = answered(talk, 1)
    correct_message(message=unclear, saying=Saying.UNCLEAR, by=owner, at=NOW)

    correct_message(message=unclear, saying=Saying.CLEAR, by=owner, at=NOW)

    assert figure(talk, owner, "clarity").state is State.NONE
