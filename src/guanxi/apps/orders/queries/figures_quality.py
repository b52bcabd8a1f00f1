"""Units and lots inspected, summed up by the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, F, FloatField, Q, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from guanxi.apps.orders.labels import Result
from guanxi.apps.orders.models import Inspection
from guanxi.apps.orders.queries.figures_cells import Asked, Key
from guanxi.domain.measures import DefectClass, Tally
from guanxi.domain.statistics import Lots
from guanxi.platform.plain_rows import plain_rows

LOTS = ("acceptance", "defect_rate", *(f"defect_rate_{one.value}" for one in DefectClass))
NO_LOTS = Lots(0, 0, 0, 0, 0, 0)
# A lot taken in spite of what was found did not pass.
DECIDED = (Result.PASSED, Result.FAILED, Result.CONDITIONAL)
_PARTS = ("hits", "hits_squared", "hits_units")


def inspection_facts(asked: Asked, codes: Collection[str]) -> dict[Key, Mapping[str, Any]]:
    """By supplier and period: the sums over lots for each of these measures of units, and lots
    passed. A lot whose day nobody noted is in no period. One query."""
    sums: dict[Key, Counter[str]] = defaultdict(Counter)
    measured = [code for code in LOTS if code in codes]
    of_hits = _sums(measured)
    names = ("lots", "units", "units_squared", "passed", "decided", *of_hits)
    looked_at = Inspection.objects.filter(asked.of(), asked.cells.within("day"))
    rows = looked_at.values("supplier_id", cell=asked.cells.number("day")).annotate(
        lots=Count("pk", filter=Q(inspected__gt=0)),
        units=Sum(_wide("inspected")),
        units_squared=Sum(_wide("inspected") * _wide("inspected")),
        passed=Count("pk", filter=Q(result=Result.PASSED)),
        decided=Count("pk", filter=Q(result__in=DECIDED)),
        **of_hits,
    )
    for supplier, number, *found in plain_rows(
        rows.order_by().values_list("supplier_id", "cell", *names)
    ):
        counts = {name: int(count or 0) for name, count in zip(names, found, strict=True)}
        for period in asked.cells.periods_of(number):
            sums[supplier, period].update(counts)
    return {key: _facts(found, measured) for key, found in sums.items()}


def _facts(sums: Counter[str], measured: Collection[str]) -> Mapping[str, Any]:
    lots = {
        measure: Lots(
            lots=sums["lots"],
            units=sums["units"],
            units_squared=sums["units_squared"],
            **{part: sums[f"{measure}_{part}"] for part in _PARTS},
        )
        for measure in measured
    }
    return {**lots, "lots_passed": Tally(sums["passed"], sums["decided"])}


def _hits() -> dict[str, Combinable]:
    """What is counted of the units of a lot, by measure."""
    of_class = {one: _wide(one.value) for one in DefectClass}
    defective = sum(of_class.values(), start=_wide("unclassed"))
    return {
        "acceptance": _wide("inspected") - defective,
        "defect_rate": defective,
        **{f"defect_rate_{one.value}": hits for one, hits in of_class.items()},
    }


def _sums(measured: Collection[str]) -> dict[str, Sum]:
    found: dict[str, Sum] = {}
    every = _hits()
    for measure in measured:
        hits = every[measure]
        parts = (hits, hits * hits, hits * _wide("inspected"))
        found |= {f"{measure}_{name}": Sum(of) for name, of in zip(_PARTS, parts, strict=True)}
    return found


def _wide(column: str) -> Cast:
    """Products of two columns do not fit into the database's whole numbers."""
    return Cast(F(column), FloatField())
