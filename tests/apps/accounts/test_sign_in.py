"""Links that open once, invitations, and what a stranger may try."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from sesame.utils import get_query_string
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions import create_person, create_workspace
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person


def signed_in_as(browser: Client) -> str:
    number = browser.session.get("_auth_user_id")
    return Person.objects.get(pk=number).email if number else ""


def test_printed_link_signs_in_once(people: SimpleNamespace) -> None:
    link = f"/enter/{get_query_string(people.owner)}"
    first, second = Client(), Client()

    answers = [first.get(link), second.get(link)]

    assert [answer.status_code for answer in answers] == [302, 403]
    assert (signed_in_as(first), signed_in_as(second)) == ("nora@example.com", "")


def test_forged_link_signs_nobody_in(people: SimpleNamespace) -> None:
    browser = Client()

    answer = browser.get("/enter/?sesame=AAAAAAAAAAAAAAAAAAAAAAAA")

    assert (answer.status_code, signed_in_as(browser)) == (403, "")


def test_signed_in_person_returns_to_the_workspace_last_worked_in(people: SimpleNamespace) -> None:
    second = create_workspace(
        name="Second", country="DE", zone="UTC", by=people.owner, at=NOW, chat_names=[]
    ).workspace
    browser = browser_of(people.owner)
    before = browser.get("/").headers["Location"]

    browser.get(f"/w/{second.slug}/settings/")

    assert (before, browser.get("/").headers["Location"]) == ("/w/nordlicht-home/", "/w/second/")


def test_signed_in_person_without_a_workspace_is_asked_to_make_one(people: SimpleNamespace) -> None:
    Membership.objects.filter(person=people.viewer).delete()
    browser = browser_of(people.viewer)

    assert browser.get("/").headers["Location"] == "/workspaces/new/"
    answer = browser.post(
        "/workspaces/new/",
        {"name": "Mine", "country": "US", "zone": "America/New_York", "chat_names": "Viewer"},
    )

    assert answer.headers["Location"] == "/w/mine/"
    assert Membership.objects.get(person=people.viewer).role_is is Role.OWNER


def invite(browser: Client, **answers: str) -> str:
    """Let somebody in through the page; returns the link it shows, or ""."""
    page = browser.post(
        "/w/nordlicht-home/settings/members/",
        {"name": "Li Wei", "email": "li@example.com", "role": "member", "language": "zh-hans"}
        | answers,
    )
    assert page.status_code == 200, page.context["form"].errors
    return str(page.context["link"])


def test_invited_person_chooses_a_password_and_is_in(client: Client) -> None:
    link = urlsplit(invite(client))
    newcomer = Client()
    address = f"{link.path}?{link.query}"

    looked = [newcomer.get(address).status_code for _ in range(2)]
    weak = newcomer.post(address, {"password": "123"})
    joined = newcomer.post(address, {"password": "a sentence is good"})
    again = Client().post(address, {"password": "somebody else's"})

    assert (link.path, looked) == ("/join/", [200, 200])
    assert (weak.status_code, joined.headers["Location"], again.status_code) == (422, "/", 403)
    assert signed_in_as(newcomer) == "li@example.com"
    assert newcomer.get("/").headers["Location"] == "/w/nordlicht-home/"


def test_invitation_of_a_known_person_shows_no_key_to_them(
    client: Client, people: SimpleNamespace
) -> None:
    browser_of(people.stranger)  # has signed in before

    link = invite(client, email="SAM@example.com")

    assert link == ""
    assert Membership.objects.filter(person=people.stranger).count() == 2


def test_invitation_of_somebody_elses_newcomer_waits_until_they_came(
    client: Client, people: SimpleNamespace
) -> None:
    newcomer = create_person(
        email="li@example.com", name="Li", password=None, language="en", zone="UTC", at=NOW
    )
    Membership.objects.create(workspace=people.elsewhere, person=newcomer, role=Role.MEMBER)

    page = client.post(
        "/w/nordlicht-home/settings/members/",
        {"name": "Li Wei", "email": "li@example.com", "role": "member", "language": "en"},
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["email"]
    assert not Membership.objects.filter(person=newcomer, workspace=people.workspace).exists()


@pytest.mark.usefixtures("fresh_limits")
def test_sign_in_stops_answering_after_too_many_wrong_passwords(people: SimpleNamespace) -> None:
    people.owner.set_password("right password")
    people.owner.save()
    browser = Client()

    answers = [
        browser.post("/account/login/", {"login": "nora@example.com", "password": f"wrong {n}"})
        for n in range(12)
    ]
    right = browser.post(
        "/account/login/", {"login": "nora@example.com", "password": "right password"}
    )

    assert answers[0].status_code == 200
    assert right.status_code != 302
    assert signed_in_as(browser) == ""


def test_strangers_cannot_make_accounts(db: None) -> None:
    answer = Client().post(
        "/account/signup/", {"email": "thief@example.com", "password1": "a sentence is good"}
    )

    assert answer.status_code == 200
    assert not Person.objects.exists()


def test_lost_session_tells_htmx_to_load_the_sign_in_page(people: SimpleNamespace) -> None:
    answer = Client().get("/w/nordlicht-home/settings/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (
        200,
        "/account/login/?next=/w/nordlicht-home/settings/",
    )


def test_the_library_has_no_page_of_addresses(owner: Person) -> None:
    assert browser_of(owner).get("/account/email/").status_code == 404


def test_second_proof_asks_for_no_address_proven_by_mail(owner: Person) -> None:
    owner.set_password("a sentence is good")
    owner.save()
    browser = browser_of(owner)
    EmailAddress.objects.create(user=owner, email=owner.email, primary=True, verified=False)

    answer = browser.get("/account/2fa/totp/activate/")

    assert answer.headers["Location"].startswith("/account/reauthenticate/")
