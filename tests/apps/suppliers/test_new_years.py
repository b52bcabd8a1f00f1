"""Closures around the Spring Festival: assumed and marked as such, told, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.apps.suppliers.known import huamei

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.calendars.actions import load_year
from guanxi.apps.calendars.moon import lunar_new_year
from guanxi.apps.suppliers.actions import (
    add_closure,
    assume_new_year,
    take_back_new_year,
    tell_new_year,
)
from guanxi.apps.suppliers.models import Closure, Supplier
from guanxi.apps.suppliers.queries import (
    coming_year,
    festival,
    is_asked,
    new_years_shown,
    supplier_calendar,
)
from guanxi.domain.calendars import DayName, Status, day_status
from guanxi.domain.suppliers.new_year import ClosureDates, Days

NOV = datetime(2026, 11, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 11, 9, 1, tzinfo=UTC)
TOLD = ClosureDates(
    office=Days(date(2027, 1, 31), date(2027, 2, 14)),
    production=Days(date(2027, 1, 23), date(2027, 2, 20)),
    last_order=date(2026, 12, 20),
    full_capacity=date(2027, 3, 13),
)
# A working day of the country; the office is closed by assumption and by TOLD.
SATURDAY = date(2027, 2, 13)


def office_on(supplier: Supplier, day: date = SATURDAY) -> tuple[Status, DayName | None]:
    status = day_status(supplier_calendar(supplier), day)
    return status.status, status.name


def test_new_years_days_are_those_of_the_moon() -> None:
    days = [lunar_new_year(year) for year in range(2024, 2030)]

    assert days == [
        date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6),
        date(2028, 1, 26), date(2029, 2, 13),
    ]  # fmt: skip


def test_festival_has_the_days_off_of_its_table_else_those_by_law(workspace: Workspace) -> None:
    years = {year: festival(year).off for year in (2026, 2027, 2031)}

    assert years == {
        2026: Days(date(2026, 2, 15), date(2026, 2, 23)),
        2027: Days(date(2027, 2, 5), date(2027, 2, 10)),
        2031: Days(date(2031, 1, 22), date(2031, 1, 25)),
    }


def test_a_closure_is_coming_until_it_is_over() -> None:
    days = [date(2026, 3, 1), date(2026, 10, 31), date(2026, 11, 1), date(2027, 3, 1)]

    assert [(coming_year(day), is_asked(day)) for day in days] == [
        (2026, True), (2027, False), (2027, True), (2027, True),
    ]  # fmt: skip


def test_assumed_closure_counts_and_is_marked_until_it_is_told(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    before = office_on(supplier)

    assume_new_year(supplier=supplier, year=2027, at=NOV)
    assumed = office_on(supplier)
    new_year = tell_new_year(supplier=supplier, year=2027, dates=TOLD, by=owner, at=LATER)
    told = office_on(supplier)
    take_back_new_year(new_year=new_year, by=owner, at=LATER)

    assert before == (Status.WORKING, None)
    assert assumed == (
        Status.CLOSURE,
        DayName("Spring Festival closure, assumed", "春节放假（按惯例估计，未确认）"),
    )
    assert told == (Status.CLOSURE, DayName("Spring Festival closure", "春节放假"))
    assert office_on(supplier) == assumed


def test_what_was_told_is_next_years_assumption(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    tell_new_year(supplier=supplier, year=2027, dates=TOLD, by=owner, at=LATER)

    assume_new_year(supplier=supplier, year=2028, at=LATER)

    shown = new_years_shown(supplier, since=2027)
    assert [(one.year, one.told, one.from_last_year) for one in shown] == [
        (2028, False, True), (2027, True, False),
    ]  # fmt: skip
    assert shown[0].dates == ClosureDates(
        office=Days(date(2028, 1, 20), date(2028, 2, 3)),
        production=Days(date(2028, 1, 12), date(2028, 2, 9)),
        last_order=date(2027, 12, 9),
        full_capacity=date(2028, 3, 1),
    )
    assert [week.percent for week in shown[1].weeks] == [40, 70, 90]


def test_an_assumption_is_no_ground_for_the_next(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    for year in (2027, 2028):
        assume_new_year(supplier=supplier, year=year, at=NOV)

    assert [one.from_last_year for one in new_years_shown(supplier, since=2027)] == [False, False]


def test_assuming_again_changes_nothing_until_the_year_is_published(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    for _ in range(2):
        assume_new_year(supplier=supplier, year=2027, at=NOV)
    events = Event.objects.filter(verb="new_year.assumed").count()
    before = new_years_shown(supplier, since=2027)[0].dates.office

    load_year(
        workspace=workspace, country="CN", by=owner, at=LATER,
        content=b'{"year": 2027, "provisional": false, "notices": [], "work": [], "off":'
        b' [{"from": "2027-02-04", "to": "2027-02-12", "name": {"en": "S", "zh-Hans": "S"}}]}',
    )  # fmt: skip
    assume_new_year(supplier=supplier, year=2027, at=LATER)

    assert events == 1
    assert before == Days(date(2027, 2, 3), date(2027, 2, 13))
    assert new_years_shown(supplier, since=2027)[0].dates.office == Days(
        date(2027, 2, 2), date(2027, 2, 15)
    )


def test_days_noted_by_hand_hold_until_they_are_told_anew(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    for first, last in ((date(2026, 2, 10), date(2026, 2, 28)), (date(2027, 2, 1), SATURDAY)):
        add_closure(
            supplier=supplier, kind="production", from_date=first, until_date=last, by=owner, at=NOV
        )

    assume_new_year(supplier=supplier, year=2027, at=NOV)
    assumed = new_years_shown(supplier, since=2027)[0].dates.production
    tell_new_year(supplier=supplier, year=2027, dates=TOLD, by=owner, at=LATER)

    assert assumed == Days(date(2027, 2, 1), SATURDAY)
    standing = Closure.objects.filter(kind="production", removed_at=None).order_by("from_date")
    assert [(one.from_date, one.basis) for one in standing] == [
        (date(2026, 2, 10), ""), (date(2027, 1, 23), "told"),
    ]  # fmt: skip


def test_suppliers_with_the_same_assumption_share_a_calendar(
    workspace: Workspace, owner: Person
) -> None:
    one, other = huamei(workspace, owner), huamei(workspace, owner)
    for supplier in (one, other):
        assume_new_year(supplier=supplier, year=2027, at=NOV)

    assert supplier_calendar(one) is supplier_calendar(other)
