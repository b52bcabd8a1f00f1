"""Addresses of conversations. Imports first, then rooms, messages and calls."""

from django.urls import path

from guanxi.apps.conversations.pages import (
    answers,
    calls,
    corrections,
    erasing,
    intake,
    people,
    promises,
    rooms,
)

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
    path("rooms/<int:pk>/people/", people.room_people, name="room_people"),
    path("people/<int:pk>/erase/", erasing.erase_contact, name="person_erase"),
    path("", rooms.conversations, name="conversations"),
    path("<int:pk>/", rooms.room, name="room"),
    path("answers/<int:pk>/", answers.answers, name="answers"),
    path("messages/<int:pk>/correct/", corrections.correct, name="correct_message"),
    path("messages/<int:pk>/private/", corrections.private, name="keep_private"),
    path("messages/<int:pk>/promise/", promises.promise_from, name="promise_from"),
    path("corrections/<str:token>/undo/", corrections.undo_correction, name="undo_correction"),
    path("promises/<int:pk>/take-back/", promises.take_back, name="take_back_promise"),
    path("calls/new/<int:pk>/", calls.log_call, name="log_call"),
    path("calls/<int:pk>/withdraw/", calls.withdraw, name="withdraw_call"),
    path("calls/<int:pk>/restore/", calls.restore, name="restore_call"),
]
