"""Answer times in words and figures: ``{% load answers %}``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from django import template
from django.utils.translation import gettext as _

from guanxi.apps.conversations.queries.answer_figures import SideOfAnswers
from guanxi.apps.suppliers.labels import Side
from guanxi.domain.conversations.answer_figures import Percentile, Share
from guanxi.platform.i18n.times import locale, month_words, span_words

register = template.Library()


@dataclass(frozen=True)
class Figure:
    """A share as ``components/figure.html`` draws it."""

    label: str
    value: str
    url: str
    how: str
    note: str
    thin: bool
    low: float | None
    high: float | None
    share: float | None
    target: float | None = None


@register.simple_tag
def figure(side: SideOfAnswers, url: str) -> Figure:
    """The share in time of one side, a door to its requests."""
    theirs, found = side.debtor is Side.THEIRS, side.figures
    share = found.share
    counts = {"kept": share.kept, "n": share.n}
    if share.value is None or share.low is None or share.high is None:
        value, note = "", _("nothing to count yet")
    elif found.thin:
        value, note = _("%(kept)d of %(n)d so far") % counts, _("not enough to judge by yet")
    else:
        interval = {"n": share.n, "low": round(100 * share.low), "high": round(100 * share.high)}
        value = _("%(percent)d %%") % {"percent": round(100 * share.value)}
        note = _("n %(n)d · %(low)d–%(high)d %%") % interval
    return Figure(
        label=_("They answered within the agreed time")
        if theirs
        else _("We answered within the agreed time"),
        value=value,
        url=f"{url}?side={side.debtor}",
        how=_("Requests answered by the time agreed, of all that are decided; 95 % interval."),
        note=note,
        thin=found.thin,
        low=share.low,
        high=share.high,
        share=share.value,
    )


@register.simple_tag
def percentiles(side: SideOfAnswers) -> str:
    """ "Half within 2 h 05, nine in ten within 9 h of their hours"."""
    words = {"half": middle(side.figures.median), "most": middle(side.figures.p90)}
    if side.debtor is Side.THEIRS:
        return _("Half within %(half)s, nine in ten within %(most)s, of their hours") % words
    return _("Half within %(half)s, nine in ten within %(most)s, of our hours") % words


@register.filter
def middle(found: Percentile) -> str:
    """A percentile as time: "2 h 05", or that it is not reached yet."""
    if found.value is None:
        return _("(not reached yet)")
    return span_words(timedelta(seconds=found.value))


@register.filter
def between(found: Percentile) -> str:
    """Its interval: "15 min to 1 h 10", "15 min or more"; "" where there is none yet."""
    if found.low is None:
        return ""
    low = span_words(timedelta(seconds=found.low))
    if found.high is None:
        return _("%(low)s or more") % {"low": low}
    high = span_words(timedelta(seconds=found.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


@register.filter
def of_n(share: Share) -> str:
    """ "31 of 36"."""
    return _("%(kept)d of %(n)d") % {"kept": share.kept, "n": share.n}


@register.filter
def month_name(first: date) -> str:
    """ "November 2026"."""
    return month_words(first)


@register.filter
def finding(sides: Sequence[SideOfAnswers]) -> str:
    """What the figures of their side say, as the card's title; cautious where they are few."""
    theirs = sides[0]
    judged = [month for month in theirs.months if not month.figures.thin]
    if theirs.figures.thin or theirs.figures.median.value is None:
        return _("Too few answers to judge by yet")
    if len(judged) < 2:
        return _("Half of their answers come within %(half)s") % {
            "half": middle(theirs.figures.median)
        }
    before, last = judged[-2], judged[-1]
    words = {
        "month": in_short(last.first, "LLLL"),
        "half": middle(last.figures.median),
        "earlier": in_short(before.first, "LLLL"),
        "before": middle(before.figures.median),
    }
    return _("%(month)s: half answered within %(half)s; %(earlier)s: %(before)s") % words


def in_short(first: date, pattern: str) -> str:
    """ "Nov" (LLL) or "November" (LLLL), without its year."""
    return str(format_date(first, pattern, locale()))
