"""The table of states: what may follow what, and that nothing else does."""

from itertools import product

import pytest

from guanxi.domain.obligations import (
    DECIDABLE,
    MOVES,
    DecisionKind,
    IllegalMove,
    Move,
    State,
    check_decision,
    move,
    step_between,
)

ILLEGAL = [pair for pair in product(State, Move) if pair not in MOVES]


def test_open_obligation_can_be_kept_kept_late_lost_from_sight_or_withdrawn() -> None:
    reached = {step: move(State.OPEN, step) for step in Move if (State.OPEN, step) in MOVES}

    assert reached == {
        Move.KEEP: State.KEPT,
        Move.KEEP_LATE: State.LATE,
        Move.LOSE_SIGHT: State.UNKNOWN,
        Move.WITHDRAW: State.WITHDRAWN,
    }


def test_withdrawn_obligation_moves_only_by_being_revived() -> None:
    assert [step for state, step in MOVES if state is State.WITHDRAWN] == [Move.REVIVE]


@pytest.mark.parametrize(("state", "step"), ILLEGAL)
def test_illegal_move_is_refused_with_both_names(state: State, step: Move) -> None:
    with pytest.raises(IllegalMove) as refused:
        move(state, step)

    assert (refused.value.state, refused.value.attempted) == (state, step)


@pytest.mark.parametrize(("old", "new"), list(product(State, State)))
def test_every_judgement_can_follow_every_other(old: State, new: State) -> None:
    step = step_between(old, new)

    if old is new:
        assert step is None
    elif old is State.WITHDRAWN:
        assert step is Move.REVIVE
    else:
        assert step is not None
        assert move(old, step) is new


def test_what_is_kept_can_no_longer_be_done_snoozed_or_handed_on() -> None:
    possible = {kind for kind in DecisionKind if State.KEPT in DECIDABLE[kind]}

    assert possible == {DecisionKind.NO_ANSWER}
    with pytest.raises(IllegalMove) as refused:
        check_decision(State.KEPT, DecisionKind.SNOOZED)
    assert (refused.value.state, refused.value.attempted) == (State.KEPT, DecisionKind.SNOOZED)


@pytest.mark.parametrize("kind", DecisionKind)
def test_open_obligation_takes_every_decision_and_a_withdrawn_one_none(kind: DecisionKind) -> None:
    check_decision(State.OPEN, kind)

    with pytest.raises(IllegalMove):
        check_decision(State.WITHDRAWN, kind)
