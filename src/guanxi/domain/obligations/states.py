"""The states of an obligation and the moves between them: the one table.

`open` is not yet kept, be its time past or not: past is a question to the clock, and
no state. `kept` and `late` have happened. `unknown`: its time is past, but we know the
conversation only until before then, so nobody is called late. `withdrawn`: no longer
expected, or judged to need nothing. Snoozing and handing on are decisions about the
worklist and change no state. A withdrawn obligation moves only by being revived.
"""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where an obligation stands."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can happen to an obligation."""

    KEEP = "keep"
    KEEP_LATE = "keep_late"
    LOSE_SIGHT = "lose_sight"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    REVIVE = "revive"


class DecisionKind(StrEnum):
    """What a person can decide about an obligation."""

    DONE = "done"
    SNOOZED = "snoozed"
    DELEGATED = "delegated"
    NO_ANSWER = "no_answer"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.OPEN, Move.KEEP): State.KEPT,
    (State.OPEN, Move.KEEP_LATE): State.LATE,
    (State.OPEN, Move.LOSE_SIGHT): State.UNKNOWN,
    (State.OPEN, Move.WITHDRAW): State.WITHDRAWN,
    # New facts, a corrected calendar or an undone decision judge it again.
    (State.KEPT, Move.KEEP_LATE): State.LATE,
    (State.KEPT, Move.LOSE_SIGHT): State.UNKNOWN,
    (State.KEPT, Move.REOPEN): State.OPEN,
    (State.KEPT, Move.WITHDRAW): State.WITHDRAWN,
    (State.LATE, Move.KEEP): State.KEPT,
    (State.LATE, Move.LOSE_SIGHT): State.UNKNOWN,
    (State.LATE, Move.REOPEN): State.OPEN,
    (State.LATE, Move.WITHDRAW): State.WITHDRAWN,
    # The chat was brought up to date.
    (State.UNKNOWN, Move.KEEP): State.KEPT,
    (State.UNKNOWN, Move.KEEP_LATE): State.LATE,
    (State.UNKNOWN, Move.REOPEN): State.OPEN,
    (State.UNKNOWN, Move.WITHDRAW): State.WITHDRAWN,
    (State.WITHDRAWN, Move.REVIVE): State.OPEN,
}

# "Needs no answer" may also correct a verdict that has been passed.
DECIDABLE: Mapping[DecisionKind, frozenset[State]] = {
    DecisionKind.DONE: frozenset({State.OPEN, State.UNKNOWN}),
    DecisionKind.SNOOZED: frozenset({State.OPEN, State.UNKNOWN}),
    DecisionKind.DELEGATED: frozenset({State.OPEN, State.UNKNOWN}),
    DecisionKind.NO_ANSWER: frozenset({State.OPEN, State.UNKNOWN, State.KEPT, State.LATE}),
}


class IllegalMove(ValueError):
    """A move or decision that the state does not allow; nothing has changed."""

    def __init__(self, state: State, attempted: Move | DecisionKind) -> None:
        self.state = state
        self.attempted = attempted
        super().__init__(f"{attempted.value} is not possible while {state.value}")


def move(state: State, step: Move) -> State:
    """The state a move leads to.

    >>> move(State.OPEN, Move.KEEP_LATE)
    <State.LATE: 'late'>

    Raises IllegalMove.
    """
    if (state, step) not in MOVES:
        raise IllegalMove(state, step)
    return MOVES[state, step]


def step_between(old: State, new: State) -> Move | None:
    """The move that leads from one state to another; None where nothing moved.

    Out of `withdrawn` that is always the revival; it is judged at once, so that the
    state after it may be any other.
    """
    if old is new:
        return None
    if old is State.WITHDRAWN:
        return Move.REVIVE
    return next(step for (start, step), end in MOVES.items() if (start, end) == (old, new))


def check_decision(state: State, kind: DecisionKind) -> None:
    """Raise IllegalMove where this cannot be decided about an obligation in that state."""
    if state not in DECIDABLE[kind]:
        raise IllegalMove(state, kind)
