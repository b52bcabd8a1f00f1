"""Measures of quality, from inspections: units accepted, units defective by class, lots passed.

Units of one lot are alike, so their intervals are taken between lots (`domain/statistics`), and a
figure is thin while the lots are few, however many units they have.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guanxi.domain.measures.figures import (
    Better,
    Fact,
    Rules,
    Tally,
    Unit,
    Value,
    measure,
    share,
)
from guanxi.domain.statistics import Lots, wilson_by_lot


class DefectClass(StrEnum):
    """How bad a defect is; a unit counts once, in its worst class."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class InspectedLot:
    """A lot: units looked at, how many of them are defective by class (`unclassed`: nobody said how
    bad), and whether it passed."""

    id: int
    inspected: int
    critical: int = 0
    major: int = 0
    minor: int = 0
    unclassed: int = 0
    passed: bool | None = None

    @property
    def defective(self) -> int:
        """Units with any defect."""
        return self.critical + self.major + self.minor + self.unclassed


def accepted_units(lots: Iterable[InspectedLot]) -> Lots:
    """Accepted units by lot: those without any defect."""
    return Lots.of([(lot.inspected, lot.inspected - lot.defective) for lot in lots])


def defective_units(lots: Iterable[InspectedLot], defect: DefectClass | None = None) -> Lots:
    """Defective units by lot, of one class or of any."""
    return Lots.of(
        [(lot.inspected, getattr(lot, defect.value) if defect else lot.defective) for lot in lots]
    )


def count_passed(lots: Iterable[InspectedLot]) -> Tally:
    """Lots that passed, of those that were decided."""
    decided = [(lot.id, lot.passed) for lot in lots if lot.passed is not None]
    passed = sum(1 for _, ok in decided if ok)
    return Tally(passed, len(decided), evidence=tuple(lot for lot, _ in decided))


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.INSPECTIONS)
def acceptance(accepted: Lots, rules: Rules) -> Value:
    """Units accepted, of all units inspected. The interval is taken between lots, where there are
    enough of them: one bad lot makes it wide.
    """
    return _of_lots(accepted, rules)


@measure(Unit.SHARE, Better.LOWER, "K1", Fact.INSPECTIONS)
def defect_rate(defective: Lots, rules: Rules) -> Value:
    """Units with any defect, of all units inspected. A unit counts once, in its worst class."""
    return _of_lots(defective, rules)


@measure(Unit.SHARE, Better.LOWER, "K1", Fact.INSPECTIONS)
def defect_rate_critical(defective: Lots, rules: Rules) -> Value:
    """Units whose worst defect is critical (unsafe, or against the law), of all inspected."""
    return _of_lots(defective, rules)


@measure(Unit.SHARE, Better.LOWER, "K1", Fact.INSPECTIONS)
def defect_rate_major(defective: Lots, rules: Rules) -> Value:
    """Units whose worst defect is major (a customer would send it back), of all inspected."""
    return _of_lots(defective, rules)


@measure(Unit.SHARE, Better.LOWER, "K1", Fact.INSPECTIONS)
def defect_rate_minor(defective: Lots, rules: Rules) -> Value:
    """Units whose worst defect is minor (a customer would hardly notice), of all inspected."""
    return _of_lots(defective, rules)


@measure(Unit.SHARE, Better.HIGHER, "K1", Fact.INSPECTIONS)
def lots_passed(lots: Tally, rules: Rules) -> Value:
    """Quality consistency: lots that passed their inspection, of all lots inspected. An average of
    units can hide that every fifth lot is bad; this cannot.
    """
    return share(lots, rules)


def _of_lots(lots: Lots, rules: Rules) -> Value:
    return Value(
        n=lots.units,
        value=lots.hits / lots.units if lots.units else None,
        k=lots.hits,
        interval=wilson_by_lot(lots, rules.confidence, least=rules.lots_from),
        is_thin=lots.lots < rules.thin_below,
    )
