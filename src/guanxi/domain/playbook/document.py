"""A YAML text as plain values, with the line of each.

Playbooks are edited by strangers, so this takes the part of YAML that a data file
needs and refuses the rest: no tags, no anchors or aliases (a few lines of which can
unfold into gigabytes), bounded size and depth, every key once. Scalars are read
narrowly: only `true`, `false`, `null` and plain decimal numbers are not text, so
that NO stays Norway and an unquoted 13:30 does not become 810.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from guanxi.domain.playbook.faults import Fault, PlaybookError

LARGEST = 256 * 1024
MOST_VALUES = 10_000
DEEPEST = 12

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"-?[0-9]{1,12}")
_DECIMAL = re.compile(r"-?[0-9]{1,12}\.[0-9]{1,12}")
_CONSTANTS = {"true": True, "false": False, "null": None, "": None}


@dataclass(frozen=True)
class Document:
    """The values of a file, and the line on which each stands (from 1)."""

    value: Any
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


@dataclass
class _Reader:
    lines: dict[Path, int] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0
    values: int = 0

    def take(self, event: yaml.Event) -> None:
        line = _line(event.start_mark)
        self._refuse_tricks(event, line)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise PlaybookError(Fault.NOT_YAML, line, params={"problem": "second document"})
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _refuse_tricks(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise PlaybookError(Fault.ALIAS, line, self._here())
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise PlaybookError(Fault.TAG, line, self._here(), {"tag": tag})

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            if event.value in top.value:
                where = dotted((*top.path, event.value))
                raise PlaybookError(Fault.TWICE, line, where, {"key": event.value})
            top.key = event.value
            self.lines[(*top.path, event.value)] = line
            return
        self._place(plain_scalar(event.value) if event.style is None else event.value, line)

    def _open(self, value: dict[str, Any] | list[Any], line: int) -> None:
        if len(self.stack) >= DEEPEST:
            raise PlaybookError(Fault.TOO_DEEP, line, self._here(), {"most": str(DEEPEST)})
        self.stack.append(_Open(value, self._place(value, line)))

    def _place(self, value: Any, line: int) -> Path:
        """Put a value where the innermost open mapping or list expects it."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise PlaybookError(Fault.TOO_LARGE, line, self._here(), {"most": str(MOST_VALUES)})
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            self.lines[path] = line
            return path
        if top.key is None:
            raise PlaybookError(Fault.NOT_YAML, line, self._here(), {"problem": "key is no text"})
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return path

    def _here(self) -> str:
        return dotted(self.stack[-1].path) if self.stack else ""


def read_document(text: str) -> Document:
    """Read one YAML document, at most `LARGEST` characters, `MOST_VALUES` values and
    `DEEPEST` levels deep.

    Raises PlaybookError naming the line.
    """
    if len(text) > LARGEST:
        raise PlaybookError(Fault.TOO_LARGE, 1, params={"most": str(LARGEST)})
    reader = _Reader()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark or error.context_mark)
        raise PlaybookError(Fault.NOT_YAML, line, params={"problem": error.problem or ""}) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PlaybookError(Fault.NOT_YAML, line, params={"problem": error.reason}) from None
    return Document(reader.root, reader.lines)


def dotted(path: Path) -> str:
    """A path as people write it.

    >>> dotted(("day", 0, "at"))
    'day[0].at'
    """
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return written.removeprefix(".")


def _line(mark: Any) -> int:
    """The line of one of the parser's marks, from 1."""
    return int(mark.line) + 1 if mark else 1


def plain_scalar(text: str) -> Any:
    """A scalar without quotes: a number, a constant, or the text it is.

    >>> [plain_scalar(text) for text in ("8", "0.5", "1e3", "true", "NO")]
    [8, 0.5, '1e3', True, 'NO']
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
