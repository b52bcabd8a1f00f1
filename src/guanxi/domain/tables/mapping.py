"""Which column holds which field: told by its heading, or by a person."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache, lru_cache
from typing import Any, Final

from guanxi.domain.tables.dates import DateOrder
from guanxi.domain.tables.faults import Refusal, TableError
from guanxi.domain.tables.folding import LONGEST_HEADING, folded, form_of
from guanxi.domain.tables.headings import COMMON, TOTALS
from guanxi.domain.tables.headings_by_kind import BY_KIND
from guanxi.domain.tables.headings_of_europe import IN_EUROPE
from guanxi.domain.tables.headings_of_europe_by_kind import BY_KIND_IN_EUROPE
from guanxi.domain.tables.money import PACKS, currency_of, unit_of
from guanxi.domain.tables.records import ONE_OF, ROWS, Kind

# A colour and a size in columns of their own say together which variant it is.
JOINED: Final = frozenset({"variant"})
# "Order Lines/Quantity" of an export that names the record a column is of.
_PATH = re.compile(
    r"(?:(?:purchase )?order lines?|lines?|items?|明细|订单明细|明细信息|单据体)[/.]", re.I
)
# In brackets these make another thing of what stands before them: not so much came, but is open.
_OTHERWISE = frozenset(
    "% percent pct ppm rate received shipped delivered remaining open balance outstanding "  # noqa: SIM905
    "cancelled canceled billed invoiced allowed limit max min ac re retail selling estimated "
    "expected planned original revised confirmed actual paid unpaid due total "
    "已收 已发 已交 未交 未到 剩余 取消 允许 允收 最大 最小 预计 计划 实际 已付 未付 售价 零售 "
    "累计".split()
)
_SUMS = frozenset({"total", "amount", "amount_paid"})  # of money, so never in pieces or in kg
_GIVES_WAY = 4  # more than any heading is taken apart
_BRACKETS = re.compile(r"[(\[{【<〈]([^()\[\]{}【】<>〈〉]{0,40})[)\]}】>〉]")
_SHARE = re.compile(r"(?<!\d)\d{1,3} ?%")  # "30% deposit"
_BETWEEN_SCRIPTS = re.compile(r"\n|\||(?<=[a-z.])\s*/?\s*(?=[\u4e00-\u9fff])|"
                              r"(?<=[\u4e00-\u9fff])\s*/?\s*(?=[a-z])|\s/\s")  # fmt: skip
_ORDERS = {
    "ddmmyyyy": DateOrder.DMY, "ddmmyy": DateOrder.DMY, "dmy": DateOrder.DMY,
    "mmddyyyy": DateOrder.MDY, "mmddyy": DateOrder.MDY, "mdy": DateOrder.MDY,
    "yyyymmdd": DateOrder.YMD, "yymmdd": DateOrder.YMD, "ymd": DateOrder.YMD,
    "dmmyyyy": DateOrder.DMY, "ttmmjjjj": DateOrder.DMY, "年月日": DateOrder.YMD,
}  # fmt: skip
_CELLS_SEARCHED: Final = 50  # of a line, for headings: strangers' lines may have thousands


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds a field, and what its heading says about every cell beneath."""

    index: int
    heading: str
    field: str
    currency: str = ""
    unit: str = ""
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is read, and what of its heading is left to say.

    `unknown` headings mean nothing here; an `ambiguous` one could be any of its fields; of
    `doubles` the field is already held by another column, which they cannot be joined to;
    `missing` are fields that must be given and have no column. Only `columns` are read.
    """

    kind: Kind
    columns: tuple[Column, ...]
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    doubles: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def by_heading(self) -> dict[str, str]:
        """The field of each heading that is read: what is shown, corrected and remembered."""
        return {column.heading: column.field for column in self.columns}


def recognise(
    kind: Kind,
    headings: Sequence[str],
    *,
    told: Mapping[str, str] | None = None,
    given: Collection[str] = (),
) -> Columns:
    """Which heading is which field of a kind of table.

    `told` is what a person decided, {heading: field}, "" for a column to leave out; it overrules
    the words. Several columns may hold a field of JOINED together; any other is held by one.
    `given` are fields whose value is known without a column. Raises TableError where `told` names
    a field that does not exist.

    >>> recognise(Kind.ORDERS, ["采购单号", "供应商", "金额（元）", "数量", "?"]).by_heading
    {'采购单号': 'po_number', '供应商': 'supplier_name', '金额（元）': 'total', '数量': 'quantity'}
    """
    known = field_names(kind)
    decided = _decided(headings, told or {}, known)
    found = {
        index: wordings(kind, heading)
        for index, heading in enumerate(headings)
        if index not in decided
    }
    holders = {field: index for index, field in decided.items() if field}
    doubles: list[tuple[int, str]] = []
    several: dict[int, tuple[str, ...]] = {}
    for index, (_, fields_) in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
        if len(fields_) > 1:
            several[index] = fields_
        elif fields_ and holders.setdefault(fields_[0], index) != index:
            doubles.append((index, fields_[0]))
    ones = one_of(kind)
    needed = required(kind) + (() if holders.keys() & {*ones} else ones)
    ambiguous = _settle(several, holders, doubles, needed)
    held = {index: field for field, index in holders.items()}
    held |= {index: field for index, field in [*decided.items(), *doubles] if field in JOINED}
    return Columns(
        kind,
        columns=tuple(_column(index, headings[index], held[index]) for index in sorted(held)),
        unknown=tuple(headings[index] for index, (_, fields_) in found.items() if not fields_),
        ambiguous=tuple((headings[index], fields_) for index, fields_ in ambiguous.items()),
        doubles=tuple((headings[at], field) for at, field in sorted(doubles) if at not in held),
        missing=tuple(f for f in required(kind) if f not in holders and f not in given)
        + (() if {*holders, *given} & {*ones} else ones[:1]),
    )


def wordings(kind: Kind, heading: str) -> tuple[int, tuple[str, ...]]:
    """The fields a heading can mean, and how readily it gives way to another heading: the more it
    had to be taken apart to find them, and words of little meaning most of all.

    >>> wordings(Kind.ORDERS, "Q'ty (pcs)"), wordings(Kind.ORDERS, "PO_ID")
    ((1, ('quantity',)), (4, ('po_number',)))
    >>> wordings(Kind.DELIVERIES, "交货日期")
    (4, ('actual_date', 'original_date'))
    """
    words, heading = _words(kind), heading[:LONGEST_HEADING]
    for distance, forms in enumerate(_forms(heading)):
        found = {words[form] for form in forms if form in words}
        if len({fields_ for fields_, _ in found}) == 1:
            fields_, gives_way = min(found, key=lambda one: one[1])
            if gives_way and distance == 2 and any(form and form not in words for form in forms):
                continue  # "ID" beside a word nobody knows is the id of something else
            units = _counted_in(heading) if distance else set()
            if units:
                fields_ = tuple(one for one in fields_ if one not in _SUMS)
            if units and units <= PACKS:
                distance += 1  # what counts pieces stands before what counts cartons
            return distance + (_GIVES_WAY if gives_way else 0), fields_
    return 9, ()


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a cell says that its line adds up others.

    >>> is_total("Total (USD):"), is_total("合计：12 件"), is_total("Total Tools Ltd")
    (True, True, False)
    """
    words = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", text)).replace(":", " ").split()
    said = [one for one in words if not (one.isdigit() or currency_of(one) or unit_of(one))]
    return form_of(" ".join(said)) in TOTALS


