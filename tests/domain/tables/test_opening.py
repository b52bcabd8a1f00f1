"""A stranger's file is opened for what it is, or refused by name."""

import io

import pytest
from tests.domain.tables.workbook_samples import archive, sheet, texts, workbook

from guanxi.domain.tables import Refusal, Rejection, Table, TableError, open_table
from guanxi.domain.tables.cells import text_of

CHINESE = "供应商名称,联系人,电话\n深圳市华强电子有限公司,王伟,0755-88880000\n"


def shown(table: Table) -> list[tuple[int, ...] | tuple[int, str, str]]:
    """Line numbers and cells as text."""
    return [
        (line.line, line.reason.value) if isinstance(line, Rejection)
        else (line.number, *map(text_of, line.cells))
        for line in table.lines()
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16", b""),
     ("utf-16-le", b""), ("big5hkscs", b"")],
)  # fmt: skip
def test_chinese_is_read_in_any_encoding(encoding: str, mark: bytes) -> None:
    words = (
        CHINESE if encoding != "big5hkscs" else "廠商名稱,聯絡人,電話\n華強電子有限公司,王偉,02\n"
    )

    table = open_table("x.csv", mark + words.encode(encoding))

    heading, line = words.splitlines()
    assert table.headings == tuple(heading.split(","))
    assert shown(table) == [(2, *line.split(","))]


def test_a_western_encoding_stays_western() -> None:
    table = open_table("x.csv", "Supplier;City\nMüller & Söhne;Köln\n".encode("cp1252"))

    assert shown(table) == [(2, "Müller & Söhne", "Köln")]


