"""From rows of phrases to one pattern that finds them.

Phrases are regular expressions, parted by " | " or a new line (a line that ends in a backslash goes
on in the next). One may name a word class: `{you}`
stands for any way to say "you" (`CLASSES`). They are tried in the order of the rows; English ones
only where a word begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from guanxi.domain.conversations.speech.tables.classes import CLASSES
from guanxi.domain.conversations.speech.words import Cue

Row = TypeVar("Row", bound=Cue)

_CLASS = re.compile(r"\{([a-z]+)\}")
_CONTINUED = re.compile(r"\\\n *")
_SEPARATOR = re.compile(r" \| |\n")
# One step through a regular expression: an escape, a set of characters, or one character.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", re.DOTALL)
_DIGIT = r"\d"
_ONE_OF = re.compile(r"\[([^\]\\^-]+)\]")
_LEFT_OUT = re.compile(r"[?*]|\{0?,\d*\}")
_OPEN_END = ("$", r"\?", ":", ".*")


class Found(NamedTuple, Generic[Row]):
    """Where a phrase stands and the row it belongs to."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Rows of one language, ready to be looked for.

    Their phrases are compiled with the first text: that takes longer than most commands, which
    read none.
    """

    rows: tuple[Row, ...]
    english: bool

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], tuple[Row, ...]]:
        """The pattern, whose alternatives each end in an empty group, and whose each group is."""
        return _compile(self.rows, english=self.english)

    def scan(self, text: str) -> Iterator[Found[Row]]:
        """The phrases in a plain text from left to right; none overlaps another."""
        pattern, owners = self._compiled
        for hit in pattern.finditer(text):
            yield Found(hit.start(), hit.end(), owners[(hit.lastindex or 1) - 1])

    def find(self, text: str) -> list[Row]:
        """The rows found in a text, in its order; one phrase may begin within another."""
        pattern, owners = self._compiled
        found = []
        hit = pattern.search(text)
        while hit is not None:
            found.append(owners[(hit.lastindex or 1) - 1])
            hit = pattern.search(text, hit.start() + 1)
        return found

    def match(self, text: str, start: int) -> Row | None:
        """The row of the phrase that stands at a position."""
        pattern, owners = self._compiled
        hit = pattern.match(text, start)
        return owners[(hit.lastindex or 1) - 1] if hit else None

    def search(self, text: str) -> bool:
        """Whether any phrase stands in a text."""
        pattern, _ = self._compiled
        return pattern.search(text) is not None


def table(rows: Sequence[Row], *, english: bool) -> Table[Row]:
    """The rows' phrases of one language."""
    return Table(tuple(rows), english)


def _compile(rows: Sequence[Row], *, english: bool) -> tuple[re.Pattern[str], tuple[Row, ...]]:
    owned = [(phrase, row) for row in rows for phrase in phrases(row, english=english)]
    parts = _by_letter(owned) if english else _by_letters(owned)
    pattern = "|".join(
        f"{letter}(?:{'|'.join(f'{phrase}()' for phrase, _ in part)})" for letter, part in parts
    )
    owners = [
        row
        for _, part in parts
        for phrase, row in part
        for _ in range(1 + re.compile(phrase).groups)
    ]
    return re.compile(rf"\b(?:{pattern})" if english else pattern), tuple(owners)


def _by_letter(owned: list[tuple[str, Row]]) -> list[tuple[str, list[tuple[str, Row]]]]:
    """The phrases under the letters they can begin with, each with the check for that letter: what
    stands at a position is then tried against a tenth of them. Those that might begin with anything
    come last."""
    found: dict[str, list[tuple[str, Row]]] = {}
    rest: list[tuple[str, Row]] = []
    for phrase, row in owned:
        letters = first_letters(phrase)
        for letter in sorted(letters):
            found.setdefault(f"(?=[{letter}])", []).append((phrase, row))
        if not letters:
            rest.append((phrase, row))
    return [*found.items(), ("", rest or [(r"(?!)", owned[0][1])])] if owned else [("(?!)", [])]


def _by_letters(owned: list[tuple[str, Row]]) -> list[tuple[str, list[tuple[str, Row]]]]:
    """The phrases of a script of many letters: those whose first is known behind one check."""
    begins = [(first_letters(phrase), phrase, row) for phrase, row in owned]
    known = [(phrase, row) for letters, phrase, row in begins if letters]
    rest = [(phrase, row) for letters, phrase, row in begins if not letters]
    letters = "".join(sorted(frozenset().union(*(one for one, _, _ in begins))))
    return [(f"(?=[{letters}])", known), ("", rest)] if known and rest else [("", owned)]


def first_letters(phrase: str) -> frozenset[str]:
    """The letters a phrase can begin with; empty where that is not plain.

    >>> sorted(first_letters("(?<!no )(?:(?:can|will) )?you"))
    ['c', 'w', 'y']
    >>> first_letters(r"[a-z]+ please")
    frozenset()
    """
    while phrase.startswith(("^", r"\b", "(?<", "(?!", "(?=")):
        bare = phrase.removeprefix("^").removeprefix(r"\b")
        phrase = bare if bare != phrase else phrase[_end_of_group(phrase) :]
    if phrase.startswith("(?:"):
        end = _end_of_group(phrase)
        parts = [first_letters(part) for part in _alternatives(phrase[3 : end - 1])]
        rest = phrase[end:]
    elif phrase[:1].isalnum():
        parts, rest = [frozenset(phrase[0])], phrase[1:]
    elif phrase.startswith(_DIGIT):
        parts, rest = [frozenset({_DIGIT})], phrase[len(_DIGIT) :]
    elif one_of := _ONE_OF.match(phrase):
        parts, rest = [frozenset(one_of[1])], phrase[one_of.end() :]
    else:
        return frozenset()
    if left_out := _LEFT_OUT.match(rest):
        parts.append(first_letters(rest[left_out.end() :]))
    return frozenset().union(*parts) if all(parts) else frozenset()


def _end_of_group(phrase: str) -> int:
    """Where the group that begins a phrase ends."""
    depth = 0
    for token in _TOKEN.finditer(phrase):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0:
            return token.end()
    return len(phrase)


def _alternatives(body: str) -> list[str]:
    """What stands between the bars of a group."""
    depth, starts = 0, [0]
    for token in _TOKEN.finditer(body):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and depth == 0:
            starts.append(token.end())
    return [body[a : b - 1] for a, b in pairwise([*starts, len(body) + 1])]


def phrases(row: Cue, *, english: bool) -> Iterator[str]:
    """A row's phrases of one language, word classes written out, as regular expressions."""
    text = _CONTINUED.sub("", row.en if english else row.zh)
    for written in _SEPARATOR.split(text):
        if phrase := written.strip():
            phrase = _CLASS.sub(lambda name: f"(?:{CLASSES[name[1]]})", phrase)
            yield rf"{phrase}\b" if english and not phrase.endswith(_OPEN_END) else phrase
