"""Addresses of the desk: pages that show more than one app."""

from django.urls import path

from guanxi.apps.desk.pages import search, supplier, today, today_acts

urlpatterns = [
    path("", today.today, name="today"),
    path("today/<int:pk>/why/", today.why, name="why"),
    path("today/<int:pk>/remind/", today.remind, name="remind"),
    path("today/<int:pk>/done/", today_acts.mark_done, name="mark_done"),
    path("today/<int:pk>/needs-no-answer/", today_acts.needs_no_answer, name="needs_no_answer"),
    path("today/<int:pk>/snooze/", today_acts.snooze, name="snooze"),
    path("today/<int:pk>/hand-on/", today_acts.delegate, name="delegate"),
    path("today/decisions/<int:pk>/undo/", today_acts.undo_decision, name="undo_decision"),
    path("suppliers/<int:pk>/", supplier.supplier, name="supplier"),
    path("search/", search.search, name="search"),
]
