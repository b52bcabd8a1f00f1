"""The hours all our suppliers keep, today: a thousand of them keep a handful of different ones."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, Count, JSONField, OuterRef, Subquery

from guanxi.apps.calendars.queries import LoadedYears, working_calendar
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.models import Closure, Site, Supplier
from guanxi.domain.calendars import DayException, Layer, WorkingCalendar, parse_week


def hours_kept(now: datetime, loaded: LoadedYears) -> list[WorkingCalendar]:
    """One calendar for each active supplier, those that are alike being one object. One query.

    Same rule as ``suppliers.queries.supplier_calendars``, except that of a supplier's own
    closures only today's is in it; counted by the database, because Today is read all day.
    """
    factory = current_playbook().factory
    day = now.astimezone(ZoneInfo(factory.zone)).date()
    site = Site.objects.filter(
        supplier=OuterRef("pk"), kind=SiteKind.OFFICE, removed_at=None
    ).order_by("pk")
    closure = Closure.objects.filter(
        supplier=OuterRef("pk"),
        kind=SiteKind.OFFICE,
        removed_at=None,
        from_date__lte=day,
        until_date__gte=day,
    ).order_by("-pk")
    alike = (
        Supplier.objects.filter(archived_at=None)
        .annotate(
            site_zone=Subquery(site.values("zone")[:1]),
            site_hours=Subquery(site.values("hours")[:1], output_field=JSONField()),
            works=Subquery(closure.values("working")[:1], output_field=BooleanField()),
        )
        .order_by()
        .values_list("country", "zone", "site_zone", "site_hours", "works")
        .annotate(n=Count("pk"))
    )
    kept: list[WorkingCalendar] = []
    for country, zone, site_zone, hours, works, n in alike:
        calendar = working_calendar(
            country,
            zone=site_zone or zone,
            week=parse_week(hours, field="hours") if hours else factory.week,
            loaded=loaded,
            more=() if works is None else (DayException(day, works, None, Layer.SUPPLIER),),
        )
        kept += [calendar] * n
    return kept
