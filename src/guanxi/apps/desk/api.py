"""The figures of a supplier, for programs: the same as on its health page and of
``guanxi measures``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, WithJsonSchema

from guanxi.apps.accounts.callers import ApiRequest
from guanxi.apps.desk.queries.health import figures_of, years_until
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Figure, Period, State, Unit
from guanxi.platform.api.paging import Parameters
from guanxi.platform.api.plain import Day, Id
from guanxi.platform.api.problems import FieldError, Problem

router = Router(tags=["measures"])
LONGEST = timedelta(days=3_660)


# Written out, because other records have a ``State`` too.
StateOut = Annotated[State, WithJsonSchema({"type": "string", "enum": [*State]})]
UnitOut = Annotated[Unit, WithJsonSchema({"type": "string", "enum": [*Unit]})]


class PeriodOut(Schema):
    """From the first to the last day, both included."""

    first: date
    last: date


class AmountOut(Schema):
    """What a measure of money found in one currency, over so many events."""

    currency: str = Field(description="ISO 4217; empty where nobody said which.")
    value: str = Field(
        description="A decimal number in the measure's unit: an amount, or a change as a share."
    )
    n: int


class FigureOut(Schema):
    """One measure: its value, how many events it rests on, and how sure it is.

    `thin`: too few events to judge by. `none`: no facts, and so no value.
    """

    measure: str
    state: StateOut
    value: float | None
    unit: UnitOut
    n: int
    k: int | None
    low: float | None = Field(description="Lower end of the interval; null where it is open.")
    high: float | None
    amounts: list[AmountOut] = Field(description="By currency, where it is of money.")
    period: PeriodOut


class FiguresOut(Schema):
    """Every measure of one supplier over a period."""

    supplier: Id
    items: list[FigureOut]


class FiguresAsked(Parameters):
    """Of which supplier, over which days; without days the last twelve months."""

    supplier: Id
    first: Day | None = Field(None, alias="from", description="First day.")
    last: Day | None = Field(None, alias="to", description="Last day.")


@router.get("", response=FiguresOut)
def list_measures(request: ApiRequest, asked: Query[FiguresAsked]) -> FiguresOut:
    """Every measure of a supplier, in their order."""
    rows = Supplier.objects.select_related("workspace")
    supplier: Supplier = get_object_or_404(rows, pk=asked.supplier)
    now = timezone.now()
    year, _before = years_until(supplier, now)
    period = _period(asked, year)
    figures = figures_of(supplier, [period], person=request.caller.person, now=now)[period]
    return FiguresOut(supplier=supplier.pk, items=[_figure(one) for one in figures.values()])


def _period(asked: FiguresAsked, year: Period) -> Period:
    """As asked for; what is not said is that of the last twelve months. Raises Problem."""
    last = asked.last or year.last
    first = asked.first or last - (year.last - year.first)
    if first > last:
        raise Problem(422, errors=[FieldError("/from", "Lies after `to`.", "query")])
    if last - first > LONGEST:
        told = f"At most {LONGEST.days} days."
        raise Problem(422, errors=[FieldError("/from", told, "query")])
    return Period(first, last)


def _figure(figure: Figure) -> FigureOut:
    return FigureOut(
        measure=figure.measure,
        state=figure.state,
        value=None if figure.value is None else float(figure.value),
        unit=figure.unit,
        n=figure.n,
        k=figure.k,
        low=figure.low,
        high=figure.high,
        amounts=[
            AmountOut(currency=one.currency, value=f"{round(one.value, 6):f}", n=one.n)
            for one in figure.amounts
        ],
        period=PeriodOut(first=figure.period.first, last=figure.period.last),
    )
