"""Each person's own settings, and the workspace's."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Membership

MINE = {
    "name": "Nora H.",
    "language": "zh-hans",
    "zone": "Asia/Shanghai",
    "theme": "dark",
    "chat_names": "Nora\nNora Hansen",
}


def test_my_settings_change_language_theme_and_names(
    client: Client, people: SimpleNamespace
) -> None:
    answer = client.post("/w/nordlicht-home/settings/", MINE)
    page = client.get("/w/nordlicht-home/settings/").content.decode()

    people.owner.refresh_from_db()
    membership = Membership.objects.get(person=people.owner)
    assert answer.headers["Location"] == "/w/nordlicht-home/settings/"
    assert (people.owner.name, people.owner.zone, people.owner.single_keys) == (
        "Nora H.",
        "Asia/Shanghai",
        False,
    )
    assert membership.chat_names == ["Nora", "Nora Hansen"]
    assert '<html lang="zh-Hans" data-theme="dark" data-keys="off">' in page


def test_my_settings_are_mine_in_every_role(people: SimpleNamespace) -> None:
    browser_of(people.viewer).post("/w/nordlicht-home/settings/", MINE | {"name": "Vera"})

    people.viewer.refresh_from_db()
    people.owner.refresh_from_db()
    assert (people.viewer.name, people.owner.name) == ("Vera", "Nora")


def test_workspace_keeps_its_address_when_renamed(client: Client, people: SimpleNamespace) -> None:
    answer = client.post(
        "/w/nordlicht-home/settings/workspace/",
        {"name": "Südlicht", "country": "AT", "subdivision": "9", "zone": "Europe/Vienna"},
    )

    people.workspace.refresh_from_db()
    assert answer.headers["Location"] == "/w/nordlicht-home/settings/workspace/"
    assert (people.workspace.name, people.workspace.country, people.workspace.slug) == (
        "Südlicht",
        "AT",
        "nordlicht-home",
    )


def test_workspace_refuses_a_state_of_another_country(
    client: Client, people: SimpleNamespace
) -> None:
    answer = client.post(
        "/w/nordlicht-home/settings/workspace/",
        {"name": "X", "country": "DE", "subdivision": "CA", "zone": "Europe/Berlin"},
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["subdivision"]


@pytest.mark.ignore_template_errors  # the sign-in library's own pages name what may be missing
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    "address",
    [
        "account/password/change/",
        "account/password/reset/",
        "account/logout/",
        "account/2fa/",
        "account/2fa/totp/activate/",
        "account/2fa/webauthn/",
        "account/2fa/webauthn/add/",
        "account/reauthenticate/",
        "settings/",
        "settings/members/",
        "settings/workspace/",
        "workspaces/new/",
    ],
)
def test_page_opens_in_our_look(
    client: Client, people: SimpleNamespace, language: str, address: str
) -> None:
    people.owner.language = language
    people.owner.set_password("a sentence is good")
    people.owner.save()
    client.force_login(people.owner, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(f"/w/nordlicht-home/{address}", follow=True)

    assert page.status_code == 200
    assert "dist/app.css" in page.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_sign_in_page_opens_for_nobody_in_both_languages(db: None, language: str) -> None:
    page = Client(headers={"accept-language": language}).get("/account/login/")

    assert page.status_code == 200
    assert ("登录" in page.content.decode()) is (language == "zh-hans")
