"""What people's own tables say of payments, days and suppliers, brought in and taken back."""

from __future__ import annotations

from datetime import date

from tests.apps.exchange.bringing import ORDERS, bring_in, everything, read, take_back

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.orders.models import OrderLine, Payment

DEPOSITS = (
    "PO,Supplier,Item,Qty,Unit price,Currency,Total,Deposit,Deposit date,Balance,Balance date\n"
    "A1,Ruida,Lamp,100,5,USD,500,300,2026-01-05,700,2026-03-20\n"
    "A1,Ruida,Box,100,5,USD,500,300,2026-01-05,700,2026-03-20\n"
    "A2,Ruida,Lamp,100,5,USD,500,150,2026-01-05,350,\n"
    "A2,Ruida,Box,100,5,USD,500,150,2026-01-05,350,\n"
)


def paid() -> list[tuple[object, ...]]:
    rows = Payment.objects.order_by("order__number", "paid", "pk")
    return list(rows.values_list("order__number", "purpose", "paid", "amount"))


def test_a_deposit_and_a_balance_are_two_payments_once_for_the_order_or_line_by_line(
    workspace: Workspace, owner: Person
) -> None:
    first, last = date(2026, 1, 5), date(2026, 3, 20)
    done = bring_in(DEPOSITS, owner)

    assert paid() == [
        ("A1", "deposit", first, 300), ("A1", "balance", last, 700),
        ("A2", "deposit", first, 150), ("A2", "deposit", first, 150),
    ]  # fmt: skip
    before = everything()
    again = bring_in(DEPOSITS.replace("700,2026-03-20", "650,2026-03-20"), owner)
    assert (again.counts["done"], paid()[1][3]) == ({"changed": 2, "duplicate": 2}, 650)
    take_back(again, owner)
    assert everything() == before
    take_back(done, owner)
    assert paid() == []


def test_a_table_of_payments_tells_deposit_and_balance_and_not_their_sum(
    workspace: Workspace, owner: Person
) -> None:
    bring_in(ORDERS, owner)
    bring_in(
        "单号,金额,定金,定金付款日期,尾款,尾款付款日期,付款日期\n"
        "A1,450,135,2026-01-05,315,2026-03-20,2026-03-20\n",
        owner,
        "payments",
    )

    assert paid() == [
        ("A1", "deposit", date(2026, 1, 5), 135), ("A1", "balance", date(2026, 3, 20), 315),
    ]  # fmt: skip


def test_what_a_table_showed_of_its_numbers_holds_when_it_is_brought_in(
    workspace: Workspace, owner: Person
) -> None:
    bring_in("Supplier,PO No.,Item,Qty,Due date\nRuida,4711.0,Chair,5,46100\n,4712.0,Box,6,46110\n",
             owner, "orders")  # fmt: skip

    rows = OrderLine.objects.order_by("pk")
    assert list(rows.values_list("order__supplier__name", "order__number", "original")) == [
        ("Ruida", "4711", date(2026, 3, 19)), ("Ruida", "4712", date(2026, 3, 29)),
    ]  # fmt: skip


def test_what_a_person_answers_of_numbers_and_blanks_is_how_it_is_read(
    workspace: Workspace, owner: Person
) -> None:
    text = (
        "Supplier,PO No.,Item,Qty,Due\nRuida,A1,Chair,5,46100\n,A2,Box,6,46110\nTian,A3,Cup,7,30\n"
    )

    asked = read(text, owner, "orders")
    said = {"serial_days": {"Due": "1900"}, "blanks": {"Supplier": "above"}}
    told = read(text, owner, "orders", answers=said)

    assert [one["matter"] for one in asked.counts["questions"]] == ["serial_days", "blanks"]
    assert (asked.counts["read"], asked.counts["rejected"]) == (2, 4)
    assert (told.counts["read"], told.counts["rejected"], told.counts["questions"]) == (3, 1, [])
