"""What a table leaves unsaid about its days, decimals, signs and blanks, decided from all of it.

One cell like 02/06/2006, 1.234 or ¥5 cannot be read for certain; a column mostly can. A column in
which every cell fits one order or mark only is decided. Where several fit, a question is asked and
its default used until it is answered. Where cells contradict each other, each is read only if it
can be read in one way, and a question offers to have them all read in one.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from guanxi.domain.tables.cells import NOT_GIVEN, Cell, text_of
from guanxi.domain.tables.continued import Blocks
from guanxi.domain.tables.dates import DateOrder, date_orders
from guanxi.domain.tables.faults import Rejection, shortened
from guanxi.domain.tables.mapping import Column, Columns
from guanxi.domain.tables.money import SIGNS, currency_of
from guanxi.domain.tables.no_records import NoRecords
from guanxi.domain.tables.numbers import COMMA, POINT, Money, Quantity, currency_in, decimal_marks
from guanxi.domain.tables.opening import Table
from guanxi.domain.tables.questions import ABOVE, Answers, Matter, Question
from guanxi.domain.tables.records import NUMBERS, ROWS, Currency, Kind, Share
from guanxi.domain.tables.serial_days import EPOCHS, SerialDays

_WHOLE = re.compile(r"\s*\d+\.0\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the cells of a table are read, by heading; None reads only what is clear by itself.

    Numbers under the headings of `epochs` are days, counted so; a blank cell under one of `above`
    means what stands above it; numbers under those of `floats` were written with ".0".
    """

    orders: dict[str, DateOrder | None]
    marks: dict[str, str | None]
    signs: dict[str, str]
    questions: tuple[Question, ...] = ()
    epochs: Mapping[str, str] = field(default_factory=dict)
    above: Collection[str] = ()
    floats: Collection[str] = ()


@cache
def field_types(kind: Kind) -> dict[str, Any]:
    """What each field of a kind of line is read as."""
    return {name: _bare(hint) for name, hint in get_type_hints(ROWS[kind]).items()}


def learn_conventions(
    table: Table,
    columns: Columns,
    answers: Answers | None = None,
    *,
    usual_order: DateOrder = DateOrder.DMY,
) -> Conventions:
    """Read the table once for what its columns show.

    `usual_order` is that of the workspace's country: the default where a table shows nothing.
    Raises TableError.
    """
    answers = answers or Answers()
    blocks = Blocks(columns)
    traces = _traces(table, columns, blocks)
    orders, questions = _orders(traces, answers, usual_order)
    marks, asked = _marks(traces, answers, COMMA if table.delimiter == ";" else POINT)
    signs, doubted = _signs(traces, answers)
    epochs, counted = _epochs(traces, answers, table.epoch)
    above, blank = _above(blocks, answers)
    floats = [one.column.heading for one in traces if one.are_floats]
    everything = (*questions, *asked, *doubted, *counted, *blank)
    return Conventions(orders, marks, signs, everything, epochs, above, floats)


@dataclass
class _Trace:
    """What the cells of one column show."""

    column: Column
    read_as: Any
    options: Counter[frozenset[str]] = field(default_factory=Counter)
    example: str = ""  # of a cell that can be read in two ways
    currencies: Counter[str] = field(default_factory=Counter)
    serials: SerialDays = field(default_factory=SerialDays)
    are_floats: bool = False
    _is_text: bool = False

    def see_day(self, cell: Cell) -> None:
        """Note the orders in which the cell is a day, and whether it may be counted."""
        self.serials.see(cell)
        self._note(frozenset(date_orders(cell)), cell)

    def see_number(self, cell: Cell) -> None:
        """Note the marks under which the cell is a number."""
        self._note(frozenset(decimal_marks(cell)), cell)

    def see_money(self, cell: Cell) -> None:
        """Note the marks and the currency."""
        self.see_number(cell)
        self.currencies[currency_in(cell)] += 1

    def see_text(self, cell: Cell) -> None:
        """Note whether each is a whole number with ".0", as programs write that reckon with it."""
        if not self._is_text and text_of(cell).casefold() not in NOT_GIVEN:
            self.are_floats = isinstance(cell, str) and _WHOLE.fullmatch(cell) is not None
            self._is_text = not self.are_floats

    def see_currency(self, cell: Cell) -> None:
        """Note the currency named alone."""
        self.currencies[currency_of(text_of(cell)) or ""] += 1

    def _note(self, options: frozenset[str], cell: Cell) -> None:
        if options:
            self.options[options] += 1
            if len(options) > 1 and not self.example:
                self.example = shortened(text_of(cell))

    @property
    def common(self) -> frozenset[str]:
        """What fits every cell."""
        return reduce(frozenset.intersection, self.options)

    @property
    def unclear(self) -> int:
        """How many cells can be read in two ways."""
        return sum(count for options, count in self.options.items() if len(options) > 1)


def _traces(table: Table, columns: Columns, blocks: Blocks) -> list[_Trace]:
    types = field_types(columns.kind)
    traces = [_Trace(column, types[column.field]) for column in columns.columns]
    seeing = [(trace.column.index, see) for trace in traces if (see := _see(trace))]
    others = NoRecords(table.headings, columns)
    for line in table.lines():
        if not isinstance(line, Rejection) and others.reason(line) is None:
            blocks.see(line.cells)
            for index, see in seeing:
                cell = line.cells[index]
                if cell != "":
                    see(cell)
    return traces


