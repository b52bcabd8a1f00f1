"""Words of the trade in cells: terms of delivery, results of inspections."""

from typing import Final

from guanxi.domain.tables.records import Incoterm, Result

# Of 2020, those of 2010 still in use, and how C&F is written.
_INCOTERMS: Final = frozenset(
    "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP DAT DAF DES DEQ DDU".split()  # noqa: SIM905
)
_SPELT: Final = {"CNF": "CFR", "C&F": "CFR", "EX-WORKS": "EXW", "EXWORKS": "EXW"}
_RESULTS: Final = {
    word: result
    for result, words in {
        Result.PASSED: "pass passed ok accepted accept yes 合格 通过 通過 接收 允收",
        Result.FAILED: "fail failed reject rejected ng no 不合格 未通过 未通過 拒收",
        Result.CONDITIONAL: "conditional concession waived 让步接收 特采 有条件接收 有条件合格",
        Result.PENDING: "pending hold 待判定 待检",
    }.items()
    for word in words.split()
}


def incoterm_of(text: str) -> tuple[Incoterm, str] | None:
    """The code and the named place.

    >>> incoterm_of("FOB Shenzhen"), incoterm_of("N/A - From RDC")
    (('FOB', 'Shenzhen'), None)
    """
    first, _, rest = text.replace(",", " ").partition(" ")
    code = _SPELT.get(first.upper(), first.upper())
    return (Incoterm(code), rest.strip()) if code in _INCOTERMS else None


def result_of(text: str) -> Result | None:
    """What an inspection ended with.

    >>> result_of("合格"), result_of("perhaps")
    (<Result.PASSED: 'passed'>, None)
    """
    return _RESULTS.get(text.casefold())
