"""From rows of phrases to one pattern that finds them.

Phrases are regular expressions, parted by " | " or a new line (a line that ends in a backslash goes
on in the next). One may name a word class: `{you}`
stands for any way to say "you" (`CLASSES`). They are tried in the order of the rows; English ones
only where a word begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from guanxi.domain.conversations.speech.tables.classes import CLASSES
from guanxi.domain.conversations.speech.words import Cue

Row = TypeVar("Row", bound=Cue)

_CLASS = re.compile(r"\{([a-z]+)\}")
_CONTINUED = re.compile(r"\\\n *")
_SEPARATOR = re.compile(r" \| |\n")
_OPEN_END = ("$", r"\?", ":", ".*")


class Found(NamedTuple, Generic[Row]):
    """Where a phrase stands and the row it belongs to."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Rows of one language, ready to be looked for.

    `pattern` ends each of its alternatives in an empty group; `owners` says whose it is.
    """

    pattern: re.Pattern[str]
    owners: tuple[Row, ...]

    def scan(self, text: str) -> Iterator[Found[Row]]:
        """The phrases in a plain text from left to right; none overlaps another."""
        for hit in self.pattern.finditer(text):
            yield Found(hit.start(), hit.end(), self.owners[(hit.lastindex or 1) - 1])

    def find(self, text: str) -> list[Row]:
        """The rows found in a text, in its order; one phrase may begin within another."""
        found = []
        hit = self.pattern.search(text)
        while hit is not None:
            found.append(self.owners[(hit.lastindex or 1) - 1])
            hit = self.pattern.search(text, hit.start() + 1)
        return found

    def match(self, text: str, start: int) -> Row | None:
        """The row of the phrase that stands at a position."""
        hit = self.pattern.match(text, start)
        return self.owners[(hit.lastindex or 1) - 1] if hit else None

    def search(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        return self.pattern.search(text) is not None


def table(rows: Sequence[Row], *, english: bool) -> Table[Row]:
    """The rows' phrases of one language."""
    owned = [(phrase, row) for row in rows for phrase in phrases(row, english=english)]
    pattern = "|".join(f"{phrase}()" for phrase, _ in owned) or r"(?!)"
    owners = [row for phrase, row in owned for _ in range(1 + re.compile(phrase).groups)]
    return Table(re.compile(rf"\b(?:{pattern})" if english else pattern), tuple(owners))


def phrases(row: Cue, *, english: bool) -> Iterator[str]:
    """A row's phrases of one language, word classes written out, as regular expressions."""
    text = _CONTINUED.sub("", row.en if english else row.zh)
    for written in _SEPARATOR.split(text):
        if phrase := written.strip():
            phrase = _CLASS.sub(lambda name: f"(?:{CLASSES[name[1]]})", phrase)
            yield rf"{phrase}\b" if english and not phrase.endswith(_OPEN_END) else phrase
