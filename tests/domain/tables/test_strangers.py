"""What people leave in their tables: read where the table shows it, else named, never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from tests.domain.tables.workbook_samples import DAY, number, row, sheet, text, texts, workbook

from guanxi.domain.tables import (
    Answers,
    Kind,
    Matter,
    Money,
    PaymentRow,
    Quantity,
    Question,
    Reason,
    Rejection,
    Row,
    learn_conventions,
    open_table,
    read_rows,
    recognise,
)

Read = tuple[list[Row | None], list[Rejection], tuple[Question, ...]]


def read(kind: Kind, data: str | bytes, answers: Answers | None = None) -> Read:
    """The rows, what was rejected, what is asked."""
    table = open_table("x", data.encode() if isinstance(data, str) else data)
    columns = recognise(kind, table.headings)
    learnt = learn_conventions(table, columns, answers)
    lines = list(read_rows(table, columns, learnt))
    rejected = [one for line in lines for one in line.rejected]
    return [line.row for line in lines], rejected, learnt.questions


def given(kind: Kind, data: str | bytes, *fields: str) -> list[tuple[object, ...] | None]:
    """These fields of each line; None for a line that is lost."""
    rows, _, _ = read(kind, data)
    return [row and tuple(getattr(row, name) for name in fields) for row in rows]


def test_a_column_of_numbers_under_a_day_is_days() -> None:
    data = "PO,Supplier,Qty,Order date\nA1,H,5,45678\nA2,H,5,45690.5\nA3,H,5,TBC\n"

    assert given(Kind.ORDERS, data, "order_date") == [
        (date(2025, 1, 21),), (date(2025, 2, 2),), (None,),
    ]  # fmt: skip
    assert read(Kind.ORDERS, data)[1:] == ([], ())


def test_a_number_among_days_is_one_where_it_lies_among_them() -> None:
    day = row(text("A1"), text("H"), number(5), number(46027, DAY))
    bare = row(text("A2"), text("H"), number(5), number(46030))
    small = row(text("A3"), text("H"), number(5), number(30))
    heads = texts("PO", "Supplier", "Qty", "Order date")

    rows, rejected, asked = read(Kind.ORDERS, workbook({"S": sheet(heads, day, bare, small)}))

    assert [getattr(one, "order_date", None) for one in rows] == [
        date(2026, 1, 5), date(2026, 1, 8), None,
    ]  # fmt: skip
    assert rejected == [Rejection(4, "Order date", Reason.NOT_A_DATE, "30")]
    assert asked == ()


def test_a_workbook_of_1904_counts_its_days_so() -> None:
    heads, line = texts("PO", "Supplier", "Qty", "Order date"), row(text("A"), text("H"), number(5),
                                                                   number(44565))  # fmt: skip
    data = workbook({"S": sheet(heads, line)}, properties='<workbookPr date1904="1"/>')

    assert given(Kind.ORDERS, data, "order_date") == [(date(2026, 1, 5),)]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Due", "45678 45690"),  # an amount as well
        ("Due date", "45678 30"),  # days from now as well
        ("Due date", "30000 45690"),  # forty years
        ("Due date", "45678 2011-03-01"),
    ],
)
def test_a_number_that_may_be_no_day_is_asked_for(heading: str, cells: str) -> None:
    first, second = cells.split()
    data = f"PO,Amount,{heading}\nA1,5,{first}\nA2,5,{second}\n"

    _, rejected, asked = read(Kind.PAYMENTS, data)
    told, _, nothing = read(Kind.PAYMENTS, data, Answers(epochs={heading: "1900"}))

    assert [(one.matter, one.about, one.default) for one in asked] == [
        (Matter.SERIAL_DAYS, heading, "")
    ]
    assert rejected[0] == Rejection(2, heading, Reason.SERIAL_DAY, first)
    assert isinstance(told[0], PaymentRow)
    assert told[0].due_date is not None
    assert nothing == ()


def test_a_deposit_and_a_balance_stand_side_by_side() -> None:
    data = (
        "PO,Currency,30% deposit,Deposit paid,70% balance,Balance paid\n"
        "A1,USD,1500,2026-01-05,3500,\nA2,USD,,,,\n"
    )

    rows, rejected, _ = read(Kind.PAYMENTS, data)

    assert rows == [
        PaymentRow(
            po_number="A1", currency="USD", deposit=Money(Decimal(1500), "USD"),
            deposit_date=date(2026, 1, 5), balance=Money(Decimal(3500), "USD"),
        ),
        None,
    ]  # fmt: skip
    assert rejected == [Rejection(3, "30% deposit", Reason.MISSING, "")]


def test_what_was_paid_is_enough_of_a_payment() -> None:
    assert given(Kind.PAYMENTS, "合同号,已付金额\nA1,5\n", "amount", "amount_paid") == [
        (None, Money(Decimal(5)))
    ]
    assert recognise(Kind.PAYMENTS, ["PO", "Supplier"]).missing == ("amount",)


def test_deposits_in_chinese_are_known_in_orders() -> None:
    columns = recognise(
        Kind.ORDERS, ["单号", "供应商", "数量", "定金30%", "定金付款日期", "尾款", "尾款日期"]
    )

    assert list(columns.by_heading.values())[3:] == [
        "deposit", "deposit_date", "balance", "balance_date",
    ]  # fmt: skip


def test_a_supplier_named_once_holds_for_the_orders_below() -> None:
    data = (
        "Supplier,PO,Qty\nHuamei,A1,5\n,A2,6\n,A3,7\nSubtotal Huamei,,18\nRuida,A4,8\n"
        "Ruida Total,,8\n"
    )

    _, rejected, asked = read(Kind.ORDERS, data)

    assert given(Kind.ORDERS, data, "po_number", "supplier_name") == [
        ("A1", "Huamei"), ("A2", "Huamei"), ("A3", "Huamei"), None, ("A4", "Ruida"), None,
    ]  # fmt: skip
    assert [(one.line, one.reason) for one in rejected] == [
        (5, Reason.TOTAL_LINE), (7, Reason.TOTAL_LINE),
    ]  # fmt: skip
    assert asked == ()


def test_a_blank_supplier_is_asked_for_where_it_may_be_forgotten() -> None:
    data = "Supplier,PO,Qty\nHuamei,A1,5\n,A2,6\nRuida,A3,7\n"

    _, rejected, asked = read(Kind.ORDERS, data)
    told, _, _ = read(Kind.ORDERS, data, Answers(blanks={"Supplier": "above"}))
    named_again = "Supplier,PO,Qty\nHuamei,A1,5\nHuamei,A2,6\n,A3,7\n"

    assert rejected == [Rejection(3, "Supplier", Reason.MISSING, "")]
    assert [one.matter for one in asked] == [Matter.BLANKS]
    assert [getattr(one, "supplier_name", None) for one in told] == ["Huamei", "Huamei", "Ruida"]
    assert read(Kind.ORDERS, named_again)[2] == ()


def test_a_sum_in_the_column_of_orders_makes_no_order() -> None:
    data = "PO,Supplier,Item,Qty\n4711,H,Lamp,5\n4711 Total,,,5\nSubtotal,,,5\n小计 华美,,,5\n"

    assert [one.reason for one in read(Kind.ORDERS, data)[1]] == [Reason.TOTAL_LINE] * 3


def test_a_line_goes_on_though_its_currency_is_said_again() -> None:
    data = "PO,Supplier,Item,Qty,Cur\nA1,H,Lamp,5,USD\n,,Shade,6,USD\n,,Box,7,EUR\n"

    assert given(Kind.ORDERS, data, "po_number", "item") == [("A1", "Lamp"), ("A1", "Shade"), None]


def test_a_number_that_lost_its_digits_is_no_number_of_an_order() -> None:
    heads = texts("PO", "Supplier", "Qty")
    lines = [
        row(number(value), text("H"), number(5))
        for value in ("4500012345", "1234567890123456", "1.23456789012346E+18", "4500012345.0")
    ]

    book, rejected, _ = read(Kind.ORDERS, workbook({"S": sheet(heads, *lines)}))
    csv = read(Kind.ORDERS, "PO,Supplier,Qty\n4.50001E+09,H,5\n")[1]

    assert [getattr(one, "po_number", None) for one in book] == [
        "4500012345", "1234567890123456", None, "4500012345",
    ]  # fmt: skip
    assert [one.reason for one in (*rejected, *csv)] == [Reason.DIGITS_LOST] * 2


def test_numbers_of_orders_are_read_as_they_were_meant() -> None:
    floats = "PO,Supplier,SKU,Qty\n4711.0,H,1.0,5\n4712.0,H,2,5\n"
    guarded = 'PO,Supplier,SKU,Qty\n="00123",H,"=""007""",5\nＰＯ－１,华美（东莞）,,5\n'

    assert given(Kind.ORDERS, floats, "po_number", "sku") == [("4711", "1.0"), ("4712", "2")]
    assert given(Kind.ORDERS, guarded, "po_number", "supplier_name", "sku") == [
        ("00123", "H", "007"), ("PO-1", "华美（东莞）", ""),
    ]  # fmt: skip


def test_what_counts_pieces_stands_before_what_counts_cartons() -> None:
    data = "PO,Supplier,Qty (ctns),Qty (pcs)\nA1,H,50,1200\n"

    assert given(Kind.ORDERS, data, "quantity") == [(Quantity(Decimal(1200), "pcs"),)]


def test_a_group_of_headings_ends_where_the_next_one_is_known_by_itself() -> None:
    data = ",,Quantity,,Delivery date,,,\nPO,Supplier,Ordered,Received,Original,Revised,Price,Note"

    table = open_table("x", f"{data}\nA1,H,5,4,2026-03-01,2026-03-02,3,x\n".encode())

    assert table.headings == (
        "PO", "Supplier", "Quantity Ordered", "Quantity Received", "Delivery date Original",
        "Revised Delivery date", "Price", "Note",
    )  # fmt: skip


def test_a_line_with_words_beyond_the_headings_is_no_heading() -> None:
    assert given(Kind.ORDERS, "PO,供应商,数量\nA1,华美,5,urgent,too\n", "po_number") == [None]
