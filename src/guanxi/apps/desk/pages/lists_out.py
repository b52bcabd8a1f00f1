"""Figures as lists: those of one supplier, and of all suppliers on one measure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.measures import NAMES
from guanxi.apps.desk.labels.periods import period_shown
from guanxi.apps.desk.queries.health import Course, health_of
from guanxi.apps.desk.queries.portfolio import MEASURED
from guanxi.apps.desk.queries.portfolio import portfolio as compare
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Figure, in_currency
from guanxi.domain.tables.cells import plain_number
from guanxi.domain.tables.writing import Value
from guanxi.platform.web.list_files import list_file


@page()
def health_file(request: DeskRequest, pk: int, ending: str) -> HttpResponseBase:
    """Every figure of a supplier: of the period, of the one before, and quarter by quarter."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    now = timezone.now()
    today = now.astimezone(ZoneInfo(supplier.workspace.zone)).date()
    chosen = period_shown(request.GET.dict(), today).chosen
    found = health_of(supplier, person=request.person, now=now, chosen=chosen)
    only = request.GET.get("measure", "")
    rows = (
        _row(supplier.name or supplier.name_zh, one)
        for code, course in found.courses.items()
        if only in ("", code)
        for figure in _figures(course)
        for one in _by_currency(figure)
    )
    return list_file(f"figures-{supplier.short_name}", _headings(), rows, ending)


@page()
def portfolio_file(request: DeskRequest, ending: str) -> HttpResponseBase:
    """All active suppliers on the measure that is compared."""
    given = request.GET.get("measure", "")
    measure, now = given if given in MEASURED else MEASURED[0], timezone.now()
    today = now.astimezone(ZoneInfo(request.workspace.zone)).date()
    period = period_shown(request.GET.dict(), today).chosen.period
    found = compare(request.workspace, measure, period, now=now)
    rows = (
        _row(one.supplier.name or one.supplier.name_zh, figure)
        for one in found
        for figure in _by_currency(one.figure)
    )
    return list_file(f"compared-{measure}", _headings(), rows, ending)


def _figures(course: Course) -> Iterator[Figure]:
    yield course.now
    if course.before:
        yield course.before
    yield from course.quarters


def _by_currency(figure: Figure) -> list[Figure]:
    """A line for each currency, where it is of money."""
    return [in_currency(figure, one.currency) for one in figure.amounts] or [figure]


def _row(supplier: str, one: Figure) -> list[Value]:
    limits = (_figures_of(value) for value in (one.value, one.low, one.high))
    return [
        supplier, str(NAMES[one.measure]), one.period.first, one.period.last, *limits,
        one.unit.value, one.amounts[0].currency if one.amounts else "", one.n, one.state.value,
    ]  # fmt: skip


def _figures_of(value: float | Decimal | None) -> str | None:
    """As many places on every database."""
    if isinstance(value, Decimal):
        return plain_number(round(value, 6))
    return None if value is None else str(value)


def _headings() -> list[str]:
    return [
        pgettext("column", "Supplier"),
        pgettext("column", "Figure"),
        pgettext("column", "First day"),
        pgettext("column", "Last day"),
        pgettext("column", "Value"),
        _("Lower end"),
        _("Upper end"),
        pgettext("of a figure", "Unit"),
        pgettext("column", "Currency"),
        _("Rests on"),
        pgettext("column", "State"),
    ]
