"""Who speaks for whom in a room.

Ours and theirs owe each other answers. A third party (forwarder, inspector, driver) is in the
room but never opens or closes anything, and neither does a person nobody has placed yet. An
interpreter speaks for the side that is named for them: that is all there is to it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Side(StrEnum):
    """Whose words a message carries."""

    OURS = "ours"
    THEIRS = "theirs"
    THIRD = "third"
    UNKNOWN = "unknown"

    @property
    def other(self) -> "Side | None":
        """The side that owes this one its answers; None for those who are owed none."""
        return _OTHER.get(self)


_OTHER = {Side.OURS: Side.THEIRS, Side.THEIRS: Side.OURS}


def side_of(speaker: str | None, sides: Mapping[str, Side]) -> Side:
    """The side of a speaker as the room's people were placed; UNKNOWN where nobody was.

    >>> side_of("Kevin", {"Kevin": Side.THEIRS})
    <Side.THEIRS: 'theirs'>
    """
    return Side.UNKNOWN if speaker is None else sides.get(speaker, Side.UNKNOWN)
