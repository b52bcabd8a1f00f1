"""The same message is known again in whatever form it comes; a new one is never taken for old."""

from datetime import timedelta

import pytest
from tests.domain.conversations.merge_samples import Room, said

from guanxi.domain.conversations.entries import Entry, Kind, Precision
from guanxi.domain.conversations.merge import (
    Duplicate,
    Gain,
    Merged,
    New,
    Shifted,
    Update,
    chunks,
    merge,
)

CHAT = [
    said(0, "Li", "您好，大货已经完成"),
    said(1, "Tom", "Can you send the packing list?"),
    said(1, "Li", "好的"),
    said(1, "Li", "好的"),
    said(5, "Li", "Container booked, ETD Friday"),
    said(9, "Tom", "Thanks, price confirmed at 3.20"),
]


def room_with(*entries) -> Room:
    room = Room()
    room.bring_in(list(entries))
    return room


def test_first_import_is_all_new():
    merged = merge([], CHAT)

    assert merged == Merged([New(entry, None) for entry in CHAT], {})


def test_same_file_again_adds_nothing():
    room = room_with(*CHAT)

    decisions = room.bring_in(CHAT)

    assert [type(d) for d in decisions] == [Duplicate] * 6
    assert [d.key for d in decisions] == [1, 2, 3, 4, 5, 6]


def test_message_a_phone_wrote_late_is_known_where_its_time_puts_it():
    exported = [
        said(minute, who, words, precision=Precision.SECOND)
        for minute, who, words in ((0.05, "Li", "a"), (0.1, "Tom", "ok"), (0.05, "Li", "b"))
    ]
    by_time = [exported[0], exported[2], exported[1]]
    known = room_with(*by_time).known()

    merged = merge(known, exported)

    assert merged == Merged(
        [Duplicate(entry, key) for key, entry in zip((1, 3, 2), exported, strict=True)], {}
    )


def test_notice_an_older_reading_took_for_a_text_is_known():
    room = room_with(*CHAT[:2], said(2, "Li", "Li pinned a message"), *CHAT[4:])
    notice = said(2, "Li", "Li pinned a message")._replace(kind=Kind.SYSTEM)

    decisions = room.bring_in([*CHAT[:2], notice, *CHAT[4:]])

    assert [type(d) for d in decisions] == [Duplicate] * 5


def test_longer_export_adds_its_end_only():
    room = room_with(*CHAT[:4])

    decisions = room.bring_in(CHAT)

    assert [type(d) for d in decisions] == [Duplicate] * 4 + [New] * 2


def test_repeated_words_in_one_minute_are_counted():
    room = room_with(*[said(3, "Li", "好的")] * 3, said(9, "Tom", "ok"))

    decisions = room.bring_in(
        [said(0, "Tom", "?"), *[said(3, "Li", "好的")] * 5, said(9, "Tom", "ok")]
    )

    assert [type(d) for d in decisions] == [New] + [Duplicate] * 3 + [New] * 2 + [Duplicate]


def test_same_words_of_another_person_or_minute_are_new():
    room = room_with(said(0, "Li", "ok"), said(9, "Tom", "bye"))

    decisions = room.bring_in([said(0, "Tom", "ok"), said(1, "Li", "ok"), said(9, "Tom", "bye")])

    assert [type(d) for d in decisions] == [New, New, Duplicate]


def test_new_message_stands_where_the_export_has_it():
    room = room_with(said(0, "Li", "one"), said(0, "Li", "three"), said(2, "Li", "x"))

    room.bring_in(
        [said(0, "Li", w) for w in ("zero", "one", "two", "two", "three")] + [said(2, "Li", "x")]
    )

    assert [words for _, words in room.words()] == ["zero", "one", "two", "two", "three", "x"]


def in_one_minute(words: str) -> list[Entry]:
    return [said(3, "Li", word) for word in words]


@pytest.mark.parametrize("earlier_first", [True, False])
def test_minute_cut_in_two_is_joined_where_the_runs_meet(earlier_first):
    earlier = [said(0, "Tom", "?"), *in_one_minute("xxy")]
    later = [*in_one_minute("yxx"), said(9, "Tom", "!")]
    room = Room()

    for piece in (earlier, later) if earlier_first else (later, earlier):
        room.bring_in(piece)

    assert "".join(words for _, words in room.words()) == "?xxyxx!"


@pytest.mark.parametrize("earlier_first", [True, False])
def test_minute_cut_in_two_without_an_overlap_keeps_its_order(earlier_first):
    earlier = [said(0, "Tom", "?"), *in_one_minute("ab")]
    later = [*in_one_minute("cd"), said(9, "Tom", "!")]
    room = Room()

    for piece in (earlier, later) if earlier_first else (later, earlier):
        room.bring_in(piece)

    assert "".join(words for _, words in room.words()) == "?abcd!"


