"""Addresses of the calendar."""

from django.urls import URLPattern, path

from guanxi.apps.calendars import pages

urlpatterns: list[URLPattern] = [
    path("", pages.calendar, name="calendar"),
    path("days-off/", pages.days_off, name="days_off"),
    path("days-off/<int:pk>/remove/", pages.remove_day_off, name="remove_day_off"),
    path("days-off/<int:pk>/restore/", pages.restore_day_off, name="restore_day_off"),
    path("years/", pages.load_year, name="load_year"),
    path("years/<int:pk>/drop/", pages.drop_year, name="drop_year"),
]
