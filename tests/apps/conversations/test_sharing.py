"""What a phone shares waits for its person alone, and takes the way of every other file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.apps.conversations.exports import Line, android
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions import add_member
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import sharing as actions
from guanxi.apps.conversations.actions.sharing import Handed, TooMuch, keep_shared
from guanxi.apps.conversations.models import Intake, SharedFile

Url = Callable[..., str]
CHAT: list[Line] = [
    (0, "Nora Hansen", "Can you send the PI today?"),
    (3, "陈经理", "收到"),
]
NAME = "WhatsApp Chat with 陈经理.txt"
FROM_THE_DEVICE = {"Sec-Fetch-Site": "none", "Origin": "null"}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def phone_of(person: Person | None) -> Client:
    """The installed desk on somebody's phone; it holds no token of any page."""
    phone = Client(enforce_csrf_checks=True)
    if person is not None:
        phone.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return phone


def share(phone: Client, *names: str, headers: dict[str, str] | None = None, **text: str) -> str:
    """Share a chat under these names; answers where the phone is led, else the status."""
    files = [SimpleUploadedFile(name, android(CHAT), "text/plain") for name in names]
    answer: HttpResponse = phone.post(
        "/bring-in/", {"files": files, **text}, headers=headers or FROM_THE_DEVICE
    )
    return answer.headers["Location"] if answer.status_code == 303 else str(answer.status_code)


def waiting(person: Person) -> list[tuple[str, int]]:
    return list(SharedFile.objects.filter(person=person).values_list("name", "size"))


def kept_bytes() -> set[str]:
    return {path.name for path in (Path(settings.MEDIA_ROOT) / "shared").glob("*")}


def test_share_waits_for_its_person_and_begins_nothing(owner: Person, url: Url) -> None:
    led_to = share(phone_of(owner), NAME)

    assert led_to == url("bring_in")
    assert waiting(owner) == [(NAME, len(android(CHAT)))]
    with scopes_disabled():
        assert not Intake.objects.exists()
    page = browser_of(owner).get(led_to).content.decode()
    assert (NAME in page, "Only you see this" in page) == (True, True)


def test_share_that_is_read_becomes_an_ordinary_preview(
    owner: Person, url: Url, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    before = kept_bytes()
    share(phone_of(owner), NAME)
    shared = SharedFile.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        answer = browser_of(owner).post(url("shared_begin", token=shared.token))

    with scopes_disabled():
        intake = Intake.objects.select_related("source").get()
    tasks.read_intake(intake.pk)
    intake.refresh_from_db()
    assert answer.headers["Location"] == url("intake", pk=intake.pk)
    assert (intake.state, intake.counts["new"], intake.source.name) == ("preview", 2, NAME)
    assert intake.exported_at == NOW
    assert (waiting(owner), kept_bytes()) == ([], before)


def test_several_files_wait_beside_each_other(owner: Person) -> None:
    share(phone_of(owner), NAME, "mail.mbox", "聊天记录.ZIP")

    assert [name for name, _ in waiting(owner)] == [NAME, "mail.mbox", "聊天记录.ZIP"]


def test_text_is_shared_like_a_paste_and_only_names_files(owner: Person) -> None:
    phone = phone_of(owner)

    share(phone, text="[2026/11/2 09:00] 陈经理: 收到", title="Chat")
    share(phone, NAME, text="WhatsApp Chat with 陈经理")

    assert [name for name, _ in waiting(owner)] == ["Shared text", NAME]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},  # out of a sandboxed frame
        {"Sec-Fetch-Site": "same-site", "Origin": "https://shop.example.com"},
        {"Sec-Fetch-Site": "none", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "null"},
        {"Origin": "null"},  # a browser that does not say
    ],
)
def test_another_site_can_make_no_browser_share(owner: Person, headers: dict[str, str]) -> None:
    before = kept_bytes()

    answered = share(phone_of(owner), NAME, headers=headers)

    assert (answered, waiting(owner), kept_bytes()) == ("403", [], before)


def test_share_without_anybody_signed_in_says_to_share_again(people: SimpleNamespace) -> None:
    before = kept_bytes()

    answer = phone_of(None).post("/bring-in/", {"text": "x"}, headers=FROM_THE_DEVICE)

    assert answer.status_code == 403
    assert "/account/login/?next=/bring-in/" in answer.content.decode()
    assert (SharedFile.objects.count(), kept_bytes()) == (0, before)


@pytest.mark.parametrize("names", [("photo.jpg",), (NAME, "IMG-001.jpg"), ("no ending",)])
def test_what_is_no_chat_is_refused_whole(owner: Person, url: Url, names: tuple[str, ...]) -> None:
    before = kept_bytes()
    phone = phone_of(owner)

    led_to = share(phone, *names)

    assert (led_to, waiting(owner), kept_bytes()) == (url("bring_in"), [], before)
    assert "none of these, and nothing of it was kept" in phone.get(led_to).content.decode()


