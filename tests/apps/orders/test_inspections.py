"""Inspections noted by hand: counted like those of tables, corrected, taken back."""

from decimal import Decimal

import pytest
from tests.apps.orders.ordering import NOW, huamei, line_of, nov, ordered
from tests.apps.orders.test_judging import ledger

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import Fault, OrderError
from guanxi.apps.orders.models import Inspection, OrderLine, PurchaseOrder


@pytest.fixture
def order(workspace: Workspace, owner: Person) -> PurchaseOrder:
    made = ordered(huamei(workspace, owner), terms=[["100", "inspected", 0]])
    line_of(made, original=nov(20))
    return made


def noted(order: PurchaseOrder, by: Person, line: OrderLine | None = None) -> Inspection:
    return actions.note_inspection(
        order=order, line=line, lot="L1", day=nov(18), lot_size=1_000, inspected=80, critical=0,
        major=1, minor=3, unclassed=0, result="passed", inspector="QIMA, Mr Chen", note="",
        by=by, at=NOW,
    )  # fmt: skip


def test_passed_lot_makes_the_share_that_waits_for_it_due(
    order: PurchaseOrder, owner: Person
) -> None:
    found = noted(order, owner)
    due = ledger()["payment 1"]
    change = actions.take_back_inspection(inspection=found, by=owner, at=NOW)
    taken_back = (Inspection.objects.count(), ledger()["payment 1"].split()[1])

    actions.undo_edit(change=change, by=owner, at=NOW)

    again = Inspection.objects.get()
    assert due.startswith("ours open")
    assert taken_back == (0, "withdrawn")
    assert (again.pk, again.lot, again.major, again.inspector) == (
        change.part_id,
        "L1",
        1,
        "QIMA, Mr Chen",
    )
    assert ledger()["payment 1"].split()[1] == "open"


def test_inspection_is_corrected_and_put_back(order: PurchaseOrder, owner: Person) -> None:
    found = noted(order, owner, order.lines.get())

    change = actions.correct_inspection(
        inspection=found, lot="L1", inspected=80, critical=2, result="failed", by=owner, at=NOW
    )
    corrected = Inspection.objects.values_list("line", "critical", "result").get()
    assert change is not None
    actions.undo_edit(change=change, by=owner, at=NOW)

    assert corrected == (None, 2, "failed")
    assert Inspection.objects.values_list("line", "critical", "result").get() == (
        order.lines.get().pk, 0, "passed",
    )  # fmt: skip


def test_unit_counts_once(order: PurchaseOrder, owner: Person) -> None:
    with pytest.raises(OrderError) as refused:
        actions.note_inspection(order=order, inspected=3, major=2, minor=2, by=owner, at=NOW)

    assert (refused.value.fault, Inspection.objects.count()) == (Fault.MORE_DEFECTIVE, 0)


def test_second_look_at_a_lot_is_an_inspection_of_its_own(
    order: PurchaseOrder, owner: Person
) -> None:
    for _ in range(2):
        noted(order, owner)

    assert Inspection.objects.values("key").distinct().count() == 2
    assert Decimal(sum(Inspection.objects.values_list("inspected", flat=True))) == 160
