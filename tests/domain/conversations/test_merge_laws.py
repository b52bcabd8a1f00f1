"""The two laws of message identity.

Import a file twice and nothing is added; cut a chat into pieces any way, bring them in in any
order, and the chat is there again, each repetition counted and in its place.
"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.conversations.merge_samples import Room, said

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.merge import Duplicate


def lines(*, earliest: int):
    """One line; `earliest` is the least number of minutes since the line before."""
    return st.tuples(
        st.integers(earliest, 2),
        st.sampled_from(["Li", "Tom"]),
        st.sampled_from(["好的", "ok", "多少钱?"]),
        st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.MEDIA]),
    )


_LATE = lines(earliest=-2)
_LINES = st.lists(lines(earliest=0), min_size=1, max_size=30)


@st.composite
def chats(draw, written=_LINES):
    minute, chat = 0, []
    for later, sender, words, kind in draw(written):
        minute += later
        chat.append(said(minute, sender, words, kind=kind))
    return chat


def cuts_between_minutes(chat) -> list[int]:
    return [i for i in range(len(chat) + 1) if i in (0, len(chat)) or chat[i - 1].at != chat[i].at]


@given(chats())
def test_import_again_adds_nothing(chat):
    room = Room()
    room.bring_in(chat)

    again = room.bring_in(chat)

    assert {type(decision) for decision in again} == {Duplicate}
    assert [entry for _, entry in room.stored] == chat


@given(chats(), st.integers(1, 9))
def test_import_in_slices_is_the_import(chat, size):
    room = Room()
    room.bring_in(chat, size=size)

    again = room.bring_in(chat, size=size)

    assert {type(decision) for decision in again} == {Duplicate}
    assert [entry for _, entry in room.stored] == chat


@given(chats(st.lists(_LATE, min_size=2, max_size=20)), st.integers(1, 9), st.integers(1, 9))
def test_late_messages_are_known_again_however_the_chat_is_sliced(late, size, other):
    chat = [said(-9, "Li", "first"), *late, said(99, "Li", "last")]
    room = Room()
    room.bring_in(chat, size=size)

    again = room.bring_in(chat, size=other)

    assert {type(decision) for decision in again} == {Duplicate}
    assert len(room.stored) == len(chat)


@given(chats(), st.data())
def test_pieces_cut_between_minutes_make_the_chat_in_any_order(chat, data):
    borders = cuts_between_minutes(chat)
    ends = data.draw(st.lists(st.sampled_from(borders), max_size=4))
    marks = sorted({0, len(chat), *ends})
    pieces = [
        (start, data.draw(st.sampled_from([b for b in borders if b >= end])))
        for start, end in pairwise(marks)
    ]
    room = Room()

    for start, end in data.draw(st.permutations(pieces)):
        room.bring_in(chat[start:end])

    assert [entry for _, entry in room.stored] == chat


@given(st.lists(st.integers(0, 1), min_size=4, max_size=20), st.data())
def test_pieces_cut_inside_a_minute_make_the_chat_where_its_words_tell(steps, data):
    minute, chat = 0, []
    for number, step in enumerate([3, *steps, 3]):
        minute += step
        chat.append(said(minute, "Li", f"message {number}"))
    cut = data.draw(st.integers(1, len(chat) - 1))
    overlap = data.draw(st.integers(0, len(chat) - cut))
    pieces = [chat[: cut + overlap], chat[cut:]]
    room = Room()

    for piece in data.draw(st.permutations(pieces)):
        room.bring_in(piece)

    assert sorted(e.words for _, e in room.stored) == sorted(e.words for e in chat)
    if all(len({e.at for e in piece}) > 1 for piece in pieces):
        assert [entry for _, entry in room.stored] == chat
