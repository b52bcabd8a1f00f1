"""Obligations: who owes whom what by when, whether it was kept, and what to do next."""

from guanxi.domain.obligations.judging import Ruling, is_past, judge, judge_state, ruling_of
from guanxi.domain.obligations.reconciling import Changes, OwedTwice, reconcile
from guanxi.domain.obligations.records import Decision, Expected, Key, Obligation, Params
from guanxi.domain.obligations.reminding import (
    NothingToRemind,
    Reminded,
    Reminder,
    check_reminder,
    reminded,
)
from guanxi.domain.obligations.states import (
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
from guanxi.domain.obligations.worklist import (
    Day,
    Group,
    group_of,
    plan_day,
    worklist,
    worklist_order,
)
from guanxi.domain.playbook import Debtor

__all__ = [
    "DECIDABLE",
    "MOVES",
    "Changes",
    "Day",
    "Debtor",
    "Decision",
    "DecisionKind",
    "Expected",
    "Group",
    "IllegalMove",
    "Key",
    "Move",
    "NothingToRemind",
    "Obligation",
    "OwedTwice",
    "Params",
    "Reminded",
    "Reminder",
    "Ruling",
    "State",
    "check_decision",
    "check_reminder",
    "group_of",
    "is_past",
    "judge",
    "judge_state",
    "move",
    "plan_day",
    "reconcile",
    "reminded",
    "ruling_of",
    "step_between",
    "worklist",
    "worklist_order",
]
