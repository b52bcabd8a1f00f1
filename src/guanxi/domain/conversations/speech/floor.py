"""What is open in a room, and which of it a reply takes up."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Expects, Urgency

LAPSES_AFTER = timedelta(days=30)
QUIET_AFTER = timedelta(hours=6)
HOT_FOR = timedelta(minutes=60)
MOST_OPEN = 24
CLOSED_KEPT = 6
READ_FOR_TOPICS = 400

_TOPIC = re.compile(r"[a-z]{4,}|(?=[a-z-]*\d)[a-z0-9-]{2,}|[\u4e00-\u9fff]{2,}")
_EMPTY = frozenset(
    "please kindly thanks thank hello dear morning good have this that what when will with your from"
    " need want send give about they there then would could should which where does make also just"
    " only well more some here today tomorrow still know like can't don't been were them their".split()
)
_EMPTY_HAN = set("的了是在我你他们这那就也都不有没吗呢吧要一下个和给到把上请您好可以什么怎么能会还再很多少")


def topics(text: str) -> frozenset[str]:
    """What a message is about: its content words, figures, and pairs of Chinese characters."""
    found: set[str] = set()
    for word in _TOPIC.findall(text[:READ_FOR_TOPICS].lower()):
        if word[0] >= "\u4e00":
            pairs = (word[n : n + 2] for n in range(len(word) - 1))
            found.update(p for p in pairs if p[0] not in _EMPTY_HAN and p[1] not in _EMPTY_HAN)
        elif word not in _EMPTY:
            found.add(word.rstrip("s"))
    return frozenset(found)


@dataclass(slots=True)
class Ask:
    """One matter a side waits to be answered on: its message and those that ask again."""

    indices: list[int]
    at: datetime
    expects: Expects
    urgency: Urgency
    about: frozenset[str]
    parked: bool = False  # the other side has spoken since without answering it


@dataclass(slots=True)
class Floor:
    """What the rules remember of a room."""

    open: dict[Side, list[Ask]] = field(default_factory=lambda: {Side.OURS: [], Side.THEIRS: []})
    closed: list[frozenset[str]] = field(default_factory=list)
    last_at: datetime | None = None
    last_side: Side | None = None
    last_index: dict[Side, int] = field(default_factory=dict)
    hot_until: datetime | None = None

    def empty(self) -> bool:
        return not any(self.open.values())

    def lapse(self, at: datetime) -> None:
        for side, asks in self.open.items():
            if asks and at - asks[0].at > LAPSES_AFTER:
                self.open[side] = [ask for ask in asks if at - ask.at <= LAPSES_AFTER]

    def add(self, side: Side, ask: Ask) -> None:
        asks = self.open[side]
        asks.append(ask)
        if len(asks) > MOST_OPEN:
            oldest = asks.pop(0)
            asks[0].indices = oldest.indices + asks[0].indices

    def close(self, side: Side, taken: list[Ask]) -> tuple[int, ...]:
        self.open[side] = [ask for ask in self.open[side] if ask not in taken]
        for ask in taken:
            self.closed.append(ask.about)
        del self.closed[:-CLOSED_KEPT]
        return tuple(sorted(index for ask in taken for index in ask.indices))

    def park(self, side: Side) -> None:
        for ask in self.open[side]:
            ask.parked = True
