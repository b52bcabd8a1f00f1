from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.apps.conversations.talk import START, Talk, supplier_with_talk
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions import corrections
from guanxi.apps.conversations.actions.corrections import (
    Said,
    Saying,
    correct_message,
    restore_said,
    said_about,
    with_saying,
)
from guanxi.apps.conversations.actions.privacy import NotYours, keep_private
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.models import Correction, Message, Segment
from guanxi.apps.obligations.models import Promise

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    """They ask, we answer, and Today knows it."""
    made = supplier_with_talk(workspace, owner)
    made.say(0, "theirs", "Could you confirm the carton size by tomorrow?", rank=0)
    made.say(30, "ours", "Yes, 60 x 40 x 40 cm, as before.", rank=1)
    rebuild_room(room=made.room, since=None, at=START)
    return made


def question(talk: Talk) -> Message:
    return Message.objects.filter(room=talk.room).order_by("at").first()  # type: ignore[return-value]


def asked(talk: Talk) -> list[tuple[str, str, bool]]:
    """What stands: the opening words, the urgency, and whether it is answered."""
    rows = Segment.objects.filter(room=talk.room).select_related("opening").order_by("opened")
    return [(row.opening.text[:5], row.urgency, row.answered is not None) for row in rows]


@pytest.mark.parametrize(
    ("saying", "after"),
    [
        (Saying.NEEDS_ANSWER, Said(needs_answer=True, answers=True)),
        (Saying.NEEDS_NONE, Said(needs_answer=False, answers=True)),
        (Saying.URGENT, Said(needs_answer=True, urgency="urgent", answers=True)),
        (Saying.ANSWERS_NOT, Said(answers=False)),
        (Saying.NOT_BUSINESS, Said(needs_answer=False, answers=False, non_business=True)),
        (Saying.UNCLEAR, Said(answers=True, unclear=True)),
        (Saying.CLEAR, Said(answers=True)),
        (Saying.AS_READ, Said()),
    ],
)
def test_a_saying_changes_what_it_names_and_nothing_else(saying: Saying, after: Said) -> None:
    assert with_saying(Said(answers=True), saying) == after


def test_a_correction_is_remembered_and_the_requests_follow(talk: Talk, owner: Person) -> None:
    before = asked(talk)

    correct_message(message=question(talk), saying=Saying.NEEDS_NONE, by=owner, at=START)

    assert before == [("Could", "regular", True)]
    assert asked(talk) == []
    assert said_about(question(talk)) == Said(needs_answer=False)


def test_a_correction_outlives_reading_the_room_again(talk: Talk, owner: Person) -> None:
    correct_message(message=question(talk), saying=Saying.URGENT, by=owner, at=START)

    rebuild_room(room=talk.room, since=None, at=START)

    assert asked(talk) == [("Could", "urgent", True)]


def test_taking_a_correction_back_leaves_everything_as_it_was(talk: Talk, owner: Person) -> None:
    before = asked(talk)
    said = correct_message(message=question(talk), saying=Saying.NEEDS_NONE, by=owner, at=START)

    restore_said(message=question(talk), said=said, by=owner, at=START)

    assert asked(talk) == before
    assert Correction.objects.count() == 0


def test_saying_the_same_twice_is_written_once(talk: Talk, owner: Person) -> None:
    for _ in range(2):
        correct_message(message=question(talk), saying=Saying.URGENT, by=owner, at=START)

    facts = Event.objects.filter(verb="message.corrected").values_list("data", flat=True)
    assert list(facts) == [asdict(Said(needs_answer=True, urgency="urgent"))]


def test_a_correction_that_cannot_be_audited_is_not_saved(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **facts: object) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr(corrections, "record_event", broken)

    with pytest.raises(RuntimeError):
        correct_message(message=question(talk), saying=Saying.NEEDS_NONE, by=owner, at=START)

    assert said_about(question(talk)) == Said()
    assert asked(talk) == [("Could", "regular", True)]


def test_one_click_corrects_and_its_toast_takes_it_back(
    talk: Talk, client: Client, url: Url
) -> None:
    message = question(talk)
    address = url("correct_message", pk=message.pk)

    clicked = client.post(
        address, {"saying": "needs_none"},
        headers={**HTMX, "HX-Target": f"m{message.pk}-entry"},
    )  # fmt: skip
    undone = client.post(_undo_of(clicked.content.decode()), headers=HTMX)

    assert (clicked.status_code, clicked["HX-Trigger"]) == (200, "talk-changed")
    assert "Noted: this needs no answer." in clicked.content.decode()
    assert undone.status_code == 200
    assert asked(talk) == [("Could", "regular", True)]


def _undo_of(page: str) -> str:
    toast = page[page.index('class="toast"') :]
    return toast.partition('hx-post="')[2].partition('"')[0]


def test_a_click_sends_every_entry_that_looks_different_now(
    talk: Talk, client: Client, url: Url
) -> None:
    asking, answer = Message.objects.filter(room=talk.room).order_by("at")
    page = url("supplier", pk=talk.room.supplier_id)

    sent = client.post(
        url("correct_message", pk=asking.pk),
        {"saying": "needs_none", "shown": f"{asking.pk} {answer.pk}"},
        headers={**HTMX, "HX-Target": f"m{asking.pk}-entry"},
    ).content.decode()  # fmt: skip
    fresh = client.get(page).content.decode()

    assert f'<div id="m{asking.pk}-entry">' in sent
    assert f'<div id="m{answer.pk}-entry" hx-swap-oob="true">' in sent
    assert "We answered after" not in sent
    assert "We answered after" not in fresh


