"""Suppliers beside each other, and why their order often says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.figures import value_words
from guanxi.apps.desk.labels.measures import NAMES, definition_words
from guanxi.apps.desk.labels.periods import period_shown
from guanxi.apps.desk.pages.health import FigureShown, plain_figure
from guanxi.apps.desk.queries.portfolio import MEASURED, Compared, Named, with_past
from guanxi.apps.desk.queries.portfolio import portfolio as compare
from guanxi.apps.suppliers.pages.records import ways_to_begin
from guanxi.domain.measures import MEASURES, Better, Figure, State, Unit

PAGE = 50


@dataclass(frozen=True)
class Row:
    """One supplier: its figure, where its dot and whisker stand (fractions of the drawing), and
    what can be said against the others and against its own past."""

    supplier: Named
    figure: FigureShown
    low: float | None
    high: float | None
    dot: float | None
    against_others: str
    before: str
    against_before: bool | None


@page()
def portfolio(request: DeskRequest) -> HttpResponse:
    """All active suppliers on the chosen measure, by name or by value."""
    given = request.GET.get("measure", "")
    measure = given if given in MEASURED else MEASURED[0]
    by_value = request.GET.get("sort") == "value"
    now = timezone.now()
    today = now.astimezone(ZoneInfo(request.workspace.zone)).date()
    shown = period_shown(request.GET.dict(), today)
    found = compare(request.workspace, measure, shown.chosen.period, now=now)
    if by_value:
        found = sorted(found, key=_best_first)
    part = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows: Sequence[Compared] = list(part)
    if shown.chosen.before:
        rows = with_past(rows, measure, shown.chosen.before, workspace=request.workspace, now=now)
    scale = _scale(found)
    context = {
        "measure": measure,
        "name": NAMES[measure],
        "definition": definition_words(measure),
        "choices": [(code, NAMES[code]) for code in MEASURED],
        "by_value": by_value,
        "page": part,
        "rows": [_row(one, scale, shown.query) for one in rows],
        "period": shown,
        "finding": _finding(found),
        "begin": ways_to_begin() if request.membership.role_is.may(Role.MEMBER) else (),
        "ends": scale,
    }
    return render(request, "desk/portfolio.html", context)


def _best_first(one: Compared) -> tuple[int, float]:
    """Judged ones from the best on, then those that are thin, then those without facts."""
    figure = one.figure
    rank = {State.OK: 0, State.THIN: 1, State.NONE: 2}[figure.state]
    value = 0.0 if figure.value is None else float(figure.value)
    return rank, -value if MEASURES[figure.measure].better is Better.HIGHER else value


def _finding(found: Sequence[Compared]) -> str:
    """What the comparison says, as the page's title."""
    judged = [one for one in found if one.figure.state is State.OK]
    if len(judged) < 2:
        return _("Too few suppliers can be judged by this yet")
    apart = sum(1 for one in judged if one.ahead_of or one.behind)
    if not apart:
        return _("No supplier is clearly better than another")
    return ngettext(
        "Of %(judged)d suppliers that can be judged, %(apart)d clearly differs",
        "Of %(judged)d suppliers that can be judged, %(apart)d clearly differ",
        apart,
    ) % {"apart": apart, "judged": len(judged)}


def _row(one: Compared, scale: tuple[float, float], query: str) -> Row:
    figure = one.figure
    shown = plain_figure(one.supplier, figure, query)
    low, high = figure.low, figure.high
    if high is None and low is not None:
        high = scale[1]
    return Row(
        supplier=one.supplier,
        figure=shown,
        low=_place(low, scale),
        high=_place(high, scale),
        dot=_place(None if figure.value is None else float(figure.value), scale),
        against_others=_against_others(one),
        before=value_words(one.before) if one.before else "",
        against_before=one.against_before,
    )


def _against_others(one: Compared) -> str:
    if one.figure.state is not State.OK:
        return ""
    if not one.ahead_of and not one.behind:
        return _("not clearly apart from any")
    better = ngettext(
        "clearly better than %(count)d", "clearly better than %(count)d", one.ahead_of
    ) % {"count": one.ahead_of}
    worse = ngettext("clearly worse than %(count)d", "clearly worse than %(count)d", one.behind) % {
        "count": one.behind
    }
    return " · ".join(
        words for words, count in ((better, one.ahead_of), (worse, one.behind)) if count
    )


def _scale(found: Sequence[Compared]) -> tuple[float, float]:
    """The values at the drawing's edges: shares from 0 to 1, all else as far as there is any."""
    figures: list[Figure] = [one.figure for one in found]
    if not figures or figures[0].unit is Unit.SHARE:
        return 0.0, 1.0
    reach = [
        float(value)
        for one in figures
        for value in (one.low, one.value, one.high)
        if value is not None
    ]
    low, high = min(reach, default=0.0), max(reach, default=1.0)
    return low, high if high > low else low + 1


def _place(value: float | None, scale: tuple[float, float]) -> float | None:
    return None if value is None else (value - scale[0]) / (scale[1] - scale[0])
