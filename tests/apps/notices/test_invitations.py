"""The invitation by mail: once, in its reader's language, and never after it was taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.apps.notices.letters import ClosedBox, mail_server, running
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions import invite, invite_again, remove_member
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership
from guanxi.apps.audit.models import Event
from guanxi.apps.notices import tasks
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.notices.pages.invitations import mail_invitation
from guanxi.config.subscriptions import SUBSCRIPTIONS

SERVER = "smtp://mail.example.com?from=desk@example.com"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def server() -> Iterator[None]:
    """A mail server is named; letters end in Django's box for tests."""
    with mail_server(SERVER):
        yield


@pytest.fixture
def mine(people: SimpleNamespace) -> Membership:
    return Membership.objects.get(person=people.owner, workspace=people.workspace)


def let_in(by: Membership, email: str = "li@example.com", language: str = "zh-hans") -> Membership:
    return invite(email=email, name="李伟", role=Role.MEMBER, language=language, by=by, at=NOW)


def work() -> None:
    """Do what the events ask for, twice over, as a worker that was killed would."""
    events = list(Event.objects.filter(verb="membership.invited").values_list("pk", flat=True))
    for pk in [*events, *events]:
        mail_invitation(pk)


def written() -> list[OutgoingMail]:
    with scopes_disabled():
        return list(OutgoingMail.objects.order_by("pk"))


def test_invitation_calls_the_letter_writer() -> None:
    [task] = SUBSCRIPTIONS["membership.invited"]

    assert task == f"{mail_invitation.__module__}.{mail_invitation.__name__}"


def test_letter_speaks_the_invited_persons_language_and_opens_the_desk(
    mine: Membership, server: None
) -> None:
    let_in(mine)
    work()

    [mail] = written()
    tasks.send_mail(mail.pk)

    [sent] = outbox.outbox
    assert (sent.to, sent.subject) == (["li@example.com"], "Nora 邀请你加入 Nordlicht Home")
    assert "2026年11月30日" in str(sent.body)
    assert not getattr(sent, "alternatives", ())
    assert "List-Unsubscribe" not in sent.extra_headers
    [address] = re.findall(r"https://desk\.example\.com(\S+)", str(sent.body))
    assert Client().get(address).status_code == 200
    assert written()[0].text == ""


def test_letter_in_english_reads_as_written(mine: Membership, server: None) -> None:
    let_in(mine, language="en")
    work()

    [mail] = written()
    address = re.findall(r"https://\S+", mail.text)[0]
    assert mail.text.splitlines() == [
        "Hello 李伟,", "",
        "Nora invites you to “Nordlicht Home”, the desk from which they work with their"
        " suppliers.", "",
        "Open this address and choose a password:", address, "",
        "It opens once, until Mon 30 Nov 2026. Afterwards you sign in as li@example.com.",
        "Whoever opens it first comes in as you, so do not pass it on. If you do not know Nora,"
        " do nothing.",
    ]  # fmt: skip


def test_known_person_gets_an_address_without_a_key(
    people: SimpleNamespace, mine: Membership, server: None
) -> None:
    browser_of(people.stranger)
    let_in(mine, email="sam@example.com")
    work()

    [mail] = written()
    assert (mail.to, mail.language) == ("sam@example.com", "en")
    assert re.findall(r"https://\S+", mail.text) == ["https://desk.example.com/w/nordlicht-home/"]


def test_nothing_is_written_where_the_desk_cannot_send(mine: Membership) -> None:
    let_in(mine)

    work()

    assert written() == []


def test_invitation_taken_back_before_the_letter_is_never_written(
    mine: Membership, server: None
) -> None:
    remove_member(membership=let_in(mine), by=mine, at=NOW)

    work()

    assert written() == []


def test_each_new_invitation_has_one_letter_of_its_own(
    mine: Membership, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = let_in(mine)
    work()
    later = NOW + timedelta(days=8)
    monkeypatch.setattr(timezone, "now", lambda: later)
    invite_again(membership=member, by=mine, at=later)

    work()

    until = [mail.good_until for mail in written()]
    assert until == [NOW + timedelta(days=7), NOW + timedelta(days=15)]


def test_refused_letter_stands_where_the_others_do(
    people: SimpleNamespace, mine: Membership
) -> None:
    with running(ClosedBox()):
        let_in(mine)
        work()
        tasks.send_mail(written()[0].pk)
        page = browser_of(people.owner).get("/w/nordlicht-home/settings/mail/").content.decode()

    assert "Nora 邀请你加入 Nordlicht Home" in page
    assert "550 5.1.1 no such user here" in page


def test_members_page_says_that_a_mail_goes_too(
    people: SimpleNamespace,
    server: None,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    answers = {"name": "Li", "email": "li@example.com", "role": "member", "language": "en"}

    with django_capture_on_commit_callbacks():
        page = browser_of(people.owner).post("/w/nordlicht-home/settings/members/", answers)

    words = page.content.decode()
    assert "The invitation also goes by mail to li@example.com." in words
    assert page.context["link"].startswith("http")
