"""Lines become records; what cannot be read is named and costs nothing else."""

from datetime import date
from decimal import Decimal

from tests.domain.tables.workbook_samples import (
    DAY,
    YUAN,
    number,
    row,
    sheet,
    text,
    texts,
    workbook,
)

from guanxi.domain.tables import (
    Answers,
    DateOrder,
    DeliveryRow,
    InspectionRow,
    Kind,
    Matter,
    Money,
    OrderLineRow,
    PaymentRow,
    Quantity,
    Question,
    ReadLine,
    Reason,
    Rejection,
    Result,
    SupplierRow,
    learn_conventions,
    open_table,
    read_rows,
    recognise,
    write_csv,
)


def read(kind: Kind, data: str | bytes, **given: str) -> list[ReadLine]:
    table = open_table("x", data.encode() if isinstance(data, str) else data)
    columns = recognise(kind, table.headings, given=given)
    return list(read_rows(table, columns, learn_conventions(table, columns), given=given))


def questions(data: str, answers: Answers | None = None) -> tuple[Question, ...]:
    table = open_table("x", data.encode())
    columns = recognise(Kind.ORDERS, table.headings)
    return learn_conventions(table, columns, answers).questions


def test_a_supplier_is_read() -> None:
    (line,) = read(
        Kind.SUPPLIERS, "供应商编号,供应商名称,联系人,电话,备注\n07,宁波恒达,李娜,－,无\n"
    )

    assert line.row == SupplierRow(supplier_name="宁波恒达", supplier_code="07", contact="李娜")
    assert (line.number, line.rejected) == (2, ())
    assert line.raw == ("07", "宁波恒达", "李娜", "－", "无")


def test_a_list_of_ours_comes_back_without_its_apostrophes() -> None:
    listed = "".join(write_csv(["Supplier", "Phone"], [["=Huamei", "+86 138 0013 8000"]]))

    (line,) = read(Kind.SUPPLIERS, listed)

    assert line.row == SupplierRow(supplier_name="=Huamei", phone="+86 138 0013 8000")


def test_an_order_line_is_read_with_what_its_headings_say() -> None:
    (line,) = read(
        Kind.ORDERS,
        "采购单号,供应商,商品,数量（件）,单价（元）,下单日期,原定交期,确认交期,贸易条款\n"
        "A1,宁波恒达,竹盖,1.5万,3.20,2026年3月1日,2026-4-1,待定,FOB Ningbo\n",
    )

    assert line.row == OrderLineRow(
        po_number="A1", supplier_name="宁波恒达", item="竹盖",
        quantity=Quantity(Decimal(15000), "pcs"), unit_price=Money(Decimal("3.20"), "CNY"),
        order_date=date(2026, 3, 1), original_date=date(2026, 4, 1), agreed_date=None,
        incoterm="FOB", place="Ningbo",
    )  # fmt: skip
    assert line.rejected == ()


def test_colour_and_size_make_the_variant_and_tell_lines_apart() -> None:
    first, second, plain = read(
        Kind.ORDERS,
        "PO,Supplier,Item,Colour,Size,Qty\nA1,Huamei,Shirt,Red,M,10\nA1,Huamei,Shirt,Red,L,20\n"
        "A1,Huamei,Belt,Red,,30\n",
    )

    rows = [line.row for line in (first, second, plain)]
    assert [getattr(row, "variant", None) for row in rows] == ["Red / M", "Red / L", "Red"]
    assert first.key[:-1] != second.key[:-1]


