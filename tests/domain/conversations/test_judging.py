"""A room judged piece by piece is the room judged at once, wherever it is parted."""

import json
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.conversations.talk import MONDAY, TERMS, talk

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.judging import Standing, judge_on
from guanxi.domain.conversations.segments import Segment, segments
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance
from guanxi.domain.plain import from_plain, to_plain

PEOPLE = {"Hannah": Side.OURS, "Lily": Side.THEIRS, "Raymond": Side.THIRD}
LINES = [
    "can you ship on Friday?",
    "ok",
    "let me check",
    "please send the test report",
    "order 771 leaves on Friday",
    "urgent!! the truck waits, where is the packing list?",
    "??",
    "thanks",
    "800太多了",
    "洗标改了没",
    "@Raymond can you come?",
    "",
]
ENDLESS = MONDAY + timedelta(days=3_000)

spoken = st.tuples(
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.PHOTO, Kind.VOICE, Kind.CALL]),
    st.sampled_from(LINES),
    st.sampled_from([1, 5, 40, 300, 1_500, 15_000, 46_000]),  # minutes since the one before
)


def room(drawn: Sequence[tuple[str, Kind, str, int]]) -> list[Utterance]:
    at = MONDAY
    said = []
    for index, (speaker, kind, text, minutes) in enumerate(drawn):
        at += timedelta(minutes=minutes)
        # Indices are names only: they need not follow each other.
        said.append(Utterance(7 * index + 3, at, PEOPLE[speaker], speaker, kind, text))
    return said


def at_once(said: Sequence[Utterance], people: dict[str, Side]) -> dict[int, Segment]:
    found = segments(said, terms=lambda _, __: TERMS, known_until=ENDLESS, people=people)
    return {one.messages[0]: one for one in found}


def piece_by_piece(
    said: Sequence[Utterance], cuts: Sequence[int], people: dict[str, Side]
) -> dict[int, Segment]:
    """What a desk holds that judges on with every piece."""
    held: dict[int, Segment] = {}
    standing = Standing()
    for start, end in zip([0, *cuts], [*cuts, len(said)], strict=True):
        found, after = judge_on(
            standing, said[start:end], people=people, terms=lambda _, __: TERMS,
            known_until=ENDLESS, at=ENDLESS,
        )  # fmt: skip
        for index in standing.open:
            held.pop(index, None)
        held |= {one.messages[0]: one for one in found}
        standing = from_plain(Standing, json.loads(json.dumps(to_plain(after))))
    return held


@settings(max_examples=100, deadline=None)
@given(st.lists(spoken, max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_pieces_judged_one_after_the_other_make_the_same_segments(
    drawn: list[tuple[str, Kind, str, int]], cuts: list[int]
) -> None:
    said = room(drawn)
    inside = sorted(min(cut, len(said)) for cut in cuts)

    assert piece_by_piece(said, inside, PEOPLE) == at_once(said, PEOPLE)


def test_judging_message_by_message_keeps_a_long_talk_small() -> None:
    lines = ["they: can you confirm the colour?", "we: yes, blue", "we: photo please", "they: ok"]
    said = talk(*(lines * 50), every=3)
    people = {one.speaker: one.side for one in said if one.speaker}
    standing = Standing()

    sizes = []
    for one in said:
        _, standing = judge_on(
            standing, [one], people=people, terms=lambda _, __: TERMS, known_until=ENDLESS,
            at=ENDLESS,
        )  # fmt: skip
        sizes.append(len(standing.carried))

    assert piece_by_piece(said, range(1, len(said)), people) == at_once(said, people)
    assert max(sizes) < 120  # every fourth message waits, with the reply it got so far