def _see(trace: _Trace) -> Any:
    if trace.read_as in (Quantity, Share):
        return trace.see_number
    if trace.read_as is Money:
        return trace.see_money
    if trace.read_as is Currency:
        return trace.see_currency
    if trace.column.field in NUMBERS:
        return trace.see_text
    return trace.see_day if getattr(trace.read_as, "__name__", "") == "date" else None


def _orders(
    traces: list[_Trace], answers: Answers, usual: DateOrder
) -> tuple[dict[str, DateOrder | None], list[Question]]:
    dated = [one for one in traces if getattr(one.read_as, "__name__", "") == "date"]
    told = {
        one.column.heading: said
        for one in dated
        if (said := answers.orders.get(one.column.heading, one.column.order))
    }
    decided, open_ = _decide(dated, told)
    elsewhere = _only(decided.values())
    questions = []
    for trace, options in open_:
        heading = trace.column.heading
        order: DateOrder | None = None
        if options:
            wanted = elsewhere if elsewhere in options else usual
            order = wanted if wanted in options else DateOrder(min(options))
        decided[heading] = order
        shown = tuple(sorted(options or frozenset().union(*trace.options)))
        questions.append(
            Question(Matter.DATE_ORDER, heading, shown, order or "", trace.unclear, trace.example)
        )
    return {heading: order and DateOrder(order) for heading, order in decided.items()}, questions


def _marks(
    traces: list[_Trace], answers: Answers, usual: str
) -> tuple[dict[str, str | None], list[Question]]:
    counted = [one for one in traces if one.read_as in (Quantity, Money, Share)]
    headings = {one.column.heading for one in counted}
    told = {heading: mark for heading, mark in answers.marks.items() if heading in headings}
    decided, open_ = _decide(counted, told)
    elsewhere = _only(decided.values())
    questions = []
    for trace, options in open_:
        heading = trace.column.heading
        if options and elsewhere:  # one program wrote the file: its numbers look alike
            decided[heading] = elsewhere
            continue
        mark: str | None = None
        if options:
            mark = _thousands(trace.example) if trace.read_as is Quantity else usual
        decided[heading] = mark
        questions.append(
            Question(
                Matter.DECIMAL_MARK, heading, (POINT, COMMA), mark or "", trace.unclear,
                trace.example,
            )
        )  # fmt: skip
    return decided, questions


def _decide(
    traces: list[_Trace], told: Mapping[str, str]
) -> tuple[dict[str, Any], list[tuple[_Trace, frozenset[str]]]]:
    """What is told or fits all cells; and the columns left, with what fits (nothing: mixed)."""
    decided: dict[str, Any] = dict(told)
    left: list[tuple[_Trace, frozenset[str]]] = []
    for trace in traces:
        if trace.column.heading in told or not trace.options:
            continue
        if len(trace.common) == 1:
            (decided[trace.column.heading],) = trace.common
        elif trace.unclear:
            left.append((trace, trace.common))
    return decided, left


def _signs(traces: list[_Trace], answers: Answers) -> tuple[dict[str, str], list[Question]]:
    seen: Counter[str] = Counter()
    for trace in traces:
        seen.update(trace.currencies)
        seen[trace.column.currency] += 1
    signs: dict[str, str] = dict(answers.signs)
    questions = []
    for sign, candidates in SIGNS.items():
        if sign in signs or not seen[sign]:
            continue
        named = [code for code in candidates if seen[code]]
        signs[sign] = named[0] if named else candidates[0]
        if len(named) != 1:
            questions.append(
                Question(
                    Matter.CURRENCY_SIGN, sign, candidates, signs[sign], seen[sign], sign
                )
            )  # fmt: skip
    return signs, questions


def _epochs(
    traces: list[_Trace], answers: Answers, usual: str
) -> tuple[dict[str, str], list[Question]]:
    epochs: dict[str, str] = {}
    questions = []
    for trace in traces:
        heading, seen = trace.column.heading, trace.serials
        said = answers.epochs.get(heading)
        if said is None and seen.count and seen.are_days(heading, usual):
            said = usual
        if said is not None and seen.count:
            epochs[heading] = said
        elif seen.count:
            questions.append(
                Question(
                    Matter.SERIAL_DAYS, heading, tuple(EPOCHS), "", seen.count, seen.example
                )
            )  # fmt: skip
    return epochs, questions


def _above(blocks: Blocks, answers: Answers) -> tuple[list[str], list[Question]]:
    heading = blocks.heading
    if blocks.are_named_once or answers.blanks.get(heading) == ABOVE:
        return [heading], []
    if not blocks.may_be_named_once:
        return [], []
    return [], [Question(Matter.BLANKS, heading, (ABOVE,), "", blocks.blank, "")]


def _thousands(example: str) -> str:
    """The decimal mark under which whole units are whole: the other one parts thousands."""
    return POINT if COMMA in example else COMMA


def _only(values: Any) -> Any:
    """The value all agree on."""
    different = {value for value in values if value is not None}
    return different.pop() if len(different) == 1 else None


def _bare(hint: Any) -> Any:
    """The type without "or nothing"."""
    if get_origin(hint) in (Union, UnionType):
        return next(one for one in get_args(hint) if one is not NoneType)
    return hint
