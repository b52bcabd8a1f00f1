"""A hand edit is never overwritten by a table, and no table is passed over in silence."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.apps.orders.ordering import NOW, huamei, nov
from tests.apps.orders.test_judging import ledger

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders import actions
from guanxi.apps.orders.actions import Fault, NotedLine, OrderError
from guanxi.apps.orders.actions.telling import tell_orders
from guanxi.apps.orders.actions.telling_orders import Telling, told_order
from guanxi.apps.orders.keys import key_text
from guanxi.apps.orders.models import OrderLine, PurchaseOrder, TableDifference
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.tables import (
    DeliveryRow,
    InspectionRow,
    Kind,
    Money,
    OrderLineRow,
    Quantity,
    Row,
)
from guanxi.domain.tables.identity import Identities

D = Decimal


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def row(sku: str = "C-RED", quantity: int = 1_000, **more: Any) -> OrderLineRow:
    values = {"unit_price": Money(D("2.50"), "USD"), "original_date": nov(20), **more}
    return OrderLineRow(
        po_number="PO-7", supplier_name="Huamei", item="Candle", sku=sku,
        quantity=Quantity(D(quantity)), **values,
    )  # fmt: skip


def told(supplier: Supplier, *rows: Row) -> PurchaseOrder:
    """What tables say of PO-7 from now on."""
    keys = {OrderLineRow: Identities(Kind.ORDERS), DeliveryRow: Identities(Kind.DELIVERIES),
            InspectionRow: Identities(Kind.INSPECTIONS)}  # fmt: skip
    tellings = [Telling(key_text(keys[type(one)].key(one)), one) for one in rows]
    which = supplier.pk, "PO-7"
    one = told_order(*which, tellings) if tellings else None
    tell_orders(workspace=supplier.workspace, told={which: one}, at=NOW)
    return PurchaseOrder.objects.get()


def line(sku: str = "C-RED") -> OrderLine:
    return OrderLine.objects.select_related("variant__product", "order").get(variant__sku=sku)


def corrected(by: Person, quantity: int, sku: str = "C-RED") -> None:
    actions.correct_line(
        line=line(sku), noted=NotedLine("Candle", D(quantity), sku=sku, price=D("2.50")), by=by,
        at=NOW,
    )  # fmt: skip


def open_differences() -> list[tuple[str, str]]:
    rows = TableDifference.objects.filter(settled_at=None).order_by("column")
    return list(rows.values_list("column", "said"))


def test_hand_edit_stands_and_the_same_table_again_asks_nothing(
    supplier: Supplier, owner: Person
) -> None:
    told(supplier, row())
    corrected(owner, 1_200)

    told(supplier, row())

    assert (line().quantity, open_differences()) == (D(1_200), [])


def test_table_that_says_something_new_is_shown_beside_the_hand_edit(
    supplier: Supplier, owner: Person
) -> None:
    told(supplier, row())
    corrected(owner, 1_200)

    told(supplier, row(quantity=1_300))
    shown = (line().quantity, open_differences())
    told(supplier, row(quantity=1_200))

    assert shown == (D(1_200), [("quantity", "1300")])
    assert (line().quantity, open_differences()) == (D(1_200), [])


def test_difference_is_kept_or_taken_and_both_can_be_undone(
    supplier: Supplier, owner: Person
) -> None:
    told(supplier, row())
    corrected(owner, 1_200)
    told(supplier, row(quantity=1_300))
    one = TableDifference.objects.get()

    actions.keep_ours(difference=one, by=owner, at=NOW)
    told(supplier, row(quantity=1_300))
    kept = (line().quantity, open_differences())
    actions.ask_again(difference=one, by=owner, at=NOW)
    change = actions.take_from_tables(difference=one, by=owner, at=NOW)
    taken = line().quantity
    assert change is not None
    actions.undo_edit(change=change, by=owner, at=NOW)

    assert (kept, taken) == ((D(1_200), []), D(1_300))
    assert (line().quantity, open_differences()) == (D(1_200), [("quantity", "1300")])


def test_undone_correction_follows_the_tables_again(supplier: Supplier, owner: Person) -> None:
    told(supplier, row())
    change = actions.correct_line(
        line=line(), noted=NotedLine("Candle", D(5), sku="C-RED", price=D("2.50")), by=owner, at=NOW
    )
    assert change is not None

    actions.undo_edit(change=change, by=owner, at=NOW)
    told(supplier, row(quantity=1_300))

    assert (line().quantity, line().told, TableDifference.objects.count()) == (D(1_300), True, 0)


def test_original_day_of_a_table_is_shown_and_never_taken(
    supplier: Supplier, owner: Person
) -> None:
    told(supplier, row())
    corrected(owner, 1_200)
    told(supplier, row(original_date=nov(27)))
    one = TableDifference.objects.get(column="original")

    with pytest.raises(OrderError) as refused:
        actions.take_from_tables(difference=one, by=owner, at=NOW)

    assert ("original", "2026-11-27") in open_differences()
    assert (refused.value.fault, line().original) == (Fault.NO_CORRECTION, nov(20))


def test_line_that_was_taken_out_stays_out_until_goods_of_it_come(
    supplier: Supplier, owner: Person
) -> None:
    both = row(), row("C-BLUE", 500)
    told(supplier, *both)
    actions.remove_line(line=line("C-BLUE"), by=owner, at=NOW)

    told(supplier, *both)
    out = OrderLine.objects.count()
    came = DeliveryRow(po_number="PO-7", sku="C-BLUE", quantity=Quantity(D(500)),
                       actual_date=nov(19))  # fmt: skip
    told(supplier, *both, came)

    assert out == 1
    assert (line("C-BLUE").delivered, line("C-BLUE").original) == (D(500), nov(20))


def test_agreed_quantity_is_no_difference_to_what_was_ordered_first(
    supplier: Supplier, owner: Person
) -> None:
    told(supplier, row())
    actions.ask_for_quantity(
        line=line(), asked_by="ours", announced=nov(12), after=D(800), accepted=True, by=owner,
        at=NOW,
    )  # fmt: skip

    told(supplier, row())
    same = (line().quantity, open_differences())
    told(supplier, row(quantity=900))

    assert same == (D(800), [])
    assert (line().quantity, open_differences()) == (D(800), [("quantity", "900")])


def test_number_a_table_knows_the_order_by_is_not_changed(
    supplier: Supplier, owner: Person
) -> None:
    by_hand = actions.note_order(
        supplier=supplier, number="PO-7", due=nov(20), by=owner, at=NOW,
        lines=[NotedLine("Candle", D(1_000), sku="C-RED", price=D("2.50"))],
    )  # fmt: skip
    told(supplier, row())
    by_hand.refresh_from_db()

    with pytest.raises(OrderError) as refused:
        actions.correct_order(order=by_hand, number="PO-8", by=owner, at=NOW)

    assert (refused.value.fault, OrderLine.objects.count()) == (Fault.NUMBER_OF_TABLES, 1)


def test_inspection_noted_by_hand_is_the_one_a_table_brings_later(
    supplier: Supplier, owner: Person
) -> None:
    order = told(supplier, row())
    actions.note_inspection(
        order=order, line=line(), lot="L1", day=nov(18), inspected=80, major=1, result="passed",
        by=owner, at=NOW,
    )  # fmt: skip
    lot = InspectionRow(po_number="PO-7", sku="C-RED", lot="L1", sample_size=Quantity(D(80)),
                        major=Quantity(D(2)))  # fmt: skip

    told(supplier, row(), lot)

    assert order.inspections.values_list("inspected", "major").get() == (80, 1)
    assert open_differences() == [("major", "2"), ("result", "pending")]


def test_terms_of_a_table_fall_due_as_they_were_read_until_a_person_says_otherwise(
    supplier: Supplier, owner: Person
) -> None:
    terms = "30% deposit, 70% before shipment"
    order = told(supplier, row(order_date=date(2026, 11, 23), payment_terms=terms))
    read = ledger()["payment 1"]
    actions.correct_order(order=order, terms=[], by=owner, at=NOW)
    settled = ledger()["payment 1"].split()[1]
    again = told(supplier, row(order_date=date(2026, 11, 23), payment_terms=terms))
    quiet = open_differences()
    told(supplier, row(order_date=date(2026, 11, 23), payment_terms="100% in advance"))

    assert read.startswith("ours open")
    assert (settled, again.terms, again.terms_settled) == ("withdrawn", [], True)
    assert (quiet, open_differences()) == ([], [("terms", "100% in advance")])


def test_history_without_payments_owes_nothing_anybody_could_know(
    supplier: Supplier, owner: Person
) -> None:
    terms = {"payment_terms": "100% in advance", "order_date": date(2026, 9, 1)}

    order = told(supplier, row(**terms))
    before = set(ledger())
    actions.settle_terms(order=order, by=owner, at=NOW)

    assert "payment 1" not in before
    assert ledger()["payment 1"].startswith("ours open")
