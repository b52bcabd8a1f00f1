"""From a file to the timeline: preview, who is who, writing, stopping, taking back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.apps.conversations.exports import START, Line, android, begin, said

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions import writing
from guanxi.apps.conversations.actions.erasing import erase_source
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Message, Room, Segment
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.search import find_documents

CHAT: list[Line] = [
    (0, "Nora Hansen", "Can you send the PI for the bamboo boards today?"),
    (3, "陈经理", "收到"),
    (40, "陈经理", "PI 已经发到您邮箱了"),
    (60, "陈经理", "模具修好了，可以安排大货吗？"),
    (90, "Nora Hansen", "Yes"),
]
LATER: list[Line] = [(1500, "陈经理", "What colour shall the lid have?")]


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)


def preview(workspace: Workspace, by: Person, data: bytes) -> Intake:
    found = begin(workspace, by, data)
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    return found


def confirm(found: Intake, supplier: Supplier, by: Person) -> None:
    actions.confirm_intake(
        intake=found, supplier=supplier, people=found.people, left_out=[], exported_at=None,
        by=by, at=timezone.now(),
    )  # fmt: skip


def bring_in(supplier: Supplier, by: Person, lines: list[Line]) -> Intake:
    found = preview(supplier.workspace, by, android(lines))
    confirm(found, supplier, by)
    tasks.write_intake(found.pk)
    found.refresh_from_db()
    return found


def test_preview_counts_and_guesses_and_writes_nothing(workspace: Workspace, owner: Person) -> None:
    found = preview(workspace, owner, android(CHAT))

    counts = {key: found.counts[key] for key in ("read", "new", "duplicate", "rejected", "han")}
    assert found.state == IntakeState.PREVIEW
    assert counts == {"read": 5, "new": 5, "duplicate": 0, "rejected": 0, "han": 3}
    assert {name: one["side"] for name, one in found.people.items()} == {
        "Nora Hansen": "ours",
        "陈经理": "theirs",
    }
    assert Message.objects.count() == 0


def test_bringing_in_makes_a_timeline_and_its_requests(supplier: Supplier, owner: Person) -> None:
    found = bring_in(supplier, owner, CHAT)

    asked = [
        (one.side, f"{one.opened:%H:%M}", f"{one.answered:%H:%M}" if one.answered else None)
        for one in Segment.objects.order_by("opened")
    ]
    assert found.state == IntakeState.DONE
    assert len(said(Room.objects.get())) == 5
    assert asked == [("ours", "09:00", "09:40"), ("theirs", "10:00", "10:30")]


def test_bringing_in_again_and_overlapping_adds_and_loses_nothing(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, CHAT)
    before = said(Room.objects.get())

    again = bring_in(supplier, owner, CHAT)
    grown = bring_in(supplier, owner, CHAT[2:] + LATER)

    assert again.counts["written"]["new"] == 0
    assert grown.counts["written"]["new"] == 1
    assert said(Room.objects.get())[:-1] == before


def test_two_exports_of_a_chat_read_before_either_is_written_are_one_chat(
    supplier: Supplier, owner: Person
) -> None:
    one = preview(supplier.workspace, owner, android(CHAT))
    other = preview(supplier.workspace, owner, android(CHAT + LATER))

    for found in (one, other):
        confirm(found, supplier, owner)
        tasks.write_intake(found.pk)

    other.refresh_from_db()
    assert Room.objects.count() == 1
    assert Message.objects.count() == len(CHAT + LATER)
    assert (other.counts["written"]["new"], other.counts["written"]["duplicate"]) == (1, 5)


def test_two_suppliers_with_the_same_phrases_stay_apart(
    workspace: Workspace, owner: Person, supplier: Supplier
) -> None:
    other = create_supplier(workspace=workspace, name="Yongkang Heli", by=owner, at=START)
    bring_in(supplier, owner, CHAT)
    shifted = [(minute + 9000, who.replace("陈经理", "Amy"), text) for minute, who, text in CHAT]

    found = preview(workspace, owner, android(shifted))
    assert found.room is None
    confirm(found, other, owner)
    tasks.write_intake(found.pk)

    assert [room.supplier.name for room in Room.objects.order_by("pk")] == [
        "Ningbo Huamei",
        "Yongkang Heli",
    ]


def test_the_same_chat_from_a_phone_in_another_zone_is_asked_about_not_doubled(
    supplier: Supplier, owner: Person
) -> None:
    names = ("陈经理", "Nora Hansen")
    lines = [(i * 7, names[i % 2], f"Point {i} of the list") for i in range(9)]
    bring_in(supplier, owner, lines)

    moved = [(minute + 420, who, text) for minute, who, text in lines]
    found = preview(supplier.workspace, owner, android(moved))

    assert found.counts["shift_minutes"] == 420
    assert Message.objects.count() == 9


def test_a_killed_writer_goes_on_where_it_was(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [(i, "陈经理", f"第{i}箱已经装好") for i in range(40)]
    found = preview(supplier.workspace, owner, android(lines))
    confirm(found, supplier, owner)
    monkeypatch.setattr(writing, "SLICE", 10)
    keep, calls = writing.keep_chunk, []

    def killed_in_the_third(**given: object) -> object:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return keep(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "keep_chunk", killed_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        tasks.write_intake(found.pk)
    assert Message.objects.count() == 20
    Intake.objects.update(held_until=timezone.now() - timedelta(seconds=1))

    tasks.write_intake(found.pk)

    found.refresh_from_db()
    assert (found.state, Message.objects.count()) == (IntakeState.DONE, 40)
    assert found.counts["written"]["new"] == 40


def test_an_import_held_by_a_worker_is_not_taken_by_another(
    supplier: Supplier, owner: Person
) -> None:
    found = preview(supplier.workspace, owner, android(CHAT))
    confirm(found, supplier, owner)
    Intake.objects.update(held_until=timezone.now() + timedelta(seconds=20))

    tasks.write_intake(found.pk)

    assert Message.objects.count() == 0


def test_taking_back_hides_only_what_no_other_import_tells(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, CHAT)
    grown = bring_in(supplier, owner, CHAT[3:] + LATER)
    room = Room.objects.get()

    actions.undo_intake(intake=grown, by=owner, at=timezone.now())
    tasks.rebuild_after_undo(grown.pk)
    hidden = len(said(room))
    actions.redo_intake(intake=grown, by=owner, at=timezone.now())
    tasks.rebuild_after_undo(grown.pk)

    assert (hidden, len(said(room))) == (5, 6)
    assert Segment.objects.filter(side="theirs", answered=None).count() == 1


def test_stopping_keeps_what_is_written_and_a_second_stop_is_refused(
    supplier: Supplier, owner: Person
) -> None:
    found = preview(supplier.workspace, owner, android(CHAT))

    actions.cancel_intake(intake=found, by=owner, at=timezone.now())

    with pytest.raises(actions.IntakeMoved):
        actions.cancel_intake(intake=found, by=owner, at=timezone.now())
    tasks.write_intake(found.pk)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "not_text"),
        (b"Dear friend, please find our catalogue attached.\n" * 5, "no_header"),
    ],
)
def test_a_file_that_is_no_chat_says_why(
    workspace: Workspace, owner: Person, data: bytes, reason: str
) -> None:
    found = preview(workspace, owner, data)

    assert (found.state, found.error) == (IntakeState.FAILED, reason)


def test_a_photo_in_the_zip_is_kept_and_linked(supplier: Supplier, owner: Person) -> None:
    spool = io.BytesIO()
    with zipfile.ZipFile(spool, "w") as packed:
        packed.writestr(
            "_chat.txt", android([(0, "陈经理", "IMG-20261102-WA0001.jpg (file attached)")])
        )
        packed.writestr("../../IMG-20261102-WA0001.jpg", b"\xff\xd8\xff\xe0" + bytes(64))
    found = preview(supplier.workspace, owner, spool.getvalue())
    confirm(found, supplier, owner)

    tasks.write_intake(found.pk)

    message = Message.objects.get()
    assert (message.kind, message.file.media_type, message.file.size) == ("photo", "image/jpeg", 68)


def test_left_out_days_are_never_written(supplier: Supplier, owner: Person) -> None:
    found = preview(supplier.workspace, owner, android(CHAT + LATER))
    actions.confirm_intake(
        intake=found, supplier=supplier, people=found.people,
        left_out=[(START, START + timedelta(hours=12))], exported_at=None, by=owner,
        at=timezone.now(),
    )  # fmt: skip

    tasks.write_intake(found.pk)

    assert [text for _, text in said(Room.objects.get())] == [
        "陈经理: What colour shall the lid have?"
    ]


def test_erasing_a_source_empties_its_texts_and_the_search(
    supplier: Supplier, owner: Person
) -> None:
    found = bring_in(supplier, owner, CHAT)
    mark = f"w{supplier.workspace_id}"
    assert len(find_documents("模具", mark=mark, limit=9)) == 1

    erased = erase_source(intake=found, by=owner, at=timezone.now())

    assert erased == 5
    assert set(Message.objects.values_list("text", "erased")) == {("", True)}
    assert find_documents("模具", mark=mark, limit=9) == []
    assert Segment.objects.count() == 2


def test_erased_texts_do_not_come_back_with_the_same_export(
    supplier: Supplier, owner: Person
) -> None:
    found = bring_in(supplier, owner, CHAT)
    erase_source(intake=found, by=owner, at=timezone.now())

    bring_in(supplier, owner, CHAT)

    assert set(Message.objects.values_list("text", flat=True)) == {""}


def test_dropping_a_file_opens_its_preview(client: Client, url: object) -> None:
    chat = io.BytesIO(android(CHAT))
    chat.name = "chat.txt"

    answer = client.post(url("bring_in"), {"files": [chat]}, headers={"HX-Request": "true"})  # type: ignore[operator]

    with scopes_disabled():
        begun = Intake.objects.get()
    assert answer.headers["HX-Redirect"].endswith(f"/conversations/bring-in/{begun.pk}/")


def test_a_new_supplier_may_be_named_in_chinese_alone(
    client: Client, url: Callable[..., str], workspace: Workspace, owner: Person
) -> None:
    waiting = preview(workspace, owner, android(CHAT))

    client.post(
        url("intake_confirm", pk=waiting.pk),
        {"name_zh": "宁波华美", "side_0": "ours", "side_1": "theirs",
         "left_out-TOTAL_FORMS": "1", "left_out-INITIAL_FORMS": "0"},
    )  # fmt: skip

    assert [(one.name, one.name_zh) for one in Supplier.objects.all()] == [("", "宁波华美")]
