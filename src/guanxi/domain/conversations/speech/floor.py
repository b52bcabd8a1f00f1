"""What is open in a room, and which of it a reply takes up.

A side's *asks* are the matters it waits on; asking again about the same is the same ask. An ask is
*parked* once the other side has spoken without answering it ("let me check"): what is said next
then rather belongs to something newer. What was sent back with a question ("which of the two?")
is answered, but the decision is still to come: it is *returned*.

Memory is bounded: asks lapse after a month, the oldest of very many open ones are answered
together, and a room where nothing is open is forgotten after six silent hours.
"""

import re
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from functools import lru_cache

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Expects
from guanxi.domain.playbook import Urgency

LAPSES_AFTER = timedelta(days=30)
QUIET_AFTER = timedelta(hours=6)
HOT_FOR = timedelta(minutes=60)
AT_ONCE = timedelta(minutes=10)
TURN_FOR = timedelta(hours=2)
RETURNED_FOR = timedelta(hours=24)
MOST_OPEN = 24
READ_FOR_TOPICS = 400

_TOPIC = re.compile(r"[a-z]{4,24}|[a-z]{0,8}\d[a-z0-9-]{1,24}|[\u4e00-\u9fff]{2,40}")
_EMPTY_WORDS = """
please kindly thanks thank hello dear morning good have this that what when will with your
from need want send give about they there then would could should which where does make also
just only well more some here today tomorrow still know like been were them their sorry
confirm check order first last next same time week
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_EMPTY_HAN = frozenset(
    "的了是在我你他们这那就也都不有没吗呢吧要一下个和给到把上请您好可以什么怎么能会还再很多少今明天后先"
)


@lru_cache(maxsize=1_024)
def topics(text: str) -> frozenset[str]:
    """What a plain text is about: content words, figures, and pairs of Chinese characters.

    >>> sorted(topics("is the handle of 2024-31 glued? 洗水唛"))
    ['2024-31', 'glued', 'handle', '水唛', '洗水']
    """
    found: set[str] = set()
    for word in _TOPIC.findall(text[:READ_FOR_TOPICS]):
        if word[0] >= "\u4e00":
            pairs = (word[n : n + 2] for n in range(len(word) - 1))
            found.update(pair for pair in pairs if not _EMPTY_HAN & set(pair))
        elif word not in _EMPTY:
            found.add(word.rstrip("s"))
    return frozenset(found)


@dataclass(slots=True, eq=False)
class Ask:
    """One matter a side waits to be answered on: its message and those that ask again."""

    indices: list[int]
    at: datetime
    expects: Expects
    urgency: Urgency
    about: frozenset[str]
    in_words: bool = False  # a thing that can be told: a name, a number
    priced: bool = False  # a price is what was asked for
    parked: bool = False


def _two_lists() -> dict[Side, list[Ask]]:
    return {Side.OURS: [], Side.THEIRS: []}


@dataclass(slots=True)
class Floor:
    """What the rules remember of a room."""

    open: dict[Side, list[Ask]] = field(default_factory=_two_lists)
    returned: dict[Side, list[Ask]] = field(default_factory=_two_lists)
    last_index: dict[Side, int] = field(default_factory=dict)
    last_text: dict[Side, str] = field(default_factory=dict)
    unheard: dict[Side, datetime] = field(default_factory=dict)  # bare media since no reply came
    just_answered: Side | None = None  # the side that was answered and has not spoken since
    last_side: Side | None = None  # who of the two spoke last
    aside: dict[Side, str] = field(default_factory=dict)  # who has just spoken to a colleague
    offered: tuple[datetime, str] | None = None  # what was last bargained about
    last_at: datetime | None = None
    hot_until: datetime | None = None

    def is_quiet(self, at: datetime) -> bool:
        """Whether nothing is open and nobody has spoken for hours."""
        if self.last_at is None:
            return True
        if any(self.open.values()) or self.unheard:
            return False
        return at - self.last_at > QUIET_AFTER

    def lapse(self, at: datetime) -> None:
        """Let go of what was asked too long ago to be what anybody still answers."""
        for side, asks in self.open.items():
            if asks and at - asks[0].at > LAPSES_AFTER:
                self.open[side] = [ask for ask in asks if at - ask.at <= LAPSES_AFTER]
            if side in self.unheard and at - self.unheard[side] > LAPSES_AFTER:
                del self.unheard[side]

    def forget(self) -> None:
        """Remember nothing any more."""
        empty = Floor()
        for one in fields(self):
            setattr(self, one.name, getattr(empty, one.name))

    def forget_words(self) -> None:
        """Forget what was said, not that it was: whoever said it may have been erased."""
        self.last_text.clear()
        self.aside.clear()
        self.offered = None
        for asks in (*self.open.values(), *self.returned.values()):
            for ask in asks:
                ask.about = frozenset()

    def add(self, side: Side, ask: Ask) -> None:
        """Open a matter of this side."""
        asks = self.open[side]
        asks.append(ask)
        if len(asks) > MOST_OPEN:
            asks[1].indices[:0] = asks.pop(0).indices

    def close(self, side: Side, taken: list[Ask], *, returned: bool = False) -> tuple[int, ...]:
        """Close matters of this side; the indices of all their messages."""
        if not taken:
            return ()
        self.open[side] = [ask for ask in self.open[side] if ask not in taken]
        self.returned[side] = taken if returned else []
        return tuple(sorted(index for ask in taken for index in ask.indices))

    def goes_on(self, side: Side, at: datetime, within: timedelta = TURN_FOR) -> bool:
        """Whether this side only goes on speaking: it spoke last, and not long ago."""
        return self.last_side is side and self.last_at is not None and at - self.last_at <= within

    def offer_of(self, at: datetime) -> str | None:
        """The words of an offer that is still being talked about."""
        if self.offered is None or at - self.offered[0] > HOT_FOR:
            return None
        return self.offered[1]

    def park(self, side: Side) -> None:
        """The other side has spoken without answering."""
        for ask in self.open[side]:
            ask.parked = True

    def waits_for_decision(self, side: Side, at: datetime) -> Ask | None:
        """The latest matter of this side on which the other may now be deciding."""
        recent = [ask for ask in self.open[side] if not ask.parked or at - ask.at <= RETURNED_FOR]
        returned = [ask for ask in self.returned[side] if at - ask.at <= RETURNED_FOR]
        asks = [ask for ask in recent if not ask.parked] or returned or recent
        return asks[-1] if asks else None
