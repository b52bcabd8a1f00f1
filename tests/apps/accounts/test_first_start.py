"""The first person claims the desk with the printed key; nobody else can."""

import pytest
from django.test import Client

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import start_key
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.models import Event

ANSWERS = {
    "name": "王芳",
    "email": "Wang@Example.com",
    "password": "a sentence is good",
    "workspace_name": "北光家居",
    "country": "DE",
    "subdivision": "BY",
    "zone": "Europe/Berlin",
    "chat_names": "Wang Fang\n\n 王芳 \nWang Fang",
}


@pytest.fixture
def browser(db: None) -> Client:
    return Client(headers={"accept-language": "zh-CN,zh;q=0.9"})


def address() -> str:
    return f"/start/?key={start_key()}"


def test_start_makes_person_and_workspace_and_goes_to_the_first_file(browser: Client) -> None:
    answer = browser.post(address(), ANSWERS)

    membership = Membership.objects.select_related("person", "workspace").get()
    person, workspace = membership.person, membership.workspace
    assert answer.headers["Location"] == "/w/bei-guang-jia-ju/conversations/bring-in/"
    assert (person.name, person.email, person.language, person.zone) == (
        "王芳",
        "wang@example.com",
        "zh-hans",
        "Europe/Berlin",
    )
    assert (workspace.name, workspace.country, workspace.subdivision, workspace.zone) == (
        "北光家居",
        "DE",
        "BY",
        "Europe/Berlin",
    )
    assert (membership.role_is, membership.chat_names) == (Role.OWNER, ["Wang Fang", "王芳"])
    assert [event.verb for event in Event.objects.order_by("pk")] == [
        "person.created",
        "workspace.created",
    ]
    assert browser.get("/").headers["Location"] == "/w/bei-guang-jia-ju/"


def test_start_lets_the_person_sign_in_again_with_the_password(browser: Client) -> None:
    browser.post(address(), ANSWERS)

    answer = Client().post(
        "/account/login/", {"login": "wang@example.com", "password": "a sentence is good"}
    )

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("key", ["", "InN0YXJ0Ig:1xVIDz:forged", "start"])
def test_start_without_the_printed_key_changes_nothing(browser: Client, key: str) -> None:
    answers = [browser.get(f"/start/?key={key}"), browser.post(f"/start/?key={key}", ANSWERS)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Person.objects.exists()


def test_start_is_closed_once_somebody_exists(browser: Client) -> None:
    browser.post(address(), ANSWERS)

    answer = Client().post(address(), ANSWERS | {"email": "thief@example.com"})

    assert answer.headers["Location"] == "/"
    assert [person.email for person in Person.objects.all()] == ["wang@example.com"]


def test_start_says_at_the_field_what_is_wrong_and_keeps_the_rest(browser: Client) -> None:
    wrong = ANSWERS | {"password": "12345", "email": "nobody", "zone": "Mars/Olympus"}

    answer = browser.post(address(), wrong)

    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["email", "password", "zone"]
    assert "北光家居" in answer.content.decode()
    assert not Person.objects.exists()


def test_start_speaks_the_browsers_language_until_told_otherwise(browser: Client) -> None:
    at_first = browser.get(address())
    browser.post("/language/", {"language": "en", "next": "/"})
    later = browser.get(address())

    assert '<html lang="zh-Hans"' in at_first.content.decode()
    assert '<html lang="en"' in later.content.decode()


def test_start_offers_the_states_of_the_chosen_country(browser: Client) -> None:
    with_states = browser.get("/start/subdivisions/?country=DE").content.decode()
    without = browser.get("/start/subdivisions/?country=DK").content.decode()

    assert '<option value="BY">Bayern</option>' in with_states
    assert "hidden" in without
    assert browser.get("/start/subdivisions/?country=%00%FF").status_code == 200
