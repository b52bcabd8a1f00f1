"""Days of a calendar in templates: ``{% load days %}``."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone

from guanxi.apps.calendars.labels import STATUS_CLASSES, STATUS_WORDS, day_name
from guanxi.apps.calendars.queries import Stretch
from guanxi.domain.calendars import DayStatus
from guanxi.platform.i18n.times import day_words

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


@register.filter
def short_day(day: date) -> str:
    """A day of a year that is clear from where it stands: "Tue 24 Nov"."""
    return day_words(_day(day), _day(day))


@register.filter
def long_day(day: date) -> str:
    """A day with its year: "Tue 24 Nov 2026"."""
    return day_words(_day(day), date.min)


def _day(day: date) -> date:
    """The date of an instant on the reader's clock; a date is one already."""
    return timezone.localtime(day).date() if isinstance(day, datetime) else day
