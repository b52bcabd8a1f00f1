from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "guanxi.apps.calendars"
    label = "calendars"