def test_a_click_sends_nothing_that_the_page_does_not_show(
    talk: Talk, client: Client, url: Url
) -> None:
    asking, answer = Message.objects.filter(room=talk.room).order_by("at")

    sent = client.post(
        url("correct_message", pk=asking.pk),
        {"saying": "needs_none", "shown": f"{asking.pk} x {answer.pk}0"},
        headers=HTMX,
    ).content.decode()

    assert f"m{answer.pk}-entry" not in sent


def test_without_script_a_click_leads_back_to_the_message(
    talk: Talk, client: Client, url: Url
) -> None:
    message = question(talk)

    answer = client.post(url("correct_message", pk=message.pk), {"saying": "urgent"})

    page = url("supplier", pk=talk.room.supplier_id)
    assert (answer.status_code, answer["Location"]) == (
        302, f"{page}?at={message.pk}#m{message.pk}",
    )  # fmt: skip


@pytest.mark.parametrize("saying", ["", "delete_everything"])
def test_an_unknown_saying_is_refused(talk: Talk, client: Client, url: Url, saying: str) -> None:
    answer = client.post(url("correct_message", pk=question(talk).pk), {"saying": saying})

    assert answer.status_code == 404


def test_nobody_corrects_what_is_not_theirs_to_read(
    talk: Talk, people: SimpleNamespace, url: Url
) -> None:
    address = url("correct_message", pk=question(talk).pk)
    Message.objects.filter(room=talk.room).update(private_to=people.manager)

    answers = {
        name: browser_of(getattr(people, name)).post(address, {"saying": "urgent"}).status_code
        for name in ("owner", "viewer", "stranger", "manager")
    }

    assert answers == {"owner": 404, "viewer": 403, "stranger": 404, "manager": 302}


def test_a_private_message_is_shown_to_its_keeper_alone(
    talk: Talk, people: SimpleNamespace, url: Url
) -> None:
    message = question(talk)
    page = url("supplier", pk=talk.room.supplier_id)

    keep_private(message=message, private=True, by=people.owner, at=START)

    assert "carton size" in browser_of(people.owner).get(page).content.decode()
    assert "carton size" not in browser_of(people.manager).get(page).content.decode()
    with pytest.raises(NotYours):
        keep_private(message=message, private=False, by=people.manager, at=START)


def test_keeping_private_is_undone_from_its_toast(
    talk: Talk, client: Client, people: SimpleNamespace, url: Url
) -> None:
    message = question(talk)
    kept = client.post(
        url("keep_private", pk=message.pk), {"private": "yes"}, headers=HTMX
    ).content.decode()

    client.post(_undo_of(kept), headers=HTMX)

    message.refresh_from_db()
    verbs = Event.objects.filter(subject_type="message").values_list("verb", flat=True)
    assert "Only you see this message now." in kept
    assert message.private_to is None
    assert list(verbs) == ["message.private", "message.shared"]


def test_a_promise_is_picked_from_a_message_in_two_clicks(
    talk: Talk, client: Client, url: Url
) -> None:
    message = talk.say(60, "theirs", "样品周五之前寄出")
    address = url("promise_from", pk=message.pk)

    opened = client.get(address, headers=HTMX).content.decode()
    noted = client.post(
        address,
        {"what": "样品周五之前寄出", "debtor": "theirs", "suggested": "2026-11-27"},
        headers=HTMX,
    )

    promise = Promise.objects.get()
    assert "样品周五之前寄出" in opened
    assert noted.status_code == 200
    assert (promise.debtor, promise.said_in_id, f"{promise.due:%d %b %H:%M}") == (
        "theirs", message.pk, "27 Nov 09:30",
    )  # fmt: skip


def test_a_promise_without_a_day_says_what_is_missing(talk: Talk, client: Client, url: Url) -> None:
    answer = client.post(
        url("promise_from", pk=question(talk).pk), {"what": "x", "debtor": "ours"}, headers=HTMX
    )

    assert answer.status_code == 422
    assert "Choose one of the days, or give another." in answer.content.decode()
    assert Promise.objects.count() == 0


def test_a_promise_noted_by_mistake_is_taken_back(talk: Talk, client: Client, url: Url) -> None:
    data = {"what": "x", "debtor": "ours", "day": "2026-11-28"}
    noted = client.post(url("promise_from", pk=question(talk).pk), data, headers=HTMX)

    client.post(_undo_of(noted.content.decode()), headers=HTMX)

    assert Promise.objects.get().withdrawn_at is not None


def test_a_mark_is_one_click_with_undo_and_changes_nothing_that_is_asked(
    talk: Talk, client: Client, url: Url
) -> None:
    before = asked(talk)
    address = url("correct_message", pk=question(talk).pk)

    told = client.post(address, {"saying": "thanks"}, headers=HTMX).content.decode()
    marked = said_about(question(talk)), asked(talk)
    undo = next(piece for piece in told.split('"') if "/undo/" in piece)
    client.post(undo, headers=HTMX)

    assert "Marked as thanks." in told
    assert marked == (Said(mark="thanks"), before)
    assert said_about(question(talk)) == Said()


def test_a_mark_stays_beside_what_else_is_said(talk: Talk, owner: Person) -> None:
    for saying in (Saying.SUGGESTION, Saying.NOT_BUSINESS):
        correct_message(message=question(talk), saying=saying, by=owner, at=START)

    assert said_about(question(talk)) == Said(False, "", False, True, "suggestion")
    assert with_saying(said_about(question(talk)), Saying.UNMARKED).mark == ""
    assert asked(talk) == []
