"""A whole from figures: each scored against its target, weighted, with how much of it is known.

Scores are straight lines between a playbook's points ("80 % is worth 60, 95 % is worth 100");
weights need not sum to anything. A figure that is none or thin enters no whole, and a whole of
which less than the needed part of the weights is known has no value. Exactly 100 is in the best
band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guanxi.domain.measures.figures import Better, Figure, Rules, State, Unit
from guanxi.domain.playbook import HealthBand, HealthPart
from guanxi.domain.statistics import Trend, trend


@dataclass(frozen=True)
class PartScore:
    """A part of the whole: its figure, and its score from 0 to 100 (None: it does not enter)."""

    part: HealthPart
    figure: Figure | None
    score: float | None


@dataclass(frozen=True)
class Whole:
    """The weighted mean of the scores (None: too little is known), the share of the weights that is
    known, the band it lies in, and its parts in the playbook's order."""

    value: float | None
    coverage: float
    band: HealthBand | None
    parts: tuple[PartScore, ...]


def whole(
    figures: Mapping[str, Figure],
    parts: Sequence[HealthPart],
    bands: Sequence[HealthBand],
    rules: Rules,
) -> Whole:
    """The whole of these figures (by measure).

    Two parts of weight 30 and 20 scored 80 and 50, a third of weight 50 without facts: 68, of half
    the weights.
    """
    scored = tuple(_scored(part, figures.get(part.measure)) for part in parts)
    known = [(one.score, one.part.weight) for one in scored if one.score is not None]
    weight, all_weights = sum(part for _, part in known), sum(part.weight for part in parts)
    coverage = weight / all_weights if all_weights else 0.0
    if not weight or coverage < rules.whole_needs:
        return Whole(None, coverage, None, scored)
    value = sum(score * part for score, part in known) / weight
    return Whole(value, coverage, band_of(value, bands), scored)


def score(value: float, points: Sequence[tuple[float, float]]) -> float:
    """The score of a value by straight lines between points, level before the first and after the
    last. `points` are in the order of their values.

    >>> score(87.5, [(50, 0), (80, 60), (95, 100)])
    80.0
    """
    if value <= points[0][0]:
        return float(points[0][1])
    for (start, low), (end, high) in pairwise(points):
        if value <= end:
            return low + (high - low) * (value - start) / (end - start)
    return float(points[-1][1])


def band_of(value: float, bands: Sequence[HealthBand]) -> HealthBand:
    """The band a score lies in: the one that begins highest of those it has reached."""
    reached = [band for band in bands if value >= band.begins]
    return max(reached, key=lambda band: band.begins)


def clearly_better(one: Figure, other: Figure, better: Better) -> bool:
    """Whether one figure is better than another with intervals that do not touch; for suppliers
    against each other and for one against its own past. Thin figures are never better."""
    if better is Better.NEITHER or {one.state, other.state} != {State.OK}:
        return False
    ahead, behind = (one, other) if better is Better.HIGHER else (other, one)
    return ahead.low is not None and behind.high is not None and ahead.low > behind.high


def trend_of(figures: Sequence[Figure], rules: Rules) -> Trend | None:
    """Where a measure is heading, from its figures of periods in order; None below so many periods
    with a value. A period may be thin: one quarter of a small buyer always is."""
    values = [None if one.value is None else float(one.value) for one in figures]
    return trend(values, rules.confidence, least=rules.trend_from)


def _scored(part: HealthPart, figure: Figure | None) -> PartScore:
    if figure is None or figure.state is not State.OK or figure.value is None:
        return PartScore(part, figure, None)
    percent = 100 if figure.unit in (Unit.SHARE, Unit.CHANGE) else 1
    return PartScore(part, figure, score(float(figure.value) * percent, part.points))
