"""Changes to orders and what became of them."""

from guanxi.apps.orders.actions.days import (
    answer_date,
    ask_for_date,
    reopen_date,
    withdraw_date,
)
from guanxi.apps.orders.actions.deliveries import (
    correct_delivery,
    note_delivery,
    take_back_delivery,
)
from guanxi.apps.orders.actions.faults import Fault, OrderError
from guanxi.apps.orders.actions.holds import lift_hold, place_hold, restore_hold
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.money import (
    note_cost,
    note_payment,
    take_back_cost,
    take_back_payment,
)
from guanxi.apps.orders.actions.records import (
    NotedLine,
    cancel_order,
    note_order,
    reinstate_order,
    take_back_order,
)
from guanxi.apps.orders.actions.steps import (
    drop_condition,
    drop_milestone,
    finish_milestone,
    meet_condition,
    note_condition,
    note_milestone,
)

__all__ = [
    "Fault",
    "NotedLine",
    "OrderError",
    "answer_date",
    "ask_for_date",
    "cancel_order",
    "correct_delivery",
    "drop_condition",
    "drop_milestone",
    "finish_milestone",
    "judge_orders",
    "lift_hold",
    "meet_condition",
    "note_condition",
    "note_cost",
    "note_delivery",
    "note_milestone",
    "note_order",
    "note_payment",
    "place_hold",
    "reinstate_order",
    "reopen_date",
    "restore_hold",
    "take_back_cost",
    "take_back_delivery",
    "take_back_order",
    "take_back_payment",
    "withdraw_date",
]
