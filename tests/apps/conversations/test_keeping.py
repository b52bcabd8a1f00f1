"""Slices of exports in the database: nothing lost, nothing doubled, in order."""

from __future__ import annotations

import random

import pytest
from tests.apps.conversations.exports import Line, android, begin, said

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.keeping import keep_chunk
from guanxi.apps.conversations.models import Message, Room
from guanxi.apps.conversations.queries.exports import open_source
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.entries import Entry
from guanxi.domain.conversations.merge import chunks

CHAT: list[Line] = [
    (0, "Nora", "Can you send the PI today?"),
    (1, "陈经理", "好的"),
    (1, "陈经理", "好的"),
    (1, "Nora", "Thanks"),
    (1, "陈经理", "好的"),
    (2, "陈经理", "PI 发你了"),
    (2, "Nora", "Price is 3.20?"),
    (2, "陈经理", "对"),
    (9, "Nora", "ok"),
    (9, "Nora", "see you"),
]


@pytest.fixture
def room(workspace: Workspace) -> Room:
    supplier = Supplier.objects.create(workspace=workspace, name="Huamei", short_name="huamei")
    return Room.objects.create(
        workspace=workspace, supplier=supplier, channel="whatsapp", title="Chen"
    )


def keep(room: Room, owner: Person, lines: list[Line], size: int = 5_000) -> dict[str, int]:
    intake = begin(room.workspace, owner, android(lines))
    sums: dict[str, int] = {}
    with open_source(intake.source) as export:
        entries = (item for item in export.read() if isinstance(item, Entry))
        for chunk in chunks(entries, size):
            kept = keep_chunk(
                source=intake.source, room=room, chunk=chunk, export=export, renaming=None
            )
            assert kept is not None
            sums = {name: sums.get(name, 0) + count for name, count in kept.counts.items()}
    return sums


def test_a_chat_brought_in_twice_stays_as_it_is(room: Room, owner: Person) -> None:
    keep(room, owner, CHAT)
    before = said(room)

    again = keep(room, owner, CHAT)

    assert again == {"new": 0, "duplicate": 10, "updated": 0, "files": 0}
    assert said(room) == before
    assert len(before) == 10


def test_a_message_the_phone_wrote_late_stands_behind_its_minute(room: Room, owner: Person) -> None:
    lines = [(0, "Nora", "hello"), (0, "陈经理", "你好"), (1, "Nora", "PI?"), (0, "陈经理", "在的")]
    keep(room, owner, lines)

    again = keep(room, owner, lines)

    assert [text for _, text in said(room)] == [
        "Nora: hello", "陈经理: 你好", "陈经理: 在的", "Nora: PI?",
    ]  # fmt: skip
    assert again["new"] == 0


@pytest.mark.parametrize("seed", range(12))
def test_pieces_of_a_chat_in_any_order_make_the_chat(room: Room, owner: Person, seed: int) -> None:
    dice = random.Random(seed)
    # A cut between two equal lines of one minute cannot be told from an overlap of one.
    tellable = [at for at in range(1, len(CHAT)) if CHAT[at] != CHAT[at - 1]]
    cuts = sorted(dice.sample(tellable, 3))
    pieces = [
        CHAT[max(start - dice.randint(0, 2), 0) : end]
        for start, end in zip([0, *cuts], [*cuts, len(CHAT)], strict=True)
    ]
    dice.shuffle(pieces)

    for piece in pieces:
        keep(room, owner, piece)

    whole = [(f"09:{minute:02}", f"{sender}: {text}") for minute, sender, text in CHAT]
    assert said(room) == whole


def test_slices_of_one_export_do_not_match_each_other(room: Room, owner: Person) -> None:
    lines = [(minute, "Nora", "ok") for minute in range(20)]

    counts = keep(room, owner, lines, size=3)

    assert counts["new"] == 20
    assert Message.objects.count() == 20
