"""Connecting a mailbox among the settings, and what its row says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.mailboxes.post import OURS, Post, letter, new_post
from tests.conftest import NOW, browser_of
from tests.dovecot import PASSWORD, Dovecot

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import mailbox_rows
from guanxi.apps.mailboxes.tasks import (
    forget_disconnected,
    look_at_mailbox,
    look_at_mailboxes,
    settle_import,
)
from guanxi.apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
Url = Callable[..., str]


def answers(dovecot: Dovecot, **more: object) -> dict[str, object]:
    return {
        "address": OURS, "password": PASSWORD, "host": "localhost", "port": dovecot.port,
        "security": "plain", "user": "pages", "look_back": 30, **more,
    }  # fmt: skip


def words(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_mailbox_is_connected_once_it_opens(
    client: Client, url: Url, dovecot: Dovecot, inside: None, workspace: Workspace
) -> None:
    answer = client.post(url("connect_mailbox"), answers(dovecot))

    mailbox = Mailbox.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, url("mailboxes"))
    assert (mailbox.address, mailbox.user, mailbox.announces) == (OURS, "pages", True)
    assert list(mailbox.folders.values_list("name", flat=True)) == ["INBOX", "Sent"]
    assert PASSWORD not in mailbox.sealed
    event = Event.objects.get(verb="mailbox.connected")
    assert event.data == {"folders": 2, "days": 30}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"password": "wrong"}, "refused the user name or the password"),
        ({"folders": "Nowhere"}, "no folder of this name"),
        ({"host": "imap.invalid"}, "There is no server of this name"),
        ({"port": 1}, "does not answer on this port"),
        ({"host": ""}, "is not known here"),
        ({"address": "nora@outlook.com", "host": ""}, "Microsoft no longer lets"),
        ({"user": "a b"}, "no spaces"),
        ({"password": "a\x00b\nc"}, "characters"),
        ({"look_back": 0}, "greater than or equal to 1"),
    ],
)
def test_mailbox_that_does_not_open_is_not_kept(
    client: Client, url: Url, dovecot: Dovecot, inside: None, workspace: Workspace,
    wrong: dict[str, object], told: str,
) -> None:  # fmt: skip
    answer = client.post(url("connect_mailbox"), answers(dovecot, **wrong))

    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 422
    assert told in page
    assert PASSWORD not in page
    assert not Mailbox.objects.exists()


def test_server_on_this_machine_is_refused_where_nobody_allowed_it(
    client: Client, url: Url, dovecot: Dovecot, workspace: Workspace
) -> None:
    answer = client.post(url("connect_mailbox"), answers(dovecot))

    assert (answer.status_code, Mailbox.objects.count()) == (422, 0)
    assert "not on the public internet" in answer.content.decode()


def test_same_mailbox_is_connected_once(
    client: Client, url: Url, dovecot: Dovecot, inside: None, workspace: Workspace
) -> None:
    client.post(url("connect_mailbox"), answers(dovecot))

    answer = client.post(url("connect_mailbox"), answers(dovecot))

    assert (answer.status_code, Mailbox.objects.count()) == (422, 1)
    assert "connected already" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "host", "said"),
    [
        ("nora@qq.com", "imap.qq.com", "授权码"),
        ("nora@163.com", "imap.163.com", "授权码"),
        ("nora@gmail.com", "imap.gmail.com", "app password"),
        ("nora@nordlicht.example", "", ""),
    ],
)
def test_well_known_server_is_filled_in(
    client: Client, url: Url, address: str, host: str, said: str
) -> None:
    part = words(client, f"{url('mailbox_server')}?address={address}")

    assert (f'value="{host}"' in part, said in part) == (bool(host), True)
    assert ('<details class="fold" open>' in part) == (not host)


def test_row_says_what_came_and_what_is_wrong(
    post: Post, huamei: Supplier, client: Client, url: Url
) -> None:
    before = words(client, url("mailboxes"))
    post.deliver(letter("one"), letter("two", minutes=1))
    post.look()
    after = words(client, url("mailboxes"))
    Mailbox.objects.update(port=1)
    post.look(NOW + timedelta(hours=1))
    failing = words(client, url("mailboxes"))

    assert "It was not looked at yet." in before
    assert "2 mails taken so far. The last 2 came in on" in after
    assert "In order" in after
    assert "1 mailbox cannot be looked at" in failing
    assert "does not answer on this port" in failing


def test_row_leads_to_mails_that_wait_or_could_not_be_read(
    post: Post, huamei: Supplier, client: Client, url: Url
) -> None:
    post.deliver(letter("one"))
    post.look()
    intake = Intake.objects.get()

    Intake.objects.update(state=IntakeState.PREVIEW)
    waiting = words(client, url("mailboxes"))
    Intake.objects.update(state=IntakeState.FAILED)
    failed = words(client, url("mailboxes"))

    assert f'href="{url("intake", pk=intake.pk)}">1 mail waits for your answer' in waiting
    assert f'href="{url("intake", pk=intake.pk)}">1 mail could not be read' in failed


def test_what_a_mailbox_brought_crowds_out_no_other_import(
    post: Post, huamei: Supplier, client: Client, url: Url
) -> None:
    post.deliver(letter("one"))
    post.look()

    done = client.get(url("bring_in")).context["recent"]
    Intake.objects.update(state=IntakeState.PREVIEW)
    waiting = client.get(url("bring_in")).context["recent"]

    assert (len(done), len(waiting)) == (0, 1)


def test_due_mailboxes_and_left_imports_are_handed_to_workers(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    post.deliver(letter("one"))
    handed: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "guanxi.apps.mailboxes.tasks.enqueue", lambda task, pk: handed.append((task, pk))
    )
    look_at_mailboxes()
    look_at_mailbox(post.mailbox.pk)
    Intake.objects.update(state=IntakeState.PREVIEW)

    look_at_mailboxes()
    settle_import(Intake.objects.get().pk)

    names = [(task.rpartition(".")[2], pk) for task, pk in handed]
    assert names == [
        ("look_at_mailbox", post.mailbox.pk), ("settle_import", Intake.objects.get().pk)
    ]  # fmt: skip
    assert Intake.objects.get().state == IntakeState.WRITING


def test_mailbox_is_paused_looked_at_and_parted_with(
    post: Post, client: Client, url: Url, workspace: Workspace
) -> None:
    pk = post.mailbox.pk

    client.post(url("pause_mailbox", pk=pk))
    paused = Mailbox.objects.get().paused_at
    client.post(url("resume_mailbox", pk=pk))
    client.post(url("look_at_mailbox", pk=pk))
    client.post(url("disconnect_mailbox", pk=pk))
    gone = words(client, url("mailboxes"))
    client.post(url("reconnect_mailbox", pk=pk))

    mailbox = Mailbox.objects.get()
    assert (paused is None, mailbox.paused_at, mailbox.disconnected_at) == (False, None, None)
    assert f'<h2 id="mailbox-{pk}">' not in gone
    verbs = ["connected", "paused", "resumed", "look", "disconnected", "reconnected"]
    told = Event.objects.filter(subject_type="mailbox").order_by("pk")
    assert list(told.values_list("verb", flat=True)) == [f"mailbox.{one}" for one in verbs]


def test_password_of_a_disconnected_mailbox_is_forgotten_after_a_day(
    post: Post, client: Client, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = post.mailbox.pk
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    client.post(url("disconnect_mailbox", pk=pk))
    forget_disconnected()
    kept = Mailbox.objects.get(pk=pk).sealed
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=25))

    forget_disconnected()
    answer = client.post(url("reconnect_mailbox", pk=pk), follow=True)

    assert (bool(kept), Mailbox.objects.get(pk=pk).sealed) == (True, "")
    assert "Connect it anew" in answer.content.decode()


def test_other_password_is_tried_before_it_is_kept(post: Post, client: Client, url: Url) -> None:
    address = url("mailbox_password", pk=post.mailbox.pk)
    before = post.mailbox.sealed

    wrong = client.post(address, {"password": "wrong"})
    after_wrong = Mailbox.objects.get().sealed
    right = client.post(address, {"password": PASSWORD})

    assert (wrong.status_code, after_wrong == before) == (422, True)
    assert "refused the user name or the password" in wrong.content.decode()
    assert (right.status_code, Mailbox.objects.get().sealed == before) == (302, False)


def test_members_and_viewers_neither_see_nor_change_mailboxes(
    post: Post, people: SimpleNamespace, url: Url
) -> None:
    for person in (people.member, people.viewer):
        browser = browser_of(person)
        assert browser.get(url("mailboxes")).status_code == 403
        assert browser.post(url("connect_mailbox"), {}).status_code == 403
        assert browser.post(url("pause_mailbox", pk=post.mailbox.pk)).status_code == 403
        assert url("mailboxes") not in browser.get(url("settings")).content.decode()


def test_rows_cost_the_same_however_many_there_are(
    dovecot: Dovecot, inside: None, huamei: Supplier, workspace: Workspace, owner: Person
) -> None:
    counts = []
    for number in (1, 2, 3):
        post = new_post(dovecot, workspace, owner, f"box{number}@nordlicht.example")
        post.deliver(letter("one", subject=str(number)))
        post.look()
        with CaptureQueriesContext(connection) as queries:
            rows = mailbox_rows(workspace)
        counts.append(len(queries))

    assert len(set(counts)) == 1
    assert [row.taken for row in rows] == [1, 1, 1]
