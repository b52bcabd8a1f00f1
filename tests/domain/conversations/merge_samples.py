"""A small store of messages, kept the way an app keeps them, for tests of the merge."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Entry, Kind, Precision
from guanxi.domain.conversations.merge import (
    Gain,
    Known,
    New,
    Shifted,
    Update,
    chunks,
    digest,
    merge,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 5, 7, 8, 0, tzinfo=SHANGHAI)


def said(minute: float, sender: str | None, words: str, **fields) -> Entry:
    """A message some minutes after eight."""
    at = START + timedelta(minutes=minute)
    kind = fields.pop("kind", Kind.TEXT)
    return Entry(0, 1, at, sender, kind, words, words, **fields)


@dataclass
class Room:
    """Stored messages in order; importing applies the decisions."""

    stored: list[tuple[int, Entry]] = field(default_factory=list)
    keys: int = 0

    def known(self) -> list[Known]:
        return [
            Known(key, e.at, e.sender, e.kind, digest(e.words), e.attachment, e.precision, e.edited)
            for key, e in self.stored
        ]

    def bring_in(self, piece: list[Entry], size: int = 5_000) -> list[object]:
        taken: set[object] = set()
        decisions: list[object] = []
        for chunk in chunks(piece, size):
            known = [one for one in self.known() if one.key not in taken]
            merged = merge(known, chunk.entries, first=chunk.first, last=chunk.last)
            assert not isinstance(merged, Shifted)
            decisions += merged.decisions
            taken |= self._apply(merged.decisions)
        return decisions

    def words(self) -> list[tuple[str, str]]:
        return [(f"{e.at:%H:%M}", e.words) for _, e in self.stored]

    def _apply(self, decisions) -> set[object]:
        touched: set[object] = set()
        last_behind: dict[object, int] = {}
        for decision in decisions:
            if isinstance(decision, New):
                key = self.keys = self.keys + 1
                behind = last_behind.get(self._spot(decision), decision.after)
                self._insert(key, decision.entry, behind)
                last_behind[self._spot(decision)] = key
                touched.add(key)
            else:
                touched.add(decision.key)
                if isinstance(decision, Update):
                    self._update(decision)
        return touched

    @staticmethod
    def _spot(decision: New) -> object:
        return decision.after, decision.entry.at.replace(second=0)

    def _insert(self, key: int, entry: Entry, behind: object) -> None:
        minute = entry.at.replace(second=0)
        place = next(
            (i + 1 for i, (other, _) in enumerate(self.stored) if other == behind),
            next(
                (i for i, (_, e) in enumerate(self.stored) if e.at.replace(second=0) >= minute),
                len(self.stored),
            ),
        )
        self.stored.insert(place, (key, entry))

    def _update(self, decision: Update) -> None:
        place = next(i for i, (key, _) in enumerate(self.stored) if key == decision.key)
        entry = self.stored[place][1]
        if Gain.SECONDS in decision.gains:
            entry = entry._replace(at=decision.entry.at, precision=Precision.SECOND)
        if Gain.DELETED in decision.gains:
            entry = entry._replace(kind=Kind.DELETED)
        self.stored[place] = (decision.key, entry)
