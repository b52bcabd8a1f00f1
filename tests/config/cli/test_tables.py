"""``guanxi import orders …``: the keys are fixed, and the same file twice adds nothing."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guanxi.config.cli import main

ORDERS = (
    "PO No,Vendor,Product,Wunschmenge,Unit price,Currency,Delivery date\n"
    "A1,Ruida,Chair,100,2.50,USD,02/03/2026\n"
    "A2,Ruida,Table,10,See note,USD,TBD\n"
    "A3,Ruida,Lamp,none of them,9,USD,31/03/2026\n"
)
MAPPING = {
    "PO No": "po_number",
    "Vendor": "supplier_name",
    "Product": "item",
    "Wunschmenge": "quantity",
    "Unit price": "unit_price",
    "Currency": "currency",
    "Delivery date": "original_date",
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A table of orders, and the mapping for the one heading nobody knows."""
    table, mapping = tmp_path / "orders.csv", tmp_path / "map.json"
    table.write_text(ORDERS, encoding="utf-8")
    mapping.write_text(json.dumps({"Wunschmenge": "quantity"}), encoding="utf-8")
    return str(table), str(mapping)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


REJECTED = [
    {"line": 3, "column": "Unit price", "reason": "not_a_number"},
    {"line": 4, "column": "Wunschmenge", "reason": "not_a_number"},
]


def test_a_dry_run_reads_and_names_every_cell_it_did_not_take(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str]
) -> None:
    table, mapping = files

    said = answer(capsys, "import", "orders", table, "--map", mapping, "--dry-run")

    assert said == {
        "read": 2,
        "new": 2,
        "changed": 0,
        "duplicate": 0,
        "rejected": REJECTED,
        "mapping": MAPPING,
        "questions": [],
    }


def test_what_only_a_person_knows_is_told_with_what_was_done_meanwhile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "orders.csv"
    table.write_text("PO,Supplier,Qty,Due date\nA1,Ruida,5,02/03/2026\n", encoding="utf-8")

    assert main(["import", "orders", str(table), "--dry-run", "--json"]) == 0

    said = capsys.readouterr()
    assert [one["default"] for one in json.loads(said.out)["questions"]] == ["dmy"]
    assert "Due date: cells (1), such as 02/03/2026," in said.err


def test_the_same_table_twice_adds_nothing(
    capsys: pytest.CaptureFixture[str], people: SimpleNamespace, files: tuple[str, str]
) -> None:
    call = ["import", "orders", files[0], "--map", files[1], "--workspace", "Nordlicht Home"]

    first = answer(capsys, *call)
    again = answer(capsys, *call)

    assert first == {
        "read": 2, "new": 2, "changed": 0, "duplicate": 0, "rejected": REJECTED,
        "mapping": MAPPING, "questions": [],
    }  # fmt: skip
    assert again == first | {"new": 0, "duplicate": 2}


@pytest.mark.parametrize(
    ("content", "mapping", "words"),
    [
        (b"", None, "is empty"),
        (b"<html><table></table>", None, "is a web page"),
        (ORDERS.encode(), None, "no column is quantity"),
        (ORDERS.encode(), '{"PO No": "colour"}', "names a field colour"),
        (ORDERS.encode(), "not JSON", "is no JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    content: bytes,
    mapping: str | None,
    words: str,
) -> None:
    table, told = tmp_path / "t.csv", tmp_path / "map.json"
    table.write_bytes(content)
    told.write_text(mapping or "{}", encoding="utf-8")

    code = main(["import", "orders", str(table), "--map", str(told), "--dry-run", "--json"])

    out = capsys.readouterr()
    assert (code, out.out, out.err.count("\n")) == (2, "", 1)
    assert words in out.err