def test_inspections_and_payments_are_read() -> None:
    (inspection,) = read(Kind.INSPECTIONS, "PO,Lot,n,Major,Result\nA1,L7,200,3,合格\n")
    (payment,) = read(
        Kind.PAYMENTS, "PO,Purpose,Amount,Currency,%,Due date\nA1,deposit,$300,HKD,30,1 May 2026\n"
    )

    assert inspection.row == InspectionRow(
        po_number="A1", lot="L7", sample_size=Quantity(Decimal(200)), major=Quantity(Decimal(3)),
        result=Result.PASSED,
    )  # fmt: skip
    assert payment.row == PaymentRow(
        po_number="A1", purpose="deposit", amount=Money(Decimal(300), "HKD"), currency="HKD",
        share=Decimal("0.3"), due_date=date(2026, 5, 1),
    )  # fmt: skip


def test_a_bad_cell_costs_its_field_and_a_bad_required_one_its_line() -> None:
    lines = read(
        Kind.DELIVERIES,
        "PO / SO #,Scheduled Delivery Date,Delivered to Client Date,Freight Cost (USD),Qty\n"
        "SO-1,2-Jun-06,Date Not Captured,Freight Included in Commodity Cost,5\n"
        ",2-Jun-06,3-Jun-06,7.5,5\n"
        "SO-3,2-Jun-06,,See DN-304 (ID#:82554),-\n",
    )

    assert [line.row for line in lines] == [
        DeliveryRow(
            po_number="SO-1", original_date=date(2006, 6, 2), quantity=Quantity(Decimal(5))
        ),
        None,
        DeliveryRow(po_number="SO-3", original_date=date(2006, 6, 2)),
    ]
    assert [one for line in lines for one in line.rejected] == [
        Rejection(2, "Delivered to Client Date", Reason.NOT_A_DATE, "Date Not Captured"),
        Rejection(2, "Freight Cost (USD)", Reason.NOT_A_NUMBER,
                  "Freight Included in Commodity Cost"),
        Rejection(3, "PO / SO #", Reason.MISSING, ""),
        Rejection(4, "Freight Cost (USD)", Reason.NOT_A_NUMBER, "See DN-304 (ID#:82554)"),
    ]  # fmt: skip


def test_lines_that_are_no_records_are_named() -> None:
    lines = read(
        Kind.ORDERS,
        "PO,Supplier,Qty\nA1,Huamei,5\nPO,Supplier,Qty\nA2,Huamei,6,shifted\n合计,,11\n",
    )

    assert [one.reason for line in lines for one in line.rejected] == [
        Reason.REPEATED_HEADING, Reason.EXTRA_CELLS, Reason.TOTAL_LINE,
    ]  # fmt: skip
    assert [line.row is None for line in lines] == [False, True, True, True]


def test_what_is_given_fills_blank_cells_and_missing_columns() -> None:
    lines = read(Kind.ORDERS, "PO,Qty\nA1,5\n", supplier_name="Huamei")
    mixed = read(Kind.ORDERS, "PO,Supplier,Qty\nA1,,5\nA2,Own,5\n", supplier_name="Huamei")

    assert [one.row.supplier_name for one in lines + mixed if one.row] == [
        "Huamei",
        "Huamei",
        "Own",
    ]


def test_a_conflict_of_currencies_is_told() -> None:
    (line,) = read(Kind.ORDERS, "PO,Supplier,Qty,Price,Total,Cur\nA1,Huamei,5,€3,15,USD\n")

    assert line.rejected == (Rejection(2, "Price", Reason.CURRENCY_CONFLICT, "€3"),)
    assert line.row is not None
    assert line.row.total == Money(Decimal(15), "USD")  # type: ignore[union-attr]


