"""What each app has to say when two suppliers become one.

A merge moves the rows of every app from one supplier to the other. The apps above may not be
imported here, so each tells in a ``PART`` which of its rows name a supplier and what has to be
settled where both have the same thing; ``config.merging`` names the parts in the order of the apps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from guanxi.apps.suppliers.models import Supplier

# The word for what is counted, and how many of it a supplier has.
Counted = tuple[Promise, Callable[[Supplier], int]]
# {"app.Model": what became of its rows} (``merging_journal``).
Journal = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Pair:
    """Two suppliers, by their numbers: all that stands with ``merged`` comes to ``survivor``.

    ``taken``: the matters in which the merged one's word holds (``labels.Matter``). ``notes``: what
    a part finds before anything is moved, for its next step.
    """

    survivor: int
    merged: int
    taken: frozenset[str] = frozenset()
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def both(self) -> tuple[int, int]:
        return self.survivor, self.merged


def _no_rows(pair: Pair) -> Q:
    return Q(pk__in=())


@dataclass(frozen=True)
class Point:
    """A column that names a supplier. ``stays``: rows that stay with the merged one all the same,
    because nothing of them counts any more."""

    model: type[Model]
    name: str = "supplier"
    stays: Callable[[Pair], Q] = _no_rows


@dataclass(frozen=True)
class Watched:
    """Rows that a merge may change otherwise than by moving them, as ``of`` finds them.

    ``columns``: the ones it may change; empty where a row may also go or be made. ``derived``: they
    follow from other rows and are judged anew, so that undoing puts them back whatever changed
    in them since.
    """

    model: type[Model]
    of: Callable[[Pair], Q]
    columns: tuple[str, ...] = ()
    derived: bool = False


def _nothing(pair: Pair, at: datetime) -> None:
    pass


def _nobody(pair: Pair, supplier: Supplier, at: datetime) -> None:
    pass


def _no_others(supplier: Supplier) -> frozenset[int]:
    return frozenset()


def _in_nobodys_way(pair: Pair, journal: Journal) -> None:
    pass


@dataclass(frozen=True)
class Part:
    """One app's part in a merge.

    ``counts``: what of a supplier's comes together. ``alike``: other suppliers that an official
    number says are the same firm. ``is_busy``: work runs that
    a merge would pull the ground from. ``bring_together`` settles what both have, before rows are
    moved; ``settle`` what follows from the move; ``judge`` brings a supplier's judgements up to
    date, after a merge and after undoing one. When it is undone, ``make_way`` clears what came in
    since (``notes["since"]``) out of the way of what comes back, and ``unsettle`` sends after it
    what belongs to it.
    """

    points: tuple[Point, ...] = ()
    watched: tuple[Watched, ...] = ()
    counts: tuple[Counted, ...] = ()
    alike: Callable[[Supplier], frozenset[int]] = _no_others
    is_busy: Callable[[Pair], bool] = lambda pair: False
    bring_together: Callable[[Pair, datetime], None] = _nothing
    settle: Callable[[Pair, datetime], None] = _nothing
    judge: Callable[[Pair, Supplier, datetime], None] = _nobody
    make_way: Callable[[Pair, Journal], None] = _in_nobodys_way
    unsettle: Callable[[Pair, datetime], None] = _nothing


def of_either(*names: str) -> Callable[[Pair], Q]:
    """Rows that name one of the two in one of these columns (or on these ways)."""

    def where(pair: Pair) -> Q:
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__in": pair.both})
        return found

    return where


@cache
def merging_parts() -> tuple[Part, ...]:
    """The parts of all apps, low to high."""
    return tuple(import_string(name) for name in settings.MERGING)


def points() -> list[Point]:
    """Every column that names a supplier and moves with a merge."""
    return [point for part in merging_parts() for point in part.points]
