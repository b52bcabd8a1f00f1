"""A supplier's facts in templates: ``{% load suppliers %}``."""

from __future__ import annotations

from datetime import datetime

from django import template

from guanxi.apps.calendars.templatetags.days import long_day
from guanxi.apps.playbook.labels import week_lines
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.charter_words import TermLine, charter_lines
from guanxi.apps.suppliers.labels import STAGE_REASONS, Stage
from guanxi.apps.suppliers.models import Site
from guanxi.apps.suppliers.queries import PersonLine, SupplierProfile
from guanxi.domain.calendars import parse_week
from guanxi.domain.suppliers import StageOnDay
from guanxi.platform.i18n.times import moment_words

register = template.Library()
# What the card beside the timeline has room for.
_ON_CARD = ("answers.", "urgent_hours", "channels.quick", "rhythm")


@register.filter
def stage_name(stage: StageOnDay) -> str:
    """The stage in words: "Developing"."""
    return str(Stage(stage.stage.value).label)


@register.filter
def stage_reason(stage: StageOnDay) -> str:
    """Why the stage is what it is: "by age: first order on 4 March 2026"."""
    return str(STAGE_REASONS[stage.why]) % {
        "day": long_day(stage.since) if stage.since else "",
        "reason": stage.period.reason if stage.period else "",
    }


@register.filter
def charter_card_lines(profile: SupplierProfile) -> list[TermLine]:
    """The few lines of the terms in force that are asked for most."""
    lines = charter_lines(profile.terms.terms, current_playbook(), {})
    return [line for line in lines if line.field.startswith(_ON_CARD)]


@register.filter
def channels(line: PersonLine) -> list[str]:
    """On which channels a person is reached: ["WhatsApp", "Phone"]."""
    return list(dict.fromkeys(handle.get_channel_display() for handle in line.handles))


@register.filter
def hours_lines(site: Site) -> list[tuple[str, str]]:
    """A site's weekly hours, its own or the playbook's."""
    week = parse_week(site.hours, field="hours") if site.hours else current_playbook().factory.week
    return list(week_lines(week))


@register.filter
def clock(at: datetime) -> str:
    """The wall clock where ``at`` was taken, not the reader's: "16:00"."""
    return f"{at:%H:%M}"


@register.filter
def moment(at: datetime) -> str:
    """The same with its day: "Tue 24 Nov, 08:30"."""
    return moment_words(at, str(at.tzinfo), at.date())
