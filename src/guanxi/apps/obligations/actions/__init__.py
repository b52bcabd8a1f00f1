"""Changes to what is owed: the facts' own, people's decisions, and promises."""

from guanxi.apps.obligations.actions.closure_dates import (
    ask_for_closure_dates,
    note_closure_dates,
    take_back_closure_dates,
)
from guanxi.apps.obligations.actions.decisions import (
    delegate,
    mark_done,
    needs_no_answer,
    snooze,
    undo_decision,
)
from guanxi.apps.obligations.actions.ledger import (
    Piece,
    reconcile,
    reconcile_pieces,
    reconcile_rules,
)
from guanxi.apps.obligations.actions.promises import (
    keep_promise,
    note_promise,
    restore_promise,
    withdraw_promise,
)
from guanxi.apps.obligations.actions.reminders import mark_reminder, remind, take_back_reminder

__all__ = [
    "Piece",
    "ask_for_closure_dates",
    "delegate",
    "keep_promise",
    "mark_done",
    "mark_reminder",
    "needs_no_answer",
    "note_closure_dates",
    "note_promise",
    "reconcile",
    "reconcile_pieces",
    "reconcile_rules",
    "remind",
    "restore_promise",
    "snooze",
    "take_back_closure_dates",
    "take_back_reminder",
    "undo_decision",
    "withdraw_promise",
]
