"""A room judged as it grows says the same as one judged at once, and is judged from where it
changed, not from its beginning."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.conversations.talk import START, Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions import segments
from guanxi.apps.conversations.actions.bookmarks import superfluous
from guanxi.apps.conversations.actions.calendars import judge_supplier_again
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.actions.erasing import empty_messages
from guanxi.apps.conversations.actions.segments import judge_room, rebuild_room
from guanxi.apps.conversations.models import Bookmark, Message, Segment
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import add_closure

NOW = START + timedelta(days=90)
SAID = [
    ("theirs", "text", "可以安排大货吗？"),
    ("ours", "text", "Yes, go ahead"),
    ("ours", "text", "Please send the test report"),
    ("theirs", "text", "好的"),
    ("theirs", "text", "报告发您了"),
    ("ours", "text", "Urgent! The truck waits, where is the packing list?"),
    ("theirs", "photo", ""),
    ("theirs", "text", "let me check"),
    ("ours", "photo", ""),
    ("theirs", "text", "When is the deposit paid?"),
    ("", "system", "Nora changed the subject"),
]


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    return supplier_with_talk(workspace, owner)


def chat(talk: Talk, dice: random.Random, many: int) -> list[Message]:
    minute, said = 0.0, []
    for _ in range(many):
        minute += dice.choice([0, 0, 2, 30, 500, 3_000])
        who, kind, text = dice.choice(SAID)
        said.append(talk.say(minute, who, text, kind=kind, rank=len(said)))
    talk.room.known_until = said[-1].at
    talk.room.save()
    return said


def judge(talk: Talk) -> None:
    while judge_room(room=talk.room, at=NOW):
        pass


def ledger() -> list[tuple[object, ...]]:
    rows = Obligation.objects.exclude(state="withdrawn").order_by(
        "rule", "subject_id", "occurrence"
    )
    return list(rows.values_list("rule", "subject_id", "occurrence", "state", "due", "closed",
                                 "known_until"))  # fmt: skip


def requests() -> list[tuple[object, ...]]:
    rows = Segment.objects.order_by("opening_id")
    return list(rows.values_list("opening_id", *segments._VALUES))


def at_once(talk: Talk) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What a judging of everything says, without a trace of what was judged before."""
    Segment.objects.all().delete()
    Obligation.objects.all().delete()
    rebuild_room(room=talk.room, since=None, at=NOW)
    return requests(), ledger()


def hide(messages: Iterable[Message], hidden: bool = True) -> None:
    Message.objects.filter(pk__in=[one.pk for one in messages]).update(withdrawn=hidden)


@pytest.mark.parametrize("seed", range(6))
def test_a_chat_that_grows_is_judged_as_if_it_had_come_at_once(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(segments, "SLICE", 7)
    monkeypatch.setattr(segments, "TAIL", 2)
    said = chat(talk, dice, 60)
    hide(said[20:])
    judge(talk)

    for end in (23, 24, 40, 60):
        hide(said[:end], hidden=False)
        rebuild_room(room=talk.room, since=said[end - 3].at, at=NOW)
    grown = requests(), ledger()

    assert grown == at_once(talk)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_back_and_put_back_leaves_nothing_behind(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(segments, "SLICE", 7)
    said = chat(talk, dice, 40)
    judge(talk)
    before = requests(), ledger()
    taken = dice.sample(said, 9)
    since = min(one.at for one in taken)

    hide(taken)
    rebuild_room(room=talk.room, since=since, at=NOW)
    without = requests(), ledger()
    hide(taken, hidden=False)
    rebuild_room(room=talk.room, since=since, at=NOW)
    again = requests(), ledger()

    assert again == before
    hide(taken)
    assert without == at_once(talk)


@pytest.mark.parametrize("seed", range(4))
def test_a_corrected_calendar_leaves_what_judging_everything_would_find(
    talk: Talk, owner: Person, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(segments, "SLICE", 7)
    said = chat(talk, dice, 60)
    judge(talk)
    first = dice.choice(said).at.date()
    add_closure(
        supplier=talk.room.supplier, kind="office", from_date=first,
        until_date=first + timedelta(days=dice.randrange(3)), by=owner, at=NOW,
    )  # fmt: skip

    judge_supplier_again(supplier=talk.room.supplier, first=first, clock=lambda: NOW)
    Obligation.objects.filter(subject_type="supplier").delete()  # the rhythm's, and closures
    corrected = requests(), ledger()

    assert corrected == at_once(talk)


def test_one_more_message_costs_the_same_in_a_longer_chat(talk: Talk) -> None:
    counts = []
    for start in (0, 300, 600, 900):
        for minute in range(start, start + 300, 2):
            talk.say(minute, "theirs", "可以安排大货吗？")
            talk.say(minute + 1, "ours", "Yes")
        judge(talk)
        more = talk.say(start + 300, "ours", "When do you ship?")
        with CaptureQueriesContext(connection) as queries:
            rebuild_room(room=talk.room, since=more.at, at=NOW)
        counts.append(len(queries))

    # The first times there are too few bookmarks yet to thin out.
    assert counts[3] == counts[2]


def test_judging_goes_on_where_it_was_killed(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "SLICE", 5)
    chat(talk, random.Random(3), 30)

    for _ in range(3):
        assert judge_room(room=talk.room, at=NOW)
    judged = Bookmark.objects.order_by("-judged").values_list("judged", flat=True)[0]
    judge(talk)
    found = requests(), ledger()

    assert judged == 15
    assert found == at_once(talk)


def test_a_correction_in_the_past_reads_what_follows_again(talk: Talk, owner: Person) -> None:
    said = [talk.say(minute, "ours", "The order is 500 pcs") for minute in range(0, 50, 5)]
    judge(talk)

    correct_message(message=said[2], saying=Saying.NEEDS_ANSWER, by=owner, at=NOW)

    assert [opening for opening, *_ in requests()] == [said[2].pk]


def test_what_was_erased_stays_judged_as_it_was(talk: Talk) -> None:
    asked = talk.say(0, "theirs", "可以安排大货吗？")
    answered = talk.say(9, "ours", "Yes")
    judge(talk)
    before = requests()

    empty_messages([asked.pk, answered.pk])
    rebuild_room(room=talk.room, since=None, at=NOW)

    assert requests() == before


def test_bookmarks_keep_no_word_of_what_was_erased(talk: Talk) -> None:
    asked = talk.say(0, "theirs", "模具可以改吗？ the bamboo lid")
    judge(talk)
    words = [str(one.standing) for one in Bookmark.objects.all()]

    empty_messages([asked.pk])

    assert "模具" in "".join(words)
    assert not any("模具" in str(one.standing) or "bamboo" in str(one.standing)
                   for one in Bookmark.objects.all())  # fmt: skip


def test_bookmarks_of_a_chat_that_grows_line_by_line_stay_few() -> None:
    kept: list[int] = []
    for judged in range(1, 5_000):
        kept.append(judged)
        for n in superfluous(kept[-6:]):
            del kept[max(len(kept) - 6, 0) + n]

    assert kept == [1, 2_000, 4_000, 4_996, 4_997, 4_998, 4_999]
