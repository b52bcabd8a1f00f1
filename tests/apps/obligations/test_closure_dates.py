"""Who owes us the days of its closure, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.obligations.owing import supplier as make_supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.actions import (
    ask_for_closure_dates,
    note_closure_dates,
    take_back_closure_dates,
)
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.tasks import ask_for_closure_dates_of
from guanxi.apps.suppliers.actions import archive_supplier, edit_supplier
from guanxi.apps.suppliers.models import NewYear, Supplier
from guanxi.domain.suppliers.new_year import ClosureDates, Days

pytestmark = pytest.mark.django_db
Url = Callable[..., str]
NOV = datetime(2026, 11, 1, 2, tzinfo=UTC)  # a Sunday
DAY = timedelta(days=1)
TOLD = ClosureDates(
    office=Days(date(2027, 1, 31), date(2027, 2, 14)),
    production=Days(date(2027, 1, 23), date(2027, 2, 20)),
    last_order=date(2026, 12, 20),
    full_capacity=date(2027, 3, 13),
)
FORM = {
    "office_first": "2027-01-31", "office_last": "2027-02-14",
    "production_first": "2027-01-23", "production_last": "2027-02-20",
    "last_order": "2026-12-20", "full_capacity": "2027-03-13",
}  # fmt: skip


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return make_supplier(workspace, owner)


def owed() -> list[tuple[str, date | None, str]]:
    rows = Obligation.objects.filter(rule="closure_dates").order_by("occurrence")
    return [(row.occurrence, row.due.date() if row.due else None, row.state) for row in rows]


def test_nobody_is_asked_before_november(supplier: Supplier) -> None:
    ask_for_closure_dates(supplier=supplier, at=NOV - DAY)

    assert (owed(), NewYear.objects.count()) == ([], 0)


def test_each_is_asked_once_and_has_ten_working_days(supplier: Supplier) -> None:
    for days in range(3):
        ask_for_closure_dates(supplier=supplier, at=NOV + days * DAY)

    assert owed() == [("2027", date(2026, 11, 12), "open")]


def test_answer_noted_keeps_it_and_taken_back_it_is_owed_again(
    supplier: Supplier, owner: Person
) -> None:
    ask_for_closure_dates(supplier=supplier, at=NOV)

    new_year = note_closure_dates(
        supplier=supplier, year=2027, dates=TOLD, by=owner, at=NOV + 2 * DAY
    )
    ask_for_closure_dates(supplier=supplier, at=NOV + 3 * DAY)
    kept = owed()
    new_year.refresh_from_db()
    take_back_closure_dates(new_year=new_year, by=owner, at=NOV + 4 * DAY)

    assert kept == [("2027", date(2026, 11, 12), "kept")]
    assert owed() == [("2027", date(2026, 11, 12), "open")]


def test_closure_told_before_anybody_asked_is_never_owed(supplier: Supplier, owner: Person) -> None:
    note_closure_dates(supplier=supplier, year=2027, dates=TOLD, by=owner, at=NOV - 9 * DAY)

    ask_for_closure_dates(supplier=supplier, at=NOV)

    assert owed() == []


def test_what_is_open_when_the_festival_is_over_is_withdrawn_and_the_next_asked_for(
    supplier: Supplier,
) -> None:
    ask_for_closure_dates(supplier=supplier, at=NOV)

    ask_for_closure_dates(supplier=supplier, at=datetime(2027, 4, 1, tzinfo=UTC))
    ask_for_closure_dates(supplier=supplier, at=datetime(2027, 11, 2, tzinfo=UTC))

    assert [(year, state) for year, _, state in owed()] == [("2027", "withdrawn"), ("2028", "open")]


def test_pass_asks_in_china_only_and_lets_the_archive_rest(
    workspace: Workspace, owner: Person, supplier: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    abroad, gone = (make_supplier(workspace, owner) for _ in range(2))
    edit_supplier(supplier=abroad, country="VN", zone="Asia/Ho_Chi_Minh", by=owner, at=NOV)
    monkeypatch.setattr(timezone, "now", lambda: NOV)
    ask_for_closure_dates(supplier=gone, at=NOV)
    archive_supplier(supplier=gone, by=owner, at=NOV)

    ask_for_closure_dates_of(workspace.pk)

    states = Obligation.objects.filter(rule="closure_dates").values_list("supplier", "state")
    assert dict(states) == {supplier.pk: "open", gone.pk: "withdrawn"}


def test_supplier_that_turns_out_to_be_elsewhere_is_neither_asked_nor_assumed_closed(
    supplier: Supplier, owner: Person
) -> None:
    ask_for_closure_dates(supplier=supplier, at=NOV)
    edit_supplier(supplier=supplier, country="VN", by=owner, at=NOV)

    ask_for_closure_dates(supplier=supplier, at=NOV + DAY)

    assert [state for *_, state in owed()] == ["withdrawn"]
    assert not supplier.closures.filter(removed_at=None).exists()


def test_page_is_filled_in_with_the_assumption_and_one_tap_confirms_it(
    supplier: Supplier, client: Client, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOV + 2 * DAY)
    ask_for_closure_dates(supplier=supplier, at=NOV)
    address = url("new_year", pk=supplier.pk, year=2027)

    page = client.get(address).content.decode()
    places = client.get(url("supplier_places", pk=supplier.pk)).content.decode()
    answer = client.post(address, FORM)

    assert 'name="office_first" value="2027-02-03"' in page
    assert "工厂呢？" in page
    assert "Assumed" in places
    assert answer["Location"] == url("supplier_places", pk=supplier.pk)
    assert [state for *_, state in owed()] == ["kept"]
    places = client.get(url("supplier_places", pk=supplier.pk)).content.decode()
    assert "Told by them" in places
    assert "about 40 %" in places


def test_dates_that_cannot_be_meant_are_refused_beside_their_field(
    supplier: Supplier, client: Client, url: Url
) -> None:
    wrong = {**FORM, "office_last": "2027-01-01", "full_capacity": "2028-03-13"}

    answer = client.post(url("new_year", pk=supplier.pk, year=2027), wrong)

    page = answer.content.decode()
    assert (answer.status_code, NewYear.objects.count()) == (422, 0)
    assert "The last day lies before the first." in page
    assert "This is months away from the festival." in page


def test_page_can_be_opened_before_anybody_asks_and_taken_back(
    supplier: Supplier, client: Client, url: Url
) -> None:
    address = {"pk": supplier.pk, "year": 2027}
    client.post(url("new_year", **address), FORM)

    client.post(url("take_back_new_year", **address))

    assert not supplier.closures.filter(removed_at=None).exists()
    assert client.get(url("new_year", **address)).status_code == 200
