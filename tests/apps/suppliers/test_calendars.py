"""When a supplier works."""

from datetime import UTC, date, datetime

from tests.apps.suppliers.known import huamei
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.calendars.queries import loaded_years
from guanxi.apps.suppliers.actions import (
    add_closure,
    add_site,
    archive_supplier,
    edit_supplier,
    remove_closure,
    restore_closure,
)
from guanxi.apps.suppliers.queries import (
    hours_kept,
    supplier_calendar,
    supplier_calendars,
    who_is_at_work,
)
from guanxi.domain.calendars import Status, day_status, working_now

MONDAY = date(2026, 11, 23)


def test_suppliers_that_keep_the_same_hours_share_one_calendar(
    workspace: Workspace, owner: Person, django_assert_num_queries: object
) -> None:
    suppliers = [huamei(workspace, owner) for _ in range(3)]

    with django_assert_num_queries(2):  # type: ignore[operator]
        calendars = supplier_calendars(suppliers)

    assert len({id(calendar) for calendar in calendars.values()}) == 1


def test_closure_closes_its_part_until_it_is_removed(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    closure = add_closure(
        supplier=supplier, kind="office", from_date=MONDAY, until_date=MONDAY, note="Moving",
        by=owner, at=NOW,
    )  # fmt: skip
    office, works = (
        day_status(supplier_calendar(supplier, kind), MONDAY).status
        for kind in ("office", "production")
    )

    remove_closure(closure=closure, by=owner, at=NOW)
    removed = day_status(supplier_calendar(supplier), MONDAY).status
    restore_closure(closure=closure, by=owner, at=NOW)

    assert (office, works) == (Status.CLOSURE, Status.WORKING)
    assert removed is Status.WORKING
    assert day_status(supplier_calendar(supplier), MONDAY).status is Status.CLOSURE


def test_supplier_can_work_on_a_public_holiday(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    day = date(2026, 10, 2)
    add_closure(
        supplier=supplier, kind="office", from_date=day, until_date=day, working=True,
        by=owner, at=NOW,
    )  # fmt: skip

    assert day_status(supplier_calendar(supplier), day).status is Status.MAKEUP


def test_site_says_its_own_hours_and_clock(workspace: Workspace, owner: Person) -> None:
    supplier = huamei(workspace, owner)
    add_site(
        supplier=supplier, name="Urumqi office", kind="office", zone="Asia/Urumqi",
        hours={"mon": [["10:00", "19:00"]]}, by=owner, at=NOW,
    )  # fmt: skip

    calendar = supplier_calendar(supplier)

    assert calendar.zone == "Asia/Urumqi"
    assert working_now(calendar, datetime(2026, 11, 23, 4, 30, tzinfo=UTC))
    assert not working_now(calendar, datetime(2026, 11, 24, 4, 30, tzinfo=UTC))


def test_suppliers_elsewhere_keep_their_own_holidays(workspace: Workspace, owner: Person) -> None:
    here, there = huamei(workspace, owner), huamei(workspace, owner)
    edit_supplier(supplier=there, country="VN", zone="Asia/Ho_Chi_Minh", by=owner, at=NOW)

    calendars = supplier_calendars([here, there])

    independence = date(2026, 9, 2)
    assert [day_status(calendars[one.pk], independence).status for one in (here, there)] == [
        Status.WORKING,
        Status.HOLIDAY,
    ]


def test_first_site_and_later_closure_count_however_many_there_are(
    workspace: Workspace, owner: Person
) -> None:
    supplier = huamei(workspace, owner)
    for zone in ("Asia/Urumqi", "Asia/Tokyo"):
        add_site(supplier=supplier, name=zone, kind="office", zone=zone, by=owner, at=NOW)
    for working in (False, True):
        add_closure(
            supplier=supplier, kind="office", from_date=MONDAY, until_date=MONDAY, working=working,
            by=owner, at=NOW,
        )  # fmt: skip

    calendar = supplier_calendar(supplier)

    assert calendar.zone == "Asia/Urumqi"
    assert day_status(calendar, MONDAY).status is Status.MAKEUP


def test_hours_kept_share_a_calendar_but_for_todays_closures(
    workspace: Workspace, owner: Person, django_assert_num_queries: object
) -> None:
    closed, later, plain, gone = (huamei(workspace, owner) for _ in range(4))
    for supplier, day in ((closed, MONDAY), (later, date(2026, 11, 24))):
        add_closure(
            supplier=supplier, kind="office", from_date=day, until_date=day, by=owner, at=NOW
        )
    archive_supplier(supplier=gone, by=owner, at=NOW)
    loaded = loaded_years()

    with django_assert_num_queries(1):  # type: ignore[operator]
        kept = hours_kept(datetime(2026, 11, 22, 23, tzinfo=UTC), loaded)  # Monday over there

    assert [day_status(calendar, MONDAY).status for calendar in kept] == [
        Status.CLOSURE, Status.WORKING, Status.WORKING,
    ]  # fmt: skip
    assert kept[1] is kept[2] is supplier_calendar(plain)


def test_who_is_at_work_groups_by_hours(workspace: Workspace, owner: Person) -> None:
    suppliers = [huamei(workspace, owner) for _ in range(3)]
    add_closure(
        supplier=suppliers[0], kind="office", from_date=MONDAY, until_date=MONDAY, note="Moving",
        by=owner, at=NOW,
    )  # fmt: skip

    groups = who_is_at_work(suppliers, datetime(2026, 11, 23, 2, 0, tzinfo=UTC))

    assert [(group.suppliers, group.working, group.status) for group in groups] == [
        (tuple(suppliers[1:]), True, Status.WORKING),
        ((suppliers[0],), False, Status.CLOSURE),
    ]
    assert groups[1].opens is not None
    assert groups[1].opens.isoformat() == "2026-11-24T08:30:00+08:00"
