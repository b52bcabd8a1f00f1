from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.domain.conversations.talk import MONDAY, TERMS, after, talk

from guanxi.domain.conversations.segments import Segment, State, segments, state_of
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance
from guanxi.domain.playbook import Urgency

DAY = 24 * 60
WEEK_LATER = MONDAY + timedelta(days=7)


def judge(
    said: Sequence[Utterance], *, known_until: datetime = WEEK_LATER, at: datetime | None = None
) -> list[Segment]:
    return segments(said, terms=lambda debtor, asked: TERMS, known_until=known_until, at=at)


def test_a_segment_opens_with_the_question_and_closes_with_its_answer() -> None:
    found = judge(talk("we: can you ship on Friday?", "they: yes, Friday"))

    assert found == [
        Segment(
            side=Side.OURS,
            opened=after(0),
            urgency=Urgency.REGULAR,
            due=after(DAY),
            due_index=0,
            acknowledged=after(20),
            answered=after(20),
            answer_index=1,
            state=State.KEPT,
            messages=(0, 1),
        )
    ]


def test_both_directions_are_kept_and_a_reply_can_open_the_other() -> None:
    found = judge(
        talk("we: pls quote the blue mug", "they: how many pieces?", "we: 3000", "they: 1.38 FOB")
    )

    assert [(s.side, s.messages) for s in found] == [(Side.OURS, (0, 1)), (Side.THEIRS, (1, 2))]


def test_a_holding_reply_acknowledges_and_the_later_reply_answers() -> None:
    found = judge(talk("we: did the sample leave?", "they: let me check", "they: yes, yesterday"))

    assert [(s.acknowledged, s.answered, s.messages) for s in found] == [
        (after(20), after(40), (0, 1, 2))
    ]


def test_an_automatic_reply_does_not_even_acknowledge() -> None:
    found = judge(
        talk(
            "we: did the sample leave?",
            "they: Automatic reply: I will answer as soon as possible",
            "they: yes, yesterday",
        )
    )

    assert [(s.acknowledged, s.answered) for s in found] == [(after(40), after(40))]


def test_due_is_the_earliest_and_a_later_urgent_message_tightens_it() -> None:
    found = judge(
        talk(
            "we: when does the order leave?",
            "@60 we: the truck is outside and the driver is waiting, when?",
            "@100 they: loading now",
        )
    )

    assert [(s.opened, s.urgency, s.due, s.due_index) for s in found] == [
        (after(0), Urgency.URGENT, after(60 + 240), 1)
    ]


def test_the_acknowledgement_is_the_one_after_the_message_that_decides() -> None:
    found = judge(
        talk(
            "we: pls send the order list",
            "they: ok",
            "@60 we: URGENT the order list, customs is waiting, driver is waiting",
            "@400 they: ok",
        )
    )

    assert [(s.due, s.acknowledged, s.state) for s in found] == [
        (after(300), after(400), State.LATE)
    ]


def test_urgent_is_judged_on_the_first_human_reply_and_regular_on_the_answer() -> None:
    urgent = judge(talk("we: truck is at the gate, driver waiting", "they: let me check"))
    regular = judge(
        talk("we: did the sample leave?", "they: let me check", "@3000 they: yes it left")
    )

    assert [s.state for s in (*urgent, *regular)] == [State.KEPT, State.LATE]


def test_an_urgent_question_that_is_acknowledged_still_waits_for_its_answer() -> None:
    found = judge(talk("we: truck is at the gate, driver waiting", "they: let me check"))

    assert [(s.acknowledged, s.answered, s.answer_index) for s in found] == [
        (after(20), None, None)
    ]


@pytest.mark.parametrize("kind", ["voice", "photo", "file", "video"])
def test_media_close_the_segment_of_the_other_side(kind: str) -> None:
    found = judge(talk("we: how does the glaze look?", f"they <{kind}>:"))

    assert [(s.side, s.answered, s.state) for s in found] == [(Side.OURS, after(20), State.KEPT)]


@pytest.mark.parametrize("kind", ["voice", "photo", "file", "video"])
def test_media_that_stand_alone_open_only_as_unsure(kind: str) -> None:
    found = judge(talk(f"they <{kind}>:", "@60 we: nice, thank you"))

    assert found == [
        Segment(
            side=Side.THEIRS,
            opened=after(0),
            urgency=None,
            due=None,
            due_index=None,
            acknowledged=after(60),
            answered=after(60),
            answer_index=1,
            state=State.UNSURE,
            messages=(0, 1),
        )
    ]


def test_putting_off_does_not_settle_what_is_unsure() -> None:
    found = judge(talk("they <voice>:", "@60 we: let me check", "@90 we: we take the blue one"))

    assert [(s.acknowledged, s.answered) for s in found] == [(after(60), after(90))]


