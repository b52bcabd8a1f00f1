"""Judging what is owed: kept, late, open, or not to be known.

An obligation is past its time only by what we know. If the chat it is kept in was
last exported before the due time, silence after that is no evidence: once the due
time has gone by it is `unknown`, never late. Facts beat decisions where both say
when it was done: the earlier of the two counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from guanxi.domain.obligations.records import Decision, Expected, Obligation
from guanxi.domain.obligations.states import DecisionKind, State


@dataclass(frozen=True)
class Ruling:
    """What people's decisions about one obligation come to."""

    done: datetime | None = None
    needs_nothing: bool = False
    snoozed_until: datetime | None = None
    delegated_to: int | None = None


def ruling_of(decisions: Iterable[Decision], *, now: datetime) -> Ruling:
    """Sum up the decisions about one obligation, in any order.

    Undone ones do not count. Of "done" and "needs no answer" the later holds; of several
    snoozes the last (it is over once its time has come), and likewise of several
    hand-overs. Somebody it was handed to may snooze it without handing it back.
    """
    valid = sorted((each for each in decisions if not each.undone), key=_order)
    last = {each.kind: each for each in valid}
    settled = next((each for each in reversed(valid) if each.kind in _SETTLING), None)
    snoozed, delegated = last.get(DecisionKind.SNOOZED), last.get(DecisionKind.DELEGATED)
    until = snoozed.until if snoozed else None
    done = settled is not None and settled.kind is DecisionKind.DONE
    return Ruling(
        done=settled.at if settled and done else None,
        needs_nothing=settled is not None and not done,
        snoozed_until=until if until is not None and now < until else None,
        delegated_to=delegated.to if delegated else None,
    )


def judge(expected: Expected, ruling: Ruling, *, now: datetime) -> Obligation:
    """The obligation as it stands at `now`.

    Due at 16:00, answered at 16:05: late. Due at 16:00 and the chat known until 12:00:
    open until 16:00, unknown after.
    """
    closings = [at for at in (expected.closed, ruling.done) if at is not None]
    closed = min(closings, default=None)
    state = judge_state(due=expected.due, closed=closed, known_until=expected.known_until, now=now)
    return Obligation(
        key=expected.key,
        supplier_id=expected.supplier_id,
        debtor=expected.debtor,
        opened=expected.opened,
        due=expected.due,
        closed=closed,
        known_until=expected.known_until,
        params=expected.params,
        playbook_version=expected.playbook_version,
        state=State.WITHDRAWN if ruling.needs_nothing else state,
    )


def judge_state(
    *,
    due: datetime | None,
    closed: datetime | None,
    known_until: datetime | None,
    now: datetime,
) -> State:
    """The state of what is expected; what has no due time is never late and never unknown."""
    if closed is not None:
        return State.KEPT if due is None or closed <= due else State.LATE
    if due is not None and known_until is not None and known_until < due < now:
        return State.UNKNOWN
    return State.OPEN


def is_past(obligation: Obligation, *, now: datetime) -> bool:
    """Whether it is open and its time has gone by, as far as we know."""
    state = judge_state(
        due=obligation.due,
        closed=obligation.closed,
        known_until=obligation.known_until,
        now=now,
    )
    open_now = obligation.state is State.OPEN and state is State.OPEN
    return open_now and obligation.due is not None and obligation.due < now


_SETTLING = (DecisionKind.DONE, DecisionKind.NO_ANSWER)


def _order(decision: Decision) -> tuple[datetime, str, datetime, int]:
    """By time; two of the same instant still have one order, whoever lists them."""
    return (decision.at, decision.kind.value, decision.until or decision.at, decision.to or 0)
