"""Versions of what was agreed about keeping in touch."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.models import Charter, Supplier
from guanxi.domain.suppliers import CharterTerms, next_version, terms_to_plain


@transaction.atomic
def adopt_charter(
    *,
    supplier: Supplier,
    terms: CharterTerms,
    first: date,
    by: Person,
    at: datetime,
    agreed_on: date | None = None,
) -> Charter:
    """A new version, in force from ``first``; what happened before stays judged as it was.

    Raises CharterError where ``first`` is not after today (on our clock) and after
    the last version's first day.
    """
    charters = list(Charter.objects.select_for_update().filter(supplier=supplier))
    version = next_version(
        [charter.to_domain() for charter in charters],
        terms,
        first=first,
        today=at.astimezone(ZoneInfo(supplier.workspace.zone)).date(),
    )
    charter: Charter = Charter.objects.create(
        workspace_id=supplier.workspace_id,
        supplier=supplier,
        number=version.number,
        from_date=version.first,
        terms=terms_to_plain(version.terms),
        agreed_on=agreed_on,
        by=by,
        at=at,
    )
    record(
        "charter.adopted",
        charter,
        by=by,
        at=at,
        supplier=supplier.pk,
        number=version.number,
        first=first.isoformat(),
    )
    return charter


@transaction.atomic
def note_agreement(*, charter: Charter, agreed_on: date, by: Person, at: datetime) -> None:
    """The supplier said yes to this version on that day."""
    charter.agreed_on = agreed_on
    charter.save(update_fields=["agreed_on"])
    record("charter.agreed", charter, by=by, at=at, agreed_on=agreed_on.isoformat())
