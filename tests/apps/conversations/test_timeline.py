from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import START, Talk, another_room, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.labels import CallKind, MessageKind, SegmentState
from guanxi.apps.conversations.models import Call, Message, Room
from guanxi.apps.conversations.queries import timeline
from guanxi.apps.conversations.queries.timeline import Timeline, first_said, supplier_timeline
from guanxi.apps.orders.models import Inspection, PurchaseOrder


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    return supplier_with_talk(workspace, owner)


def read(talk: Talk, person: Person, **asked: object) -> Timeline:
    return supplier_timeline(talk.room.supplier, person=person, **asked)  # type: ignore[arg-type]


def keys(page: Timeline) -> list[str]:
    return [entry.key for entry in page.entries]


def call(talk: Talk, minute: float) -> Call:
    made: Call = Call.objects.create(
        workspace=talk.room.workspace, supplier=talk.room.supplier, kind=CallKind.PHONE,
        at=START + timedelta(minutes=minute), minutes=5,
    )  # fmt: skip
    return made


def test_timeline_holds_all_rooms_and_calls_the_newest_first(talk: Talk, owner: Person) -> None:
    other = another_room(talk.room.supplier, owner)
    first = talk.say(0, "ours", "one")
    second = other.say(5, "theirs", "two")
    third = talk.say(9, "theirs", "three")
    spoken = call(talk, 7)

    page = read(talk, owner)

    assert keys(page) == [f"m{third.pk}", f"c{spoken.pk}", f"m{second.pk}", f"m{first.pk}"]
    assert (page.older, page.newer) == ("", "")


