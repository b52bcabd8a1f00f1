"""Changes to orders and what became of them."""

from guanxi.apps.orders.actions.corrections import (
    correct_line,
    correct_order,
    settle_terms,
    undo_edit,
)
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
from guanxi.apps.orders.actions.inspections import (
    correct_inspection,
    note_inspection,
    take_back_inspection,
)
from guanxi.apps.orders.actions.joining import join_products, join_variants, undo_joining
from guanxi.apps.orders.actions.judging import judge_orders
from guanxi.apps.orders.actions.lines import add_line, remove_line
from guanxi.apps.orders.actions.money import (
    note_cost,
    note_payment,
    note_rate,
    take_back_cost,
    take_back_payment,
)
from guanxi.apps.orders.actions.quantities import (
    answer_quantity,
    ask_for_quantity,
    reopen_quantity,
    withdraw_quantity,
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
from guanxi.apps.orders.actions.tables import ask_again, keep_ours, take_from_tables

__all__ = [
    "Fault",
    "NotedLine",
    "OrderError",
    "add_line",
    "answer_date",
    "answer_quantity",
    "ask_again",
    "ask_for_date",
    "ask_for_quantity",
    "cancel_order",
    "correct_delivery",
    "correct_inspection",
    "correct_line",
    "correct_order",
    "drop_condition",
    "drop_milestone",
    "finish_milestone",
    "join_products",
    "join_variants",
    "judge_orders",
    "keep_ours",
    "lift_hold",
    "meet_condition",
    "note_condition",
    "note_cost",
    "note_delivery",
    "note_inspection",
    "note_milestone",
    "note_order",
    "note_payment",
    "note_rate",
    "place_hold",
    "reinstate_order",
    "remove_line",
    "reopen_date",
    "reopen_quantity",
    "restore_hold",
    "settle_terms",
    "take_back_cost",
    "take_back_delivery",
    "take_back_inspection",
    "take_back_order",
    "take_back_payment",
    "take_from_tables",
    "undo_edit",
    "undo_joining",
    "withdraw_date",
    "withdraw_quantity",
]
