"""A letter goes out once, is tried again where that helps, and its failure is shown."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ
from tests.apps.notices.letters import ClosedBox, Postbox, letter, mail_server, running
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.notices import tasks
from guanxi.apps.notices.actions import hold_mail, send_again
from guanxi.apps.notices.actions.mail import HOLD, KEPT, PAUSES
from guanxi.apps.notices.models import OutgoingMail

Url = Callable[..., str]
SERVER = "smtp://mail.example.com?from=desk@example.com"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time, which a test can move."""
    stands = SimpleNamespace(at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: stands.at)
    return stands


@pytest.fixture
def server() -> Iterator[None]:
    """A mail server is named; letters end in Django's box for tests."""
    with mail_server(SERVER):
        yield


def fared(mail: OutgoingMail) -> tuple[str, str, int]:
    mail.refresh_from_db()
    return mail.state, mail.fault, mail.attempts


def test_letter_arrives_whole_in_both_parts_and_traces_nobody(
    workspace: Workspace, owner: Person, clock: SimpleNamespace
) -> None:
    postbox = Postbox()
    posted = letter(workspace, owner)

    with running(postbox):
        tasks.send_mail(posted.pk)

    [raw] = postbox.letters
    got = email.message_from_bytes(raw, policy=email.policy.default)
    assert [part.get_content_type() for part in got.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip
    plain = got.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert plain == "模具修好了吗？ Ask them.\r\n"
    assert (got["From"], got["To"], got["Subject"]) == (
        "desk@example.com", "nora@example.com", "Two things to do",
    )  # fmt: skip
    assert (got["Auto-Submitted"], got["Content-Language"], got["List-Unsubscribe"]) == (
        "auto-generated", "en", "<https://desk.example.com/w/x/settings/notices/>",
    )  # fmt: skip
    assert fared(posted) == ("sent", "", 1)
    assert (posted.text, posted.html, posted.sent_at) == ("", "", NOW)


def test_letter_is_never_sent_twice(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, owner)

    tasks.send_mail(posted.pk)
    tasks.send_mail(posted.pk)
    clock.at += timedelta(days=1)
    tasks.send_waiting_mail()

    assert len(outbox.outbox) == 1
    assert send_again(mail=posted, by=owner, at=NOW) is False


def test_two_workers_never_hold_one_letter(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, owner)

    held = hold_mail(pk=posted.pk, at=NOW)
    tasks.send_mail(posted.pk)

    assert held is not None
    assert outbox.outbox == []


def test_letter_of_a_killed_worker_goes_out_later_under_the_same_name(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, owner)
    hold_mail(pk=posted.pk, at=NOW)
    clock.at = NOW + HOLD

    tasks.send_mail(posted.pk)

    OutgoingMail.objects.filter(pk=posted.pk).update(
        state="waiting", text="x", sent_at=None, next_try_at=clock.at
    )
    tasks.send_mail(posted.pk)
    first, second = (sent.extra_headers["Message-ID"] for sent in outbox.outbox)
    assert first == second
    assert first.endswith("@example.com>")


def test_letter_is_tried_at_growing_intervals_and_then_shown_as_failed(
    workspace: Workspace, owner: Person, clock: SimpleNamespace
) -> None:
    postbox = Postbox(*["451 4.7.1 greylisted, try later"] * (len(PAUSES) + 1))
    posted, tries = letter(workspace, owner), []

    with running(postbox):
        for _ in range(len(PAUSES) + 1):
            tasks.send_mail(posted.pk)
            posted.refresh_from_db()
            tries.append(posted.next_try_at and posted.next_try_at - clock.at)
            clock.at = posted.next_try_at or clock.at

    assert tries == [*PAUSES, None]
    assert fared(posted) == ("failed", "later", len(PAUSES) + 1)
    assert posted.server_said == "451 4.7.1 greylisted, try later"


@pytest.mark.parametrize(
    ("postbox", "expected"),
    [
        (ClosedBox(), ("failed", "address", "550 5.1.1 no such user here")),
        (Postbox("554 5.7.1 looks like spam"), ("failed", "refused", "554 5.7.1 looks like spam")),
    ],
)
def test_refusal_for_good_is_not_repeated(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, postbox: Postbox,
    expected: tuple[str, str, str],
) -> None:  # fmt: skip
    posted = letter(workspace, owner)

    with running(postbox):
        tasks.send_mail(posted.pk)

    state, fault, _attempts = fared(posted)
    assert (state, fault, posted.server_said) == expected


def test_letter_waits_while_the_server_is_away(
    workspace: Workspace, owner: Person, clock: SimpleNamespace
) -> None:
    with running(Postbox()):
        pass
    posted = letter(workspace, owner)
    url = "smtp://127.0.0.1:1?from=desk@example.com"
    away = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}

    with mail_server(url, EMAIL_HOST="127.0.0.1", EMAIL_PORT=1, **away):
        tasks.send_mail(posted.pk)

    assert fared(posted) == ("waiting", "unreachable", 1)
    assert posted.next_try_at == NOW + PAUSES[0]


