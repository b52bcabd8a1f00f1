"""Orders and inspections in a supplier's timeline: what has a day and no hour.

They stand at the end of their working day there, above whatever was said until then. That instant
grows with the day, so a page of them is cut by their day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Model, Q, QuerySet

from guanxi.apps.orders.models import Inspection, PurchaseOrder
from guanxi.apps.suppliers.models import Supplier

_EVENING = time(18)
_DAY = timedelta(days=1)


class FactKind(StrEnum):
    """What a fact is of."""

    ORDER = "order"
    INSPECTION = "inspection"


class Fact(NamedTuple):
    """An order on the day it was placed, or an inspection; ``rank`` parts those of one day."""

    kind: FactKind
    at: datetime
    rank: int
    row: PurchaseOrder | Inspection


class _Kind(NamedTuple):
    kind: FactKind
    rank: int
    day: str
    rows: QuerySet[Any]


@dataclass(frozen=True)
class Facts:
    """Those of one supplier. ``first_rank``: of what stands lowest of them at the same instant."""

    zone: ZoneInfo
    kinds: tuple[_Kind, ...]

    @classmethod
    def of(cls, supplier: Supplier, first_rank: int) -> Facts:
        """All orders and inspections whose day is known."""
        orders = PurchaseOrder.objects.filter(supplier=supplier, ordered__isnull=False)
        lots = Inspection.objects.filter(supplier=supplier, day__isnull=False)
        placed = orders.prefetch_related("lines__variant__product")
        looked_at = lots.select_related("order", "line__variant__product")
        return cls(
            ZoneInfo(supplier.zone),
            (
                _Kind(FactKind.ORDER, first_rank, "ordered", placed),
                _Kind(FactKind.INSPECTION, first_rank + 1, "day", looked_at),
            ),
        )

    def find(self, kind: FactKind, pk: int) -> Fact | None:
        """The one of this number, if it is of this supplier."""
        [wanted] = (one for one in self.kinds if one.kind is kind)
        row = wanted.rows.filter(pk=pk).first()
        return self._fact(wanted, row) if row else None

    def older(self, at: datetime | None, rank: int, pk: int, most: int) -> Iterator[Fact]:
        """The newest ones below this place (all of them where there is none)."""
        for one in self.kinds:
            where = self._beside(one, at, rank, pk, "lt") if at else Q()
            yield from self._facts(one, where, ("-", most))

    def newer(self, at: datetime, rank: int, pk: int, most: int) -> Iterator[Fact]:
        """The oldest ones above this place."""
        for one in self.kinds:
            yield from self._facts(one, self._beside(one, at, rank, pk, "gt"), ("", most))

    def _beside(self, one: _Kind, at: datetime, rank: int, pk: int, side: str) -> Q:
        """Those on one side ("lt" or "gt") of a place in the timeline."""
        last = at.astimezone(self.zone).date()
        if self._evening(last) > at:
            last -= _DAY  # of this day at most; the evening of the next one is to come
        if self._evening(last) == at and one.rank == rank:
            same = Q(**{one.day: last, f"pk__{side}": pk})
            return Q(**{f"{one.day}__{side}": last}) | same
        below = self._evening(last) < at or one.rank < rank
        lookup = {
            ("lt", True): "lte",
            ("lt", False): "lt",
            ("gt", True): "gt",
            ("gt", False): "gte",
        }
        return Q(**{f"{one.day}__{lookup[side, below]}": last})

    def _facts(self, one: _Kind, where: Q, part: tuple[str, int]) -> Iterator[Fact]:
        way, most = part
        rows = one.rows.filter(where).order_by(f"{way}{one.day}", f"{way}pk")[:most]
        return (self._fact(one, row) for row in rows)

    def _fact(self, one: _Kind, row: Model) -> Fact:
        return Fact(one.kind, self._evening(getattr(row, one.day)), one.rank, row)  # type: ignore[arg-type]

    def _evening(self, day: date) -> datetime:
        return datetime.combine(day, _EVENING, self.zone)
