"""A name in a chat that passes from one person to another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.apps.conversations.exports import Line, android, begin

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.handovers import rooms_to_follow
from guanxi.apps.conversations.models import Message, Participant, Room, Segment
from guanxi.apps.suppliers.actions import add_contact, create_supplier, pass_handle, remove_handle
from guanxi.apps.suppliers.models import Contact, Handle, Supplier

NOW = datetime(2026, 11, 30, tzinfo=UTC)
# From Wednesday 4 November on, by Ningbo's clock: 16:00 on Tuesday in UTC.
PASSED = date(2026, 11, 4)
CHAT: list[Line] = [
    (0, "Nora Hansen", "Can you send the PI today?"),
    (5, "陈经理", "PI 发你了"),
    (24 * 60 + 6 * 60 + 50, "Nora Hansen", "When do you ship?"),  # Tuesday 15:50
    (24 * 60 + 7 * 60 + 1, "陈经理", "下周三发货"),  # 16:01: his successor's first day
]


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=NOW)


def bring_in(supplier: Supplier, by: Person, lines: list[Line] = CHAT) -> Room:
    found = begin(supplier.workspace, by, android(lines))
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    actions.confirm_intake(
        intake=found, supplier=supplier, people=found.people, left_out=[],
        exported_at=NOW, by=by, at=timezone.now(),
    )  # fmt: skip
    tasks.write_intake(found.pk)
    return Room.objects.get()


def pass_on(supplier: Supplier, by: Person, side: str = "theirs") -> Contact:
    handle = Handle.objects.get(value="陈经理")
    lily = add_contact(supplier=supplier, name="Lily", side=side, by=by, at=NOW)
    pass_handle(handle=handle, to=lily, from_date=PASSED, by=by, at=NOW)
    return lily


def follow() -> None:
    """What the pass of each minute does."""
    for room in rooms_to_follow():
        tasks.follow_handles_of(room.pk)


def spoken_by() -> list[str]:
    said = Message.objects.order_by("at").select_related("participant__contact")
    return [str(one.participant.contact or "us") for one in said if one.participant]


def test_messages_of_each_day_are_its_holders(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner)
    pass_on(supplier, owner)

    follow()

    assert spoken_by() == ["us", "陈经理", "us", "Lily"]
    assert not rooms_to_follow().exists()


def test_an_export_brought_in_after_the_change_is_shared_out_at_once(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner)
    pass_on(supplier, owner)

    later = [*CHAT, (36 * 60, "陈经理", "已经装柜了")]
    bring_in(supplier, owner, later)
    bring_in(supplier, owner, later)

    assert spoken_by() == ["us", "陈经理", "us", "Lily", "Lily"]
    assert Participant.objects.filter(name="陈经理").count() == 2


def test_taking_the_change_back_gives_all_of_it_to_the_first_holder(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner)
    lily = pass_on(supplier, owner)
    follow()

    remove_handle(handle=Handle.objects.get(contact=lily), by=owner, at=NOW)
    follow()

    assert spoken_by() == ["us", "陈经理", "us", "陈经理"]
    assert Participant.objects.filter(name="陈经理").count() == 1


def test_a_successor_who_speaks_for_nobody_answers_nothing(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner)
    before = list(Segment.objects.order_by("opened").values_list("answered", flat=True))

    pass_on(supplier, owner, side="third")
    follow()

    after = list(Segment.objects.order_by("opened").values_list("answered", flat=True))
    assert [at is not None for at in before] == [True, True]
    assert [at is not None for at in after] == [True, False]


def test_answer_times_are_told_apart_by_who_had_the_name(
    supplier: Supplier, owner: Person, client: Client, url: object
) -> None:
    bring_in(supplier, owner)
    pass_on(supplier, owner)
    with scope(workspace=supplier.workspace):
        follow()

    page = client.get(url("answers", pk=supplier.pk) + "?side=theirs&years=all").content.decode()  # type: ignore[operator]

    people = page[page.index("Answered by") :]
    assert ">陈经理</a>" in people
    assert ">Lily</a>" in people
