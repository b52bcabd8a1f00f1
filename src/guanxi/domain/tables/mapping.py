"""Which column holds which field: told by its heading, or by a person."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache, lru_cache
from typing import Any, Final, cast

from opencc import OpenCC

from guanxi.domain.tables.dates import DateOrder
from guanxi.domain.tables.faults import Refusal, TableError
from guanxi.domain.tables.headings import COMMON
from guanxi.domain.tables.headings_by_kind import BY_KIND
from guanxi.domain.tables.money import currency_of, unit_of
from guanxi.domain.tables.records import ROWS, Kind

LONGEST_HEADING: Final = 120  # characters that are looked at
# A colour and a size in columns of their own say together which variant it is.
JOINED: Final = frozenset({"variant"})
_TOKEN = re.compile(r"[a-z]+|\d+|[#%¥$€£]|[^\W\d_a-z]+")
_SAME = {"number": "no", "nr": "no", "num": "no", "#": "no", "quantity": "qty", "qnty": "qty"}
_BRACKETS = re.compile(r"[(\[{【<〈]([^()\[\]{}【】<>〈〉]{0,40})[)\]}】>〉]")
_BETWEEN_SCRIPTS = re.compile(r"\n|\||(?<=[a-z.])\s*/?\s*(?=[\u4e00-\u9fff])|"
                              r"(?<=[\u4e00-\u9fff])\s*/?\s*(?=[a-z])|\s/\s")  # fmt: skip
_ORDERS = {
    "ddmmyyyy": DateOrder.DMY, "ddmmyy": DateOrder.DMY, "dmy": DateOrder.DMY,
    "mmddyyyy": DateOrder.MDY, "mmddyy": DateOrder.MDY, "mdy": DateOrder.MDY,
    "yyyymmdd": DateOrder.YMD, "yymmdd": DateOrder.YMD, "ymd": DateOrder.YMD,
    "dmmyyyy": DateOrder.DMY, "ttmmjjjj": DateOrder.DMY, "年月日": DateOrder.YMD,
}  # fmt: skip
_SIMPLIFIED = OpenCC("t2s")


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
    ambiguous = _settle(several, holders, doubles)
    held = {index: field for field, index in holders.items()}
    held |= {index: field for index, field in [*decided.items(), *doubles] if field in JOINED}
    return Columns(
        kind,
        columns=tuple(_column(index, headings[index], held[index]) for index in sorted(held)),
        unknown=tuple(headings[index] for index, (_, fields_) in found.items() if not fields_),
        ambiguous=tuple((headings[index], fields_) for index, fields_ in ambiguous.items()),
        doubles=tuple((headings[at], field) for at, field in sorted(doubles) if at not in held),
        missing=tuple(f for f in required(kind) if f not in holders and f not in given),
    )


def wordings(kind: Kind, heading: str) -> tuple[int, tuple[str, ...]]:
    """The fields a heading can mean, and how far it had to be taken apart to find them.

    >>> wordings(Kind.ORDERS, "Q'ty (pcs)"), wordings(Kind.DELIVERIES, "交货日期")
    ((1, ('quantity',)), (0, ('actual_date', 'original_date')))
    """
    words = _words(kind)
    for distance, forms in enumerate(_forms(heading)):
        fields_ = {words[form] for form in forms if form in words}
        if len(fields_) == 1:
            return distance, fields_.pop()
    return 9, ()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A heading without anything that does not change its meaning.

    >>> folded(" P.O. Number："), folded("採購單號"), folded("PO #")
    ('pono', '采购单号', 'pono')
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST_HEADING]).casefold()
    if not text.isascii():
        text = cast(str, _SIMPLIFIED.convert(text))
    return "".join(_SAME.get(token, token) for token in _TOKEN.findall(text))


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are the heading of some field of some kind."""
    return sum(any(wordings(kind, cell)[1] for kind in Kind) for cell in cells)


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


@cache
def _words(kind: Kind) -> dict[str, tuple[str, ...]]:
    """The fields of each folded word."""
    found: dict[str, set[str]] = {}
    for source in (COMMON, BY_KIND[kind]):
        for field, words in source.items():
            if field in field_names(kind):
                for word in words.split("|"):
                    found.setdefault(folded(word), set()).add(field)
    return {word: tuple(sorted(fields_)) for word, fields_ in found.items()}


def _forms(heading: str) -> Iterator[list[str]]:
    """A heading as it is; without what stands in brackets or for the currency; its parts."""
    yield [folded(heading)]
    text = unicodedata.normalize("NFKC", heading[:LONGEST_HEADING])
    bare = _BRACKETS.sub(" ", text)
    words = [word for word in bare.split() if currency_of(word) is None]
    yield [folded(bare), folded(" ".join(words))]
    inside = [found[1] for found in _BRACKETS.finditer(text)]
    parts = _BETWEEN_SCRIPTS.split(bare.casefold()) + inside
    yield [folded(part) for part in parts if currency_of(part) is None]


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
    several: dict[int, tuple[str, ...]], holders: dict[str, int], doubles: list[tuple[int, str]]
) -> dict[int, tuple[str, ...]]:
    """Give a heading of several meanings the one that is left; return those still unclear."""
    unclear: dict[int, tuple[str, ...]] = {}
    for index, fields_ in several.items():
        free = tuple(field for field in fields_ if field not in holders)
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
    hints += _BRACKETS.sub(" ", text).split()[1:]
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
