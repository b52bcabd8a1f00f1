"""The last safe day to order from a supplier, with its own calendar and closures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from guanxi.apps.calendars.queries import loaded_years, our_calendar
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import (
    COUNTRY,
    assumed_closure,
    new_years_shown,
    supplier_calendars,
)
from guanxi.domain.orders import Closure, LastSafeOrder, Supply, last_safe_order_date
from guanxi.domain.suppliers.new_year import capacity_weeks


def last_safe_order(supplier: Supplier, need: date, spans: Mapping[str, int]) -> LastSafeOrder:
    """The last day on which to order what is needed on a day; ``spans`` are the days of each
    stage, as ``domain.orders.Supply`` names them. A dozen queries at most.

    Raises CalendarError where the factory works too little ever to make it.
    """
    supply = Supply(
        **spans,
        theirs=supplier_calendars([supplier], SiteKind.PRODUCTION)[supplier.pk],
        ours=our_calendar(supplier.workspace),
        closures=_closures(supplier, need),
    )
    return last_safe_order_date(need, supply)


def _closures(supplier: Supplier, need: date) -> tuple[Closure, ...]:
    """The New Year closures of the year of need and the one before: told, else assumed."""
    if supplier.country != COUNTRY:
        return ()
    known = {one.year: one for one in new_years_shown(supplier, since=need.year - 1)}
    loaded, found = loaded_years(), []
    for year in (need.year - 1, need.year):
        if year in known:
            found.append(Closure(known[year].dates, known[year].weeks))
        else:
            dates = assumed_closure(supplier, year, loaded).dates
            weeks = capacity_weeks(dates, current_playbook().new_year.ramp_up)
            found.append(Closure(dates, tuple(weeks)))
    return tuple(found)