def test_a_workbook_gives_records_and_repeats_no_merged_number() -> None:
    data = workbook(
        {
            "S": sheet(
                texts("PO No", "Supplier", "Item", "Qty", "Amount", "Order date", at=1),
                row(text("A1"), text("Huamei"), text("Lid"), number(5), number("16.5", YUAN),
                    number(38870, DAY), at=2),
                row(text(""), text("Huamei"), text("Cup"), text("1,500"), text(""), text(""), at=3),
                row(text("A2"), text("Huamei"), text("Mug"), "<c><f>A1</f></c>", at=4),
                after='<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="E2:E3"/>'
                '<mergeCell ref="F2:F3"/></mergeCells>',
            )
        }
    )  # fmt: skip

    first, second, third = read(Kind.ORDERS, data)

    assert first.row == OrderLineRow(
        po_number="A1", supplier_name="Huamei", item="Lid", quantity=Quantity(Decimal(5)),
        total=Money(Decimal("16.5"), "CNY"), order_date=date(2006, 6, 2),
    )  # fmt: skip
    assert second.row == OrderLineRow(
        po_number="A1", supplier_name="Huamei", item="Cup", quantity=Quantity(Decimal(1500)),
        order_date=date(2006, 6, 2),
    )  # fmt: skip
    assert third.row is None
    assert third.rejected == (Rejection(4, "Qty", Reason.FORMULA_WITHOUT_VALUE, ""),)


def test_the_key_of_a_line_outlives_corrections() -> None:
    before = read(Kind.ORDERS, "PO,Supplier,SKU,Qty\nA1,H,x,5\nA1,H,x,5\nA1,H,y,7\n")
    after = read(Kind.ORDERS, "PO,Supplier,SKU,Qty,Item\nA1,H,y,8,Cup\nA1,H,x,6,Lid\nA1,H,x,5,\n")

    assert {line.key for line in before} == {line.key for line in after}
    assert len({line.key for line in before}) == 3


def test_the_key_is_the_lines_own_id_where_it_has_one() -> None:
    (line,) = read(Kind.DELIVERIES, "ID,PO,ASN/DN #\n7,A1,DN-3\n")
    (other,) = read(Kind.DELIVERIES, "PO,ASN/DN #,Line\nA1,DN-3,10\n")
    (supplier,) = read(Kind.SUPPLIERS, "Supplier\n Huamei \n")

    assert line.key == ("reference", "7", "1")
    assert other.key == ("DN-3", "A1", "10", "1")
    assert supplier.key == ("supplier_name", "huamei", "1")


def test_a_column_is_read_in_the_order_and_convention_all_its_cells_fit() -> None:
    lines = read(
        Kind.ORDERS,
        "PO;Supplier;Qty;Price;Order date;Due date\n"
        "A1;H;1.000;1.234;03/04/2026;3/4/26\nA2;H;2.500;0,5;25/04/2026;4/25/26\n",
    )

    assert [
        (one.row.quantity.value, one.row.unit_price and one.row.unit_price.amount,
         one.row.order_date, one.row.original_date)
        for one in lines if isinstance(one.row, OrderLineRow)
    ] == [
        (Decimal(1000), Decimal(1234), date(2026, 4, 3), date(2026, 3, 4)),
        (Decimal(2500), Decimal("0.5"), date(2026, 4, 25), date(2026, 4, 25)),
    ]  # fmt: skip


def test_what_a_column_leaves_open_is_asked_with_its_default() -> None:
    data = "PO,Supplier,Qty,Price,Order date\nA1,H,1.000,¥5,03/04/2026\nA2,H,7,¥6,04/05/2026\n"

    assert questions(data) == (
        Question(Matter.DATE_ORDER, "Order date", ("dmy", "mdy"), "dmy", 2, "03/04/2026"),
        Question(Matter.DECIMAL_MARK, "Qty", (".", ","), ",", 1, "1.000"),
        Question(Matter.CURRENCY_SIGN, "¥", ("CNY", "JPY"), "CNY", 2, "¥"),
    )
    answers = Answers({"Order date": DateOrder.MDY}, {"Qty": "."}, {"¥": "JPY"})
    assert questions(data, answers) == ()


