"""Where a supplier works, and the days it is closed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.suppliers.actions.trail import record
from guanxi.apps.suppliers.models import Closure, Site, Supplier


class SiteFacts(TypedDict, total=False):
    """What can be said of a site; ``hours`` are those of ``Site.hours``."""

    name: str
    kind: str
    city: str
    zone: str
    hours: dict[str, Any] | None


@transaction.atomic
def add_site(*, supplier: Supplier, by: Person, at: datetime, **facts: Unpack[SiteFacts]) -> Site:
    """A place of work."""
    site: Site = Site.objects.create(workspace_id=supplier.workspace_id, supplier=supplier, **facts)
    record("site.added", site, by=by, at=at, supplier=supplier.pk)
    return site


@transaction.atomic
def edit_site(*, site: Site, by: Person, at: datetime, **facts: Unpack[SiteFacts]) -> Site:
    """Change a place of work; its hours count from now on, for the past too."""
    for field, value in facts.items():
        setattr(site, field, value)
    site.save()
    fields = ",".join(sorted(facts))
    record("site.edited", site, by=by, at=at, supplier=site.supplier_id, fields=fields)
    return site


@transaction.atomic
def add_closure(
    *,
    supplier: Supplier,
    kind: str,
    from_date: date,
    until_date: date,
    by: Person,
    at: datetime,
    working: bool = False,
    note: str = "",
) -> Closure:
    """Days, both ends included, on which office or production is closed (or works all the same)."""
    closure: Closure = Closure.objects.create(
        workspace_id=supplier.workspace_id,
        supplier=supplier,
        kind=kind,
        from_date=from_date,
        until_date=until_date,
        working=working,
        note=note,
    )
    first = from_date.isoformat()
    record(
        "closure.added", closure, by=by, at=at, supplier=supplier.pk, first=first, working=working
    )
    return closure


def remove_site(*, site: Site, by: Person, at: datetime) -> None:
    """Take a place out; ``restore_site`` undoes it."""
    _set_removed(site, at, "site.removed", by=by, at=at, first=None)


def restore_site(*, site: Site, by: Person, at: datetime) -> None:
    """Undo a removal."""
    _set_removed(site, None, "site.restored", by=by, at=at, first=None)


def remove_closure(*, closure: Closure, by: Person, at: datetime) -> None:
    """Take a closure out; ``restore_closure`` undoes it."""
    first = closure.from_date
    _set_removed(closure, at, "closure.removed", by=by, at=at, first=first)


def restore_closure(*, closure: Closure, by: Person, at: datetime) -> None:
    """Undo a removal."""
    first = closure.from_date
    _set_removed(closure, None, "closure.restored", by=by, at=at, first=first)


@transaction.atomic
def _set_removed(
    thing: Site | Closure,
    removed_at: datetime | None,
    verb: str,
    *,
    by: Person,
    at: datetime,
    first: date | None,
) -> None:
    if (thing.removed_at is None) == (removed_at is None):
        return
    thing.removed_at = removed_at
    thing.save(update_fields=["removed_at"])
    day = first.isoformat() if first else None
    record(verb, thing, by=by, at=at, supplier=thing.supplier_id, first=day)
