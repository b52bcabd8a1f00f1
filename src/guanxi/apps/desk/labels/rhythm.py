"""Words of the rhythm of contact."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from guanxi.domain.cadence import PeriodState, Touch
from guanxi.domain.playbook import Medium
from guanxi.domain.suppliers.ways import WayState

# (words, the chip's look, icon)
TOUCH: Mapping[Touch, tuple[Promise, str, str]] = {
    Touch.LOST: (_("Losing touch"), "past", "alert"),
    Touch.DUE: (_("Due"), "soon", "clock"),
    Touch.UNKNOWN: (_("Not known"), "thin", "info"),
    Touch.FINE: (_("In touch"), "ok", "check"),
}
PERIODS: Mapping[PeriodState, tuple[Promise, str, str]] = {
    PeriodState.KEPT: (pgettext_lazy("contact", "Kept"), "ok", "check"),
    PeriodState.SHORT: (_("Too little"), "past", "alert"),
    PeriodState.RUNNING: (_("Running"), "soon", "clock"),
    PeriodState.UNKNOWN: (_("Not known"), "thin", "info"),
    PeriodState.NOTHING_OWED: (_("Nothing owed"), "", "moon"),
}
ICONS: Mapping[Medium, str] = {
    Medium.VIDEO: "video",
    Medium.CHAT: "chat",
    Medium.MAIL: "mail",
    Medium.REPORT: "file",
}
# (the chip's look, icon)
WAYS: Mapping[WayState, tuple[str, str]] = {
    WayState.WORKING: ("ok", "check"),
    WayState.FAILED: ("past", "alert"),
    WayState.SILENT: ("past", "alert"),
    WayState.UNKNOWN: ("thin", "info"),
    WayState.UNUSED: ("thin", "info"),
}


def way_words(state: WayState, last: str, failed: str = "") -> str:
    """How a channel stands; ``last`` is the day of their last word there, ``failed`` the day since
    which nothing reaches them."""
    if state is WayState.FAILED:
        return gettext("mail comes back since %(day)s") % {"day": failed}
    if state is WayState.SILENT:
        return gettext("silent since %(day)s") % {"day": last}
    if state is WayState.UNKNOWN:
        return gettext("not known since %(day)s") % {"day": last}
    if state is WayState.UNUSED:
        return gettext("never used")
    return gettext("heard on %(day)s") % {"day": last}


def few_ways_words(working: int) -> str:
    """What is wrong where fewer channels work than should."""
    if not working:
        return gettext("No way to reach them is known to work")
    return ngettext(
        "Only %(count)d way to reach them", "Only %(count)d ways to reach them", working
    ) % {"count": working}


def personal_words(count: int, last: str) -> str:
    """How much of the contact was not about business, and when the last was."""
    return ngettext(
        "%(count)d contact not about business, on %(day)s",
        "%(count)d contacts not about business, the last on %(day)s",
        count,
    ) % {"count": count, "day": last}
