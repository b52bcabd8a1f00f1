"""An invitation opens once, runs out, can be given again and taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions import AlreadyIn, RoleTooHigh, invite, invite_again
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.models import Event

MEMBERS = "/w/nordlicht-home/settings/members/"


def link_on(page: object) -> str:
    """The path and key of the link that the page shows."""
    shown = urlsplit(page.context["link"])  # type: ignore[attr-defined]
    return f"{shown.path}?{shown.query}"


def let_in(browser: Client, language: str = "zh-hans") -> str:
    answers = {"name": "李伟", "email": "li@example.com", "role": "member", "language": language}
    return link_on(browser.post(MEMBERS, answers))


def invited() -> Membership:
    return Membership.objects.select_related("person").get(person__email="li@example.com")


def opens(link: str) -> bool:
    return Client().get(link).status_code == 200


def words_of(page: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())  # type: ignore[attr-defined]


@pytest.mark.usefixtures("people")
def test_invited_person_is_greeted_in_the_language_chosen_for_them(client: Client) -> None:
    link = let_in(client)

    assert invited().person.language == "zh-hans"
    newcomer = Client()
    newcomer.post(link, {"password": "a sentence is good"})
    assert 'lang="zh-Hans"' in newcomer.get("/w/nordlicht-home/").content.decode()


@pytest.mark.usefixtures("people")
def test_expiry_is_said_in_words_before_and_after(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    let_in(client)
    before = words_of(client.get(MEMBERS))
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=8))

    after = words_of(client.get(MEMBERS))

    assert "Invited; the link opens until Mon 30 Nov 2026" in before
    assert "Has not come in; the invitation ran out on Mon 30 Nov 2026" in after


@pytest.mark.usefixtures("people")
def test_new_invitation_closes_the_link_before(client: Client) -> None:
    first = let_in(client)

    second = link_on(client.post(f"{MEMBERS}{invited().pk}/invite/"))

    assert (opens(first), opens(second)) == (False, True)
    assert [event.verb for event in Event.objects.filter(subject_id=invited().person_id)][-2:] == [
        "membership.invited",
        "membership.invited",
    ]


@pytest.mark.usefixtures("people")
def test_withdrawn_invitation_opens_nothing_even_after_undo(client: Client) -> None:
    link = let_in(client)

    page = client.post(f"{MEMBERS}{invited().pk}/remove/", follow=True)
    [message] = page.context["messages"]
    client.post(message.extra_tags)

    assert str(message) == ("The invitation of 李伟 is withdrawn; its link opens nothing any more.")
    assert (opens(link), invited().role, invited().invited_at) == (False, "member", None)
    assert opens(link_on(client.post(f"{MEMBERS}{invited().pk}/invite/")))


@pytest.mark.usefixtures("people")
def test_somebody_who_came_in_is_not_invited_again(client: Client) -> None:
    link = let_in(client)
    Client().post(link, {"password": "a sentence is good"})
    before = invited().person.password

    page = client.post(f"{MEMBERS}{invited().pk}/invite/", follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "李伟 has signed in already and needs no invitation."
    ]
    assert invited().person.password == before
    assert (opens(link), "Invite again" in words_of(page)) == (False, True)


def test_member_of_another_desk_keeps_their_password_and_gets_no_key(
    people: SimpleNamespace,
) -> None:
    browser_of(people.stranger)
    owner = Membership.objects.get(person=people.owner, workspace=people.workspace)
    before = Person.objects.get(pk=people.stranger.pk).password

    member = invite(
        email="sam@example.com", name="Sam", role=Role.MEMBER, language="en", by=owner, at=NOW
    )

    with pytest.raises(AlreadyIn):
        invite_again(membership=member, by=owner, at=NOW)
    assert Person.objects.get(pk=people.stranger.pk).password == before


def test_manager_invites_no_owner_again(people: SimpleNamespace) -> None:
    owner = Membership.objects.get(person=people.owner, workspace=people.workspace)
    manager = Membership.objects.get(person=people.manager, workspace=people.workspace)
    member = invite(
        email="x@example.com", name="X", role=Role.OWNER, language="en", by=owner, at=NOW
    )

    with pytest.raises(RoleTooHigh):
        invite_again(membership=member, by=manager, at=NOW + timedelta(days=1))

    member.refresh_from_db()
    assert member.invited_at == NOW
