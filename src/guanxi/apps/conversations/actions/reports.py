"""Reports of a supplier, noted when they come in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.models import Report
from guanxi.apps.suppliers.models import Supplier


@transaction.atomic
def log_report(
    *, supplier: Supplier, came_at: datetime, note: str, by: Person, at: datetime
) -> Report:
    """Note that a report came in; the next one is owed from then on."""
    report = Report.objects.create(
        workspace=supplier.workspace, supplier=supplier, at=came_at, note=note, by=by
    )
    _record("report.logged", report, by, at)
    return report


@transaction.atomic
def withdraw_report(*, report: Report, by: Person, at: datetime) -> None:
    """Take a noted report back; doing it twice changes nothing."""
    if Report.objects.filter(pk=report.pk, withdrawn_at=None).update(withdrawn_at=at):
        _record("report.withdrawn", report, by, at)


def _record(verb: str, report: Report, by: Person, at: datetime) -> None:
    record_event(
        verb, workspace_id=report.workspace_id, by=by.pk, at=at, subject=("report", report.pk)
    )
    reconcile_rhythm(supplier=report.supplier, at=at)
