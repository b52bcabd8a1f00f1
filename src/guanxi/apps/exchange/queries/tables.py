"""A stored table, opened for reading; and which kind of table it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from guanxi.apps.exchange.models import KnownTable, TableImport
from guanxi.domain.tables import (
    Answers,
    Columns,
    Conventions,
    DateOrder,
    Kind,
    ReadLine,
    Table,
    learn_conventions,
    open_table,
    read_rows,
    recognise,
)
from guanxi.domain.tables.folding import folded
from guanxi.domain.tables.serial_days import EPOCHS

# Fields of which a table of each kind has one at least.
MARKS = {
    Kind.SUPPLIERS: {"contact", "phone", "email", "wechat", "address", "city", "trade"},
    Kind.ORDERS: {"quantity", "unit_price", "original_date", "order_date"},
    Kind.DELIVERIES: {
        "delivery_number", "actual_date", "arrival_date", "tracking_number", "quantity_accepted",
        "quantity_rejected", "quantity_ordered",
    },
    Kind.INSPECTIONS: {"lot", "sample_size", "defective", "inspection_date", "result", "major"},
    Kind.PAYMENTS: {
        "paid_date", "due_date", "amount_paid", "share", "bank_reference", "deposit", "balance",
    },
}  # fmt: skip


@dataclass(frozen=True)
class OpenedTable:
    """A table while its file is open, and how it is read."""

    table: Table
    columns: Columns
    digest: str
    given: Mapping[str, str]
    answers: Answers

    def learn(self) -> Conventions:
        """One pass for what the columns show."""
        return learn_conventions(self.table, self.columns, self.answers)

    def lines(self, conventions: Conventions) -> Iterator[ReadLine]:
        """Every line, from the top."""
        return read_rows(self.table, self.columns, conventions, given=self.given)


@contextmanager
def opened(one: TableImport) -> Iterator[OpenedTable]:
    """The table of an import, as a person said, as such tables were read before, or as found.

    Raises TableError, here or while it is read.
    """
    file = one.source.file
    assert file is not None
    with default_storage.open(file.path) as stored:
        yield arranged(one, cast(BinaryIO, stored))


def arranged(one: TableImport, file: BinaryIO) -> OpenedTable:
    """Which column is what. Raises TableError."""
    table = open_table(
        one.source.name, file, sheet=one.sheet or None, heading_line=one.heading_line
    )
    digest = headings_digest(table.headings)
    known = None if one.told else KnownTable.objects.filter(headings=digest).first()
    if known is not None and one.kind in ("", known.kind):
        kind, told, said = Kind(known.kind), known.told, one.answers or known.answers
    else:
        kind = Kind(one.kind) if one.kind else guess_kind(table.headings)
        told, said = one.told, one.answers
    given = {"supplier_name": one.supplier.name or one.supplier.name_zh} if one.supplier else {}
    columns = recognise(kind, table.headings, told=told, given=given)
    return OpenedTable(table, columns, digest, given, answers_from(said))


def headings_digest(headings: Sequence[str]) -> str:
    """What tables with the same headings have in common."""
    forms = "\n".join(folded(heading) or heading for heading in headings)
    return hashlib.sha256(forms.encode()).hexdigest()


def guess_kind(headings: Sequence[str]) -> Kind:
    """The kind whose lines these headings name best; missing fields count against it.

    >>> guess_kind(["采购单号", "检验日期", "抽样数", "不良数"]).value
    'inspections'
    """
    return max(Kind, key=lambda kind: _fit(recognise(kind, headings)))


def looks_like_table(headings: Sequence[str]) -> bool:
    """Whether the headings name at least what lines of some kind must say, a supplier apart."""
    for kind in Kind:
        columns = recognise(kind, headings)
        missing = set(columns.missing) - (
            {"supplier_name"} if kind is not Kind.SUPPLIERS else set()
        )
        if not missing and len(columns.columns) > 1:
            return True
    return False


def _fit(columns: Columns) -> int:
    is_marked = any(column.field in MARKS[columns.kind] for column in columns.columns)
    fit = len(columns.columns) - len(columns.ambiguous) - 3 * len(columns.missing)
    return fit if is_marked else fit - 6


def answers_from(said: Mapping[str, Mapping[str, str]]) -> Answers:
    """The answers as the rules take them; what is no order of days is left out."""
    orders = {
        heading: DateOrder(order)
        for heading, order in said.get("date_order", {}).items()
        if order in set(DateOrder)
    }
    marks = {heading: one for heading, one in said.get("decimal_mark", {}).items() if one in ".,"}
    epochs = {at: one for at, one in said.get("serial_days", {}).items() if one in EPOCHS}
    signs, blanks = dict(said.get("currency_sign", {})), dict(said.get("blanks", {}))
    return Answers(orders, marks, signs, epochs, blanks)
