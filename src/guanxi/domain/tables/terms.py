"""Words of the trade in cells: terms of delivery, results of inspections."""

import re
from typing import Final

from guanxi.domain.tables.records import Incoterm, Result

# Of 2020, those of 2010 still in use, and how C&F is written.
_INCOTERMS: Final = frozenset(
    "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP DAT DAF DES DEQ DDU".split()  # noqa: SIM905
)
_SPELT: Final = {"CNF": "CFR", "C&F": "CFR", "EXWORKS": "EXW", "EXWORK": "EXW", "离岸价": "FOB",
                 "到岸价": "CIF", "出厂价": "EXW"}  # fmt: skip
_EDITION = re.compile(r"[(（]?\bincoterms?\b\W*(?:20[12]0)?[)）]?", re.IGNORECASE)
_TERM = re.compile(r"\W*(ex[- ]?works?\b|[a-z&.]+|[\u4e00-\u9fff]+)(.*)", re.IGNORECASE | re.DOTALL)
_RESULTS: Final = {
    word: result
    for result, words in {
        Result.PASSED: "pass passed ok accepted accept acc yes y 是 合格 通过 通過 接收 允收 "
        "bestanden i.o. conforme aprobado aceptado superato goedgekeurd",
        Result.FAILED: "fail failed reject rejected rej ng no n 否 不合格 未通过 未通過 不通过 "
        "拒收 拒绝 退货 nonconforme durchgefallen n.i.o. nio rechazado respinto afgekeurd",
        Result.CONDITIONAL: "conditional concession waived 让步接收 特采 条件接收 有条件接收 "
        "有条件合格 合格(让步) 让步合格 让步放行",
        Result.PENDING: "pending hold onhold tobereinspected 待判定 待检 待检验 待复检 待复验 待定",
    }.items()
    for word in words.split()
}


def incoterm_of(text: str) -> tuple[Incoterm, str] | None:
    """The code and the named place.

    >>> incoterm_of("FOB Shenzhen"), incoterm_of("N/A - From RDC")
    (('FOB', 'Shenzhen'), None)
    """
    found = _TERM.match(_EDITION.sub(" ", text))
    if found is None:
        return None
    first = re.sub(r"[-. ]", "", found[1]).upper()
    code = _SPELT.get(first, first)
    rest = " ".join(found[2].strip(" ,;:/()（）-").replace(",", " ").split())
    return (Incoterm(code), rest) if code in _INCOTERMS else None


def result_of(text: str) -> Result | None:
    """What an inspection ended with.

    >>> result_of("合格"), result_of("perhaps")
    (<Result.PASSED: 'passed'>, None)
    """
    return _RESULTS.get("".join(text.casefold().split()))
