"""Who needs an answer, what answers it, and why we think so."""

from guanxi.domain.conversations.speech.floor import LAPSES_AFTER, QUIET_AFTER, Floor
from guanxi.domain.conversations.speech.reading import read
from guanxi.domain.conversations.speech.words import (
    Reading,
    Role,
    Utterance,
    is_human_reply,
    is_said,
)

__all__ = [
    "LAPSES_AFTER",
    "QUIET_AFTER",
    "Floor",
    "Reading",
    "Role",
    "Utterance",
    "is_human_reply",
    "is_said",
    "read",
]
