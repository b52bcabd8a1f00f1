"""A list written as a workbook opens as the same list, and holds no formula."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from guanxi.domain.tables import open_table, original_text, write_workbook
from guanxi.domain.tables.cells import Cell, Number
from guanxi.domain.tables.writing import Value

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=9)


def written(*rows: tuple[Value, ...], sheet: str = "Orders") -> bytes:
    file = io.BytesIO()
    write_workbook(file, sheet, ["PO No", "Item", "Total"], rows)
    return file.getvalue()


def read(data: bytes) -> list[tuple[Cell, ...]]:
    return [line.cells for line in open_table("x.xlsx", data).lines()]  # type: ignore[union-attr]


def test_numbers_days_and_stamps_are_what_they_were() -> None:
    stamp = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    assert read(
        written(
            ("A1", 5, Decimal("-12.50")),
            (date(2026, 3, 1), stamp, None),
            (date(1899, 1, 1), Decimal("12345678901234567.5"), 10**15),
        )
    ) == [
        ("A1", Number(Decimal(5)), Number(Decimal("-12.5"))),
        (date(2026, 3, 1), "2026-03-01T09:30:00+00:00", ""),
        ("1899-01-01", "12345678901234567.5", Number(Decimal(10**15))),
    ]


def test_no_text_is_a_formula() -> None:
    data = written(("=1+1", "+86 138", '-2+3&"<x>'), ("#N/A", " ", ""))

    assert read(data) == [("'=1+1", "'+86 138", "'-2+3&\"<x>"), ("#N/A", " ", "")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_any_name_can_be_the_name_of_the_sheet() -> None:
    name = "采购单 [2026]: \"all\" & 'more' than thirty-one"

    table = open_table("x.xlsx", written(("A1", "", ""), sheet=name))

    assert table.sheet == '采购单  2026   "all" &  more  than'


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["_x000D_", "a_x0041_b", "two\nlines", "a\rb"]))))
def test_any_text_comes_back(rows: list[tuple[str, str]]) -> None:
    lines = read(written(*(("x", *row) for row in rows)))

    assert [tuple(original_text(str(cell)) for cell in line[1:]) for line in lines] == rows
