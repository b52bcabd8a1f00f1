"""Each supplier in China owes us the days of its closure around the Spring Festival.

Asked for once a year, it is due the playbook's span later on their calendar and kept when somebody
notes the answer. Until then the supplier's calendar runs on an assumed closure. Once the festival
is over nobody needs the answer any more: what is still open is withdrawn.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.obligations.actions.ledger import reconcile
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.actions import (
    assume_new_year,
    drop_assumptions,
    take_back_new_year,
    tell_new_year,
)
from guanxi.apps.suppliers.models import NewYear, Supplier
from guanxi.apps.suppliers.queries import (
    coming_year,
    is_asked,
    office_calendar_at,
    supplier_calendar,
)
from guanxi.apps.suppliers.queries.new_years import COUNTRY
from guanxi.domain.calendars import WorkingCalendar, due_at, format_span
from guanxi.domain.obligations import Debtor, Expected, Key
from guanxi.domain.suppliers.new_year import ClosureDates

RULE = "closure_dates"


@transaction.atomic
def ask_for_closure_dates(*, supplier: Supplier, at: datetime) -> None:
    """Ask for the coming closure where its time has come, and make the ledger say so.

    Archived suppliers and those elsewhere are not asked. Repeating it changes nothing.
    """
    today = at.astimezone(ZoneInfo(supplier.zone)).date()
    if _owes(supplier) and is_asked(today):
        assume_new_year(supplier=supplier, year=coming_year(today), at=at)
    elif supplier.country != COUNTRY:
        drop_assumptions(supplier=supplier, at=at)
    _tell_ledger(supplier, at)


@transaction.atomic
def note_closure_dates(
    *, supplier: Supplier, year: int, dates: ClosureDates, by: Person, at: datetime
) -> NewYear:
    """The supplier told its closure: its calendar has the real days, and nothing is owed."""
    new_year = tell_new_year(supplier=supplier, year=year, dates=dates, by=by, at=at)
    _tell_ledger(supplier, at)
    return new_year


@transaction.atomic
def take_back_closure_dates(*, new_year: NewYear, by: Person, at: datetime) -> None:
    """It was not told after all, and is owed again while it is being asked for."""
    take_back_new_year(new_year=new_year, by=by, at=at)
    _tell_ledger(new_year.supplier, at)


def _owes(supplier: Supplier) -> bool:
    return supplier.country == COUNTRY and supplier.archived_at is None


def _tell_ledger(supplier: Supplier, at: datetime) -> None:
    year = coming_year(at.astimezone(ZoneInfo(supplier.zone)).date())
    asked = NewYear.objects.filter(supplier=supplier, asked_at__isnull=False)
    calendar = supplier_calendar(supplier)
    owed = [
        _expected(one, supplier, calendar)
        for one in asked
        if one.told_at is not None or (one.year >= year and _owes(supplier))
    ]
    reconcile(workspace=supplier.workspace, supplier=supplier, rule=RULE, expected=owed, at=at)


def _expected(new_year: NewYear, supplier: Supplier, calendar: WorkingCalendar) -> Expected:
    opened = new_year.asked_at
    assert opened is not None  # only what was asked for is owed
    playbook = playbook_at(opened)
    within = playbook.new_year.answer_within
    return Expected(
        key=Key(RULE, "supplier", new_year.supplier_id, str(new_year.year)),
        supplier_id=new_year.supplier_id,
        debtor=Debtor.THEIRS,
        opened=opened,
        due=due_at(office_calendar_at(supplier, calendar, opened), opened, within),
        closed=new_year.told_at,
        known_until=None,
        params={
            "from": opened.isoformat(),
            "span": format_span(within),
            "hours": "office",
            "year": new_year.year,
        },
        playbook_version=playbook.version,
    )
