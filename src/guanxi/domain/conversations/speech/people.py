"""Who is in the room: whom a message calls by name, and which words are only names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Utterance

# "@Raymond ...", "Hi Raymond, ..."
_CALLED = re.compile(
    r"\s*(?:(?:hi|hello|hey|dear|morning|ok|thanks)[ ,]+)?(@?)([^\s,:，：@]{1,40})(?=[\s,:，：]|$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class People:
    """The speakers of a room and their sides; `by_name` lists the speakers a single name fits."""

    sides: Mapping[str, Side]
    by_name: Mapping[str, frozenset[str]]
    all_names: str

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is part of somebody's name here."""
        return word in self.all_names

    def calls_somebody_else(self, utterance: Utterance) -> bool:
        """Whether a message begins by calling people of whom none is on the other side."""
        called = _CALLED.match(utterance.text)
        if called is None:
            return False
        name = called[2].lower()
        if called[1]:
            meant = {speaker for speaker in self.sides if name in speaker.lower()}
        else:
            meant = set(self.by_name.get(name, ()))
        sides = {self.sides[speaker] for speaker in meant - {utterance.speaker}}
        return bool(sides) and utterance.side.other not in sides


def people_of(sides: Mapping[str, Side]) -> People:
    """The people of a room, ready to be looked up."""
    by_name: dict[str, set[str]] = {}
    for speaker in sides:
        for name in _NAME.findall(speaker.lower()):
            by_name.setdefault(name, set()).add(speaker)
    found = {name: frozenset(speakers) for name, speakers in by_name.items()}
    return People(sides, found, " ".join(sides).lower())
