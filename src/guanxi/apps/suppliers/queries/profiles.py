"""Everything a supplier's own pages say about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.http import Http404

from guanxi.apps.suppliers.labels import Rank
from guanxi.apps.suppliers.models import (
    Charter,
    Closure,
    Contact,
    Handle,
    Site,
    StagePeriod,
    Supplier,
)
from guanxi.apps.suppliers.queries.calendars import supplier_calendars
from guanxi.apps.suppliers.queries.charters import AgreedTerms, terms_for
from guanxi.apps.suppliers.queries.stages import stage_of
from guanxi.domain.calendars import WorkingCalendar, next_opening, working_now
from guanxi.domain.suppliers import StageOnDay

_RANKS = {Rank.PRIMARY: 0, Rank.BACKUP: 1}


@dataclass(frozen=True)
class PersonLine:
    """A person with the handles that are theirs now or were."""

    contact: Contact
    handles: tuple[Handle, ...]


@dataclass(frozen=True)
class SupplierProfile:
    """A supplier as its page shows it. ``charters`` are its versions, the newest first."""

    supplier: Supplier
    tags: tuple[str, ...]
    people: tuple[PersonLine, ...]
    erased: int
    sites: tuple[Site, ...]
    closures: tuple[Closure, ...]
    stage: StageOnDay
    periods: tuple[StagePeriod, ...]
    terms: AgreedTerms
    charters: tuple[Charter, ...]
    calendar: WorkingCalendar
    at_work: bool
    local: datetime
    opens: datetime | None

    @property
    def primary(self) -> PersonLine | None:
        """The first contact, if one is named."""
        return next((line for line in self.people if line.contact.rank == Rank.PRIMARY), None)


def supplier_profile(
    pk: int, *, now: datetime, first_message: date | None = None
) -> SupplierProfile:
    """A supplier with its people, places, stage, terms and calendar. Twelve queries, always.

    Raises Http404 where this workspace has no such supplier.
    """
    supplier = _load(pk)
    calendar = supplier_calendars([supplier])[supplier.pk]
    working = working_now(calendar, now)
    local = now.astimezone(calendar.tz)
    people = list(supplier.contacts.all())
    return SupplierProfile(
        supplier=supplier,
        tags=tuple(tag.name for tag in supplier.tags.all()),
        people=_lines(contact for contact in people if contact.erased_at is None),
        erased=sum(contact.erased_at is not None for contact in people),
        sites=tuple(supplier.sites.all()),
        closures=tuple(supplier.closures.all()),
        stage=stage_of(supplier, local.date(), first_message),
        periods=tuple(supplier.stage_periods.all()),
        terms=terms_for(supplier, local.date()),
        charters=tuple(supplier.charters.all()),
        calendar=calendar,
        at_work=working,
        local=local,
        opens=None if working else next_opening(calendar, now).astimezone(calendar.tz),
    )


def _load(pk: int) -> Supplier:
    kept = {"removed_at": None}
    supplier: Supplier | None = (
        Supplier.objects.filter(pk=pk)
        .select_related("workspace")
        .prefetch_related(
            "tags",
            Prefetch("contacts", Contact.objects.filter(**kept).order_by("pk")),
            Prefetch("contacts__handles", Handle.objects.order_by("pk")),
            Prefetch("sites", Site.objects.filter(**kept).order_by("pk")),
            Prefetch("closures", Closure.objects.filter(**kept).order_by("-from_date", "pk")),
            Prefetch("stage_periods", StagePeriod.objects.filter(**kept).order_by("-from_date")),
            Prefetch("charters", Charter.objects.order_by("-number")),
        )
        .first()
    )
    if supplier is None:
        raise Http404("no such supplier in this workspace")
    return supplier


def _lines(people: Iterable[Contact]) -> tuple[PersonLine, ...]:
    """By rank, those who left last."""
    ordered = sorted(
        people, key=lambda one: (one.left_on is not None, _RANKS.get(Rank(one.rank), 2), one.pk)
    )
    return tuple(PersonLine(contact, tuple(contact.handles.all())) for contact in ordered)
