"""Answer times month by month as a drawing: ``{% load answer_chart %}``.

Hours stand at their square root: most answers come within the hour, and what is agreed is a day.
On an even scale the target would press the medians to the ground, or they would hide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from math import sqrt

from django import template
from django.utils.translation import gettext as _

from guanxi.apps.conversations.queries.answer_figures import MonthOfAnswers, SideOfAnswers
from guanxi.apps.conversations.templatetags.answers import between, in_short, middle
from guanxi.platform.i18n.times import month_words, span_words

register = template.Library()

# The drawing's box, in its own units.
LEFT, RIGHT, TOP, BOTTOM = 38.0, 274.0, 18.0, 106.0
ALONE = 5.0  # half the width of an interval that has no neighbour
HOUR = 3_600


@dataclass(frozen=True)
class Mark:
    """A dot, a tick or a label: where it stands, and its words."""

    x: float
    y: float
    label: str
    thin: bool = False


@dataclass(frozen=True)
class Name:
    """A month's name under the axis."""

    x: float
    anchor: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """Medians as a line with their intervals as bands, and what was agreed as a dashed line.

    ``bands``, ``line`` and ``target`` are paths; ``agreed`` says what holds last, above its line.
    """

    summary: str
    left: float
    bands: tuple[str, ...]
    line: str
    target: str
    agreed: Mark
    ticks: tuple[Mark, ...]
    dots: tuple[Mark, ...]
    labels: tuple[Name, ...]


@dataclass(frozen=True)
class _Box:
    """Where months and hours stand; ``top`` is the hours at the upper edge."""

    count: int
    top: float

    @property
    def step(self) -> float:
        return (RIGHT - LEFT) / max(self.count - 1, 1)

    def x(self, index: int) -> float:
        return round(LEFT + index * self.step, 1)

    def y(self, hours: float) -> float:
        """Intervals may reach further than the box; they end at its edge."""
        return round(BOTTOM - (BOTTOM - TOP) * sqrt(min(hours, self.top) / self.top), 1)


@register.simple_tag
def chart(side: SideOfAnswers) -> Drawing:
    """The medians of one side's months, with intervals, against what was agreed then."""
    months = side.months
    box = _Box(len(months), _top(months))
    dots = tuple(
        Mark(box.x(index), box.y(value / HOUR), _month_words(month), month.figures.thin)
        for index, month in enumerate(months)
        if (value := month.figures.median.value) is not None
    )
    return Drawing(
        summary=_("Median answer time by month: %(months)s")
        % {"months": "; ".join(dot.label for dot in dots)},
        left=LEFT,
        bands=tuple(_bands(months, box)),
        line="M" + "L".join(f"{dot.x} {dot.y}" for dot in dots) if len(dots) > 1 else "",
        target=_target(months, box),
        agreed=_agreed(months[-1], box),
        ticks=tuple(
            Mark(0, box.y(hours), span_words(timedelta(hours=hours)))
            for hours in (0, box.top / 4, box.top)  # evenly apart
        ),
        dots=dots,
        labels=_names(months, box.x),
    )


def _month_words(month: MonthOfAnswers) -> str:
    """ "October 2026: 2 h 05 (1 h 10 to 3 h), 7 h 30 agreed"."""
    words = {
        "month": month_words(month.first),
        "median": middle(month.figures.median),
        "between": between(month.figures.median),
        "agreed": span_words(month.agreed),
    }
    if not words["between"]:
        return _("%(month)s: %(median)s, %(agreed)s agreed") % words
    return _("%(month)s: %(median)s (%(between)s), %(agreed)s agreed") % words


def _top(months: Sequence[MonthOfAnswers]) -> float:
    """The first of 4, 8, 16 … hours that holds the medians and what was agreed."""
    held = [month.figures.median.value or 0.0 for month in months]
    held += [month.agreed.total_seconds() for month in months]
    top = 4.0
    while top < max(held) / HOUR:
        top *= 2
    return top


def _bands(months: Sequence[MonthOfAnswers], box: _Box) -> Iterator[str]:
    """A shade for each run of months whose medians have intervals; open ones reach the top."""
    runs = groupby(enumerate(months), key=lambda each: each[1].figures.median.low is not None)
    for has_interval, run in runs:
        if not has_interval:
            continue
        edges = [(box.x(index), *_interval(month, box)) for index, month in run]
        if len(edges) == 1:
            [(x, low, high)] = edges
            edges = [(x - ALONE, low, high), (x + ALONE, low, high)]
        upper = "L".join(f"{x} {high}" for x, _low, high in edges)
        lower = "L".join(f"{x} {low}" for x, low, _high in reversed(edges))
        yield f"M{upper}L{lower}Z"


def _interval(month: MonthOfAnswers, box: _Box) -> tuple[float, float]:
    median = month.figures.median
    assert median.low is not None
    return box.y(median.low / HOUR), TOP if median.high is None else box.y(median.high / HOUR)


def _target(months: Sequence[MonthOfAnswers], box: _Box) -> str:
    """What was agreed, a step for each month."""
    half = box.step / 2
    steps = [
        f"{max(box.x(index) - half, LEFT):.1f} {box.y(month.agreed.total_seconds() / HOUR)}"
        f"H{min(box.x(index) + half, RIGHT):.1f}"
        for index, month in enumerate(months)
    ]
    return "M" + "L".join(steps)


def _agreed(month: MonthOfAnswers, box: _Box) -> Mark:
    words = {"agreed": span_words(month.agreed)}
    above = round(box.y(month.agreed.total_seconds() / HOUR) - 5, 1)
    return Mark(RIGHT, above, _("agreed %(agreed)s") % words)


def _names(months: Sequence[MonthOfAnswers], x: Callable[[int], float]) -> tuple[Name, ...]:
    last = len(months) - 1
    wanted = sorted({0, last // 2, last} if last > 1 else {0, last})
    anchors = {0: "start", last: "end"}
    return tuple(
        Name(x(index), anchors.get(index, "middle"), in_short(months[index].first, "LLL"))
        for index in wanted
    )
