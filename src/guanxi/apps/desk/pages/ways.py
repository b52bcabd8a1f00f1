"""The ways to reach a supplier, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guanxi.apps.conversations.queries.ways import Reach
from guanxi.apps.desk.labels.rhythm import WAYS, few_ways_words, way_words
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
class ReachShown:
    """One supplier's channels; ``warning`` is empty where enough of them work."""

    supplier: Supplier
    ways: tuple[WayShown, ...]
    warning: str


def reach_shown(reach: Reach, today: date) -> ReachShown:
    """The channels of one supplier in the reader's language."""
    working = sum(way.state is WayState.WORKING for way in reach.ways)
    ways = []
    for way in reach.ways:
        look, icon = WAYS[way.state]
        words = way_words(way.state, day_words(way.last, today) if way.last else "")
        ways.append(WayShown(str(Channel(way.channel.value).label), words, look, icon))
    warning = few_ways_words(working) if reach.too_few and _is_in_touch(reach) else ""
    return ReachShown(reach.supplier, tuple(ways), warning)


def is_noticed(reach: Reach) -> bool:
    """Whether somebody should look: too few ways work, or one went silent. Whoever never said a
    word yet is no case for it."""
    silent = any(way.state is WayState.SILENT for way in reach.ways)
    return _is_in_touch(reach) and (reach.too_few or silent)


def _is_in_touch(reach: Reach) -> bool:
    return any(way.last is not None for way in reach.ways)
