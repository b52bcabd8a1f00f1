"""What we write no spreadsheet works out, and it comes back as it was."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.tables import open_table, original_text, safe_cell, write_csv

STARTS = tuple("=+-@＝＋－＠\t\r\n")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+9)", "+86 138 0013 8000", " =1+1", "\t=1+1",
     "\r=1", "＝1+1", "＋1", "－2+3", "＠x", "=", "-a", "\u00a0=1+1", "\ufeff=1", "+5",
     "--1", "-1-1"],
)  # fmt: skip
def test_a_text_a_spreadsheet_would_work_out_is_neutral_and_comes_back(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert original_text(safe_cell(text)) == text


@pytest.mark.parametrize(
    "text", ["-5", "-1234.50", "-.5", "-5%", "-", "--", "Müller & Söhne", "", "a=1", "1+1", "'tis"]
)
def test_what_is_harmless_is_left_alone(text: str) -> None:
    assert safe_cell(text) == text == original_text(text)


@given(st.text(alphabet=st.sampled_from("=+-@＝'\t\r 15.%a中"), max_size=8))
def test_neutral_texts_are_neutral_stay_so_and_come_back(text: str) -> None:
    safe = safe_cell(text)

    assert safe_cell(safe) in (safe, f"'{safe}")
    assert original_text(safe) == text
    if safe.lstrip().startswith(STARTS):
        assert safe.strip("-") == "" or float(safe.rstrip("%")) <= 0


def test_a_list_is_written_with_its_mark_numbers_and_stamps() -> None:
    stamp = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    written = "".join(
        write_csv(
            ["No", "=Note", "Sum", "Due", "Made"],
            [["A1", "=1+1", Decimal("-1E+3"), date(2026, 3, 1), stamp], ["A2", None, 5, None, "-"]],
        )
    )

    assert written == (
        "\ufeffNo,'=Note,Sum,Due,Made\r\n"
        "A1,'=1+1,-1000,2026-03-01,2026-03-01T09:30:00+00:00\r\n"
        "A2,,5,,-\r\n"
    )


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)),
        min_size=1,
        max_size=5,
    )
)
def test_a_written_list_is_read_back_by_any_reader_of_csv(rows: list[tuple[str]]) -> None:
    written = "".join(write_csv(["Note"], [("x", *row) for row in rows]))

    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))[1:]

    assert [original_text(row[1]) for row in read] == [row[0] for row in rows]


def test_a_written_list_is_a_table_again() -> None:
    written = "".join(write_csv(["Supplier", "Phone"], [["Müller, Köln", "+86 138"]]))

    table = open_table("x.csv", written.encode())

    assert [line.cells for line in table.lines()] == [("Müller, Köln", "'+86 138")]  # type: ignore[union-attr]
