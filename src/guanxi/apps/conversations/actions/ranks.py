"""Places within a minute for new messages between known ones.

A phone's minute may hold a dozen messages, and pieces of one chat arrive in any
order. Ranks leave wide gaps, so that a later piece finds room between two neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from guanxi.domain.conversations.merge import Known, New

GAP = 1 << 20


class RankedKnown(NamedTuple):
    """A stored message with its place, and whether its file is here."""

    known: Known
    rank: int
    has_file: bool


def ranks(news: Sequence[New], known: Sequence[RankedKnown]) -> list[int]:
    """A rank for each new message, in their order.

    New ones behind the same known message (or before all of their minute) are spread
    evenly up to the next known one of that minute, also where a phone wrote one of them
    late, behind what was said in later minutes.
    """
    minutes: dict[int, list[RankedKnown]] = {}
    for one in known:
        minutes.setdefault(_minute(one.known), []).append(one)
    spots = [(_minute(new.entry), new.after) for new in news]
    free = {
        (minute, after): iter(_spread(*_bounds(minutes.get(minute, []), after), count))
        for (minute, after), count in Counter(spots).items()
    }
    return [next(free[spot]) for spot in spots]


def _minute(one: object) -> int:
    return int(one.at.timestamp()) // 60  # type: ignore[attr-defined]


def _bounds(there: list[RankedKnown], after: object) -> tuple[int | None, int | None]:
    """The ranks between which new messages behind ``after`` belong; None is open."""
    if after is None:
        return None, there[0].rank if there else None
    index = next(i for i, one in enumerate(there) if one.known.key == after)
    following = there[index + 1].rank if index + 1 < len(there) else None
    return there[index].rank, following


def _spread(low: int | None, high: int | None, count: int) -> list[int]:
    if low is None:
        low = 0 - GAP if high is None else high - (count + 1) * GAP
    step = GAP if high is None else max((high - low) // (count + 1), 0)
    return [low + step * (place + 1) for place in range(count)]
