"""A mail of the sign-in library is a letter like every other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.core import mail as outbox
from django.test import Client
from django_scopes import scopes_disabled
from tests.apps.notices.letters import mail_server

from guanxi.apps.accounts.models import Membership
from guanxi.apps.notices import tasks
from guanxi.apps.notices.models import OutgoingMail

pytestmark = pytest.mark.usefixtures("fresh_limits", "server")


@pytest.fixture
def server() -> Iterator[None]:
    with mail_server("smtp://mail.example.com?from=desk@example.com"):
        yield


def ask(email: str) -> int:
    return Client().post("/account/password/reset/", {"email": email}).status_code


def letters() -> list[OutgoingMail]:
    with scopes_disabled():
        return list(OutgoingMail.objects.order_by("pk"))


def test_forgotten_password_is_answered_in_the_persons_own_language(
    people: SimpleNamespace,
) -> None:
    people.member.language = "zh-hans"
    people.member.set_password("a sentence is good")
    people.member.save()

    status = ask("member@example.com")  # from a browser that speaks English

    [letter] = letters()
    tasks.send_mail(letter.pk)
    [sent] = outbox.outbox
    assert (status, letter.kind, letter.workspace_id) == (302, "sign_in", people.workspace.pk)
    assert (sent.subject, sent.extra_headers["Content-Language"]) == (
        "重设工作台的密码", "zh-Hans",
    )  # fmt: skip
    [address] = re.findall(r"http://\S+", str(sent.body))
    assert Client().get(address, follow=True).status_code == 200


def test_letter_that_opens_the_desk_leaves_no_words_behind(people: SimpleNamespace) -> None:
    people.member.set_password("a sentence is good")
    people.member.save()
    ask("member@example.com")

    tasks.send_mail(letters()[0].pk)

    assert [(one.state, one.text) for one in letters()] == [("sent", "")]


def test_somebody_without_a_workspace_gets_it_at_once(people: SimpleNamespace) -> None:
    Membership.objects.filter(person=people.viewer).delete()
    people.viewer.set_password("a sentence is good")
    people.viewer.save()

    ask("viewer@example.com")

    assert (letters(), [sent.to for sent in outbox.outbox]) == ([], [["viewer@example.com"]])


def test_desk_writes_to_nobody_it_does_not_know(people: SimpleNamespace) -> None:
    status = ask("unknown@example.com")

    assert (status, letters(), outbox.outbox) == (302, [], [])
