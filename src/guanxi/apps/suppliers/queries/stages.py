"""How far the relationship with a supplier has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from guanxi.apps.playbook.queries import current_playbook, playbook_on
from guanxi.apps.suppliers.models import StagePeriod, Supplier
from guanxi.domain.suppliers import StageOnDay, stage_on, stages


def stage_of(supplier: Supplier, day: date, first_message: date | None = None) -> StageOnDay:
    """The stage on a day and why; ``first_message`` is what conversations know. One query."""
    return stages_of([supplier], day, {supplier.pk: first_message})[supplier.pk]


def stage_by_day(supplier: Supplier, first_message: date | None) -> Callable[[date], StageOnDay]:
    """Day → the stage on that day, for reading a whole course: by the bounds of the playbook that
    was in force then. One query."""
    clock = ZoneInfo(supplier.zone)
    kept = StagePeriod.objects.filter(supplier=supplier, removed_at=None)
    periods = [period.to_domain() for period in kept]

    @cache  # every medium asks for every day
    def stage(day: date) -> StageOnDay:
        return stage_on(
            day,
            first_order=supplier.first_order_on,
            first_message=first_message,
            periods=periods,
            stages=playbook_on(day, clock).stages,
        )

    return stage


def stages_of(
    suppliers: Collection[Supplier],
    day: date,
    first_messages: Mapping[int, date | None] | None = None,
) -> dict[int, StageOnDay]:
    """The same for many, by supplier id. One query."""
    periods: dict[int, list[stages.StagePeriod]] = defaultdict(list)
    ids = [supplier.pk for supplier in suppliers]
    for period in StagePeriod.objects.filter(supplier__in=ids, removed_at=None):
        periods[period.supplier_id].append(period.to_domain())
    return {
        supplier.pk: stage_on(
            day,
            first_order=supplier.first_order_on,
            first_message=(first_messages or {}).get(supplier.pk),
            periods=periods[supplier.pk],
            stages=current_playbook().stages,
        )
        for supplier in suppliers
    }
