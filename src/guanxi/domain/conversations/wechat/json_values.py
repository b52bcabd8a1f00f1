"""The values of a JSON text, one after another, with memory for one of them.

The standard library's scanner reads each value from a sliding piece of the text. What is too
large or makes no sense is skipped by its brackets, so one bad object costs one object.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

LARGEST = 4 << 20  # characters of one value
MOST_BAD = 1000  # values without sense before the rest is given up
_SPACE = re.compile(r"[\s\ufeff]*")
_COMMA = re.compile(r"[\s,]*")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+("?)|[\[\]{}]', re.S)
_scan = json.JSONDecoder(strict=False).raw_decode


class BrokenJson(Exception):
    """The text is no JSON from here on."""

    def __init__(self, line: int, excerpt: str) -> None:
        super().__init__(line)
        self.line = line
        self.excerpt = excerpt


class Bad(NamedTuple):
    """A value that could not be read, and was skipped."""

    excerpt: str


class Value(NamedTuple):
    """A value of a document: under which key of the outermost object, and where."""

    key: str
    line: int
    value: Any
    in_list: bool


class _Text:
    """A sliding piece of the text."""

    def __init__(self, blocks: Iterable[str], first_line: int) -> None:
        self._blocks = iter(blocks)
        self.text = ""
        self.at = 0
        self._line = first_line
        self._counted = 0
        self._bad = 0

    def more(self) -> bool:
        """Add the next block; False at the end of the text."""
        block = next(self._blocks, None)
        while block == "":
            block = next(self._blocks, None)
        if block is None:
            return False
        self.drop()
        self.text += block
        return True

    def drop(self) -> None:
        """Forget what has been read."""
        self.line_here()
        self.text = self.text[self.at :]
        self.at = self._counted = 0

    def line_here(self) -> int:
        """The number of the line at hand."""
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def pass_over(self, what: re.Pattern[str]) -> str:
        """The next character that is not passed over; empty at the end."""
        while True:
            if found := what.match(self.text, self.at):
                self.at = found.end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def broken(self) -> BrokenJson:
        return BrokenJson(self.line_here(), self.text[self.at : self.at + 80])

    def value(self) -> Any:
        """The value that begins here; `Bad` where it is too large or none."""
        while True:
            try:
                found, end = _scan(self.text, self.at)
            except json.JSONDecodeError as error:
                if self._is_cut(error) and len(self.text) - self.at <= LARGEST and self._double():
                    continue
                return self._skipped()
            except (ValueError, RecursionError):  # figures without end, depth without end
                return self._skipped()
            if end == len(self.text) and not isinstance(found, dict | list | str) and self.more():
                continue
            self.at = end
            return found

    def _double(self) -> bool:
        size = len(self.text) - self.at
        grown = self.more()
        while grown and len(self.text) - self.at < min(2 * size, LARGEST) and self.more():
            pass
        return grown

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether a value only goes on beyond the piece at hand."""
        near_end = error.pos >= len(self.text) - 16
        return near_end or error.msg.startswith("Unterminated string")

    def _skipped(self) -> Bad:
        excerpt = self.text[self.at : self.at + 80]
        self._bad += 1
        if self.text[self.at : self.at + 1] not in ("{", "[") or self._bad > MOST_BAD:
            raise self.broken()
        depth = 0
        while True:
            found = _TOKEN.search(self.text, self.at)
            if found is None or (found[0][0] == '"' and not found[1]):
                start = len(self.text) if found is None else found.start()
                if len(self.text) - start > LARGEST:
                    raise self.broken()
                self.at = start
                if not self.more():
                    raise self.broken()
                continue
            self.at = found.end()
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
            if depth == 0 and found[0] in "]}":
                return Bad(excerpt)


def values_of(blocks: Iterable[str], first_line: int = 1) -> Iterator[Value]:
    """The elements of a list, or of every list in an object, and the object's other values.

    Raises BrokenJson where the text stops being JSON; what came before has been given.

    >>> [(v.key, v.value) for v in values_of(['{"a": 1, "messages": [{"t": 2}, {"t": 3}]}'])]
    [('a', 1), ('messages', {'t': 2}), ('messages', {'t': 3})]
    """
    text = _Text(blocks, first_line)
    opening = text.pass_over(_SPACE)
    if opening == "[":
        yield from _elements(text, "")
    elif opening == "{":
        text.at += 1
        while (char := text.pass_over(_COMMA)) != "}":
            key = text.value() if char == '"' else None
            if not isinstance(key, str) or text.pass_over(_SPACE) != ":":
                raise text.broken()
            text.at += 1
            if text.pass_over(_SPACE) == "[":
                yield from _elements(text, key)
            else:
                line = text.line_here()
                yield Value(key, line, text.value(), in_list=False)
    else:
        raise text.broken()


def _elements(text: _Text, key: str) -> Iterator[Value]:
    text.at += 1
    while (char := text.pass_over(_COMMA)) != "]":
        if not char:
            raise text.broken()
        line = text.line_here()
        yield Value(key, line, text.value(), in_list=True)
        if text.at > LARGEST >> 4:
            text.drop()
    text.at += 1
