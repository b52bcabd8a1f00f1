"""Who needs an answer, what answers it, and why we think so."""

from guanxi.domain.conversations.speech.reading import read
from guanxi.domain.conversations.speech.words import Reading, Role, Urgency, Utterance

__all__ = ["Reading", "Role", "Urgency", "Utterance", "read"]
