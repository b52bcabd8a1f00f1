"""Why a message was taken for a request, in words a person can check."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import NOW, Talk
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.cue_words import CUES
from guanxi.apps.conversations.labels import MessageKind, SegmentState
from guanxi.apps.conversations.models import Correction, Message
from guanxi.apps.conversations.queries.reasons import Reason, why_request
from guanxi.domain.conversations.speech import Role
from guanxi.domain.conversations.speech.tables import ANYWHERE, FIRST_WORDS

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]


def again(message: Message) -> Message:
    return Message.objects.select_related("room", "participant").get(pk=message.pk)


def words(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def test_every_cue_that_can_ask_has_its_words() -> None:
    names = {cue.name for cue in (*ANYWHERE, *FIRST_WORDS)}

    assert names - set(CUES) == set()


@pytest.mark.parametrize(
    ("who", "text", "role", "cue", "marked"),
    [
        ("ours", "When will the samples be ready", Role.QUESTION, "asks when", False),
        ("ours", "样品什么时候好？", Role.QUESTION, "asks when", True),
        ("theirs", "请确认颜色", Role.REQUEST, "asks to confirm", False),
    ],
)
def test_the_cue_that_decided_is_named(
    talk: Talk, who: str, text: str, role: Role, cue: str, marked: bool
) -> None:
    found = why_request(again(talk.say(0, who, text)))

    assert found is not None
    assert (found.role, found.marked) == (role, marked)
    assert cue in found.cues


def test_what_needs_no_answer_and_what_is_erased_has_no_reason(talk: Talk) -> None:
    thanks = talk.say(0, "ours", "Thank you")
    gone = talk.say(1, "ours", "", erased=True)

    assert (why_request(again(thanks)), why_request(again(gone))) == (None, None)


def test_what_was_said_before_it_counts(talk: Talk) -> None:
    """After "drawing or last lot?" an order is the decision, and asks nothing."""
    talk.say(0, "theirs", "按图纸做还是按上次做？")
    decided = talk.say(5, "ours", "按图纸做")

    assert why_request(again(decided)) is None


def test_a_persons_word_is_the_reason_where_somebody_said_so(talk: Talk, owner: Person) -> None:
    message = talk.say(0, "theirs", "Samples are on the table")
    Correction.objects.create(
        workspace=message.workspace, message=message, needs_answer=True, by=owner, at=NOW
    )

    assert why_request(again(message)) == Reason(Role.QUESTION, ("a person said so",), False)


def test_a_photo_alone_says_that_nobody_can_tell(talk: Talk, client: Client, url: Url) -> None:
    photo = talk.say(0, "theirs", kind=MessageKind.PHOTO)
    talk.asked(photo, state=SegmentState.UNSURE, urgency="", due=None)

    shown = words(client.get(url("why_request", pk=photo.pk)).content)

    assert "It may need an answer" in shown
    assert "nobody can tell without opening it" in shown


def test_the_timeline_opens_the_reason_under_the_message(
    talk: Talk, client: Client, url: Url
) -> None:
    asked = talk.say(0, "ours", "When will the samples be ready")
    talk.asked(asked)
    talk.say(1, "theirs", "Thank you")

    page = client.get(url("supplier", pk=talk.room.supplier_id)).content.decode()
    part = client.get(url("why_request", pk=asked.pk), headers={"HX-Request": "true"}).content

    assert page.count(f'hx-get="{url("why_request", pk=asked.pk)}"') == 1
    assert page.count("/why/") == 2
    assert words(part) == (
        "Taken for a question; it needs no question mark It asks when. "
        "Not so? Say it with one click beside the message; it is remembered."
    )


def test_without_scripts_the_reason_is_a_page_with_the_corrections(
    talk: Talk, client: Client, url: Url
) -> None:
    asked = talk.say(0, "ours", "When will the samples be ready?")
    talk.asked(asked)

    page = client.get(url("why_request", pk=asked.pk)).content.decode()

    assert "Taken for a question" in page
    assert 'name="saying" value="needs_none"' in page
    assert f"?at={asked.pk}#m{asked.pk}" in page


def test_a_private_message_gives_no_reason_to_others(
    talk: Talk, people: SimpleNamespace, owner: Person, url: Url
) -> None:
    asked = talk.say(0, "theirs", "When will you pay?", private_to=owner)

    answer = browser_of(people.manager).get(url("why_request", pk=asked.pk))

    assert answer.status_code == 404


def test_reading_begins_where_nothing_was_open_and_costs_no_more_with_more(talk: Talk) -> None:
    counts = []
    for many in (1, 12):
        for minute in range(many):
            talk.say(minute + 60 * many, "theirs", "样品怎么样？")
        asked = again(talk.say(200 * many, "ours", "When will they be ready?"))
        with CaptureQueriesContext(connection) as queries:
            why_request(asked)
        counts.append(len(queries))

    assert counts == [2, 2]
