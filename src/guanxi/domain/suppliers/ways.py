"""Ways to reach a supplier: which of them work (catalogue T8).

A channel works where they were heard on it. It fails where what is sent comes back, from the day on
which the last of its addresses did so, until a word comes from there again. It is silent once no
word came for several times its usual gap, and some weeks at least, while they spoke on another.
What lies after the end of what we read proves nothing: such a channel is not known, neither
working nor silent. Nobody speaks to a telephone by themselves, so the silence of calls says
nothing either.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    FAILED = "failed"
    SILENT = "silent"
    UNKNOWN = "unknown"
    UNUSED = "unused"


@dataclass(frozen=True)
class Heard:
    """A channel and the days they were heard on, in order (none: never), and until which day we
    would know of more. Nothing reaches them there any more since the day `failed`."""

    channel: Channel
    days: tuple[date, ...]
    known_until: date
    failed: date | None = None


@dataclass(frozen=True)
class Way:
    """A channel as it stands; `last` is the day of their last word on it, `failed` the day since
    which nothing reaches them there."""

    channel: Channel
    state: WayState
    last: date | None
    failed: date | None = None


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
        found.append(Way(one.channel, state, one.days[-1] if one.days else None, one.failed))
    return found


def failing_since(failures: Iterable[datetime], heard: datetime | None) -> datetime | None:
    """Since when nothing reaches an address: the first failure after the last word from there
    (None: never heard from). None where it works, as far as we know."""
    return min((at for at in failures if heard is None or at > heard), default=None)


def channel_failing_since(
    addresses: Collection[datetime | None], heard: datetime | None
) -> datetime | None:
    """Since when nothing reaches them on a channel, from when each of its `addresses` began to
    fail (None: it works): once the last one did, unless they were heard there after that."""
    failing = [since for since in addresses if since is not None]
    if not failing or len(failing) < len(addresses):
        return None
    since = max(failing)
    return since if heard is None or heard < since else None


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
    if one.failed is not None:
        return WayState.FAILED
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
