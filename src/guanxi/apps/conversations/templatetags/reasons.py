"""Why a message was taken for a request, in words: ``{% load reasons %}``."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from guanxi.apps.conversations.cue_words import cue_words
from guanxi.apps.conversations.queries.reasons import Reason
from guanxi.domain.conversations.speech import Role

register = template.Library()


@register.filter
def taken_for(reason: Reason) -> str:
    """What a message was taken for, as the head of its reasons."""
    match reason.role:
        case Role.QUESTION if not reason.marked:
            return _("Taken for a question; it needs no question mark")
        case Role.QUESTION:
            return _("Taken for a question")
        case Role.ANSWER:
            return _("Taken for an answer that asks something too")
        case Role.NOTICE:
            return _("It may need an answer")
        case _:
            return _("Taken for a request")


@register.filter
def because(reason: Reason) -> list[Promise]:
    """The cues that decided, each as a sentence, none twice."""
    return list(dict.fromkeys(map(cue_words, reason.cues)))