def test_letter_of_yesterday_is_not_sent_any_more(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, owner, good_until=NOW + timedelta(hours=2))
    clock.at += timedelta(hours=2)

    tasks.send_mail(posted.pk)

    assert outbox.outbox == []
    assert fared(posted) == ("failed", "lapsed", 0)
    assert not posted.can_go_again


def test_nothing_is_sent_without_a_mail_server(
    workspace: Workspace, owner: Person, clock: SimpleNamespace
) -> None:
    posted = letter(workspace, owner)

    tasks.send_mail(posted.pk)
    tasks.send_waiting_mail()

    assert outbox.outbox == []
    assert fared(posted) == ("waiting", "", 0)


@pytest.mark.django_db(transaction=True)
def test_letter_is_queued_with_its_change_and_again_when_its_time_comes(
    people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, people.owner)
    tasks.send_waiting_mail()

    queued = [job.task["args"] for job in OrmQ.objects.all()]
    assert queued == [(posted.pk,), (posted.pk,)]


def test_old_letters_are_forgotten_but_not_waiting_ones(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    sent, waiting = letter(workspace, owner), letter(workspace, owner)
    tasks.send_mail(sent.pk)
    clock.at += KEPT + timedelta(days=1)

    tasks.forget_mail()

    assert list(OutgoingMail.objects.all()) == [waiting]


def test_words_of_a_failed_letter_go_with_its_day(
    workspace: Workspace, owner: Person, clock: SimpleNamespace
) -> None:
    mail = letter(workspace, owner, good_until=NOW + timedelta(hours=2))
    with running(ClosedBox()):
        tasks.send_mail(mail.pk)
    mail.refresh_from_db()
    before = mail.can_go_again
    clock.at += timedelta(days=1)

    tasks.forget_mail()

    mail.refresh_from_db()
    assert (before, mail.can_go_again, mail.text, mail.fault) == (True, False, "", "address")


def test_audit_tells_a_letters_way_without_its_words(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, server: None
) -> None:
    posted = letter(workspace, owner)
    tasks.send_mail(posted.pk)

    events = Event.objects.filter(subject_type="mail").order_by("pk")
    assert [(event.verb, event.data) for event in events] == [
        ("mail.posted", {"kind": "digest"}), ("mail.sent", {"kind": "digest"}),
    ]  # fmt: skip


def failed(workspace: Workspace, owner: Person, clock: SimpleNamespace) -> OutgoingMail:
    mail = letter(workspace, owner, subject="Lost")
    with running(ClosedBox()):
        tasks.send_mail(mail.pk)
    mail.refresh_from_db()
    return mail


def test_page_shows_failures_first_and_sends_them_again(
    workspace: Workspace, owner: Person, clock: SimpleNamespace, client: Client, url: Url
) -> None:
    lost = failed(workspace, owner, clock)
    with mail_server(SERVER):
        sent = letter(workspace, owner, subject="Arrived", at=NOW + timedelta(minutes=1))
        clock.at = NOW + timedelta(minutes=1)
        tasks.send_mail(sent.pk)
        page = client.get(url("mails")).content.decode()
        answer = client.post(url("mail_again", pk=lost.pk))
        tasks.send_mail(lost.pk)

    assert "<h1>1 letter did not go out</h1>" in page
    assert page.index("Lost") < page.index("Arrived")
    assert "The mail server does not accept this address." in page
    assert "550 5.1.1 no such user here" in page
    assert page.count("Send again") == 1
    assert answer.headers["Location"] == url("mails")
    assert fared(lost) == ("sent", "", 1)


def test_page_says_that_nothing_is_sent_without_a_server(client: Client, url: Url) -> None:
    page = client.get(url("mails")).content.decode()

    assert "This desk has no mail server, so nothing is sent." in page


def test_mail_is_for_those_who_manage(people: SimpleNamespace, url: Url) -> None:
    answers = {
        role: browser_of(getattr(people, role)).get(url("mails")).status_code
        for role in ("owner", "manager", "member", "viewer")
    }

    assert answers == {"owner": 200, "manager": 200, "member": 403, "viewer": 403}


@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_the_same_few_questions(
    workspace: Workspace, owner: Person, client: Client, url: Url, many: int,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:  # fmt: skip
    for _ in range(many):
        letter(workspace, owner)
    client.get(url("mails"))

    with django_assert_max_num_queries(7):
        client.get(url("mails"))
