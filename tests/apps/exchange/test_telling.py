"""Tables become orders; taken back, only what they alone said goes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.exchange.bringing import (
    HEAD,
    NOW,
    ORDERS,
    bring_back,
    bring_in,
    everything,
    take_back,
)

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.exchange.models import RejectedCell, TableRow
from guanxi.apps.orders.models import (
    Delivery,
    DeliveryLine,
    Hold,
    Inspection,
    OrderLine,
    Payment,
    PurchaseOrder,
)
from guanxi.apps.suppliers.models import Supplier

DELIVERIES = (
    "PO No,SKU,Delivery no,Qty delivered,Qty rejected,Actual date,Freight,Currency\n"
    "A1,S1,D1,60,0,2026-03-01,12.50,USD\nA1,S1,D2,40,5,2026-03-03,,\nA1,S2,D2,10,0,2026-03-03,,\n"
)
INSPECTIONS = (
    "PO No,SKU,Lot,Sample size,Critical,Major,Minor,Defective,Result,Date,验货员\n"
    "A1,S1,L1,80,0,2,1,4,合格,2026-02-27,Li\n"
)
PAYMENTS = (
    "PO No,Purpose,Amount,Currency,Paid date\nA1,deposit,135,USD,2026-01-05\nA1,rest,315,USD,\n"
)


def test_a_table_of_orders_makes_them_once_however_often_it_comes(
    workspace: Workspace, owner: Person
) -> None:
    first = bring_in(ORDERS, owner)
    before = everything()
    again = bring_in(ORDERS, owner)

    assert first.counts["done"] == {"new": 2}
    assert again.counts["done"] == {"duplicate": 2}
    assert everything() == before
    assert list(
        OrderLine.objects.order_by("pk").values_list(
            "variant__sku", "quantity", "price", "original"
        )
    ) == [("S1", 100, Decimal("2.5"), date(2026, 3, 2)), ("S2", 10, 20, date(2026, 3, 9))]


def test_a_corrected_cell_changes_the_line_and_a_blank_or_bad_one_erases_nothing(
    workspace: Workspace, owner: Person
) -> None:
    bring_in(ORDERS, owner)
    done = bring_in(HEAD + "A1,Ruida,S1,Chair,120,,USD,\nA1,Ruida,S2,Table,10,much,USD,\n", owner)

    assert done.counts["done"] == {"changed": 1, "duplicate": 1}
    assert list(OrderLine.objects.order_by("pk").values_list("quantity", "price")) == [
        (120, Decimal("2.5")),
        (10, 20),
    ]
    assert list(
        RejectedCell.objects.filter(table=done).values_list("line", "heading", "reason")
    ) == [(3, "Unit price", "not_a_number")]


def test_an_original_day_is_fixed_by_the_first_table_and_moves_only_where_a_person_says_so(
    workspace: Workspace, owner: Person
) -> None:
    later = HEAD + "A1,Ruida,S1,Chair,100,2.50,USD,2026-04-01\n"
    bring_in(ORDERS, owner)
    line = OrderLine.objects.get(variant__sku="S1")

    told = bring_in(later, owner)
    line.refresh_from_db()
    kept = line.original
    bring_in(later, owner, corrects=True)
    line.refresh_from_db()

    assert (kept, line.original) == (date(2026, 3, 2), date(2026, 4, 1))
    assert told.counts["done"] == {"duplicate": 1}
    assert list(told.rejected.values_list("line", "heading", "reason", "text")) == [
        (2, "Delivery date", "original_fixed", "2026-04-01")
    ]


def test_deliveries_inspections_and_payments_find_their_order_by_its_number_in_any_sequence(
    workspace: Workspace, owner: Person
) -> None:
    for text in (DELIVERIES, INSPECTIONS, PAYMENTS):
        bring_in(text, owner)
    waiting = PurchaseOrder.objects.count(), TableRow.objects.count()
    bring_in(ORDERS, owner)

    assert waiting == (0, 6)
    assert list(
        OrderLine.objects.order_by("pk").values_list("delivered", "rejected", "original_worst")
    ) == [(100, 5, 1), (10, 0, -6)]
    assert list(Delivery.objects.order_by("pk").values_list("number", "on_board")) == [
        ("D1", date(2026, 3, 1)),
        ("D2", date(2026, 3, 3)),
    ]
    assert DeliveryLine.objects.count() == 3
    lots = Inspection.objects.values_list(
        "inspected", "major", "minor", "unclassed", "result", "inspector"
    )
    assert list(lots) == [(80, 2, 1, 1, "passed", "Li")]
    assert list(Payment.objects.values_list("paid", "amount", "currency", "purpose")) == [
        (date(2026, 1, 5), 135, "USD", "deposit")
    ]


def test_a_table_of_deliveries_that_says_what_was_ordered_makes_the_order_too(
    workspace: Workspace, owner: Person
) -> None:
    text = (
        "ID,PO,Vendor,Item,Qty,Scheduled date,Delivered date,Incoterm,Total,Currency\n"
        "1,B7,Huamei,Lamp,20,2026-03-02,2026-03-05,EXW,50,USD\n"
        "2,B7,Huamei,Lamp,30,2026-03-02,2026-03-01,EXW,75,USD\n"
    )

    bring_in(text, owner, "deliveries")

    order = PurchaseOrder.objects.get()
    assert (order.supplier.name, order.incoterm, order.original_worst) == ("Huamei", "EXW", 3)
    assert list(order.lines.order_by("pk").values_list("quantity", "price", "delivered")) == [
        (20, Decimal("2.5"), 20),
        (30, Decimal("2.5"), 30),
    ]
    assert set(order.deliveries.values_list("ready", flat=True)) == {
        date(2026, 3, 5),
        date(2026, 3, 1),
    }


def test_two_tables_and_the_first_taken_back_leave_what_the_second_says(
    workspace: Workspace, owner: Person
) -> None:
    bring_in(DELIVERIES, owner)
    corrected = HEAD + "A1,Ruida,S1,Chair,90,2.40,USD,2026-03-20\n"
    alone = bring_in(corrected, owner)
    expected = everything()
    take_back(alone, owner)

    first = bring_in(ORDERS, owner)
    second = bring_in(corrected, owner)
    both = everything()
    take_back(first, owner)

    assert everything() == expected
    assert both != expected
    bring_back(first, owner)
    assert everything() == both
    take_back(first, owner)
    take_back(second, owner)
    assert PurchaseOrder.objects.count() == 0


def test_what_a_person_noted_about_an_order_stays_when_its_table_is_taken_back(
    workspace: Workspace, owner: Person
) -> None:
    table = bring_in(ORDERS, owner)
    order = PurchaseOrder.objects.get()
    Hold.objects.create(
        workspace=workspace, order=order, on="order", reason="cracks", placed_at=NOW
    )

    taken = take_back(table, owner)

    assert taken.counts["kept"] == 1
    assert PurchaseOrder.objects.get() == order
    assert order.lines.count() == 2


def test_an_order_noted_by_hand_keeps_what_a_person_wrote(
    workspace: Workspace, owner: Person
) -> None:
    supplier = Supplier.objects.create(workspace=workspace, name="Ruida", short_name="ruida")
    order = PurchaseOrder.objects.create(
        workspace=workspace, supplier=supplier, number="A1", currency="EUR", noted_at=NOW
    )

    table = bring_in(ORDERS.replace("Currency", "Terms").replace("USD", "30/70"), owner)
    filled = PurchaseOrder.objects.get()
    take_back(table, owner)

    assert (filled.currency, filled.terms_said) == ("EUR", "30/70")
    assert list(PurchaseOrder.objects.values_list("pk", "told")) == [(order.pk, False)]
    assert OrderLine.objects.count() == 0


def test_a_line_that_a_person_changed_keeps_it_and_only_gets_what_was_blank(
    workspace: Workspace, owner: Person
) -> None:
    bring_in(ORDERS.replace("100,2.50", "100,"), owner)
    OrderLine.objects.filter(variant__sku="S1").update(agreed=date(2026, 3, 20), told=False)

    moved = ORDERS.replace("100,2.50", "120,2.50").replace("Delivery date", "Agreed date")
    table = bring_in(moved, owner)
    line = OrderLine.objects.get(variant__sku="S1")
    take_back(table, owner)

    assert (line.quantity, line.price, line.agreed) == (100, Decimal("2.5"), date(2026, 3, 20))
    assert OrderLine.objects.filter(pk=line.pk, told=False).exists()


CELL = st.sampled_from(["", "5", "7", "x"])
DAY = st.sampled_from(["", "2026-03-02", "2026-03-09", "soon"])
LINE = st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from("ab"), CELL, DAY, DAY, CELL)
TABLE = st.lists(LINE, min_size=1, max_size=4)


def written(lines: list[tuple[str, ...]]) -> str:
    head = "PO No,Supplier,SKU,Unit price,Original date,Actual date,Freight,Qty\n"
    return head + "".join(
        f"{po},Ruida,{sku},{price},{day},{actual},{freight},10\n"
        for po, sku, price, day, actual, freight in lines
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=TABLE, second=TABLE)
@pytest.mark.django_db
def test_taking_a_table_back_is_as_if_it_had_never_come(
    people: SimpleNamespace, first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    with scope(workspace=people.workspace):
        alone = bring_in(written(second), people.owner, "orders")
        expected = everything()
        take_back(alone, people.owner)

        one = bring_in(written(first), people.owner, "orders")
        two = bring_in(written(second), people.owner, "orders")
        take_back(one, people.owner)

        assert everything() == expected
        take_back(two, people.owner)
        assert PurchaseOrder.objects.count() == 0
