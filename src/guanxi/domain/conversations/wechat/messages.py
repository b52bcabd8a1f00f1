"""What every layout hands to the reader: one message as its file tells it.

Who the sender is called is decided later (`people`), when the file's names are known.
"""

from datetime import datetime
from typing import NamedTuple

from guanxi.domain.conversations.entries import Kind, Precision

EXCERPT = 80


class Content(NamedTuple):
    """What a message is: `text` to show, `words` what the person said, `quoted` set apart."""

    kind: Kind
    text: str
    words: str
    attachment: str | None = None
    quoted: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether this is a text without a text."""
        return self.kind is Kind.TEXT and not self.text.strip() and not self.quoted


class Message(NamedTuple):
    """One message of an export.

    `mine` is True where the exporter sent it, None where the file does not say. `name` is the
    best name the row has for its sender, `ident` WeChat's id; either may be empty.
    """

    line: int
    at: datetime
    precision: Precision
    content: Content
    mine: bool | None
    name: str
    ident: str = ""
    thread: str = ""
