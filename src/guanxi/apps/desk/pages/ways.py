"""The ways to reach a supplier, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from guanxi.apps.conversations.queries.ways import Reach
from guanxi.apps.desk.labels.rhythm import WAYS, few_ways_words, way_words
from guanxi.apps.desk.pages.addresses import numbered
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.suppliers.ways import WayState
from guanxi.platform.i18n.times import day_words


@dataclass(frozen=True)
class WayShown:
    """One channel: its name, how it stands, the chip's look and icon."""

    label: str
    words: str
    look: str
    icon: str


@dataclass(frozen=True)
class AddressShown:
    """A mail address that nothing reaches: since when, what the server said, and where it did."""

    value: str
    since: str
    status: str
    evidence: str


@dataclass(frozen=True)
class ReachShown:
    """One supplier's channels; ``warning`` is empty where enough of them work."""

    supplier: Supplier
    ways: tuple[WayShown, ...]
    warning: str
    failing: tuple[AddressShown, ...]


def reach_shown(reach: Reach, today: date) -> ReachShown:
    """The channels of one supplier in the reader's language."""
    working = sum(way.state is WayState.WORKING for way in reach.ways)
    ways = []
    for way in reach.ways:
        look, icon = WAYS[way.state]
        last, failed = (day_words(day, today) if day else "" for day in (way.last, way.failed))
        words = way_words(way.state, last, failed)
        ways.append(WayShown(str(Channel(way.channel.value).label), words, look, icon))
    warning = few_ways_words(working) if reach.too_few and _is_in_touch(reach) else ""
    page, zone = numbered("supplier", reach.supplier.pk), ZoneInfo(reach.supplier.zone)
    failing = tuple(
        AddressShown(
            value=one.value,
            since=day_words(one.since.astimezone(zone).date(), today),
            status=one.status,
            evidence=f"{page}?at={one.message}#m{one.message}",
        )
        for one in reach.failing
        if one.since is not None
    )
    return ReachShown(reach.supplier, tuple(ways), warning, failing)


def is_noticed(reach: Reach) -> bool:
    """Whether somebody should look: too few ways work, one went silent, or a mail came back.
    Whoever never said a word yet is no case for it."""
    silent = any(way.state is WayState.SILENT for way in reach.ways)
    return _is_in_touch(reach) and (reach.too_few or silent or bool(reach.failing))


def _is_in_touch(reach: Reach) -> bool:
    return any(way.last is not None for way in reach.ways)
