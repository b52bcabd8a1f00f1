"""An agenda shares out every minute, by the share of business of its kind of call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.calls import LONGEST, SHORTEST, CallError, agenda
from guanxi.domain.playbook import CallFrame, CallPart, CallType, Words

BUSINESS, RELATIONSHIP = CallPart.BUSINESS, CallPart.RELATIONSHIP


def frame(percent: int, opens_with: CallPart = RELATIONSHIP, business_topics: int = 3) -> CallFrame:
    words = Words("Topic", "话题")
    topics = {BUSINESS: (words,) * business_topics, RELATIONSHIP: (words,)}
    return CallFrame(CallType.REVIEW, percent, opens_with, 45, topics, words, "T4")


@pytest.mark.parametrize(
    ("percent", "minutes", "business"),
    [(30, 40, 12), (70, 45, 32), (90, 30, 27), (90, 5, 5), (0, 30, 0), (100, 30, 30)],
)
def test_business_gets_its_share_in_whole_minutes(
    percent: int, minutes: int, business: int
) -> None:
    parts = {part.part: part.minutes for part in agenda(frame(percent), minutes)}

    assert parts == {BUSINESS: business, RELATIONSHIP: minutes - business}


def test_parts_stand_in_the_order_of_the_call_and_topics_share_the_time() -> None:
    parts = agenda(frame(70, BUSINESS), 45)

    assert [(part.part, [topic.minutes for topic in part.topics]) for part in parts] == [
        (BUSINESS, [11, 11, 10]),
        (RELATIONSHIP, [13]),
    ]


@given(st.integers(0, 100), st.integers(SHORTEST, LONGEST), st.integers(1, 10))
def test_no_minute_is_lost(percent: int, minutes: int, topics: int) -> None:
    parts = agenda(frame(percent, business_topics=topics), minutes)

    assert sum(part.minutes for part in parts) == minutes
    assert all(sum(topic.minutes for topic in part.topics) == part.minutes for part in parts)


@pytest.mark.parametrize("minutes", [0, 4, 481])
def test_a_length_no_call_has_is_refused(minutes: int) -> None:
    with pytest.raises(CallError):
        agenda(frame(70), minutes)
