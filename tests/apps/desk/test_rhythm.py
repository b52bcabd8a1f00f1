"""The pages of the rhythm: whom we are losing touch with, and one supplier week by week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.conversations.talk import START, Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.desk.queries.rhythm import in_touch, long_silent
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.domain.cadence import Touch

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
Url = Callable[..., str]


@pytest.fixture
def talk(workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch) -> Talk:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    made = supplier_with_talk(workspace, owner)
    made.room.known_until = NOW
    made.room.save()
    made.say(0, "ours", "How far are the boxes?")
    made.say(30, "theirs", "Half of them")
    return made


def test_those_being_lost_come_first(talk: Talk, workspace: Workspace, owner: Person) -> None:
    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)
    other = supplier_with_talk(workspace, owner, name="Foshan Ruibo")
    other.room.known_until = NOW
    other.room.save()
    other.say(6 * 1440, "ours", "Good news?")
    other.say(6 * 1440 + 5, "theirs", "Yes")
    reconcile_rhythm(supplier=other.room.supplier, at=NOW)

    found = in_touch(now=NOW)

    names = [(one.supplier.name, one.state) for one in found]
    assert names == [("Ningbo Huamei", Touch.LOST), ("Foshan Ruibo", Touch.DUE)]


def test_whom_nobody_wrote_to_for_weeks_is_listed_apart(talk: Talk) -> None:
    supplier = talk.room.supplier
    later = NOW + timedelta(days=60)
    reconcile_rhythm(supplier=supplier, at=NOW)
    reconcile_rhythm(supplier=supplier, at=later)

    heard = [one.supplier.pk for one in in_touch(now=later)]

    assert heard == []
    assert long_silent(heard) == [(supplier, START)]


def test_the_page_says_whom_we_are_losing_touch_with(talk: Talk, client: Client, url: Url) -> None:
    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)

    page = client.get(url("rhythm")).content.decode()

    assert "You are losing touch with 1 supplier" in page
    assert "last Mon 16 Nov" in page


def test_a_supplier_is_read_week_by_week(talk: Talk, client: Client, url: Url) -> None:
    page = client.get(url("supplier_rhythm", pk=talk.room.supplier.pk)).content.decode()

    assert '<span class="num">1/6</span>' in page
    assert "Too little" in page
    assert "Not begun: Video call, E-mail, Report." in page


def test_with_nothing_known_the_pages_say_how_to_begin(
    workspace: Workspace, owner: Person, client: Client, url: Url
) -> None:
    supplier = create_supplier(
        workspace=workspace, name="Dehua", name_zh="", city="", city_zh="", by=owner, at=NOW
    )

    assert "Nothing to keep up yet" in client.get(url("rhythm")).content.decode()
    page = client.get(url("supplier_rhythm", pk=supplier.pk)).content.decode()
    assert "No contact known yet" in page


def test_the_list_costs_the_same_for_one_and_for_many(
    talk: Talk, workspace: Workspace, owner: Person, django_assert_max_num_queries: Callable
) -> None:
    for name in ("A", "B", "C"):
        made = supplier_with_talk(workspace, owner, name=name)
        made.say(0, "ours", "Good morning")
        made.say(3, "theirs", "Good morning")
        reconcile_rhythm(supplier=made.room.supplier, at=NOW)

    with django_assert_max_num_queries(1):
        found = in_touch(now=NOW)

    assert len(found) == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1 contact not about business, on Mon 16 Nov"), ("zh-hans", "与业务无关的联系1次")],
)
def test_what_was_not_about_business_has_its_own_sign(
    talk: Talk, owner: Person, client: Client, url: Url, language: str, words: str
) -> None:
    wishes = talk.say(60, "theirs", "祝您中秋快乐！")
    correct_message(message=wishes, saying=Saying.NOT_BUSINESS, by=owner, at=NOW)
    owner.language = language
    owner.save()

    page = client.get(url("supplier_rhythm", pk=talk.room.supplier.pk)).content.decode()

    assert words in page
    assert "♡</span>" in page