def test_chinese_that_begins_far_down_is_found() -> None:
    lines = (
        ["Supplier,Note"] + ["Tom,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] * 9000 + ["深圳市五金厂,好"]
    )

    table = open_table("x.csv", "\n".join(lines).encode("gb18030"))

    assert shown(table)[-1] == (9002, "深圳市五金厂", "好")


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end_is_found(delimiter: str, end: str) -> None:
    cells = [["PO No", "Item", "Price"], ["A1", "Lid, wide; 5 cm", "1.20"], ["A2", "Cup", "3"]]
    data = end.join(delimiter.join(f'"{one}"' for one in row) for row in cells) + end

    table = open_table("x.csv", data.encode())

    assert table.headings == ("PO No", "Item", "Price")
    assert shown(table) == [(2, "A1", "Lid, wide; 5 cm", "1.20"), (3, "A2", "Cup", "3")]


def test_a_comma_in_every_cell_of_a_column_parts_nothing() -> None:
    rows = 'A1|Huamei|"Lamp, oak,\nlarge"|5\n' * 3

    table = open_table("x.csv", f"PO|Supplier|Item|Qty\n{rows}".encode())

    assert table.headings == ("PO", "Supplier", "Item", "Qty")


def test_a_named_delimiter_is_believed_and_its_line_is_no_row() -> None:
    table = open_table("x.csv", b"sep=;\nPO No;Item\nA1;1,2,3,4\n")

    assert (table.delimiter, table.heading_line) == (";", 2)
    assert shown(table) == [(3, "A1", "1,2,3,4")]


def test_title_lines_above_and_empty_lines_and_columns_are_passed_over() -> None:
    data = "Orders of 2026,,,\nprinted 3 March,,,\n,,,\nPO No,,Qty,\nA1,,5,\n,,,\nA2,x,6,\n"

    table = open_table("x.csv", data.encode())

    assert (table.heading_line, table.headings) == (4, ("PO No", "[B]", "Qty"))
    assert shown(table) == [(5, "A1", "", "5"), (7, "A2", "x", "6")]


@pytest.mark.parametrize(
    ("above", "below", "headings"),
    [
        ("PO,Quantity,,Delivery date,,Note", ",Ordered,Received,Original,Actual,",
         ("PO", "Quantity Ordered", "Quantity Received", "Delivery date Original",
          "Actual Delivery date", "Note")),
        ("PO No.,Supplier,Qty", "订单号,供应商,数量",
         ("PO No. 订单号", "Supplier 供应商", "Qty 数量")),
        (",Goods,,Delivery,", "PO,Item,Qty,Promised date,Actual date",
         ("PO", "Item", "Qty", "Promised date", "Actual date")),
    ],
)  # fmt: skip
def test_two_lines_are_one_heading_where_they_say_more_together(
    above: str, below: str, headings: tuple[str, ...]
) -> None:
    data = f"Orders of spring\n{above}\n{below}\nA1,5,5,2026-03-01,2026-03-02,x\n".encode()

    table = open_table("x.csv", data)

    assert (table.heading_line, table.headings) == (3, headings)
    assert [line[0] for line in shown(table)] == [4]
    assert open_table("x.csv", data, heading_line=3).headings == headings


def test_the_heading_line_is_the_one_with_most_known_headings_or_the_one_a_person_says() -> None:
    data = b"Supplier list,of,the,house\nSupplier,Contact\nHuamei,Li\n"

    assert open_table("x.csv", data).heading_line == 2
    assert open_table("x.csv", data, heading_line=1).headings == (
        "Supplier list", "of", "the", "house",
    )  # fmt: skip
    with pytest.raises(TableError, match="no_such_line"):
        open_table("x.csv", data, heading_line=7)


def test_headings_that_repeat_are_told_apart() -> None:
    table = open_table("x.csv", b"PO No,Date,date\nA1,1,2\n")

    assert table.headings == ("PO No", "Date", "date (2)")


def test_a_quotation_mark_that_never_closes_costs_its_own_row() -> None:
    data = 'PO No,Note\nA1,"never closed\nA2,fine\nA3,"two\nlines"\n'

    table = open_table("x.csv", data.encode())

    assert shown(table) == [(2, "broken_row"), (3, "A2", "fine"), (4, "A3", "two\nlines")]


def test_a_line_without_end_is_rejected_and_the_next_is_read() -> None:
    data = "PO No,Note\nA1," + "x" * 600_000 + "\nA2,fine\n"

    table = open_table("x.csv", data.encode())

    lines = shown(table)
    assert lines[-1] == (3, "A2", "fine")
    assert {line[1] for line in lines[:-1]} <= {"too_long", "x"} or len(lines) < 8


def test_an_open_file_is_read_again_from_its_beginning() -> None:
    table = open_table("x.csv", io.BytesIO(b"PO No,Qty\nA1,5\n"))

    assert shown(table) == shown(table) == [(2, "A1", "5")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Refusal.EMPTY),
        (b"\n\n , ,\n", Refusal.EMPTY),
        (b"\x00\x01\x02\x03" * 50, Refusal.NOT_A_TABLE),
        (b"%PDF-1.7\n1 0 obj\n\x00", Refusal.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 600, Refusal.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Refusal.ENCRYPTED),
        (b"<html><p>PO,Supplier,Qty</p></html>", Refusal.WEB_PAGE),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", Refusal.WEB_PAGE),
        (b"PK\x03\x04 and then nothing", Refusal.BROKEN),
        (archive({"chat.txt": "hello"}), Refusal.NOT_A_TABLE),
        (archive({"mimetype": "x", "content.xml": "<office/>"}), Refusal.OPEN_DOCUMENT),
        (archive({"Index/Document.iwa": "x"}), Refusal.APPLE_NUMBERS),
        (archive({"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), Refusal.BINARY_WORKBOOK),
        (workbook({"A": sheet()}), Refusal.EMPTY),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_by_name(data: bytes, code: Refusal) -> None:
    with pytest.raises(TableError) as refused:
        open_table("x", data)

    assert refused.value.code is code


def test_the_sheet_with_known_headings_is_chosen_and_the_others_are_named() -> None:
    data = workbook(
        {
            "Cover": sheet(texts("Our orders", "of", "this", "year")),
            "Orders": sheet(texts("PO No", "Supplier"), texts("A1", "Huamei")),
            "Old": sheet(texts("PO No", "Supplier", "Qty"), texts("A0", "Huamei", "5")),
        },
        hidden=["Old"],
    )

    table = open_table("x.xlsx", data)

    assert (table.sheet, table.sheets, table.hidden_sheets) == (
        "Orders", ("Cover", "Orders"), ("Old",),
    )  # fmt: skip
    assert shown(table) == [(2, "A1", "Huamei")]
    assert shown(open_table("x.xlsx", data, sheet="Old")) == [(2, "A0", "Huamei", "5")]
    with pytest.raises(TableError, match="no_such_sheet"):
        open_table("x.xlsx", data, sheet="New")
