"""Words of the rhythm of contact."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.domain.cadence import PeriodState, Touch
from guanxi.domain.playbook import Medium

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
