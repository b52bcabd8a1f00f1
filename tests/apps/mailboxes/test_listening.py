"""Who waits for news of a mailbox hears of it at once; one listener a mailbox."""

from __future__ import annotations

import queue
import threading
import time
from datetime import timedelta

import pytest
from django.db import connections
from django_q.models import OrmQ
from django_scopes import scopes_disabled
from tests.apps.mailboxes.post import Post, letter
from tests.conftest import NOW
from tests.dovecot import PASSWORD

from guanxi.apps.accounts.models import Person
from guanxi.apps.mailboxes.actions import (
    disconnect_mailbox,
    hold_for_listening,
    pause_mailbox,
    stop_listening,
)
from guanxi.apps.mailboxes.actions.listening import LEASE
from guanxi.apps.mailboxes.listening import Listener, Wait
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import server_of
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.imap import connected

pytestmark = pytest.mark.django_db
SOON = 120.0  # a busy machine takes its time; nothing here measures it


def test_new_mail_wakes_whoever_waits(post: Post, inside: None) -> None:
    news: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    wait = Wait(post.mailbox.pk, server_of(post.mailbox), PASSWORD, "INBOX", news)
    wait.start()
    assert news.get(timeout=SOON) == post.mailbox.pk  # it waits now

    post.deliver(letter("one"))

    assert news.get(timeout=SOON) == post.mailbox.pk
    wait.stop()
    wait.ended.wait(SOON)
    assert wait.ended.is_set()


def test_mail_that_came_just_before_the_wait_is_told_of_at_once(post: Post) -> None:
    with connected(server_of(post.mailbox), PASSWORD, inside_allowed=True, within=None) as session:
        session.open("INBOX")
        post.deliver(letter("one"))
        began = time.monotonic()

        assert session.wait(SOON)

    assert time.monotonic() - began < SOON / 4  # and not when the server next says anything


def test_one_listener_holds_a_mailbox(post: Post) -> None:
    first = hold_for_listening(listener="a", most=9, at=NOW)
    second = hold_for_listening(listener="b", most=9, at=NOW + LEASE / 2)
    renewed = hold_for_listening(listener="a", most=9, at=NOW + LEASE / 2)
    after_its_death = hold_for_listening(listener="b", most=9, at=NOW + LEASE * 2)

    assert [len(one) for one in (first, second, renewed, after_its_death)] == [1, 0, 1, 1]


def test_listener_that_stops_lets_go_at_once(post: Post) -> None:
    hold_for_listening(listener="a", most=9, at=NOW)

    stop_listening(listener="a")

    assert len(hold_for_listening(listener="b", most=9, at=NOW + timedelta(seconds=1))) == 1


@pytest.mark.parametrize("why", ["paused", "disconnected", "failing", "silent"])
def test_nobody_waits_on_a_mailbox_that(post: Post, owner: Person, why: str) -> None:
    if why == "paused":
        pause_mailbox(mailbox=post.mailbox, by=owner, at=NOW)
    elif why == "disconnected":
        disconnect_mailbox(mailbox=post.mailbox, by=owner, at=NOW)
    elif why == "failing":
        Mailbox.objects.update(fault="slow", failing_since=NOW, failures=1)
    else:
        Mailbox.objects.update(announces=False)

    assert hold_for_listening(listener="a", most=9, at=NOW) == []


@pytest.mark.django_db(transaction=True)
def test_listener_has_a_mailbox_with_news_looked_at_and_stops_when_told(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: queue.SimpleQueue[int] = queue.SimpleQueue()
    monkeypatch.setattr("guanxi.apps.mailboxes.listening.wake", lambda pk, at: woken.put(pk))
    OrmQ.objects.all().delete()
    listener = Listener()

    def run() -> None:
        try:
            listener.run()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert woken.get(timeout=SOON) == post.mailbox.pk
    post.deliver(letter("one"))

    assert woken.get(timeout=SOON) == post.mailbox.pk
    listener.stop()
    thread.join(SOON)
    assert not thread.is_alive()
    with scopes_disabled():
        assert Mailbox.objects.get(pk=post.mailbox.pk).listener == ""
