"""Ways to reach a supplier: which of them work (catalogue T8).

A channel works where they were heard on it. It is silent once no word came for several times its
usual gap, and some weeks at least, while they spoke on another. What lies after the end of what we
read proves nothing: such a channel is not known, neither working nor silent. Nobody speaks to a
telephone by themselves, so the silence of calls says nothing either.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from math import ceil
from statistics import median

from guanxi.domain.playbook import Channel

# Channels on which the supplier speaks unasked.
WRITTEN = frozenset({Channel.WHATSAPP, Channel.WECHAT, Channel.MAIL})


class WayState(StrEnum):
    """How a channel stands."""

    WORKING = "working"
    SILENT = "silent"
    UNKNOWN = "unknown"
    UNUSED = "unused"


@dataclass(frozen=True)
class Heard:
    """A channel and the days they were heard on, in order (none: never), and until which day we
    would know of more."""

    channel: Channel
    days: tuple[date, ...]
    known_until: date


@dataclass(frozen=True)
class Way:
    """A channel as it stands; `last` is the day of their last word on it."""

    channel: Channel
    state: WayState
    last: date | None


def ways_to_reach(
    heard: Collection[Heard], *, today: date, silent_days: int | float, silent_gaps: int | float
) -> list[Way]:
    """How each channel stands, in the order given.

    Chat every second day until 1 October and mail since: 30 days at least, so silent since
    1 November; what ends before that day is not known.
    """
    found = []
    for one in heard:
        others = [day for other in heard if other is not one for day in other.days[-1:]]
        state = _state(one, max(others, default=None), today, silent_days, silent_gaps)
        found.append(Way(one.channel, state, one.days[-1] if one.days else None))
    return found


def longest_silence(
    days: Sequence[date], *, silent_days: int | float, silent_gaps: int | float
) -> timedelta:
    """How long a channel may be without a word: so many usual gaps (the middle one of those there
    were), `silent_days` at least."""
    gaps = [(later - day).days for day, later in pairwise(days)]
    usual = median(gaps) if gaps else 0
    return timedelta(days=ceil(max(silent_days, silent_gaps * usual)))


def too_few(ways: Collection[Way], *, at_least: int | float) -> bool:
    """Whether fewer channels work than there should; what is not known is given its due."""
    return sum(way.state in (WayState.WORKING, WayState.UNKNOWN) for way in ways) < at_least


def _state(
    one: Heard,
    other: date | None,
    today: date,
    silent_days: int | float,
    silent_gaps: int | float,
) -> WayState:
    if not one.days:
        return WayState.UNUSED
    if one.channel not in WRITTEN:
        return WayState.WORKING
    ends = one.days[-1] + longest_silence(
        one.days, silent_days=silent_days, silent_gaps=silent_gaps
    )
    if other is None or other <= ends or today <= ends:
        return WayState.WORKING
    return WayState.SILENT if one.known_until > ends else WayState.UNKNOWN
