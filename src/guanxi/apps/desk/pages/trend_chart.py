"""A measure quarter by quarter as a drawing: a line of values, their intervals shaded, the aim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from guanxi.apps.desk.labels.figures import amount_words, interval_words, note_words, value_words
from guanxi.apps.desk.labels.periods import quarter_words
from guanxi.domain.measures import Figure, State, Unit

# The drawing's box, in its own units.
LEFT, RIGHT, TOP, BOTTOM = 44.0, 274.0, 12.0, 106.0
_TOPS, _BOTTOMS = (0.1, 0.25, 0.5, 1.0), (0.9, 0.5, 0.0)  # where a drawing of shares ends
ALONE = 5.0  # half the width of an interval that has no neighbour


@dataclass(frozen=True)
class Dot:
    """A value: where it stands, and its words."""

    x: float
    y: float
    label: str
    thin: bool = False


@dataclass(frozen=True)
class Line:
    """A row of the table behind: a quarter, its value and its note."""

    quarter: str
    value: str
    note: str


@dataclass(frozen=True)
class TrendChart:
    """``bands`` and ``line`` are paths; ``target`` is the height of the aim (None: no aim)."""

    title: str
    summary: str
    bands: tuple[str, ...]
    line: str
    target: float | None
    ticks: tuple[Dot, ...]
    dots: tuple[Dot, ...]
    names: tuple[Dot, ...]
    rows: tuple[Line, ...]
    left: float = LEFT


@dataclass(frozen=True)
class _Box:
    """Where quarters and values stand."""

    count: int
    low: float
    high: float

    def x(self, place: int) -> float:
        return round(LEFT + place * (RIGHT - LEFT) / max(self.count - 1, 1), 1)

    def y(self, value: float) -> float:
        """Intervals may reach further than the box; they end at its edge."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def trend_chart(
    figures: Sequence[Figure], title: str, target: float | None = None
) -> TrendChart | None:
    """The drawing; None where fewer than two quarters have a value. ``target``: in the figures'
    unit."""
    valued = [(place, one) for place, one in enumerate(figures) if one.value is not None]
    if len(valued) < 2:
        return None
    box = _Box(len(figures), *_scale(figures, target))
    dots = tuple(
        Dot(
            box.x(place),
            box.y(float(one.value or 0)),
            f"{quarter_words(one.period)}: {value_words(one)}",
            one.state is not State.OK,
        )
        for place, one in valued
    )
    return TrendChart(
        title=title,
        summary=_("By quarter: %(quarters)s") % {"quarters": "; ".join(dot.label for dot in dots)},
        bands=tuple(_bands(figures, box)),
        line="M" + "L".join(f"{dot.x} {dot.y}" for dot in dots),
        target=None if target is None else box.y(target),
        ticks=tuple(
            Dot(0, box.y(value), amount_words(value, valued[-1][1]))
            for value in (box.low, (box.low + box.high) / 2, box.high)
        ),
        dots=dots,
        names=_names(figures, box),
        rows=tuple(
            Line(
                quarter_words(one.period), value_words(one), interval_words(one) or note_words(one)
            )
            for one in figures
        ),
    )


def _scale(figures: Sequence[Figure], target: float | None) -> tuple[float, float]:
    """What the box reaches from and to; shares to round ones."""
    values = [float(one.value) for one in figures if one.value is not None]
    values += [] if target is None else [target]
    if figures[0].unit is Unit.SHARE:
        sure = [one for one in figures if one.state is State.OK]
        least = min([*values, *(one.low for one in sure if one.low is not None)])
        most = max([*values, *(one.high for one in sure if one.high is not None)])
        top = next(end for end in _TOPS if most <= end)
        return (next(end for end in _BOTTOMS if least >= end) if top == 1 else 0.0), top
    low, high = min(values), max(values)
    low = min(low, 0.0)
    return low, high if high > low else low + 1


def _bands(figures: Sequence[Figure], box: _Box) -> Iterator[str]:
    """A shade for each run of quarters that have intervals; open ones reach the top."""
    for has_interval, run in groupby(enumerate(figures), lambda each: each[1].low is not None):
        if not has_interval:
            continue
        edges = [(box.x(place), *_edges(one, box)) for place, one in run]
        if len(edges) == 1:
            [(x, low, high)] = edges
            edges = [(x - ALONE, low, high), (x + ALONE, low, high)]
        upper = "L".join(f"{x} {high}" for x, _low, high in edges)
        lower = "L".join(f"{x} {low}" for x, low, _high in reversed(edges))
        yield f"M{upper}L{lower}Z"


def _edges(one: Figure, box: _Box) -> tuple[float, float]:
    assert one.low is not None
    return box.y(one.low), TOP if one.high is None else box.y(one.high)


def _names(figures: Sequence[Figure], box: _Box) -> tuple[Dot, ...]:
    last = len(figures) - 1
    return tuple(
        Dot(box.x(place), 124, quarter_words(figures[place].period)) for place in (0, last)
    )
