"""Messages that a workspace keeps no longer lose their words and files, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_q.models import Schedule
from tests.apps.conversations.exports import android, begin
from tests.conftest import browser_of

from guanxi.apps.accounts.actions import set_retention
from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as intakes
from guanxi.apps.conversations.actions import retention
from guanxi.apps.conversations.models import Intake, Message, Rejection, Segment
from guanxi.apps.files.models import StoredFile
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.config.installation import prepare_database
from guanxi.platform.search import find_documents

Url = Callable[..., str]
# The chats begin on 2 November 2026 (tests.apps.conversations.exports.START).
CHAT = [
    (0, "Nora Hansen", "Can you send the PI for the bamboo boards today?"),
    (40, "陈经理", "PI 已经发到您邮箱了，模具也修好了"),
    (3 * 24 * 60, "Nora Hansen", "When will the samples be ready?"),
]
PHOTO = "IMG-20261102-WA0001.jpg"
# Messages are kept from 4 May 2027 minus 6 months on: from 4 November.
LATER = datetime(2027, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=LATER)


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: LATER)


def with_photo() -> bytes:
    spool = io.BytesIO()
    with zipfile.ZipFile(spool, "w") as packed:
        chat = android([*CHAT[:2], (50, "陈经理", f"{PHOTO} (file attached)"), *CHAT[2:]])
        packed.writestr("_chat.txt", chat)
        packed.writestr(PHOTO, b"\xff\xd8\xff\xe0" + bytes(64))
    return spool.getvalue()


def bring_in(supplier: Supplier, by: Person, data: bytes) -> Intake:
    found = begin(supplier.workspace, by, data)
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    intakes.confirm_intake(
        intake=found, supplier=supplier, people=found.people, left_out=[], exported_at=None,
        by=by, at=timezone.now(),
    )  # fmt: skip
    tasks.write_intake(found.pk)
    found.refresh_from_db()
    return found


def keep_for(months: int | None, workspace: Workspace, by: Person) -> None:
    set_retention(workspace=workspace, months=months, by=by, at=timezone.now())


def words() -> list[tuple[str, str, bool]]:
    rows = Message.objects.order_by("at", "rank", "id")
    return list(rows.values_list("text", "attachment", "erased"))


def test_old_words_and_files_go_and_what_follows_from_them_stays(
    supplier: Supplier, owner: Person, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    brought = bring_in(supplier, owner, with_photo())
    before = list(Segment.objects.order_by("pk").values())
    kept = [Path(settings.MEDIA_ROOT) / file.path for file in StoredFile.objects.all()]
    keep_for(6, supplier.workspace, owner)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.erase_outdated_of(supplier.workspace_id)

    brought.source.refresh_from_db()
    assert words() == [("", "", True)] * 3 + [("When will the samples be ready?", "", False)]
    assert list(Segment.objects.order_by("pk").values()) == before
    assert find_documents("模具", mark=f"w{supplier.workspace_id}", limit=9) == []
    assert StoredFile.objects.count() == 0
    assert brought.source.file is None
    assert [path.exists() for path in kept] == [False, False]


def test_the_same_export_does_not_bring_old_words_back(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, with_photo())
    keep_for(6, supplier.workspace, owner)
    tasks.erase_outdated_of(supplier.workspace_id)

    again = bring_in(supplier, owner, with_photo())

    assert again.counts["written"]["new"] == 0
    assert words() == [("", "", True)] * 3 + [("When will the samples be ready?", "", False)]
    assert find_documents("模具", mark=f"w{supplier.workspace_id}", limit=9) == []
    assert find_documents(PHOTO, mark=f"w{supplier.workspace_id}", limit=9) == []


def test_a_workspace_that_keeps_everything_loses_nothing(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, android(CHAT))

    tasks.erase_outdated_of(supplier.workspace_id)

    assert [text for text, _, _ in words()] == [text for _, _, text in CHAT]


def test_a_file_is_kept_whole_while_it_begins_within_the_months(
    supplier: Supplier, owner: Person
) -> None:
    brought = bring_in(supplier, owner, android(CHAT[2:]))
    keep_for(6, supplier.workspace, owner)

    tasks.erase_outdated_of(supplier.workspace_id)

    brought.source.refresh_from_db()
    assert brought.source.file is not None


def test_lines_that_could_not_be_read_are_quoted_no_more(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, android(CHAT) + b"45/45/2026, 09:00 - Nora Hansen: nowhere\n")
    Rejection.objects.create(
        workspace=supplier.workspace, intake=Intake.objects.get(), line=9, reason="too_long",
        excerpt="a secret",
    )  # fmt: skip
    keep_for(6, supplier.workspace, owner)

    tasks.erase_outdated_of(supplier.workspace_id)

    assert set(Rejection.objects.values_list("excerpt", flat=True)) == {""}


def test_a_killed_pass_is_gone_on_with_and_a_second_one_finds_nothing(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(supplier, owner, android([(i, "陈经理", f"第{i}箱已经装好") for i in range(40)]))
    keep_for(6, supplier.workspace, owner)
    monkeypatch.setattr(retention, "BATCH", 10)
    empty, calls = retention.empty_messages, []

    def killed_in_the_third(ids: list[int]) -> None:
        calls.append(len(ids))
        if len(calls) == 3:
            raise KeyboardInterrupt
        empty(ids)

    monkeypatch.setattr(retention, "empty_messages", killed_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        tasks.erase_outdated_of(supplier.workspace_id)
    assert Message.objects.filter(erased=True).count() == 20

    tasks.erase_outdated_of(supplier.workspace_id)
    tasks.erase_outdated_of(supplier.workspace_id)

    told = Event.objects.filter(verb="messages.outdated").values_list("data", "person_id")
    assert calls == [10] * 5
    assert Message.objects.filter(erased=True).count() == 40
    assert list(told) == [({"messages": 10}, None)] * 4


def test_choosing_otherwise_stops_a_pass_between_two_batches(
    supplier: Supplier, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(supplier, owner, android([(i, "陈经理", f"第{i}箱已经装好") for i in range(40)]))
    workspace = supplier.workspace
    keep_for(6, workspace, owner)
    monkeypatch.setattr(retention, "BATCH", 10)
    empty = retention.empty_messages

    def somebody_chooses_otherwise(ids: list[int]) -> None:
        empty(ids)
        keep_for(None, Workspace.objects.get(pk=workspace.pk), owner)

    monkeypatch.setattr(retention, "empty_messages", somebody_chooses_otherwise)
    erased = retention.erase_outdated(
        workspace=Workspace.objects.get(pk=workspace.pk), clock=lambda: LATER
    )

    assert (erased, Message.objects.filter(erased=True).count()) == (10, 10)


def test_the_daily_pass_asks_only_workspaces_that_chose(
    people: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(tasks, "enqueue", lambda task, pk: asked.append((task, pk)))
    keep_for(12, people.elsewhere, people.stranger)

    tasks.erase_outdated_everywhere()

    assert asked == [(tasks.ERASE, people.elsewhere.pk)]


def test_the_daily_pass_is_planned_once_and_keeps_its_hour(db: None) -> None:
    prepare_database()
    planned = Schedule.objects.get(name="erase outdated")
    tomorrow = timezone.now() + timedelta(days=1)
    Schedule.objects.filter(pk=planned.pk).update(next_run=tomorrow)

    prepare_database()

    again = Schedule.objects.get(name="erase outdated")
    assert (again.func, again.schedule_type, again.next_run) == (
        "guanxi.apps.conversations.tasks.erase_outdated_everywhere", Schedule.DAILY, tomorrow,
    )  # fmt: skip


def read(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_warning_says_how_much_before_anything_is_chosen(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, with_photo())

    shown = read(client.post(url("retention"), {"keep": "months", "months": "6"}).content.decode())

    supplier.workspace.refresh_from_db()
    assert "Erase the texts of messages older than 6 months?" in shown
    assert "What was said before Wed 4 Nov 2026 will lose its words" in shown
    assert "3 messages stand there now" in shown
    assert "1 of them holds a photo" in shown
    assert "1 file you brought in" in shown
    assert supplier.workspace.keep_months is None


def test_sure_of_it_the_owner_sets_it_and_nothing_is_erased_at_once(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    bring_in(supplier, owner, android(CHAT))

    client.post(url("retention"), {"keep": "months", "months": "6", "sure": "yes"})

    supplier.workspace.refresh_from_db()
    event = Event.objects.get(verb="workspace.retention")
    assert supplier.workspace.keep_months == 6
    assert (event.person_id, event.data) == (owner.pk, {"before": None, "months": 6})
    assert Message.objects.filter(erased=True).count() == 0


def test_keeping_longer_needs_no_warning(
    workspace: Workspace, owner: Person, client: Client, url: Url
) -> None:
    keep_for(6, workspace, owner)

    client.post(url("retention"), {"keep": "months", "months": "12"})
    longer = Workspace.objects.get(pk=workspace.pk).keep_months
    client.post(url("retention"), {"keep": "everything"})

    assert (longer, Workspace.objects.get(pk=workspace.pk).keep_months) == (12, None)


@pytest.mark.parametrize("months", ["5", "241", "", "six"])
def test_months_out_of_bounds_are_named(
    workspace: Workspace, client: Client, url: Url, months: str
) -> None:
    answer = client.post(url("retention"), {"keep": "months", "months": months, "sure": "yes"})

    assert answer.status_code == 422
    assert 'id="id_months_error"' in answer.content.decode()
    assert Workspace.objects.get(pk=workspace.pk).keep_months is None


def test_only_the_owner_chooses(people: SimpleNamespace, url: Url) -> None:
    asked = {"keep": "months", "months": "6", "sure": "yes"}

    statuses = [
        browser_of(person).post(url("retention"), asked).status_code
        for person in (people.manager, people.member, people.viewer)
    ]

    assert statuses == [403, 403, 403]
    assert (
        "conversations/keeping"
        not in browser_of(people.manager).get(url("settings")).content.decode()
    )
