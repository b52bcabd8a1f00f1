"""Promises in words and figures: ``{% load promises %}``."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guanxi.apps.conversations.queries.promises import PromiseLine, SideOfPromises
from guanxi.apps.conversations.templatetags.answers import Figure
from guanxi.apps.conversations.templatetags.talk import Sign
from guanxi.apps.obligations.labels import Debtor

register = template.Library()


@register.simple_tag
def kept_figure(side: SideOfPromises, url: str) -> Figure:
    """How many promises one side kept, a door to all of them."""
    theirs, share = side.debtor is Debtor.THEIRS, side.share
    counts = {"kept": share.kept, "n": share.n}
    if share.low is None or share.high is None:
        value, note = "", _("no promise has come due yet")
    elif side.thin:
        value, note = _("%(kept)d of %(n)d so far") % counts, _("not enough to judge by yet")
    else:
        interval = {"low": round(100 * share.low), "high": round(100 * share.high)}
        value = _("%(kept)d of %(n)d") % counts
        note = _("95 %% interval %(low)d–%(high)d %%") % interval
    return Figure(
        label=_("Promises they kept") if theirs else _("Promises we kept"),
        value=value,
        url=f"{url}?side={side.debtor.value}",
        how=_("Noted as done by the time promised, of all whose time has come; 95 % interval."),
        note=note,
        thin=side.thin,
        low=share.low,
        high=share.high,
        share=share.value,
    )


@register.filter
def promise_sign(line: PromiseLine) -> Sign:
    """What came of a promise, in calm words."""
    if line.kept is None:
        return Sign(_("Still to come"), "clock")
    if line.kept:
        return Sign(pgettext("promise", "Kept"), "check", "ok")
    if line.closed is not None:
        return Sign(_("Done after its time"), "clock")
    return Sign(_("Nobody has noted it as done"), "glass")
