"""What a measure's course says, as the title of its chart."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guanxi.domain.measures import MEASURES, Better
from guanxi.domain.statistics import Trend


def finding(
    code: str, trend: Trend | None, against_before: bool | None, *, confidence: float
) -> str:
    """Where it is heading, where that is more than chance; else against the period before."""
    if trend is not None and trend.is_certain(confidence):
        return _course(code, trend) % {"quarters": trend.n}
    if against_before is True:
        return _("Clearly better than in the period before")
    if against_before is False:
        return _("Clearly worse than in the period before")
    if trend is not None:
        return _("No clear direction over %(quarters)d quarters") % {"quarters": trend.n}
    return _("Too few quarters yet to tell a direction")


def _course(code: str, trend: Trend) -> str:
    better = MEASURES[code].better
    rising = trend.slope > 0
    if better is Better.NEITHER:
        rises = _("Rising over %(quarters)d quarters")
        return rises if rising else _("Falling over %(quarters)d quarters")
    improves = rising == (better is Better.HIGHER)
    if improves:
        return _("Getting better over %(quarters)d quarters, by more than chance")
    return _("Getting worse over %(quarters)d quarters, by more than chance")
