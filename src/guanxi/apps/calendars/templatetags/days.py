"""Days of a calendar in templates: ``{% load days %}``."""

from __future__ import annotations

from django import template

from guanxi.apps.calendars.labels import STATUS_CLASSES, STATUS_WORDS, day_name
from guanxi.apps.calendars.queries import Stretch
from guanxi.domain.calendars import DayStatus

register = template.Library()


@register.filter
def day_class(day: DayStatus) -> str:
    """How the look draws this kind of day; empty for an ordinary working day."""
    return STATUS_CLASSES[day.status]


@register.filter
def kind_words(day: DayStatus | Stretch) -> str:
    """What kind of day it is: "Public holiday"."""
    return str(STATUS_WORDS[day.status])


@register.filter
def called(day: DayStatus | Stretch) -> str:
    """The day's name in the reader's language, if it has one: "National Day"."""
    return day_name(day.name)