@pytest.mark.parametrize(
    ("poor", "rich", "gains"),
    [
        (said(1, "Li", "", kind=Kind.MEDIA), said(1, "Li", "", kind=Kind.PHOTO), (Gain.MEDIA,)),
        (
            said(1, "Li", "新款", kind=Kind.MEDIA),
            said(1, "Li", "新款", kind=Kind.PHOTO, attachment="IMG-1.jpg"),
            (Gain.MEDIA,),
        ),
        (
            said(1, "Li", "", kind=Kind.PHOTO),
            said(1, "Li", "", kind=Kind.PHOTO, attachment="IMG-1.jpg"),
            (Gain.MEDIA,),
        ),
        (said(1, "Li", "3.20"), said(1, "Li", "3.25", edited=True), (Gain.EDITED,)),
        (said(1, "Li", "3.20"), said(1, "Li", "", kind=Kind.DELETED), (Gain.DELETED,)),
        (
            said(1, "Li", "3.20"),
            said(1.5, "Li", "3.20", precision=Precision.SECOND),
            (Gain.SECONDS,),
        ),
    ],
)
def test_other_form_of_a_message_updates_and_never_adds(poor, rich, gains):
    around = said(0, "Tom", "before"), said(9, "Tom", "after")
    known_poor, known_rich = (
        room_with(around[0], poor, around[1]),
        room_with(around[0], rich, around[1]),
    )

    richer = known_poor.bring_in([around[0], rich, around[1]])
    poorer = known_rich.bring_in([around[0], poor, around[1]])

    assert richer[1] == Update(rich, 2, gains)
    assert len(known_poor.stored) == len(known_rich.stored) == 3
    assert not isinstance(poorer[1], New)


def test_message_known_as_deleted_gets_its_words_from_an_older_export():
    room = room_with(said(0, "Tom", "a"), said(1, "Li", "", kind=Kind.DELETED), said(9, "Tom", "b"))
    older = said(1, "Li", "3.20")

    decisions = room.bring_in([said(0, "Tom", "a"), older, said(9, "Tom", "b")])

    assert decisions[1] == Update(older, 2, (Gain.CONTENT,))


def test_deleted_message_is_the_one_whose_words_are_missing():
    room = room_with(*[said(1, "Li", w) for w in ("one", "two", "three")], said(9, "Tom", "b"))
    gone = said(1, "Li", "", kind=Kind.DELETED)

    decisions = room.bring_in(
        [said(1, "Li", "one"), gone, said(1, "Li", "three"), said(9, "Tom", "b")]
    )

    assert decisions[1] == Update(gone, 2, (Gain.DELETED,))


def test_pasted_lines_without_the_photo_between_them_double_nothing():
    photo = said(3, "Li", "", kind=Kind.PHOTO)
    room = room_with(said(0, "Tom", "?"), said(3, "Li", "one"), photo, said(3, "Li", "two"))

    decisions = room.bring_in([said(3, "Li", "one"), said(3, "Li", "two"), said(4, "Tom", "ok")])

    assert [type(d) for d in decisions] == [Duplicate, Duplicate, New]


def test_same_chat_from_another_phone_is_known_under_its_names():
    room = room_with(*CHAT)
    names = {"Li": "李经理 (Ningbo)", "Tom": "Tom Buyer"}
    other = [
        entry._replace(
            sender=names[entry.sender],
            at=entry.at + timedelta(seconds=58),
            precision=Precision.SECOND,
        )
        for entry in CHAT
    ]

    merged = merge(room.known(), other)

    assert merged.renaming == {"李经理 (Ningbo)": "Li", "Tom Buyer": "Tom"}
    assert [type(d) for d in merged.decisions] == [Update] * 6
    assert [d.key for d in merged.decisions] == [1, 2, 3, 4, 5, 6]


def test_message_stamped_in_the_next_minute_by_another_phone_is_known():
    room = room_with(*CHAT)
    other = [
        entry._replace(sender=f"{entry.sender}!", at=entry.at + timedelta(minutes=1))
        for entry in CHAT
    ]

    merged = merge(room.known(), other)

    assert [type(d) for d in merged.decisions] == [Duplicate] * 6


def test_people_who_swap_words_are_not_renamed():
    room = room_with(*CHAT)

    assert merge(room.known(), CHAT).renaming == {}


@pytest.mark.parametrize("hours", [7, -5.5, 0.25, 5.75])
def test_constant_shift_asks_instead_of_doubling(hours):
    room = room_with(*CHAT)
    shifted = [entry._replace(at=entry.at + timedelta(hours=hours)) for entry in CHAT]

    assert merge(room.known(), shifted) == Shifted(timedelta(hours=hours), 4)


def test_words_said_again_later_are_no_shift():
    room = room_with(*CHAT)
    again = [entry._replace(at=entry.at + timedelta(hours=7)) for entry in CHAT[:5]]
    others = [said(i * 31 + 20, "Tom", f"Order {i} is late") for i in range(9)]
    room.bring_in([*others, said(9, "Tom", "bye")])

    merged = merge(room.known(), [*others, *again])

    assert [type(d) for d in merged.decisions] == [Duplicate] * 9 + [New] * 5


def test_shift_needs_more_than_two_messages():
    room = room_with(*CHAT[:2])
    shifted = [entry._replace(at=entry.at + timedelta(hours=7)) for entry in CHAT[:2]]

    assert [type(d) for d in merge(room.known(), shifted).decisions] == [New, New]


def test_chunks_never_part_a_minute():
    entries = [said(minute // 4, "Li", str(minute)) for minute in range(40)]

    parts = list(chunks(entries, 6))

    assert [entry for part in parts for entry in part.entries] == entries
    assert [len(part.entries) for part in parts] == [8, 8, 8, 8, 8]
    assert [(part.first, part.last) for part in parts] == [
        (True, False), (False, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip


def test_minute_nobody_could_type_is_matched_in_linear_time():
    flood = [said(1, "Li", str(number % 700)) for number in range(20_000)]
    room = merge([], flood)
    known = Room([(place, d.entry) for place, d in enumerate(room.decisions)]).known()

    merged = merge(known, flood[1:] + flood[:1])

    assert {type(d) for d in merged.decisions} == {Duplicate}
    assert len({d.key for d in merged.decisions}) == 20_000
