"""``guanxi import suppliers|orders|…``: tables, read by the same readers the page uses.

With ``--dry-run`` the file is only read: no database, no workspace.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guanxi.config.cli.answers import Refused, print_json, tell
from guanxi.config.cli.desk import add_who, open_desk
from guanxi.domain.tables import (
    Columns,
    Kind,
    Refusal,
    Row,
    Table,
    TableError,
    learn_conventions,
    open_table,
    read_rows,
    recognise,
)
from guanxi.domain.tables.identity import Key

# What a refused file is, for the person at the terminal; the page has its own words.
REFUSALS = {
    Refusal.EMPTY: "is empty",
    Refusal.NOT_A_TABLE: "is no table; save it as .xlsx or .csv",
    Refusal.OLD_EXCEL: "is an old .xls; save it as .xlsx or .csv",
    Refusal.OPEN_DOCUMENT: "is an .ods; save it as .xlsx or .csv",
    Refusal.APPLE_NUMBERS: "is a file of Numbers; export it as .xlsx or .csv",
    Refusal.BINARY_WORKBOOK: "is an .xlsb; save it as .xlsx or .csv",
    Refusal.WEB_PAGE: "is a web page without a table in it; save it as .xlsx or .csv",
    Refusal.ENCRYPTED: "is locked with a password; take it off first",
    Refusal.BROKEN: "is damaged or cut short",
    Refusal.TOO_LARGE: "is larger than a table that can be read; bring it in in parts",
    Refusal.TOO_COMPRESSED: "would grow beyond all measure when unpacked; it was not opened",
    Refusal.TOO_MANY_PARTS: "has more parts than are opened; save the sheet by itself",
    Refusal.FORBIDDEN_XML: "holds what no spreadsheet program writes; it was not opened",
}
HELP = {
    Kind.SUPPLIERS: "suppliers and whom to ask for there",
    Kind.ORDERS: "purchase orders, line by line",
    Kind.DELIVERIES: "what came, and when",
    Kind.INSPECTIONS: "lots that were inspected",
    Kind.PAYMENTS: "what was paid",
}


@dataclass
class Sums:
    """What all files together held, in the shape of the answer."""

    read: int = 0
    new: int = 0
    changed: int = 0
    duplicate: int = 0
    rejected: list[dict[str, object]] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    questions: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[Key, Row] = field(default_factory=dict)

    def add(self, key: Key, row: Row) -> None:
        """Count a line; one that an earlier file had already is known again by its key."""
        self.read += 1
        before = self.seen.get(key)
        self.new += before is None
        self.duplicate += before == row
        self.changed += before is not None and before != row
        self.seen[key] = row

    def answer(self) -> dict[str, object]:
        return {
            "read": self.read,
            "new": self.new,
            "changed": self.changed,
            "duplicate": self.duplicate,
            "rejected": self.rejected,
            "mapping": self.mapping,
            "questions": self.questions,
        }


def add_kinds(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The kinds of tables, beside what else can be imported."""
    for kind in Kind:
        parser = what.add_parser(kind.value, help=HELP[kind])
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--map", metavar="FILE", help="JSON: {heading: field}")
        parser.add_argument("--dry-run", action="store_true", help="read only, write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        add_who(parser)
        parser.set_defaults(run=import_tables, kind=kind)


def import_tables(arguments: argparse.Namespace) -> int:
    told = _told(arguments.map)
    sums = Sums()
    if arguments.dry_run:
        for name in arguments.files:
            _read(name, arguments.kind, told, sums)
    else:
        open_desk()
        from guanxi.config.bringing_tables import bring_in  # needs the open desk

        bring_in(arguments, told, sums)
    for one in sums.questions:
        tell(_doubt(one))
    if arguments.json:
        print_json(sums.answer())
    else:
        tell(
            f"{sums.read} read, {sums.new} new, {sums.changed} changed, {sums.duplicate} already"
            f" here, {len(sums.rejected)} cells not taken"
        )
    return 0


def _doubt(question: Mapping[str, Any]) -> str:
    """What only a person knows, and what was done without them."""
    done = f"taken for {question['default']}" if question["default"] else "not taken"
    example = f", such as {question['example']}," if question["example"] else ""
    return (
        f"{question['about']}: cells ({question['cells']}){example} can be read in several ways"
        f" ({question['matter']}: {', '.join(question['options'])}) and were {done};"
        f" the page asks which is meant"
    )


def _told(name: str | None) -> dict[str, str]:
    """The mapping of ``--map``."""
    if name is None:
        return {}
    try:
        told = json.loads(Path(name).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused(f"{name} cannot be opened: {error.strerror}") from None
    except ValueError:
        raise Refused(f'{name} is no JSON; write it such as {{"PO": "po_number"}}') from None
    if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
        raise Refused(f"{name} must be one JSON object of headings and the names of fields")
    return told


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """What is wrong with a file, as one line."""
    try:
        yield
    except TableError as error:
        raise Refused(f"{name} {words_of(error.code, error.params)}") from None
    except OSError as error:
        raise Refused(f"{name} cannot be opened: {error.strerror}") from None


def words_of(code: Refusal, params: Mapping[str, object]) -> str:
    """Why a table is refused."""
    if code is Refusal.UNKNOWN_FIELD:
        return f"cannot be read so: --map names a field {params.get('field')} that does not exist"
    return REFUSALS.get(code, f"cannot be read: {code.value}")


def arranged(table: Table, kind: Kind, told: Mapping[str, str]) -> Columns:
    """Which heading is which field; Refused names those that are missing."""
    columns = recognise(kind, table.headings, told=told)
    if columns.missing:
        raise Refused(
            f"{table.name}: no column is {' or '.join(columns.missing)}; say which in --map,"
            f" out of {', '.join(table.headings)}"
        )
    return columns


def _read(name: str, kind: Kind, told: Mapping[str, str], sums: Sums) -> None:
    """One file, into the sums; a line that stands in it twice is known again by its key."""
    from guanxi.apps.exchange.actions.checking import checked

    with refusing(name), Path(name).open("rb") as file:
        table = open_table(Path(name).name, file)
        columns = arranged(table, kind, told)
        sums.mapping |= columns.by_heading
        headings = {column.field: column.heading for column in columns.columns}
        learnt = learn_conventions(table, columns)
        sums.questions += [one._asdict() for one in learnt.questions]
        for line in read_rows(table, columns, learnt):
            row, rejected = checked(line, headings)
            if row is not None:
                sums.add(line.key, row)
            sums.rejected += [
                {"line": one.line, "column": one.heading or None, "reason": one.reason}
                for one in rejected
            ]
