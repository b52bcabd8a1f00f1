from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from tests.apps.conversations.talk import START, Talk, another_room, supplier_with_talk
from tests.apps.orders.ordering import line_of, ordered
from tests.conftest import browser_of

from guanxi.apps.accounts.labels import Language
from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import MessageKind, SegmentState, Urgency
from guanxi.apps.conversations.queries import timeline
from guanxi.apps.files.actions import store_file
from guanxi.apps.files.models import StoredFile
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.orders.labels import Result
from guanxi.apps.orders.models import Inspection

pytestmark = pytest.mark.usefixtures("today")

Url = Callable[..., str]


@pytest.fixture
def page(talk: Talk, client: Client, url: Url) -> Callable[..., str]:
    """The supplier's page as the owner reads it, with these query parameters."""

    def read(browser: Client = client, **asked: object) -> str:
        answer = browser.get(url("supplier", pk=talk.room.supplier_id), asked)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return read


def test_a_message_stands_under_its_day_on_both_clocks(
    talk: Talk, page: Callable[..., str]
) -> None:
    talk.say(0, "theirs", "样品寄出了")

    shown = page()

    assert "Mon 16 Nov" in shown
    assert "16:00 Ningbo · 09:00 Berlin" in shown
    assert '<p class="ev-text" lang="zh-Hans">样品寄出了</p>' in shown


def test_an_answer_says_how_long_it_took_in_their_hours(
    talk: Talk, page: Callable[..., str]
) -> None:
    question = talk.say(0, "ours", "When will it be ready?")
    talk.asked(question, talk.say(60 * 18, "theirs", "周五"))

    # 16:00 to 17:30 in Ningbo, and the next day from 08:30 to 10:00.
    assert "They answered after 3 h of their working hours; 1 working day agreed" in page()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SegmentState.RUNNING, "Waiting, until Tue 17 Nov, 16:00 Ningbo · 09:00 Berlin"),
        (SegmentState.LATE, "Still waiting; the time was Tue 17 Nov, 16:00 Ningbo · 09:00 Berlin"),
        (SegmentState.UNKNOWN, "What followed is not here yet"),
        (SegmentState.UNSURE, "Does it need an answer?"),
    ],
)
def test_a_request_says_how_it_stands_in_calm_words(
    talk: Talk, page: Callable[..., str], state: SegmentState, words: str
) -> None:
    talk.asked(talk.say(0, "theirs", "OK?"), state=state, urgency=Urgency.URGENT)

    assert words in page()


def test_whose_turn_it_is_stands_above_the_timeline(talk: Talk, page: Callable[..., str]) -> None:
    talk.asked(talk.say(0, "theirs", "OK?"))

    assert "It is your turn since Mon 16 Nov, 09:00." in page()


def test_words_of_a_message_are_never_run(talk: Talk, client: Client, url: Url) -> None:
    talk.say(0, "theirs", "<script>alert(1)</script>")

    raw = client.get(url("supplier", pk=talk.room.supplier_id)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in raw
    assert "<script>alert" not in raw


def stored(talk: Talk, media_type: str) -> StoredFile:
    file = store_file(workspace=talk.room.workspace, chunks=[media_type.encode()], limit=99)
    file.media_type = media_type
    file.save()
    return file


@pytest.mark.parametrize(
    ("kind", "media_type", "mark"),
    [
        (MessageKind.PHOTO, "image/jpeg", '<img src="{}" alt="Photo x.bin" loading="lazy">'),
        (MessageKind.VOICE, "audio/ogg", '<audio controls preload="none" src="{}"'),
        (MessageKind.VOICE, "application/ogg", '<audio controls preload="none" src="{}"'),
        (MessageKind.VIDEO, "video/mp4", '<video controls preload="none" src="{}"'),
        (MessageKind.FILE, "application/pdf", '<a class="door" href="{}">x.bin</a>'),
        (MessageKind.PHOTO, "image/svg+xml", '<a class="door" href="{}">x.bin</a>'),
        (MessageKind.FILE, "text/html", '<a class="door" href="{}">x.bin</a>'),
    ],
)
def test_media_are_shown_played_or_offered(
    talk: Talk, page: Callable[..., str], url: Url, kind: MessageKind, media_type: str, mark: str
) -> None:
    file = stored(talk, media_type)
    talk.say(0, "theirs", kind=kind, file=file, attachment="x.bin")

    assert mark.format(url("stored_file", sha256=file.sha256)) in page()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": MessageKind.DELETED}, "Deleted by the sender."),
        ({"kind": MessageKind.MEDIA}, "Photo, video or file, left out of the export"),
        ({"kind": MessageKind.PHOTO, "attachment": "a.jpg"}, "Photo a.jpg: not in the export"),
        ({"kind": MessageKind.VOICE}, "Voice message, left out of the export."),
        ({"edited": True, "text": "x"}, "edited"),
        ({"erased": True}, "Erased for good."),
    ],
)
def test_what_is_missing_from_a_message_is_said(
    talk: Talk, page: Callable[..., str], more: dict[str, object], words: str
) -> None:
    talk.say(0, "theirs", **{"text": "", **more})

    assert words in page()


def test_withdrawn_and_private_messages_are_nowhere_on_the_page(
    talk: Talk, page: Callable[..., str], people: SimpleNamespace
) -> None:
    talk.asked(talk.say(0, "theirs", "secret one?", private_to=people.manager))
    talk.asked(talk.say(1, "theirs", "secret two?", withdrawn=True))

    assert "secret" not in page()


