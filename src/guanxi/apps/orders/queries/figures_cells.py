"""What is asked of the database for figures: whose, over which periods, as of which days.

Periods may overlap (a year and its quarters). They are cut into cells that do not, so that one
grouped query serves them all, and its rows are added up to periods again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    F,
    Field,
    Func,
    IntegerField,
    Q,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least
from django.db.models.sql.compiler import SQLCompiler

from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import Period, Quarter

Key = tuple[int, Period]  # a supplier's id, and the period
ONE_DAY = timedelta(days=1)


class Whose(Protocol):
    """A supplier, as far as figures need it."""

    @property
    def pk(self) -> int: ...
    @property
    def zone(self) -> str: ...


class CellOf(Func):
    """In how many-th of these stretches a day or an instant lies, from 0; each ends before its
    ``ends``. Said at once: Django's own ``Case`` takes longer to write than the database to read.
    """

    output_field = IntegerField()

    def __init__(self, of: str | F, ends: tuple[date, ...], **extra: Any) -> None:
        super().__init__(of, **extra)
        self.ends = ends

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, list[Any]]:
        """``CASE WHEN day < end THEN 0 …``; both databases write it alike."""
        column, values = compiler.compile(self.get_source_expressions()[0])
        moments = isinstance(self.ends[0], datetime)
        kind: Field[Any, Any] = DateTimeField() if moments else DateField()
        whens, all_values = [], []
        for number, end in enumerate(self.ends):
            whens.append(f"WHEN {column} < %s THEN {number}")
            all_values += [*values, kind.get_db_prep_value(end, connection)]
        return f"CASE {' '.join(whens)} END", all_values


@dataclass(frozen=True)
class Cells:
    """Stretches of days that do not overlap; ``cuts`` are their first days, and the day after."""

    periods: tuple[Period, ...]
    cuts: tuple[date, ...]
    _within: dict[int, tuple[Period, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, periods: Iterable[Period], *, by_quarter: bool = False) -> Cells:
        """The cells of these periods; ``by_quarter`` none reaches over the end of a quarter."""
        asked = tuple(periods)
        cuts = {one.first for one in asked} | {one.last + ONE_DAY for one in asked}
        if by_quarter and cuts:
            cuts |= set(_quarters(min(cuts), max(cuts)))
        return cls(asked, tuple(sorted(cuts)))

    def within(self, day: str) -> Q:
        """Rows whose ``day`` lies in any of them."""
        return Q(**{f"{day}__gte": self.cuts[0], f"{day}__lt": self.cuts[-1]})

    def number(self, day: str) -> CellOf:
        """The number of the cell that ``day`` lies in, from 0."""
        return CellOf(day, self.cuts[1:])

    def within_moments(self, at: str, zone: str) -> Q:
        """The same for an instant, by the days of a zone."""
        first, last = (_begins(cut, zone) for cut in (self.cuts[0], self.cuts[-1]))
        return Q(**{f"{at}__gte": first, f"{at}__lt": last})

    def number_of_moment(self, at: str, zone: str) -> CellOf:
        """The number of the cell that an instant lies in, by the days of a zone."""
        return CellOf(at, tuple(_begins(cut, zone) for cut in self.cuts[1:]))

    def periods_of(self, number: int) -> tuple[Period, ...]:
        """The periods that a cell is a part of."""
        if number not in self._within:
            first = self.cuts[number]
            self._within[number] = tuple(one for one in self.periods if first in one)
        return self._within[number]

    def periods_with(self, day: date) -> tuple[Period, ...]:
        """The periods that a day lies in."""
        number = bisect_right(self.cuts, day) - 1
        return self.periods_of(number) if 0 <= number < len(self.cuts) - 1 else ()

    def quarter(self, number: int) -> Quarter:
        """The quarter a cell begins in."""
        first = self.cuts[number]
        return Quarter(first.year, (first.month + 2) // 3)


@dataclass(frozen=True)
class Asked:
    """Whose figures (None: all suppliers of the workspace), over which periods, and as of when:
    each supplier's today by its own clock."""

    suppliers: tuple[int, ...] | None
    cells: Cells
    now: datetime
    zone: str  # our own
    days: dict[date, tuple[str, ...]]  # today → the zones in which it is that day

    @property
    def our_day(self) -> datetime:
        """When our own day began."""
        return _begins(self.now.astimezone(ZoneInfo(self.zone)).date(), self.zone)

    def of(self, supplier: str = "supplier") -> Q:
        """The rows of these suppliers; ``supplier`` is the way to theirs."""
        return Q() if self.suppliers is None else Q(**{f"{supplier}__in": self.suppliers})

    def over(self, periods: Iterable[Period]) -> Asked:
        """The same, over other periods."""
        return replace(self, cells=Cells.of(dict.fromkeys(periods)))

    def today(self, supplier: str = "supplier") -> Combinable:
        """The supplier's day."""
        (usual, _), *others = sorted(self.days.items(), key=lambda item: -len(item[1]))
        default = Value(usual, output_field=DateField())
        if not others:
            return default
        whens = [When(**{f"{supplier}__zone__in": zones}, then=Value(day)) for day, zones in others]
        return Case(*whens, default=default, output_field=DateField())

    def known_until(self, order: str = "") -> Combinable:
        """The supplier's day, or that on which an order was given up; ``order`` leads to it."""
        today = self.today(f"{order}supplier")
        return Coalesce(Least(F(f"{order}cancelled"), today), today)


def asked_of(
    suppliers: Collection[Whose] | None, periods: Iterable[Period], *, zone: str, now: datetime
) -> Asked:
    """What is asked for, with the days it is at the suppliers'. One query where it is all of them,
    else none."""
    days: dict[date, tuple[str, ...]] = {}
    for name in _zones(suppliers):
        day = now.astimezone(ZoneInfo(name)).date()
        days[day] = (*days.get(day, ()), name)
    ids = None if suppliers is None else tuple(one.pk for one in suppliers)
    if not days:
        days[now.astimezone(ZoneInfo(zone)).date()] = (zone,)
    return Asked(ids, Cells.of(dict.fromkeys(periods)), now, zone, days)


def apart(periods: Iterable[Period]) -> list[tuple[Period, ...]]:
    """The periods in as few layers as have none that overlap."""
    layers: list[list[Period]] = []
    for one in sorted(periods, key=lambda period: (period.first, period.last)):
        free = next((layer for layer in layers if layer[-1].last < one.first), None)
        if free is None:
            layers.append([one])
        else:
            free.append(one)
    return [tuple(layer) for layer in layers]


def _zones(suppliers: Collection[Whose] | None) -> Iterable[str]:
    if suppliers is not None:
        return dict.fromkeys(one.zone for one in suppliers)
    return Supplier.objects.order_by().values_list("zone", flat=True).distinct()


def _quarters(first: date, last: date) -> Iterable[date]:
    years = range(first.year, last.year + 1)
    begins = (date(year, month, 1) for year in years for month in (1, 4, 7, 10))
    return (day for day in begins if first < day < last)


def _begins(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
