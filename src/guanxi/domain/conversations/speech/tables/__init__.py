"""The cues: one row each, a name and the words that show it in English and in Chinese.

How phrases are written is told in `cues`. Of several asking cues in a message the firm ones go
first, then the order of the rows here.
"""

from guanxi.domain.conversations.speech.tables.faults import FAULTS
from guanxi.domain.conversations.speech.tables.first_words import FIRST_WORDS
from guanxi.domain.conversations.speech.tables.offers import OFFERS
from guanxi.domain.conversations.speech.tables.questions import QUESTIONS
from guanxi.domain.conversations.speech.tables.requests import REQUESTS

ANYWHERE = (*QUESTIONS, *OFFERS, *FAULTS, *REQUESTS)

__all__ = ["ANYWHERE", "FAULTS", "FIRST_WORDS", "OFFERS", "QUESTIONS", "REQUESTS"]
