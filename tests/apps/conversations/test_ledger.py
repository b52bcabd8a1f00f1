"""What a brought-in chat makes both sides owe."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.apps.conversations.exports import START, Line, android, begin

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.people import place_people
from guanxi.apps.conversations.models import Participant, Room
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier

URGENT = "Urgent! The truck is at your gate, where is the packing list?"


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)


def bring_in(supplier: Supplier, owner: Person, lines: list[Line], known_until: datetime) -> None:
    found = begin(supplier.workspace, owner, android(lines))
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    actions.confirm_intake(
        intake=found, supplier=supplier, people=found.people, left_out=[],
        exported_at=known_until, by=owner, at=timezone.now(),
    )  # fmt: skip
    tasks.write_intake(found.pk)


def owed(rule: str = "answer") -> list[tuple[str, str, str, str]]:
    rows = Obligation.objects.filter(rule=rule).order_by("opened", "occurrence")
    return [(row.debtor, row.params.get("urgency", ""), row.state, row.occurrence) for row in rows]


def test_an_answered_question_was_owed_and_kept(supplier: Supplier, owner: Person) -> None:
    lines = [(0, "陈经理", "可以安排大货吗？"), (30, "Nora Hansen", "Yes")]

    bring_in(supplier, owner, lines, START + timedelta(hours=1))

    assert owed() == [("ours", "regular", "kept", "")]


def test_an_urgent_question_taken_up_in_time_is_kept_and_the_rest_stays_owed(
    supplier: Supplier, owner: Person
) -> None:
    lines = [(0, "Nora Hansen", URGENT), (5, "陈经理", "收到")]

    bring_in(supplier, owner, lines, START + timedelta(hours=1))

    assert owed() == [
        ("theirs", "urgent", "kept", ""),
        ("theirs", "regular", "unknown", "rest"),  # long past, and known for an hour only
    ]


def test_silence_beyond_what_is_known_is_nobodys_delay(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, [(0, "Nora Hansen", "When do you ship?")], START)

    row = Obligation.objects.get(rule="answer")

    assert row.known_until == START
    assert row.due is not None
    assert row.known_until < row.due


def test_a_question_nobody_waits_for_any_more_is_not_kept_and_off_the_list(
    supplier: Supplier, owner: Person
) -> None:
    lines = [(0, "Nora Hansen", "When do you ship?"), (60 * 24 * 40, "Nora Hansen", "Hello")]

    bring_in(supplier, owner, lines, START + timedelta(days=41))

    assert owed() == [("theirs", "regular", "late", "")]


def test_bringing_the_chat_up_to_date_moves_when_it_is_asked_for(
    supplier: Supplier, owner: Person
) -> None:
    lines = [(0, "陈经理", "样品寄出了")]
    bring_in(supplier, owner, lines, START)
    first = Obligation.objects.get(rule="freshen").due

    bring_in(supplier, owner, lines, START + timedelta(days=1))

    again = Obligation.objects.get(rule="freshen")
    assert first is not None
    assert again.due is not None
    assert (again.due - first, again.opened) == (timedelta(days=1), again.due)


def test_saying_who_somebody_is_judges_the_chat_again(supplier: Supplier, owner: Person) -> None:
    lines = [(0, "Kai", "Can you send the PI today?"), (9, "陈经理", "发了，请查收")]
    bring_in(supplier, owner, lines, START + timedelta(hours=1))
    room = Room.objects.get()
    before = owed("who_is_who")
    kai, chen = (Participant.objects.get(name=name) for name in ("Kai", "陈经理"))

    place_people(room=room, sides={kai.pk: "ours", chen.pk: "theirs"}, by=owner, at=timezone.now())

    assert [state for _, _, state, _ in before] == ["open", "open"]
    assert [state for _, _, state, _ in owed("who_is_who")] == ["withdrawn", "withdrawn"]
    assert [debtor for debtor, _, _, _ in owed()] == ["theirs"]


def test_taking_an_import_back_withdraws_what_it_made_owed(
    supplier: Supplier, owner: Person
) -> None:
    lines = [(0, "Nora Hansen", "Morning"), (5, "陈经理", "可以安排大货吗？")]
    bring_in(supplier, owner, lines, START)
    assert [debtor for debtor, _, _, _ in owed()] == ["ours"]
    found = supplier.intakes.get()

    actions.undo_intake(intake=found, by=owner, at=timezone.now())
    tasks.rebuild_after_undo(found.pk)

    assert [state for _, _, state, _ in owed()] == ["withdrawn"]