def test_older_entries_come_by_htmx_without_saying_their_day_again(
    talk: Talk, client: Client, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "PAGE", 2)
    said = [talk.say(minute, "theirs", f"no. {minute}") for minute in range(4)]
    address = url("supplier", pk=talk.room.supplier_id)
    whole = client.get(address).content.decode()
    older = f"{address}?before=m{said[2].pk}"

    part = client.get(older, headers={"HX-Request": "true", "HX-Target": "older"})

    text = part.content.decode()
    assert f'hx-get="?before=m{said[2].pk}"' in whole
    assert ("no. 1" in text, "no. 0" in text, "no. 2" in text) == (True, True, False)
    assert "dayline" not in text
    assert "<html" not in text
    assert "no. 1" in client.get(older).content.decode()


def test_a_message_asked_for_is_marked_and_has_its_neighbours(
    talk: Talk, page: Callable[..., str]
) -> None:
    said = [talk.say(minute, "theirs", f"no. {minute}") for minute in range(3)]

    shown = page(at=said[1].pk)

    assert f'<article class="ev is-found" id="m{said[1].pk}"' in shown
    assert shown.count("is-found") == 1
    assert "no. 0" in shown
    assert "no. 2" in shown


def test_one_room_can_be_read_alone(
    talk: Talk, page: Callable[..., str], client: Client, owner: Person, url: Url
) -> None:
    other = another_room(talk.room.supplier, owner)
    talk.say(0, "ours", "in the first")
    other.say(0, "ours", "in the second")

    answer = client.get(url("room", pk=other.room.pk))

    assert answer["Location"] == f"{url('supplier', pk=talk.room.supplier_id)}?room={other.room.pk}"
    assert "in the first" not in page(room=other.room.pk)


def test_what_is_owed_both_ways_stands_on_the_left(
    talk: Talk, page: Callable[..., str], owner: Person
) -> None:
    note_promise(
        supplier=talk.room.supplier, debtor="theirs", what="Carton drop test",
        due=START + timedelta(days=400), by=owner, at=START,
    )  # fmt: skip

    shown = page()

    assert "They owe us" in shown
    assert "Carton drop test" in shown
    assert "We owe them" not in shown


def test_a_supplier_with_nothing_said_says_what_to_do_first(page: Callable[..., str]) -> None:
    shown = page()

    assert "Nothing said yet" in shown
    assert "Bring in a chat" in shown


def test_a_filter_without_entries_offers_the_way_back(page: Callable[..., str]) -> None:
    assert "Nothing of this kind is here." in page(show="files")


def test_viewers_read_and_are_offered_no_act(
    talk: Talk, page: Callable[..., str], people: SimpleNamespace
) -> None:
    talk.say(0, "theirs", "好的")

    shown = page(browser_of(people.viewer))

    assert "好的" in shown
    assert "calls/new/" not in shown
    assert 'class="ev-acts"' not in shown


def test_other_workspaces_suppliers_do_not_exist_here(
    people: SimpleNamespace, client: Client, url: Url
) -> None:
    with scope(workspace=people.elsewhere):
        theirs = supplier_with_talk(people.elsewhere, people.stranger)

    answers = [
        client.get(url(name, pk=pk)).status_code
        for name, pk in [
            ("supplier", theirs.room.supplier_id),
            ("room", theirs.room.pk),
            ("answers", theirs.room.supplier_id),
            ("log_call", theirs.room.supplier_id),
        ]
    ]

    assert answers == [404] * 4


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, ("Everything", "Open questions", "Mon 16 Nov", "Ningbo")),
        (Language.CHINESE, ("全部", "未回的问题", "11月16日 周一", "16:00 宁波 · 09:00 柏林")),
    ],
)
def test_the_page_speaks_both_languages(
    talk: Talk, page: Callable[..., str], owner: Person, language: Language, words: tuple[str, ...]
) -> None:
    owner.language = language
    owner.save()
    talk.asked(talk.say(0, "theirs", "OK?"), talk.say(5, "ours", "Yes"))

    shown = page()

    assert [word for word in words if word not in shown] == []


def test_the_page_asks_as_few_questions_of_the_database_for_a_long_chat(
    talk: Talk, client: Client, url: Url, owner: Person
) -> None:
    address = url("supplier", pk=talk.room.supplier_id)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    def more(minute: int) -> None:
        room = another_room(talk.room.supplier, owner)
        room.asked(room.say(minute, "ours", "When?"), room.say(minute + 9, "theirs", "周五"))
        room.asked(room.say(minute + 20, "theirs", "OK?"))

    more(0)
    count()  # the first request also opens the session's workspace
    with_one = count()
    more(100)
    more(200)

    assert count() == with_one


def test_orders_and_inspections_stand_in_the_timeline_with_their_doors(
    talk: Talk, page: Callable[..., str], url: Url
) -> None:
    order = ordered(talk.room.supplier, "PO-7")
    line = line_of(order, original=date(2026, 11, 30))
    Inspection.objects.create(
        workspace=order.workspace, supplier=order.supplier, order=order, line=line, key="1",
        lot="L2", day=date(2026, 11, 12), inspected=80, major=2, result=Result.FAILED, note="Dents",
    )  # fmt: skip

    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(show="orders")))

    assert "Inspection for order PO-7" in shown
    assert "Failed Thu 12 Nov Candle · red · L2 · 80 units inspected · 2 major Dents" in shown
    assert shown.index("Inspection for order PO-7") < shown.index("Tue 1 Sep Candle · red")
    assert f'href="{url("order", pk=order.pk)}#inspections"' in page(show="orders")
