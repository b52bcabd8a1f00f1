"""Many rows at once are the rows Django would have written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.apps.conversations.talk import Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Bookmark, Sighting
from guanxi.apps.suppliers.models import Tag
from guanxi.platform.rows import insert_rows

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    return supplier_with_talk(workspace, owner)


def test_instants_json_and_defaults_read_back_as_written(talk: Talk) -> None:
    in_ningbo = NOON.astimezone(timezone(timedelta(hours=8)))
    columns = ("workspace", "room", "at", "rank", "message_id", "judged", "form", "standing")
    rows = [
        (talk.room.workspace_id, talk.room.pk, at, 0, 1, 2, "f", {"竹": [1, None, "'; --"]})
        for at in (NOON, in_ningbo)
    ]

    insert_rows(Bookmark, columns, rows)
    message = talk.say(0, "ours", "ok")  # by Django, with its defaults

    assert (
        list(Bookmark.objects.values_list("at", "standing"))
        == [(NOON, {"竹": [1, None, "'; --"]})] * 2
    )
    insert_rows(
        type(message),
        ("workspace", "room", "source", "participant_id", "at", "kind", "text"),
        [(talk.room.workspace_id, talk.room.pk, talk.source.pk, talk.ours.pk, message.at, "text",
          "ok")],
    )  # fmt: skip
    by_django, by_us = type(message).objects.order_by("pk").values()
    assert by_us | {"id": by_django["id"]} == by_django


def test_a_row_that_is_there_takes_over_or_stays_as_asked(talk: Talk) -> None:
    tag = Tag.objects.create(workspace=talk.room.workspace, name="bamboo")
    row = (talk.room.workspace_id, "bamboo")

    insert_rows(Tag, ("workspace", "name"), [row], key=("workspace", "name"), keep=True)
    insert_rows(
        Tag, ("id", "workspace", "name"), [(tag.pk, talk.room.workspace_id, "wood")], key=("id",)
    )

    assert list(Tag.objects.values_list("pk", "name")) == [(tag.pk, "wood")]


def test_no_rows_are_no_statement(talk: Talk, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        insert_rows(Sighting, ("workspace", "source", "message"), [])
