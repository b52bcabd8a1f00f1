"""Today: what it says, in which order, to whom."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from tests.apps.desk.today_read import HTMX, Url, groups, ids, page, sentences, title
from tests.apps.desk.today_samples import answer_owed, factory, owe, said
from tests.apps.obligations.owing import at
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Participant
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Key

pytestmark = pytest.mark.usefixtures("standing_clock")


def test_today_reads_as_one_list_of_sentences(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    html = page(client, url)

    who = "Ningbo Huamei Home 宁波华美家居"
    assert title(html) == "Three things, two of them before China goes home"
    assert groups(html) == ["While both are at work", "This afternoon", "Waiting for them"]
    assert sentences(html) == [
        f"Answer Chen Lili at {who}: Where is the artwork?",
        f"Answer Chen Lili at {who}: May we use hard wax?",
        f"Answer Chen Lili at {who}: Please confirm the carton size",
        f"{who} owes you an answer: When will it ship?",
    ]
    assert "58 min left" in html
    assert "One working day past" in html


def test_today_speaks_chinese(
    rows: list[Obligation], client: Client, url: Url, owner: Person
) -> None:
    owner.language = "zh-hans"
    owner.save()

    html = page(client, url)

    assert title(html) == "3件事，其中2件要赶在中国下班前办"
    assert groups(html) == ["趁双方都在上班", "今天下午", "等对方"]
    assert sentences(html)[0] == "回复宁波华美家居的陈经理：Where is the artwork?"


def test_a_chat_that_ends_before_the_due_time_is_never_late(
    huamei: Supplier, client: Client, url: Url
) -> None:
    owe(huamei, answer_owed(said(huamei, "Any news?"), due=at(20, 9), known_until=at(20, 8)))

    html = page(client, url)

    assert groups(html) == ["Not to be known yet"]
    assert "Unknown since Fri 20 Nov" in html
    assert "past" not in " ".join(re.findall(r'class="chip[^"]*"', html))
    assert title(html) == "Nothing is waiting for you"


def test_a_message_private_to_a_colleague_is_not_told(
    huamei: Supplier, client: Client, url: Url, people: SimpleNamespace
) -> None:
    message = said(huamei, "My salary is secret")
    owe(huamei, answer_owed(message, due=at(23, 9)))
    message.private_to = people.member
    message.save()

    assert sentences(page(client, url)) == [
        "Ningbo Huamei Home 宁波华美家居 is waiting for your answer."
    ]
    with scope(workspace=people.workspace):
        theirs = browser_of(people.member)
    assert "secret" in page(theirs, url)


def test_what_strangers_write_cannot_become_markup(
    huamei: Supplier, client: Client, url: Url
) -> None:
    owe(huamei, answer_owed(said(huamei, "<b>{supplier}</b> <script>x</script>?"), due=at(23, 9)))

    html = page(client, url)

    assert "&lt;b&gt;{supplier}&lt;/b&gt; &lt;script&gt;" in html
    assert "<script>x" not in html


@pytest.mark.parametrize("query", ["", "?who=all"])
@pytest.mark.parametrize("count", [1, 3])
def test_today_asks_the_database_equally_often(
    workspace: Workspace, owner: Person, client: Client, url: Url, count: int, query: str
) -> None:
    for n in range(count):
        where = factory(workspace, owner, f"Factory {n}")
        message = said(where, "Is it ready?")
        who = Participant.objects.create(workspace=workspace, room=message.room, name="Ann")
        owe(where, answer_owed(message, due=at(23, 9)))
        owe(where, replace(answer_owed(message, due=None), key=Key("who_is_who", "participant",
            who.pk), params={"room": message.room_id}), rule="who_is_who")  # fmt: skip
    page(client, url, query)

    with CaptureQueriesContext(connection) as asked:
        html = page(client, url, query)

    assert len(ids(html)) == 2 * count
    assert len(asked) == 10


def test_an_empty_desk_says_what_to_do_first(
    workspace: Workspace, client: Client, url: Url
) -> None:
    html = page(client, url)

    assert "Bring in your first chat" in html
    assert url("bring_in") in html


def test_a_reminder_is_polite_in_both_languages(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    html = client.get(url("remind", pk=rows[3].pk), headers=HTMX).content.decode()

    assert "陈经理您好，" in html
    assert "Hello Chen Lili," in html
    assert "When will it ship?" in html


def test_another_workspace_has_none_of_it(
    rows: list[Obligation], url: Url, people: SimpleNamespace
) -> None:
    stranger = browser_of(people.stranger)
    theirs = f"/w/{people.elsewhere.slug}/"
    paths = [f"today/{rows[0].pk}/{act}/" for act in ("why", "remind", "snooze", "hand-on")]
    answers = [stranger.get(theirs + path).status_code for path in paths]
    answers += [
        stranger.post(theirs + path).status_code
        for path in (f"today/{rows[0].pk}/done/", f"today/{rows[0].pk}/needs-no-answer/")
    ]

    assert answers == [404] * 6
    assert stranger.get(theirs).content.decode().count('class="say"') == 0


def test_a_viewer_reads_and_cannot_act(
    rows: list[Obligation], url: Url, people: SimpleNamespace
) -> None:
    viewer = browser_of(people.viewer)

    html = page(viewer, url)

    assert len(sentences(html)) == 4
    assert "hx-post" not in html.partition('<ol class="rows"')[2].partition("</main>")[0]
    for act in ("mark_done", "needs_no_answer", "snooze", "delegate"):
        assert viewer.post(url(act, pk=rows[0].pk)).status_code == 403
    assert viewer.post(url("undo_decision", pk=1)).status_code == 403
