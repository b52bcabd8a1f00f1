"""Kept, late, open or not to be known; and what people's decisions do to it."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.obligations.samples import KEY, at, expected, obligation

from guanxi.domain.obligations import (
    Decision,
    DecisionKind,
    Obligation,
    Ruling,
    State,
    is_past,
    judge,
    judge_state,
    ruling_of,
)

NOTHING = Ruling()
DUE = at("16:00")


@pytest.mark.parametrize(
    ("closed", "known_until", "now", "state"),
    [
        (at("15:00"), None, at("17:00"), State.KEPT),
        (DUE, None, at("17:00"), State.KEPT),
        (at("16:05"), None, at("17:00"), State.LATE),
        (None, None, at("15:00"), State.OPEN),
        (None, None, at("17:00"), State.OPEN),
        # The chat is known past the due time: silence is silence.
        (None, at("16:30"), at("17:00"), State.OPEN),
        (None, DUE, at("17:00"), State.OPEN),
        # Known only until noon: not late, whatever the hour.
        (None, at("12:00"), at("15:00"), State.OPEN),
        (None, at("12:00"), at("17:00"), State.UNKNOWN),
        (at("16:05"), at("12:00"), at("17:00"), State.LATE),
    ],
)
def test_state_is_judged_by_what_is_known(
    closed: datetime | None, known_until: datetime | None, now: datetime, state: State
) -> None:
    assert judge_state(due=DUE, closed=closed, known_until=known_until, now=now) is state


def test_what_has_no_due_time_is_never_late_and_never_unknown() -> None:
    late_answer = judge_state(due=None, closed=at("10-30 09:00"), known_until=None, now=at("17:00"))
    silence = judge_state(due=None, closed=None, known_until=at("09:00"), now=at("17:00"))

    assert (late_answer, silence) == (State.KEPT, State.OPEN)


@pytest.mark.parametrize(
    ("known_until", "now", "past"),
    [
        (None, at("16:00"), False),
        (None, at("16:01"), True),
        (at("16:30"), at("17:00"), True),
        (at("12:00"), at("17:00"), False),
    ],
)
def test_obligation_is_past_only_where_we_would_know(
    known_until: datetime | None, now: datetime, past: bool
) -> None:
    row = replace(obligation(due=DUE), known_until=known_until)

    assert is_past(row, now=now) is past


def test_bringing_the_chat_up_to_date_turns_unknown_into_a_verdict() -> None:
    before = judge(expected(due=DUE, known_until=at("12:00")), NOTHING, now=at("17:00"))
    after = judge(
        expected(due=DUE, known_until=at("17:00"), closed=at("15:40")), NOTHING, now=at("17:00")
    )

    assert (before.state, after.state) == (State.UNKNOWN, State.KEPT)


def test_done_elsewhere_is_kept_from_the_moment_it_was_noted() -> None:
    done = Decision(KEY, DecisionKind.DONE, at("15:30"))
    facts = expected(due=DUE, known_until=at("12:00"))

    judged = judge(facts, ruling_of([done], now=at("17:00")), now=at("17:00"))

    assert judged == Obligation(**{**vars(facts), "closed": at("15:30")}, state=State.KEPT)


def test_earlier_answer_found_later_beats_the_note_about_it() -> None:
    noted_late = Ruling(done=at("18:00"))

    judged = judge(expected(due=DUE, closed=at("15:00")), noted_late, now=at("19:00"))

    assert (judged.closed, judged.state) == (at("15:00"), State.KEPT)


def test_what_needs_no_answer_is_withdrawn_until_that_is_undone() -> None:
    decision = Decision(KEY, DecisionKind.NO_ANSWER, at("09:00"))
    facts, now = expected(due=DUE), at("10:00")

    judged = judge(facts, ruling_of([decision], now=now), now=now)
    undone = judge(facts, ruling_of([replace(decision, undone=True)], now=now), now=now)

    assert (judged.state, undone.state) == (State.WITHDRAWN, State.OPEN)


def test_snooze_is_over_when_its_time_has_come() -> None:
    snooze = Decision(KEY, DecisionKind.SNOOZED, at("09:00"), until=at("14:00"))

    before, after = (ruling_of([snooze], now=at(now)) for now in ("13:59", "14:00"))

    assert (before, after) == (Ruling(snoozed_until=at("14:00")), NOTHING)


def test_latest_decision_that_was_not_undone_holds_in_whatever_order_they_come() -> None:
    decisions = [
        Decision(KEY, DecisionKind.NO_ANSWER, at("08:30")),
        Decision(KEY, DecisionKind.DONE, at("09:00")),
        Decision(KEY, DecisionKind.NO_ANSWER, at("09:30"), undone=True),
        Decision(KEY, DecisionKind.SNOOZED, at("08:10"), until=at("18:00")),
        Decision(KEY, DecisionKind.SNOOZED, at("08:20"), until=at("15:00")),
        Decision(KEY, DecisionKind.DELEGATED, at("08:40"), to=3),
    ]

    rulings = [ruling_of(order, now=at("10:00")) for order in permutations(decisions)]

    assert set(rulings) == {Ruling(done=at("09:00"), snoozed_until=at("15:00"), delegated_to=3)}


offsets = st.none() | st.integers(-100, 100)


@given(due=offsets, closed=offsets, known_until=offsets, now=st.integers(-100, 100))
def test_nobody_is_called_late_for_silence(
    due: int | None, closed: int | None, known_until: int | None, now: int
) -> None:
    noon = at("12:00")
    when = {
        name: None if minutes is None else noon + timedelta(minutes=minutes)
        for name, minutes in {"due": due, "closed": closed, "known_until": known_until}.items()
    }

    state = judge_state(**when, now=noon + timedelta(minutes=now))

    assert (state is State.LATE) == (due is not None and closed is not None and closed > due)
