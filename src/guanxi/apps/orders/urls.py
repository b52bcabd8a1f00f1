"""Addresses of what is noted about orders, under ``orders/``; the list and the order's own page
are the desk's."""

from django.urls import path

from guanxi.apps.orders.pages import (
    corrections,
    days,
    deliveries,
    inspections,
    last_day,
    money,
    quantities,
    records,
    steps,
    tables,
)

urlpatterns = [
    path("new/", records.order_new, name="order_new"),
    path("suppliers/<int:pk>/last-day/", last_day.last_order_day, name="last_order_day"),
    path("<int:pk>/take-back/", records.take_back_order, name="take_back_order"),
    path("<int:pk>/cancel/", records.cancel_order, name="cancel_order"),
    path("<int:pk>/reinstate/", records.reinstate_order, name="reinstate_order"),
    path("<int:pk>/edit/", corrections.edit_order, name="edit_order"),
    path("<int:pk>/terms/", corrections.settle_terms, name="settle_terms"),
    path("<int:pk>/line/", corrections.add_order_line, name="add_order_line"),
    path("lines/<int:pk>/", corrections.order_line, name="order_line"),
    path("lines/<int:pk>/remove/", corrections.remove_order_line, name="remove_order_line"),
    path("edits/<int:pk>/undo/", corrections.undo_order_edit, name="undo_order_edit"),
    path("lines/<int:pk>/quantity/", quantities.ask_for_quantity, name="ask_for_quantity"),
    path("quantity-changes/<int:pk>/answer/", quantities.answer_quantity, name="answer_quantity"),
    path("quantity-changes/<int:pk>/reopen/", quantities.reopen_quantity, name="reopen_quantity"),
    path(
        "quantity-changes/<int:pk>/withdraw/",
        quantities.withdraw_quantity,
        name="withdraw_quantity",
    ),
    path("<int:pk>/inspection/", inspections.note_inspection, name="note_inspection"),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path(
        "inspections/<int:pk>/take-back/",
        inspections.take_back_inspection,
        name="take_back_inspection",
    ),
    path("differences/<int:pk>/keep/", tables.keep_ours, name="keep_ours"),
    path("differences/<int:pk>/ask-again/", tables.ask_again, name="ask_again"),
    path("differences/<int:pk>/take/", tables.take_from_tables, name="take_from_tables"),
    path("<int:pk>/date/", days.ask_for_date, name="ask_for_date"),
    path("date-changes/<int:pk>/answer/", days.answer_date, name="answer_date"),
    path("date-changes/<int:pk>/reopen/", days.reopen_date, name="reopen_date"),
    path("date-changes/<int:pk>/withdraw/", days.withdraw_date, name="withdraw_date"),
    path("<int:pk>/delivery/", deliveries.note_delivery, name="note_delivery"),
    path("deliveries/<int:pk>/", deliveries.delivery, name="delivery"),
    path(
        "deliveries/<int:pk>/take-back/", deliveries.take_back_delivery, name="take_back_delivery"
    ),
    path("<int:pk>/payment/", money.note_payment, name="note_payment"),
    path("payments/<int:pk>/take-back/", money.take_back_payment, name="take_back_payment"),
    path("<int:pk>/rate/", money.note_rate, name="note_rate"),
    path("<int:pk>/cost/", money.note_cost, name="note_cost"),
    path("costs/<int:pk>/take-back/", money.take_back_cost, name="take_back_cost"),
    path("<int:pk>/condition/", steps.note_condition, name="note_condition"),
    path("conditions/<int:pk>/met/", steps.meet_condition, name="meet_condition"),
    path("conditions/<int:pk>/drop/", steps.drop_condition, name="drop_condition"),
    path("<int:pk>/milestone/", steps.note_milestone, name="note_milestone"),
    path("milestones/<int:pk>/done/", steps.finish_milestone, name="finish_milestone"),
    path("milestones/<int:pk>/drop/", steps.drop_milestone, name="drop_milestone"),
    path("<int:pk>/hold/", steps.place_hold, name="place_hold"),
    path("holds/<int:pk>/lift/", steps.lift_hold, name="lift_hold"),
    path("holds/<int:pk>/restore/", steps.restore_hold, name="restore_hold"),
]
