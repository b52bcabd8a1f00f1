"""A stage that a person sets for a time, against what the relationship's age says."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.models import StagePeriod, Supplier


@transaction.atomic
def set_stage(
    *,
    supplier: Supplier,
    stage: str,
    from_date: date,
    reason: str,
    by: Person,
    at: datetime,
    until_date: date | None = None,
) -> StagePeriod:
    """The supplier is at this stage from a day on, until further notice or a last day."""
    period: StagePeriod = StagePeriod.objects.create(
        workspace_id=supplier.workspace_id,
        supplier=supplier,
        stage=stage,
        from_date=from_date,
        until_date=until_date,
        reason=reason,
    )
    record("stage.set", period, by=by, at=at, supplier=supplier.pk, stage=stage)
    return period


@transaction.atomic
def end_stage(*, period: StagePeriod, last: date, by: Person, at: datetime) -> None:
    """The stage holds until ``last``; one that would end before it began never was."""
    if last < period.from_date:
        period.removed_at = at
    else:
        period.until_date = last
    period.save(update_fields=["until_date", "removed_at"])
    record("stage.ended", period, by=by, at=at, last=last.isoformat())
