"""Addresses of conversations. Imports first, then rooms, messages and calls."""

from django.urls import path

from guanxi.apps.conversations.pages import (
    answers,
    calls,
    corrections,
    erasing,
    intake,
    people,
    planned_calls,
    planned_calls_acts,
    promises,
    reminders,
    retention,
    rooms,
    sharing,
)

# Where the phone's share sheet sends its files: one address for all workspaces.
outside = [path("bring-in/", sharing.shared, name="shared")]

# How long words are kept is chosen where the other settings are.
in_settings = [path("keeping/", retention.retention, name="retention")]

urlpatterns = [
    path("bring-in/", intake.bring_in, name="bring_in"),
    path("bring-in/<int:pk>/", intake.intake, name="intake"),
    path("bring-in/<int:pk>/confirm/", intake.confirm, name="intake_confirm"),
    path("bring-in/<int:pk>/read-again/", intake.read_again, name="intake_read_again"),
    path("bring-in/<int:pk>/stop/", intake.cancel, name="intake_cancel"),
    path("bring-in/<int:pk>/undo/", intake.undo, name="intake_undo"),
    path("bring-in/<int:pk>/redo/", intake.redo, name="intake_redo"),
    path("bring-in/<int:pk>/rejected.csv", intake.rejected_lines, name="intake_rejected"),
    path("bring-in/<int:pk>/erase/", erasing.erase_intake, name="intake_erase"),
    path("shared/<str:token>/read/", sharing.begin, name="shared_begin"),
    path("shared/<str:token>/forget/", sharing.forget, name="shared_forget"),
    path("rooms/<int:pk>/people/", people.room_people, name="room_people"),
    path("people/<int:pk>/erase/", erasing.erase_contact, name="person_erase"),
    path("", rooms.conversations, name="conversations"),
    path("<int:pk>/", rooms.room, name="room"),
    path("answers/<int:pk>/", answers.answers, name="answers"),
    path("messages/<int:pk>/correct/", corrections.correct, name="correct_message"),
    path("messages/<int:pk>/why/", corrections.why_request, name="why_request"),
    path("messages/<int:pk>/private/", corrections.private, name="keep_private"),
    path("messages/<int:pk>/promise/", promises.promise_from, name="promise_from"),
    path("messages/<int:pk>/reminder/", reminders.mark_as_reminder, name="mark_as_reminder"),
    path("reminders/<int:pk>/unmark/", reminders.unmark_reminder, name="unmark_reminder"),
    path("corrections/<str:token>/undo/", corrections.undo_correction, name="undo_correction"),
    path("suppliers/<int:pk>/promises/", promises.promises, name="promises"),
    path("promises/<int:pk>/take-back/", promises.take_back, name="take_back_promise"),
    path("calls/new/<int:pk>/", calls.log_call, name="log_call"),
    path("calls/<int:pk>/withdraw/", calls.withdraw, name="withdraw_call"),
    path("reports/<int:pk>/withdraw/", calls.withdraw_noted_report, name="withdraw_report"),
    path("calls/<int:pk>/restore/", calls.restore, name="restore_call"),
    path("planned-calls/new/<int:pk>/", planned_calls.plan, name="plan_call"),
    path("planned-calls/<int:pk>/", planned_calls.planned_call, name="planned_call"),
    path(
        "planned-calls/<int:pk>/invitation.ics",
        planned_calls.planned_call_ics,
        name="planned_call_ics",
    ),
    path("planned-calls/<int:pk>/agenda/", planned_calls_acts.prepare, name="prepare_planned_call"),
    path("planned-calls/<int:pk>/move/", planned_calls_acts.move, name="move_planned_call"),
    path("planned-calls/<int:pk>/cancel/", planned_calls_acts.cancel, name="cancel_planned_call"),
    path(
        "planned-calls/<int:pk>/restore/", planned_calls_acts.restore, name="restore_planned_call"
    ),
    path("planned-calls/<int:pk>/held/", planned_calls_acts.held, name="hold_planned_call"),
    path("planned-calls/<int:pk>/missed/", planned_calls_acts.missed, name="miss_planned_call"),
    path("planned-calls/<int:pk>/reopen/", planned_calls_acts.reopen, name="reopen_planned_call"),
]