def test_a_column_of_both_orders_gives_only_what_is_clear_and_asks() -> None:
    data = "PO,Supplier,Qty,Order date\nA1,H,5,25/04/2026\nA2,H,5,04/25/2026\nA3,H,5,03/04/2026\n"

    lines = read(Kind.ORDERS, data)

    assert [one.row.order_date for one in lines if isinstance(one.row, OrderLineRow)] == [
        date(2026, 4, 25), date(2026, 4, 25), None,
    ]  # fmt: skip
    assert [one for line in lines for one in line.rejected] == [
        Rejection(4, "Order date", Reason.DATE_UNCLEAR, "03/04/2026")
    ]
    assert questions(data) == (
        Question(Matter.DATE_ORDER, "Order date", ("dmy", "mdy"), "", 1, "03/04/2026"),
    )


def test_a_sign_means_what_the_rest_of_the_file_names() -> None:
    (line,) = read(Kind.ORDERS, "PO,Supplier,Qty,Price,Freight (JPY)\nA1,H,5,¥3,4\n")

    assert line.row is not None
    assert line.row.unit_price == Money(Decimal(3), "JPY")  # type: ignore[union-attr]


def test_lines_go_on_with_the_order_above_where_all_of_it_is_blank_and_goods_are_named() -> None:
    lines = read(
        Kind.ORDERS,
        "PO No,Supplier,Order date,Item,Qty\n"
        "A1,Huamei,2026-03-01,Lamp,5\n,,,Cup,7\n,,,,12\n,Ruida,,Lid,3\n,,,Box,1\n",
    )

    assert [one.row and (one.row.po_number, one.row.order_date) for one in lines] == [  # type: ignore[union-attr]
        ("A1", date(2026, 3, 1)), ("A1", date(2026, 3, 1)), None, None, None,
    ]  # fmt: skip
    assert [one.key[0] for one in lines[:2]] == ["A1", "A1"]
    assert lines[2].rejected == (Rejection(4, "PO No", Reason.MISSING, ""),
                                 Rejection(4, "Supplier", Reason.MISSING, ""))  # fmt: skip


def test_a_forgotten_order_number_is_not_that_of_the_line_above() -> None:
    lines = read(Kind.ORDERS, "PO No,Item,Qty\nA1,Lamp,5\n,Cup,4\n", supplier_name="Huamei")

    assert [one.row is None for one in lines] == [False, True]


def test_a_text_that_shows_an_error_is_no_value_in_any_column() -> None:
    (line,) = read(
        Kind.ORDERS, "PO,Supplier,Item,Qty,Unit price,Order date\nA1,H,#N/A,5,#REF!,#VALUE!\n"
    )

    assert {one.reason for one in line.rejected} == {Reason.ERROR_VALUE}
    assert [one.heading for one in line.rejected] == ["Item", "Unit price", "Order date"]
    assert line.row == OrderLineRow(
        po_number="A1", supplier_name="H", quantity=Quantity(Decimal(5))
    )


def test_the_same_cell_is_read_by_the_currency_of_its_own_line() -> None:
    lines = read(
        Kind.ORDERS, "PO,Supplier,Qty,Price,Cur\nA,H,1,¥5,CNY\nB,H,1,¥5,JPY\nC,H,1,¥5,USD\n"
    )

    assert [one.row and one.row.unit_price for one in lines] == [  # type: ignore[union-attr]
        Money(Decimal(5), "CNY"), Money(Decimal(5), "JPY"), None,
    ]  # fmt: skip
    assert lines[2].rejected == (Rejection(4, "Price", Reason.CURRENCY_CONFLICT, "¥5"),)


def test_a_sum_is_known_whatever_it_is_counted_in() -> None:
    sums = ["Total (USD)", "合计（元）", "TOTAL: 3 pcs", "Total général", "Sub-total", "Gesamt"]
    data = "PO,Item,Qty\n" + "".join(f"{words},,9\n" for words in [*sums, "Total Tools 7"])

    lines = read(Kind.ORDERS, data, supplier_name="Huamei")

    assert [one.rejected[0].reason for one in lines[:-1]] == [Reason.TOTAL_LINE] * len(sums)
    assert lines[-1].row is not None