def test_share_beyond_the_bounds_keeps_nothing(
    owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept_bytes()
    monkeypatch.setattr(actions, "LARGEST", 2 * len(android(CHAT)))

    share(phone_of(owner), "1.txt", "2.txt", "3.txt")

    assert (waiting(owner), kept_bytes()) == ([], before)


def test_what_waits_already_counts_against_the_bounds(owner: Person) -> None:
    one = Handed("a.txt", [b"x"], 1)
    keep_shared(handed=[one] * actions.MOST_FILES, by=owner, at=NOW)

    with pytest.raises(TooMuch):
        keep_shared(handed=[one], by=owner, at=NOW)

    assert SharedFile.objects.count() == actions.MOST_FILES


def test_share_that_breaks_off_leaves_nothing(owner: Person) -> None:
    before = kept_bytes()

    def breaking() -> object:
        yield b"half"
        raise OSError("the disk is full")

    whole, half = Handed("a.txt", [b"x"], 1), Handed("b.txt", breaking(), 8)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk"):
        keep_shared(handed=[whole, half], by=owner, at=NOW)

    assert (waiting(owner), kept_bytes()) == ([], before)


def test_viewer_may_not_share(people: SimpleNamespace) -> None:
    assert share(phone_of(people.viewer), NAME) == "403"
    assert waiting(people.viewer) == []


def test_share_goes_to_the_workspace_last_used_and_can_go_to_another(
    people: SimpleNamespace, url: Url
) -> None:
    add_member(
        workspace=people.elsewhere, person=people.owner, role=Role.MEMBER, by=people.stranger,
        at=NOW,
    )  # fmt: skip
    phone = phone_of(people.owner)
    first = share(phone, NAME)
    phone.get(url("today"))
    after_use = share(phone, NAME)
    shared = SharedFile.objects.first()
    assert shared is not None
    elsewhere = f"/w/elsewhere/conversations/shared/{shared.token}/read/"
    page = phone.get(after_use).content.decode()

    browser_of(people.owner).post(elsewhere)

    assert (first, after_use) == ("/w/elsewhere/conversations/bring-in/", url("bring_in"))
    assert elsewhere in page
    with scopes_disabled():
        assert Intake.objects.get().workspace_id == people.elsewhere.pk


def test_workspace_in_which_one_only_reads_is_not_offered(people: SimpleNamespace) -> None:
    add_member(
        workspace=people.elsewhere, person=people.owner, role=Role.VIEWER, by=people.stranger,
        at=NOW,
    )  # fmt: skip
    phone = phone_of(people.owner)
    phone.get("/w/elsewhere/")

    led_to = share(phone, NAME)

    assert led_to == "/w/nordlicht-home/conversations/bring-in/"
    assert "/w/elsewhere/conversations/shared/" not in phone.get(led_to).content.decode()


def test_colleague_neither_sees_nor_takes_what_somebody_shared(
    people: SimpleNamespace, url: Url
) -> None:
    share(phone_of(people.owner), NAME)
    shared, colleague = SharedFile.objects.get(), browser_of(people.manager)

    statuses = [
        colleague.post(url(act, token=shared.token)).status_code
        for act in ("shared_begin", "shared_forget")
    ]

    assert statuses == [404, 404]
    assert NAME not in colleague.get(url("bring_in")).content.decode()
    assert waiting(people.owner) == [(NAME, len(android(CHAT)))]


def test_what_follows_a_share_needs_the_pages_token(owner: Person, url: Url) -> None:
    phone = phone_of(owner)
    share(phone, NAME)
    token = SharedFile.objects.get().token

    statuses = [
        phone.post(url(act, token=token), headers=FROM_THE_DEVICE).status_code
        for act in ("shared_begin", "shared_forget")
    ]

    assert statuses == [403, 403]


@pytest.mark.django_db(transaction=True)
def test_share_is_thrown_away_by_hand_and_after_a_day(
    people: SimpleNamespace, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = phone_of(people.owner)
    share(phone, "now.txt")
    thrown = SharedFile.objects.get().token
    browser_of(people.owner).post(url("shared_forget", token=thrown))
    by_hand = (waiting(people.owner), thrown in kept_bytes())
    share(phone, "old.txt")
    forgotten = SharedFile.objects.get().token
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=23))
    tasks.forget_shared_files()
    after_hours = [name for name, _ in waiting(people.owner)]
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=25))

    tasks.forget_shared_files()

    assert by_hand == ([], False)
    assert after_hours == ["old.txt"]
    assert (waiting(people.owner), forgotten in kept_bytes()) == ([], False)


def test_opening_the_shortcut_leads_to_the_page_or_to_signing_in(owner: Person, url: Url) -> None:
    known, unknown = phone_of(owner).get("/bring-in/"), phone_of(None).get("/bring-in/")

    assert known.headers["Location"] == url("bring_in")
    assert unknown.headers["Location"] == "/account/login/?next=/bring-in/"