def test_timeline_pages_lose_and_repeat_nothing_within_a_minute(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "PAGE", 3)
    other = another_room(talk.room.supplier, owner)
    for rank in range(8):
        (talk if rank % 2 else other).say(0, "theirs", "好的", rank=rank // 2)
    call(talk, 0)
    talk.say(-1, "ours", "first")
    whole = [*keys(page := read(talk, owner))]

    while page.older:
        page = read(talk, owner, before=page.older)
        whole += keys(page)

    assert len(whole) == len(set(whole)) == 10
    monkeypatch.setattr(timeline, "PAGE", 100)
    assert whole == keys(read(talk, owner))


def test_a_supplier_of_a_thousand_mail_threads_is_read_like_any_other(
    talk: Talk, owner: Person
) -> None:
    room, said = talk.room, talk.say(0, "theirs", "first")
    threads = Room.objects.bulk_create(
        Room(
            workspace_id=room.workspace_id, supplier_id=room.supplier_id, channel="mail",
            title="PO", thread=f"<{n}@example.com>",
        )
        for n in range(1_001)
    )  # fmt: skip
    Message.objects.bulk_create(
        Message(
            workspace_id=room.workspace_id, room=one, source_id=said.source_id, kind="text",
            text="hello", digest="x", at=START + timedelta(minutes=n),
        )
        for n, one in enumerate(threads)
    )  # fmt: skip

    page = read(talk, owner)

    newest = [one.pk for one in threads[: -timeline.PAGE - 1 : -1]]
    assert [one.message and one.message.room_id for one in page.entries] == newest


def evening(talk: Talk) -> float:
    """The minutes from START to the evening there, when what has but a day stands."""
    there = START.astimezone(ZoneInfo(talk.room.supplier.zone))
    return (there.replace(hour=18, minute=0) - there) / timedelta(minutes=1)


def order_and_inspections(talk: Talk, *days: date | None) -> tuple[PurchaseOrder, list[Inspection]]:
    """An order placed on the first of these days, and an inspection on each of the others."""
    shared = {"workspace": talk.room.workspace, "supplier": talk.room.supplier}
    order = PurchaseOrder.objects.create(**shared, number="PO-1", ordered=days[0], noted_at=START)
    lots = [
        Inspection.objects.create(**shared, order=order, key=str(n), day=day, inspected=80)
        for n, day in enumerate(days[1:])
    ]
    return order, lots


def test_timeline_holds_orders_and_inspections_at_the_end_of_their_day_there(
    talk: Talk, owner: Person
) -> None:
    day = START.astimezone(ZoneInfo(talk.room.supplier.zone)).date()
    order, [lot, _no_day] = order_and_inspections(talk, day, day + timedelta(days=1), None)
    before = talk.say(evening(talk) - 1, "ours", "one")
    after = talk.say(evening(talk) + 1, "ours", "two")

    assert keys(read(talk, owner)) == [
        f"i{lot.pk}", f"m{after.pk}", f"o{order.pk}", f"m{before.pk}",
    ]  # fmt: skip
    assert keys(read(talk, owner, show="orders")) == [f"i{lot.pk}", f"o{order.pk}"]
    assert keys(read(talk, owner, room=talk.room.pk)) == [f"m{after.pk}", f"m{before.pk}"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_timeline_pages_lose_and_repeat_nothing_where_all_stands_at_one_instant(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    day = START.astimezone(ZoneInfo(talk.room.supplier.zone)).date()
    order_and_inspections(talk, day, day, day, day - timedelta(days=1), day + timedelta(days=1))
    for minute in (-1, 0, 1):
        talk.say(evening(talk) + minute, "ours", "one")
        call(talk, evening(talk) + minute)
    whole = keys(read(talk, owner))
    monkeypatch.setattr(timeline, "PAGE", size)

    down = [*keys(page := read(talk, owner))]
    while page.older:
        down += keys(page := read(talk, owner, before=page.older))
    up = [whole[-1]]
    newer = up[0]
    while newer:
        page = read(talk, owner, after=newer)
        up, newer = [*keys(page), *up], page.newer

    assert down == up == whole
    assert len(whole) == 11


def test_timeline_goes_back_up_the_way_it_came(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "PAGE", 2)
    said = [talk.say(0, "theirs", "好的", rank=rank) for rank in range(5)]
    newest_first = [f"m{message.pk}" for message in reversed(said)]

    up = read(talk, owner, after=newest_first[4])

    assert keys(up) == newest_first[2:4]
    assert (up.newer, up.older) == (newest_first[2], newest_first[3])


def test_timeline_opens_around_the_message_asked_for(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "PAGE", 2)
    monkeypatch.setattr(timeline, "ABOVE", 1)
    said = [talk.say(minute, "theirs", "好的") for minute in range(6)]
    newest_first = [f"m{message.pk}" for message in reversed(said)]

    page = read(talk, owner, at=said[3].pk)

    assert keys(page) == newest_first[1:5]
    assert (page.newer, page.older) == (newest_first[1], newest_first[4])


def test_timeline_never_shows_what_is_withdrawn_or_private_to_somebody_else(
    talk: Talk, people: SimpleNamespace
) -> None:
    hidden = [
        talk.say(1, "theirs", "gone", withdrawn=True),
        talk.say(2, "ours", "hers", private_to=people.manager),
    ]
    mine = talk.say(3, "ours", "mine", private_to=people.owner)
    Call.objects.filter(pk=call(talk, 4).pk).update(withdrawn_at=START)

    assert keys(read(talk, people.owner)) == [f"m{mine.pk}"]
    assert [keys(read(talk, people.owner, at=message.pk)) for message in hidden] == [
        [f"m{mine.pk}"]
    ] * 2


@pytest.mark.parametrize("key", ["m999999", "c1", "x", "m", "", "m" + "9" * 40, "m-1", "m٣"])
def test_timeline_of_an_impossible_key_starts_at_the_newest(
    talk: Talk, owner: Person, key: str
) -> None:
    said = talk.say(0, "ours", "one")

    assert keys(read(talk, owner, before=key)) == [f"m{said.pk}"]


def test_timeline_filters_show_what_they_name(talk: Talk, owner: Person) -> None:
    text = talk.say(0, "ours", "one")
    photo = talk.say(1, "theirs", kind=MessageKind.PHOTO)
    missed = talk.say(2, "theirs", kind=MessageKind.MISSED_CALL)
    notice = talk.say(3, "", "encrypted", kind=MessageKind.SYSTEM)
    spoken = call(talk, 4)
    talk.asked(text, state=SegmentState.LATE)
    everything = [spoken, notice, missed, photo, text]

    shown = {show: keys(read(talk, owner, show=show)) for show in timeline.SHOWN}

    def of(*rows: object) -> list[str]:
        return [f"{'c' if isinstance(row, Call) else 'm'}{row.pk}" for row in rows]  # type: ignore[attr-defined]

    assert shown == {
        "": of(*everything),
        "messages": of(photo, text),
        "calls": of(spoken, missed),
        "files": of(photo),
        "orders": [],
        "open": of(text),
    }


def test_timeline_entries_know_what_they_ask_and_what_they_answer(
    talk: Talk, owner: Person
) -> None:
    question, answer = talk.say(0, "ours", "When?"), talk.say(5, "theirs", "周五")
    segment = talk.asked(question, answer)

    newest, oldest = read(talk, owner).entries

    assert (newest.opens, newest.answers) == (None, (segment,))
    assert (oldest.opens, oldest.answers) == (segment, ())


def test_timeline_asks_as_few_questions_of_the_database_for_many_messages(
    talk: Talk, owner: Person
) -> None:
    def one_more(minute: int) -> None:
        question, answer = talk.say(minute, "ours", "When?"), talk.say(minute + 1, "theirs", "周五")
        talk.asked(question, answer)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(talk, owner)
        return len(queries)

    one_more(0)
    with_one = count()
    one_more(10)
    one_more(20)

    assert count() == with_one == 8


def test_first_said_is_the_oldest_message_that_stands(talk: Talk, owner: Person) -> None:
    other = another_room(talk.room.supplier, owner)
    talk.say(-5, "ours", "gone", withdrawn=True)
    other.say(-2, "ours", "first")
    talk.say(3, "ours", "later")

    assert first_said(talk.room.supplier) == START - timedelta(minutes=2)