@lru_cache(maxsize=4096)
def names_total(text: str) -> bool:
    """Whether a cell begins or ends with a word for a sum, and may name what is added up.

    >>> names_total("4711 Total"), names_total("小计 东莞"), names_total("Total 7")
    (True, True, False)
    """
    words = unicodedata.normalize("NFKC", text).replace(":", " ").split() or [""]
    is_before = form_of(words[0]) in TOTALS and not any(map(str.isdigit, text))
    return is_before or form_of(words[-1]) in TOTALS


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are the heading of some field of some kind."""
    searched = cells[:_CELLS_SEARCHED]
    return sum(any(wordings(kind, cell)[1] for kind in Kind) for cell in searched)


@cache
def field_names(kind: Kind) -> frozenset[str]:
    """The fields a line of this kind can have."""
    row: Any = ROWS[kind]
    return frozenset(one.name for one in fields(row))


@cache
def required(kind: Kind) -> tuple[str, ...]:
    """The fields without which a line says nothing."""
    row: Any = ROWS[kind]
    return tuple(one.name for one in fields(row) if one.default is MISSING)


def one_of(kind: Kind) -> tuple[str, ...]:
    """Fields of which a line must give one, whichever."""
    return ONE_OF.get(kind, ())


@cache
def _words(kind: Kind) -> dict[str, tuple[tuple[str, ...], bool]]:
    """The fields of each word in the form of headings, and whether it gives way to others."""
    found: dict[str, set[str]] = {}
    weak: set[str] = set()
    for source in (COMMON, BY_KIND[kind], IN_EUROPE, BY_KIND_IN_EUROPE[kind]):
        for field, words in source.items():
            if field in field_names(kind):
                for word in words.split(" | "):
                    found.setdefault(form_of(word), set()).add(field)
                    if word.startswith("~"):
                        weak.add(form_of(word))
    return {word: (tuple(sorted(fields_)), word in weak) for word, fields_ in found.items()}


@lru_cache(maxsize=4096)
def _forms(heading: str) -> tuple[list[str], ...]:
    """A heading as it is; without what stands in brackets, for the currency or before a path; its
    parts."""
    whole = [form_of(heading)]
    text = unicodedata.normalize("NFKC", heading)
    inside = [found[1] for found in _BRACKETS.finditer(text)]
    bare = _PATH.sub("", _SHARE.sub(" ", _BRACKETS.sub(" ", text)))
    if any(hint.strip().casefold() in _OTHERWISE for hint in inside):
        return whole, [form_of(" ".join([*inside, bare]))]  # "Date (actual)" is the actual one
    words = [word for word in bare.replace("_", " ").split() if currency_of(word) is None]
    parts = _BETWEEN_SCRIPTS.split(bare.casefold())
    parts += [hint for hint in inside if hint.isascii() != bare.isascii()]  # in the other language
    return (
        whole,
        [form_of(bare), form_of(" ".join(words))],
        [form_of(part) for part in parts if currency_of(part) is None],
    )


def _counted_in(heading: str) -> set[str]:
    """Whether brackets say that it is in pieces, in boxes or in kilograms, and in no currency."""
    hints = [found[1] for found in _BRACKETS.finditer(unicodedata.normalize("NFKC", heading))]
    units = {unit for hint in hints if (unit := unit_of(hint))}
    return set() if any(map(currency_of, hints)) else units


def _decided(
    headings: Sequence[str], told: Mapping[str, str], known: frozenset[str]
) -> dict[int, str]:
    by_form = {folded(heading) or heading: field for heading, field in told.items()}
    for heading, field in told.items():
        if field and field not in known:
            raise TableError(Refusal.UNKNOWN_FIELD, heading=heading, field=field)
    decided: dict[int, str] = {}
    for index, heading in enumerate(headings):
        said = told.get(heading, by_form.get(folded(heading) or heading))
        if said is not None and (said in ("", *JOINED) or said not in decided.values()):
            decided[index] = said
    return decided


def _settle(
    several: dict[int, tuple[str, ...]],
    holders: dict[str, int],
    doubles: list[tuple[int, str]],
    needed: tuple[str, ...],
) -> dict[int, tuple[str, ...]]:
    """Give a heading of several meanings the one that is left, or without which no line says
    anything; return those still unclear."""
    unclear: dict[int, tuple[str, ...]] = {}
    for index, fields_ in several.items():
        free = tuple(field for field in fields_ if field not in holders)
        free = tuple(field for field in free if field in needed) or free
        if len(free) == 1:
            holders[free[0]] = index
        elif free:
            unclear[index] = free
        else:
            doubles.append((index, fields_[0]))
    return unclear


def _column(index: int, heading: str, field: str) -> Column:
    """What brackets and words in the heading say about the cells beneath."""
    text = unicodedata.normalize("NFKC", heading[:LONGEST_HEADING])
    inside = [found[1] for found in _BRACKETS.finditer(text)]
    hints = [part for hint in inside for part in (hint, *hint.split("/"))]
    hints += _BRACKETS.sub(" ", text).replace("_", " ").split()[1:]
    currencies = [code for code in map(currency_of, hints) if code]
    units = [unit for hint in inside if (unit := unit_of(hint)) and not currency_of(hint)]
    orders = [_ORDERS[form] for hint in inside if (form := folded(hint)) in _ORDERS]
    return Column(
        index,
        heading,
        field,
        currency=currencies[0] if currencies else "",
        unit=units[0] if units else "",
        order=orders[0] if orders else None,
    )
