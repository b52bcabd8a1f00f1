"""The shapes of a merge: what is known, and what becomes of each incoming entry."""

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from guanxi.domain.conversations.entries import Entry, Kind, Precision

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

Key = Hashable


def digest(words: str) -> str:
    """A fixed-length fingerprint of what was said, blind to marks, spaces and line ends.

    Store it beside a message: texts are compared by it, so an erased text still matches.

    >>> digest("好的\u200e ") == digest("好的"), len(digest("好的"))
    (True, 32)
    """
    if not words.isascii():
        words = unicodedata.normalize("NFC", _INVISIBLE.sub("", words))
    return blake2b(" ".join(words.split()).encode(), digest_size=16).hexdigest()


class Known(NamedTuple):
    """A stored message of the same room. `sender` is the name it was imported under.

    Messages of one moment have to come in their stored order.
    """

    key: Key
    at: datetime
    sender: str | None
    kind: Kind
    digest: str
    attachment: str | None = None
    precision: Precision = Precision.MINUTE
    edited: bool = False


class Gain(StrEnum):
    """What an incoming form adds to a known message."""

    SECONDS = "seconds"  # the exact time
    EDITED = "edited"  # a later text
    MEDIA = "media"  # the file, or at least its kind
    DELETED = "deleted"  # mark it; what was known stays
    CONTENT = "content"  # the words of a message known only as deleted


@dataclass(frozen=True, slots=True)
class New:
    """An entry not known yet. It stands right behind `after` among the messages of its minute.

    None: before all of them. Several new ones behind the same message keep their order.
    """

    entry: Entry
    after: Key | None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry that is known already, and says nothing more."""

    entry: Entry
    key: Key


@dataclass(frozen=True, slots=True)
class Update:
    """An entry that is known in a poorer or older form."""

    entry: Entry
    key: Key
    gains: tuple[Gain, ...]


Decision = New | Duplicate | Update


@dataclass(frozen=True, slots=True)
class Merged:
    """One decision per incoming entry, in incoming order; `renaming` is incoming → known name."""

    decisions: list[Decision]
    renaming: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shifted:
    """The whole overlap lies `by` later than what is known: another export zone. Ask first.

    `evidence`: how many different messages show it.
    """

    by: timedelta
    evidence: int
