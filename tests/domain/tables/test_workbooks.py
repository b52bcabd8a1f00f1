"""What a workbook stores is read as what it shows, and nothing in it is ever worked out."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from tests.domain.tables.workbook_samples import (
    CHINESE_DAY,
    DAY,
    MAIN,
    NUMBERED_DAY,
    PERCENTAGE,
    SPAN,
    TIME,
    YUAN,
    archive,
    number,
    row,
    sheet,
    text,
    texts,
    workbook,
)

from guanxi.domain.tables import Reason, Refusal, Rejection, TableError, open_table
from guanxi.domain.tables.cells import Cell, NoValue, Number


def cells_of(data: bytes) -> list[tuple[Cell, ...]]:
    lines = list(open_table("x.xlsx", data).lines())
    assert not any(isinstance(line, Rejection) for line in lines)
    return [line.cells for line in lines if not isinstance(line, Rejection)]


def one_line(*cells: str, properties: str = "", strings: tuple[str, ...] = ()) -> tuple[Cell, ...]:
    """The cells of a line under as many headings."""
    headings = texts(*(f"Heading {'abcdefgh'[at]}" for at in range(len(cells))))
    (line,) = cells_of(
        workbook({"S": sheet(headings, row(*cells))}, properties=properties, strings=strings)
    )
    return line


def test_numbers_come_as_they_are_shown() -> None:
    assert one_line(
        number("3.3000000000000003"), number("4500012345"), number("1E-2"),
        number("0.25", PERCENTAGE), number("12.5", YUAN),
    ) == (
        Number(Decimal("3.3")), Number(Decimal(4500012345)), Number(Decimal("0.01")),
        Number(Decimal("0.25"), is_percent=True), Number(Decimal("12.5"), currency="CNY"),
    )  # fmt: skip


def test_a_number_is_a_day_only_where_its_cell_says_so() -> None:
    assert one_line(
        number(38870, DAY), number("38870.75", CHINESE_DAY), number(38870), number(59, DAY)
    ) == (
        date(2006, 6, 2), date(2006, 6, 2), Number(Decimal(38870)), date(1900, 2, 28),
    )  # fmt: skip


def test_a_day_of_a_chinese_program_is_a_day_though_its_format_is_but_a_number() -> None:
    assert one_line(number("38870.5", NUMBERED_DAY)) == (date(2006, 6, 2),)


def test_a_time_of_day_and_a_span_of_time_are_no_days() -> None:
    assert one_line(number("0.75", TIME), number("1.5", SPAN), number(-5, DAY)) == (
        "18:00:00", "1 day, 12:00:00", NoValue(Reason.DATE_IMPLAUSIBLE, "1899-12-25 00:00:00"),
    )  # fmt: skip


def test_days_may_be_counted_from_1904() -> None:
    assert one_line(number(37408, DAY), properties='<workbookPr date1904="1"/>') == (
        date(2006, 6, 2),
    )


def test_the_value_of_a_formula_is_taken_and_a_missing_one_is_told() -> None:
    no_value = NoValue(Reason.FORMULA_WITHOUT_VALUE, "")

    assert one_line(
        "<c><f>1+1</f><v>2</v></c>", "<c><f>A1</f></c>", '<c t="str"><f>B1</f><v>ok</v></c>',
        "<c><f>A9</f><v>0</v></c>",
    ) == (Number(Decimal(2)), no_value, "ok", Number(Decimal(0)))  # fmt: skip


def test_a_formula_whose_value_is_an_empty_text_is_a_blank_cell() -> None:
    assert one_line('<c t="str"><f>B1</f><v></v></c>', number(5)) == ("", Number(Decimal(5)))


def test_a_nought_left_by_a_program_that_does_not_calculate_is_no_value() -> None:
    cells = one_line(
        "<c><f>1+1</f><v>0</v></c>", number(0), properties='<calcPr fullCalcOnLoad="1"/>'
    )

    assert cells == (NoValue(Reason.FORMULA_WITHOUT_VALUE, ""), Number(Decimal(0)))


def test_errors_texts_and_truths_are_told_apart() -> None:
    assert one_line(
        '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>1</v></c>', '<c t="b"><v>1</v></c>',
        '<c t="s"><v>0</v></c>', text("=1+1"),
        strings=(
            "<si><r><t>bamboo </t></r><r><t>lid</t></r>"
            '<rPh sb="0" eb="6"><t>sound</t></rPh></si>',
            "<si><t>two_x000A_lines</t></si>",
        ),
    ) == (
        NoValue(Reason.ERROR_VALUE, "#N/A"), "two\nlines", "TRUE", "bamboo lid", "=1+1",
    )  # fmt: skip


def test_elements_with_a_prefix_and_cells_out_of_place_are_read() -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="3">'
        '<x:c r="B3" t="str"><x:v>PO No</x:v></x:c><x:c r="D3" t="str"><x:v>Qty</x:v></x:c>'
        '</x:row><x:row r="8"><x:c r="D8"><x:v>5</x:v></x:c><x:c r="B8"><x:v>7</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )

    table = open_table("x.xlsx", workbook({"S": xml}))

    assert (table.heading_line, table.headings) == (3, ("[A]", "PO No", "[C]", "Qty"))
    (line,) = table.lines()
    assert line[:2] == (8, ("", Number(Decimal(7)), "", Number(Decimal(5))))


def test_a_text_merged_downwards_stands_on_every_line_it_covers() -> None:
    data = workbook(
        {
            "S": sheet(
                texts("PO No", "Item", at=1),
                row(text("A1"), text("Lid"), at=2),
                row(text(""), text("Cup"), at=3),
                row(text(""), text("Mug"), at=4),
                after='<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
            )
        }
    )

    lines = [line for line in open_table("x.xlsx", data).lines() if not isinstance(line, Rejection)]

    assert [(line.cells, line.repeated) for line in lines] == [
        (("A1", "Lid"), frozenset()), (("A1", "Cup"), frozenset({0})), (("", "Mug"), frozenset()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/texts.xml": "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><sst>&a;</sst>"},
         Refusal.FORBIDDEN_XML),
        ({"xl/workbook.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>'},
         Refusal.FORBIDDEN_XML),
        ({"xl/worksheets/sheet1.xml": (f"<!DOCTYPE x>{sheet()}").encode("utf-16")},
         Refusal.FORBIDDEN_XML),
        ({"xl/worksheets/sheet1.xml": sheet(row("<!-- </row> -->"))}, Refusal.FORBIDDEN_XML),
        ({"xl/worksheets/sheet1.xml": sheet(row(row(number(1))))}, Refusal.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet(row("<c/>" * 300_001))}, Refusal.TOO_LARGE),
        ({"xl/worksheets/sheet1.xml": sheet(after="<c/>" * 300_001)}, Refusal.TOO_LARGE),
        ({"xl/styles.xml": "<styleSheet>" + "<xf/>" * 300_001}, Refusal.TOO_LARGE),
        ({"xl/worksheets/sheet1.xml": sheet(row("<c><f/></c>"), *[row('<c><f si="0"/></c>')]
                                            * 20_001)}, Refusal.TOO_LARGE),
        ({"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c>"}, Refusal.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet(row('<c r="?1"><v>1</v></c>'))}, Refusal.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet(row('<c t="s"><v>99</v></c>'))}, Refusal.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet(row(text("a" * (9 << 20))))}, Refusal.TOO_COMPRESSED),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_workbook_is_refused(
    parts: dict[str, str | bytes], code: Refusal
) -> None:
    data = workbook({"S": sheet(texts("PO No"))}, parts=parts)

    with pytest.raises(TableError) as refused:
        list(open_table("x.xlsx", data).lines())

    assert refused.value.code is code


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    data = workbook(
        {
            "S": sheet(
                row('<c r="A1" t="str"><v>PO No</v></c><c r="XFD1" t="str"><v>x</v></c>', at=1),
                row('<c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c>', at=1048576),
            )
        }
    )

    table = open_table("x.xlsx", data)
    (line,) = table.lines()

    assert table.headings == ("PO No",)
    assert line[:2] == (1048576, (Number(Decimal(1)),))


def test_the_size_a_sheet_declares_is_not_believed() -> None:
    xml = sheet(texts("PO No", "Qty"), row(text("A1"), number(5)))
    declared = '<dimension ref="A1:A1"/><sheetData>'

    assert cells_of(workbook({"S": xml.replace("<sheetData>", declared)})) == [
        ("A1", Number(Decimal(5)))
    ]


def test_a_workbook_with_macros_is_read_and_they_are_left_alone() -> None:
    data = workbook(
        {"S": sheet(texts("PO No"), texts("A1"))},
        kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        parts={"xl/vbaProject.bin": "<!DOCTYPE never looked at>"},
    )

    assert cells_of(data) == [("A1",)]


def test_another_program_s_document_is_no_table() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    with pytest.raises(TableError, match="not_a_table"):
        open_table("x.xlsx", workbook({"S": sheet(texts("PO No"))}, kind=kind))


def test_a_workbook_with_a_password_on_its_parts_is_refused() -> None:
    data = bytearray(archive({"[Content_Types].xml": "x"}))
    with zipfile.ZipFile(BytesIO(bytes(data))) as reader:
        place = reader.start_dir
    data[place + 8] |= 1

    with pytest.raises(TableError, match="encrypted"):
        open_table("x.xlsx", bytes(data))
