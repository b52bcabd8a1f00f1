"""Laws: what is written in any form reads back the same; nothing a stranger sends breaks out."""

import csv
import io
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.tables.workbook_samples import (
    DAY,
    MAIN,
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
    Kind,
    OrderLineRow,
    TableError,
    learn_conventions,
    open_table,
    read_number,
    read_rows,
    recognise,
)

FORMS = {DateOrder.DMY: "%d/%m/%Y", DateOrder.MDY: "%m/%d/%y", DateOrder.YMD: "%Y/%m/%d"}
WORDS = st.text(
    st.sampled_from("aB7 ,;|\"'中文é|.-/\n"), min_size=1, max_size=12
).map(lambda word: f"x{word}y")  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2068, 12, 31))
AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False)
HEADINGS = ["PO No", "Supplier", "Item", "Qty", "Unit price", "Order date", "供应商编号"]


def written(amount: Decimal, mark: str) -> str:
    """With thousands parted, in the convention of a decimal mark."""
    shown = f"{amount:,.2f}"
    return shown if mark == "." else shown.translate(str.maketrans(",.", ".,"))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.tuples(WORDS, WORDS, st.integers(0, 10**6), AMOUNTS, DAYS), min_size=1, max_size=6
    ),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    order=st.sampled_from(list(DateOrder)),
    mark=st.sampled_from(".,"),
    end=st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_a_table_written_in_any_form_reads_back(
    rows: list[tuple[str, str, int, Decimal, date]],
    delimiter: str,
    encoding: str,
    order: DateOrder,
    mark: str,
    end: str,
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
    writer.writerow(HEADINGS)
    for po, item, quantity, price, day in rows:
        shown = day.strftime(FORMS[order])
        writer.writerow([po, "宁波", item, quantity, written(price, mark), shown, "7"])
    answers = Answers({"Order date": order}, {"Unit price": mark})

    table = open_table("x.csv", file.getvalue().encode(encoding))
    columns = recognise(Kind.ORDERS, table.headings)
    lines = list(read_rows(table, columns, learn_conventions(table, columns, answers)))

    assert [line.rejected for line in lines] == [()] * len(rows)
    assert [
        (r.po_number, r.item, r.quantity.value, r.unit_price and r.unit_price.amount, r.order_date)
        for line in lines
        if isinstance(r := line.row, OrderLineRow)
    ] == rows


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, AMOUNTS, DAYS), min_size=1, max_size=5))
def test_a_workbook_reads_back(rows: list[tuple[str, Decimal, date]]) -> None:
    lines = [
        row(text(words), number(amount), number((day - date(1899, 12, 30)).days, DAY))
        for words, amount, day in rows
    ]

    table = open_table("x.xlsx", workbook({"S": sheet(texts("Item", "Qty", "Date"), *lines)}))

    assert [line.cells for line in table.lines()] == [  # type: ignore[union-attr]
        (words, (amount, False, ""), day) for words, amount, day in rows
    ]


@given(amount=st.decimals(-(10**12), 10**12, places=3, allow_nan=False), mark=st.sampled_from(".,"))
def test_a_number_in_either_convention_reads_back(amount: Decimal, mark: str) -> None:
    shown = f"{amount:,.3f}"
    shown = shown if mark == "." else shown.translate(str.maketrans(",.", ".,"))

    assert read_number(shown, mark) == amount


def read_all(data: bytes) -> None:
    """Everything there is to do with a file; only TableError may come of it."""
    try:
        table = open_table("x", data)
        columns = recognise(Kind.ORDERS, table.headings)
        list(read_rows(table, columns, learn_conventions(table, columns)))
    except TableError:
        pass


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(data: bytes) -> None:
    read_all(data)
    read_all(b"PK\x03\x04" + data)
    read_all(b"PO No,Supplier,Qty,Price,Order date\n" + data)


GOOD = workbook(
    {"S": sheet(texts("PO No", "Supplier", "Qty"), row(text("A1"), text("H"), number(5)))}
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_no_damage_to_a_workbook_raises_anything_but_a_refusal(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte

    read_all(bytes(data))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["c", "row", "v", "f", "is", "t", "rPh", "mergeCell"]),
            st.dictionaries(
                st.sampled_from(["r", "s", "t", "ref"]),
                st.sampled_from(["", "A1", "1", "-1", "99999999999", "s", "d", "ZZZZ9", "A1:B9"]),
            ),
            st.sampled_from(["", "1", "1e999", "nan", "-5", "中", "99"]),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_no_cells_raise_anything_but_a_refusal(
    elements: list[tuple[str, dict[str, str], str]],
) -> None:
    inside = "".join(f"</{tag}>" for tag, _, _ in reversed(elements))
    for tag, attributes, words in reversed(elements):
        said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        inside = f"<{tag}{said}>{words}{inside}"
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'

    read_all(workbook({"S": xml}))