def test_media_beside_words_of_their_own_side_are_what_the_words_are() -> None:
    found = judge(talk("they <photo>:", "they: first firing, all smooth", every=1))

    assert found == []


def test_a_photo_with_a_question_asks_what_its_caption_asks() -> None:
    found = judge(talk("they <photo>: you see, is it ok?", "we: yes"))

    assert [(s.side, s.state, s.messages) for s in found] == [(Side.THEIRS, State.KEPT, (0, 1))]


@pytest.mark.parametrize("line", ["they <sticker>:", "they: 👍"])
def test_stickers_and_emoji_acknowledge_without_answering(line: str) -> None:
    found = judge(talk("we: please send the packing list", line))

    assert [(s.acknowledged, s.answered) for s in found] == [(after(20), None)]


def test_a_missed_call_changes_nothing_and_an_answered_one_closes() -> None:
    missed = judge(talk("we: did it leave?", "they <missed_call>:"))
    answered = judge(talk("we: did it leave?", "they <call>:"))

    assert [(s.acknowledged, s.answered) for s in missed] == [(None, None)]
    assert [(s.acknowledged, s.answered) for s in answered] == [(after(20), after(20))]


def test_third_parties_and_unplaced_people_neither_open_nor_close() -> None:
    found = judge(
        talk("we: did it leave?", "freight: yes, can you send the VGM?", "nobody: it did, right?")
    )

    assert [(s.side, s.acknowledged, s.messages) for s in found] == [(Side.OURS, None, (0,))]


def test_what_a_reply_leaves_aside_stays_open_on_its_own_clock() -> None:
    found = judge(
        talk(
            "we: order 771, when does it leave the sewing line?",
            "we: did the zipper for the backpacks arrive?",
            "they: zipper arrived this morning",
            "they: 771 leaves on Friday",
        )
    )

    assert [(s.opened, s.answered, s.messages) for s in found] == [
        (after(0), after(60), (0, 2, 3)),
        (after(20), after(40), (1, 2)),
    ]


def test_an_unrelated_question_by_the_way_does_not_answer() -> None:
    found = judge(talk("we: please send the report", "they: by the way, did you get the sample?"))

    assert [(s.side, s.answered) for s in found] == [(Side.OURS, None), (Side.THEIRS, None)]


def test_silence_past_due_is_late_as_far_as_the_chat_is_known() -> None:
    said = talk("we: can you ship on Friday?")

    known_long = judge(said, known_until=after(3 * DAY))
    known_shortly = judge(said, known_until=after(60))

    assert [s.state for s in (*known_long, *known_shortly)] == [State.LATE, State.RUNNING]


def test_silence_nobody_knows_about_is_unknown_and_never_late() -> None:
    said = talk("we: can you ship on Friday?")

    found = judge(said, known_until=after(60), at=WEEK_LATER)

    assert [s.state for s in found] == [State.UNKNOWN]


def test_an_answer_at_the_due_instant_is_in_time() -> None:
    judged = {"due": after(DAY), "known_until": WEEK_LATER, "at": WEEK_LATER}

    assert state_of(stamp=after(DAY), **judged) is State.KEPT
    assert state_of(stamp=after(DAY) + timedelta(seconds=1), **judged) is State.LATE


def test_a_question_of_a_month_ago_is_not_what_a_new_reply_answers() -> None:
    found = judge(
        talk("we: how many cartons are left?", f"@{31 * DAY} they: new catalogue, 300 pages"),
        known_until=after(40 * DAY),
    )

    assert [(s.state, s.answered) for s in found] == [(State.LATE, None)]


def test_terms_are_those_in_force_for_the_side_that_owes_when_it_was_asked() -> None:
    asked: list[tuple[Side, datetime]] = []

    def terms(debtor: Side, at: datetime) -> object:
        asked.append((debtor, at))
        return TERMS

    segments(
        talk("we: did it leave?", "they: yes. which forwarder do you use?", "we: Maersk"),
        terms=terms,  # type: ignore[arg-type]
        known_until=WEEK_LATER,
    )

    assert set(asked) == {(Side.THEIRS, after(0)), (Side.OURS, after(20))}


def test_corrections_of_a_person_are_what_counts() -> None:
    said = talk("they: the weather is nice", "we: fine", "they <photo>:", "@200 we: ok")
    said[0] = replace(said[0], needs_answer=True, urgency=Urgency.URGENT)
    said[1] = replace(said[1], answers=False)
    said[2] = replace(said[2], needs_answer=False)
    said[3] = replace(said[3], answers=True)

    found = judge(said)

    assert [(s.urgency, s.answered, s.messages) for s in found] == [
        (Urgency.URGENT, after(200), (0, 1, 3))
    ]


def test_a_reply_that_names_no_side_of_the_room_owes_nothing() -> None:
    assert Side.THIRD.other is None
    assert Side.UNKNOWN.other is None
    assert Side.OURS.other is Side.THEIRS
