"""How it goes with a supplier in figures, the records behind each, and what each figure means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.figures import note_words, number, value_words
from guanxi.apps.desk.labels.measures import (
    BETTER_WORDS,
    FACT_WORDS,
    GROUPS,
    NAMES,
    UNIT_WORDS,
    definition_words,
    missing_words,
)
from guanxi.apps.desk.labels.periods import period_shown
from guanxi.apps.desk.labels.trends import finding
from guanxi.apps.desk.pages.health_evidence import HEADINGS, evidence_lines
from guanxi.apps.desk.pages.trend_chart import TrendChart, trend_chart
from guanxi.apps.desk.queries.health import Course, Health, course_of, health_of
from guanxi.apps.desk.queries.health_evidence import evidence_of
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import MEASURES, Figure, PartScore, State, Unit
from guanxi.platform.i18n.times import locale

PAGE = 50


class HasKey(Protocol):
    """A supplier, as far as an address needs it."""

    @property
    def pk(self) -> int: ...


@dataclass(frozen=True)
class FigureShown:
    """A figure as ``components/figure.html`` draws it; ``missing`` says what to bring in,
    ``before`` what it was in the period before, ``charts`` its course (one for each currency)."""

    code: str
    label: str | Promise
    value: str
    url: str
    how: str
    note: str
    thin: bool
    low: float | None
    high: float | None
    share: float | None
    target: float | None
    aim: str
    missing: str | Promise
    before: str = ""
    charts: tuple[TrendChart, ...] = ()


@dataclass(frozen=True)
class PartShown:
    """A part of the whole, and what its figure scores ("": it does not enter)."""

    label: str
    weight: int | float
    figure: FigureShown
    score: str


@page()
def health(request: DeskRequest, pk: int) -> HttpResponse:
    """Every figure of a supplier, the parts of its health first."""
    supplier, now = _supplier(pk), timezone.now()
    today = _today(supplier, now)
    shown = period_shown(request.GET.dict(), today)
    found = health_of(supplier, person=request.person, now=now, chosen=shown.chosen)
    context = {
        "supplier": supplier,
        "period": shown,
        "band": found.whole.band.label.in_language(locale()) if found.whole.band else "",
        "score": None if found.whole.value is None else number(found.whole.value),
        "coverage": number(100 * found.whole.coverage),
        "needs": number(100 * found.rules.whole_needs),
        "playbook_version": current_playbook().version,
        "parts": [_part(found, one, shown.query) for one in found.whole.parts],
        "groups": [
            (
                heading,
                [one for one in figures if not one.missing],
                [one for one in figures if one.missing],
            )
            for heading, codes in GROUPS
            for figures in [[figure_shown(found.courses[code], shown.query) for code in codes]]
        ],
    }
    return render(request, "desk/health.html", context)


@page()
def health_figure(request: DeskRequest, pk: int, measure: str) -> HttpResponse:
    """One figure of a supplier: its course, and the records behind it."""
    if measure not in MEASURES:
        raise Http404(measure)
    supplier, now = _supplier(pk), timezone.now()
    today = _today(supplier, now)
    shown = period_shown(request.GET.dict(), today)
    course = course_of(supplier, measure, person=request.person, now=now, chosen=shown.chosen)
    behind = evidence_of(supplier, measure, shown.chosen.period, now=now)
    context = {
        "supplier": supplier,
        "figure": figure_shown(course, shown.query),
        "period": shown,
        "definition": definition_words(measure),
        "elsewhere": _elsewhere(supplier, measure),
    }
    if behind:
        kind, rows = behind
        part = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        context |= {
            "heading": HEADINGS[kind],
            "page": part,
            "lines": evidence_lines(kind, list(part), supplier, today),
        }
    return render(request, "desk/health_figure.html", context)


@page()
def measures(request: DeskRequest) -> HttpResponse:
    """Every measure there is, by group."""
    groups = [
        (heading, [(code, NAMES[code], definition_words(code)) for code in codes])
        for heading, codes in GROUPS
    ]
    return render(request, "desk/measures.html", {"groups": groups})


@page()
def measure(request: DeskRequest, measure: str) -> HttpResponse:
    """What one measure is, made from its code."""
    if measure not in MEASURES:
        raise Http404(measure)
    found = MEASURES[measure]
    parts = [part for part in current_playbook().health if part.measure == measure]
    context = {
        "code": found.code,
        "source": found.source,
        "name": NAMES[measure],
        "definition": definition_words(measure),
        "unit": UNIT_WORDS[found.unit],
        "better": BETTER_WORDS[found.better],
        "needs": [FACT_WORDS[one] for one in found.needs],
        "missing": missing_words(measure),
        "parts": [(part, part.label.in_language(locale())) for part in parts],
    }
    return render(request, "desk/measure.html", context)


def figure_shown(course: Course, query: str = "") -> FigureShown:
    """One figure, what it was before, and its course where two quarters have a value. ``query``:
    the period in its address."""
    figure = plain_figure(course.supplier, course.now, query)
    before = "" if course.before is None else value_words(course.before)
    return replace(figure, before=before, charts=tuple(_charts(course)))


def _charts(course: Course) -> Iterator[TrendChart]:
    """One drawing; of money one for each currency, for a line between two would say nothing."""
    if course.now.unit is Unit.MONEY and len(course.currencies) > 1:
        each = [(f"{currency}: ", course.in_currency(currency)) for currency in course.currencies]
    else:
        each = [("", course)]
    for currency, one in each:
        found = finding(
            one.now.measure, one.trend, one.against_before, confidence=one.rules.confidence
        )
        chart = trend_chart(one.quarters, f"{currency}{found}", _target(one.now))
        if chart is not None:
            yield chart


def plain_figure(supplier: HasKey, one: Figure, query: str = "") -> FigureShown:
    """One figure of a supplier, without its course."""
    is_share = one.unit is Unit.SHARE and one.value is not None
    target = _target(one)
    url = reverse("health_figure", kwargs={"pk": supplier.pk, "measure": one.measure})
    return FigureShown(
        code=one.measure,
        label=NAMES[one.measure],
        value=value_words(one),
        url=url + query,
        how=definition_words(one.measure),
        note=note_words(one),
        thin=one.state is not State.OK,
        low=one.low if is_share else None,
        high=one.high if is_share else None,
        share=float(one.value) if is_share and one.value is not None else None,
        target=target,
        aim="" if target is None else number(100 * target),
        missing=missing_words(one.measure) if one.state is State.NONE else "",
    )


def _part(found: Health, one: PartScore, query: str) -> PartShown:
    return PartShown(
        label=one.part.label.in_language(locale()),
        weight=one.part.weight,
        figure=plain_figure(
            found.courses[one.part.measure].supplier, found.now[one.part.measure], query
        ),
        score="" if one.score is None else number(one.score),
    )


def _target(figure: Figure) -> float | None:
    """What the playbook aims at, as a fraction; it has it in percent."""
    parts = current_playbook().health
    part = next((part for part in parts if part.measure == figure.measure), None)
    return part.target / 100 if part and figure.unit is Unit.SHARE else None


# Lists that are there already: (url name, what follows in the address).
_LISTS: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("answered_in_time", "answer_median", "answer_p90"): ("answers", "?side=theirs"),
    ("answered_in_time_ours", "answer_median_ours", "answer_p90_ours"): ("answers", "?side=ours"),
    ("promises_kept", "reminders_needed"): ("promises", "?side=theirs"),
    ("promises_kept_ours", "reminders_needed_ours"): ("promises", "?side=ours"),
    ("cadence_kept",): ("supplier_rhythm", ""),
}


def _elsewhere(supplier: Supplier, code: str) -> str:
    """The address of the list of what a figure counts, where it is a page of its own."""
    for codes, (name, more) in _LISTS.items():
        if code in codes:
            return reverse(name, kwargs={"pk": supplier.pk}) + more
    return ""


def _supplier(pk: int) -> Supplier:
    found: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    return found


def _today(supplier: Supplier, now: datetime) -> date:
    return now.astimezone(ZoneInfo(supplier.zone)).date()
