"""Words for planned calls: ``{% load planned_calls %}``."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.utils.translation import gettext as _

from guanxi.apps.conversations.labels import MissedBy, PlannedState
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.conversations.templatetags.talk import Sign
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.playbook import CallType
from guanxi.platform.i18n.times import locale

register = template.Library()


@register.simple_tag
def call_type(call: PlannedCall) -> str:
    """What kind of call it is, in the reader's language."""
    return current_playbook().calls[CallType(call.type)].label.in_language(locale())


@register.simple_tag
def call_state(call: PlannedCall, now: datetime) -> Sign:
    """Whether it is still to come, running, over and not noted yet, held, missed, or called off."""
    if call.state == PlannedState.HELD:
        return Sign(str(PlannedState.HELD.label), "done", "ok")
    if call.state == PlannedState.MISSED:
        return Sign(str(MissedBy(call.missed_by).label), "alert", "past")
    if call.state == PlannedState.CANCELLED:
        return Sign(str(PlannedState.CANCELLED.label), "close", "thin")
    if now < call.starts_at:
        return Sign(str(PlannedState.PLANNED.label), "cal")
    if now < call.starts_at + timedelta(minutes=call.minutes):
        return Sign(_("Just now"), "phone", "soon")
    return Sign(_("Not noted yet"), "pen", "soon")


@register.simple_tag
def share_words(business_percent: int) -> str:
    """The mix a kind of call is planned with."""
    return mix_words(100 - business_percent)


@register.simple_tag
def mix_words(relationship_percent: int) -> str:
    """A mix: "70 % business, 30 % relationship"."""
    return _("%(business)d %% business, %(relationship)d %% relationship") % {
        "business": 100 - relationship_percent,
        "relationship": relationship_percent,
    }
