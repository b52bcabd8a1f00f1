"""By which channels a supplier can be reached: from handles, messages and calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.talk import Talk, another_room, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.queries.ways import reach_of
from guanxi.apps.suppliers.actions import add_contact, add_handle
from guanxi.apps.suppliers.labels import Channel
from guanxi.domain.suppliers.ways import WayState

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
DAY = 1440
Url = Callable[..., str]


@pytest.fixture
def talk(workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch) -> Talk:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return on(supplier_with_talk(workspace, owner), Channel.WHATSAPP, NOW)


def on(talk: Talk, channel: Channel, known_until: datetime) -> Talk:
    talk.room.channel, talk.room.known_until = channel, known_until
    talk.room.last_at = NOW
    talk.room.save()
    return talk


def ways(talk: Talk) -> tuple[list[tuple[str, str, date | None]], bool]:
    reach = reach_of([talk.room.supplier], now=NOW)[0]
    return [(way.channel.value, way.state.value, way.last) for way in reach.ways], reach.too_few


def test_one_channel_and_an_untried_number_are_one_way(talk: Talk, owner: Person) -> None:
    talk.say(0, "theirs", "Half of them")
    contact = add_contact(supplier=talk.room.supplier, name="Chen", by=owner, at=NOW)
    for channel in ("phone", "whatsapp"):
        add_handle(contact=contact, channel=channel, value="1", by=owner, at=NOW)

    assert ways(talk) == (
        [("whatsapp", "working", date(2026, 11, 16)), ("phone", "unused", None)], True,
    )  # fmt: skip


def test_a_call_that_was_answered_is_a_second_way(talk: Talk, owner: Person) -> None:
    talk.say(0, "theirs", "Half of them")
    for answered, kind in ((False, CallKind.VIDEO), (True, CallKind.PHONE)):
        log_call(
            supplier=talk.room.supplier, kind=kind, answered=answered, minutes=3, note="",
            called_at=NOW - timedelta(days=9), by=owner, at=NOW,
        )  # fmt: skip

    assert ways(talk) == (
        [("whatsapp", "working", date(2026, 11, 16)), ("phone", "working", date(2026, 11, 14))],
        False,
    )


def test_a_channel_they_left_is_noticed_as_far_as_it_is_known(talk: Talk, owner: Person) -> None:
    for day in range(-60, -50):
        talk.say(day * DAY, "theirs", "Done")
    talk.say(-DAY, "ours", "Still there?")
    wechat = on(another_room(talk.room.supplier, owner), Channel.WECHAT, NOW)
    wechat.say(0, "theirs", "Here I am")

    noticed = ways(talk)
    on(talk, Channel.WHATSAPP, NOW - timedelta(days=55))
    unknown = ways(talk)

    left = date(2026, 9, 26)
    assert noticed == (
        [("wechat", "working", date(2026, 11, 16)), ("whatsapp", "silent", left)], True,
    )  # fmt: skip
    assert unknown == (
        [("wechat", "working", date(2026, 11, 16)), ("whatsapp", "unknown", left)], False,
    )  # fmt: skip


def test_automatic_answers_are_nobodys_word(talk: Talk) -> None:
    talk.say(0, "theirs", "I am out of the office", automatic=True)

    assert ways(talk) == ([("whatsapp", "unused", None)], True)


def test_asking_for_many_costs_as_much_as_for_one(
    talk: Talk, workspace: Workspace, owner: Person, django_assert_num_queries: Callable
) -> None:
    talk.say(0, "theirs", "Yes")
    suppliers = [talk.room.supplier]
    for name in ("A", "B"):
        other = on(supplier_with_talk(workspace, owner, name=name), Channel.MAIL, NOW)
        other.say(0, "theirs", "Yes")
        suppliers.append(other.room.supplier)

    with django_assert_num_queries(3):
        found = reach_of(suppliers, now=NOW)

    assert [[way.state for way in one.ways] for one in found] == [[WayState.WORKING]] * 3


def test_pages_say_who_is_hard_to_reach(talk: Talk, client: Client, url: Url) -> None:
    supplier = talk.room.supplier
    before = client.get(url("rhythm")).content.decode()
    talk.say(0, "theirs", "Half of them")

    rhythm = client.get(url("rhythm")).content.decode()
    page = client.get(url("supplier", pk=supplier.pk)).content.decode()

    assert "Only 1 way to reach them" not in before
    assert "Only 1 way to reach them" in rhythm
    assert "heard on Mon 16 Nov" in rhythm
    assert "Only 1 way to reach them" in page
