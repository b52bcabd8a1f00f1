"""Segments may be made anew from any quiet point: the rest of the room changes nothing."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.conversations.talk import MONDAY, TERMS

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.segments import Segment, segments
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance, read

PEOPLE = {"Hannah": Side.OURS, "Lily": Side.THEIRS, "Raymond": Side.THIRD}
LINES = [
    "can you ship on Friday?",
    "ok",
    "let me check",
    "please send the test report",
    "order 771 leaves on Friday",
    "??",
    "thanks",
    "by the way, which colour?",
    "800太多了",
    "好的",
    "洗标改了没",
    "@Raymond can you come?",
    "",
]

messages = st.tuples(
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from(
        [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.PHOTO, Kind.VOICE, Kind.STICKER, Kind.CALL]
    ),
    st.sampled_from(LINES),
    st.sampled_from([1, 5, 40, 300, 400, 1_500, 46_000]),  # minutes since the one before
)


def room(drawn: list[tuple[str, Kind, str, int]]) -> list[Utterance]:
    at = MONDAY
    said = []
    for index, (speaker, kind, text, minutes) in enumerate(drawn):
        at += timedelta(minutes=minutes)
        said.append(Utterance(index, at, PEOPLE[speaker], speaker, kind, text))
    return said


def judge(said: list[Utterance]) -> list[Segment]:
    return segments(
        said,
        terms=lambda debtor, asked: TERMS,
        known_until=MONDAY + timedelta(days=3_000),
        people=PEOPLE,
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(messages, max_size=40))
def test_starting_again_at_a_fresh_message_finds_the_same_segments(
    drawn: list[tuple[str, Kind, str, int]],
) -> None:
    said = room(drawn)
    whole = judge(said)

    for reading in read(said, people=PEOPLE):
        if reading.fresh:
            start = reading.index
            parts = judge(said[:start]) + judge(said[start:])
            assert parts == whole


@settings(max_examples=100, deadline=None)
@given(st.lists(messages, max_size=40))
def test_segments_hold_their_own_messages_in_order_and_answers_come_after(
    drawn: list[tuple[str, Kind, str, int]],
) -> None:
    said = room(drawn)

    for segment in judge(said):
        assert list(segment.messages) == sorted(set(segment.messages))
        assert said[segment.messages[0]].side is segment.side
        assert segment.opened == said[segment.messages[0]].at
        if segment.answer_index is not None:
            assert said[segment.answer_index].side is segment.side.other
            assert segment.messages[-1] == segment.answer_index


@settings(max_examples=50, deadline=None)
@given(st.lists(messages, max_size=30))
def test_no_message_opens_two_segments(drawn: list[tuple[str, Kind, str, int]]) -> None:
    said = room(drawn)

    openings = [segment.messages[0] for segment in judge(said)]

    assert len(openings) == len(set(openings))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = list(read([Utterance(0, MONDAY, Side.OURS, "Hannah", Kind.TEXT, text)]))

    assert [reading.index for reading in found] == [0]
