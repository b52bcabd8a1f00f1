"""Readers of the story files: scenes written by day and clock, and exchanges to choose from.

Both are plain text so that somebody who speaks the language can correct a sentence. A line that
fits neither form raises ValueError with its file and number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise made in the line above it: who owes, on which story day, what."""

    debtor: str
    day: str
    clock: time
    what: str
    what_zh: str


@dataclass(frozen=True, slots=True)
class SceneLine:
    """A line with its day ("d-3") and the supplier's clock."""

    day: str
    clock: time
    speaker: str
    text: str
    pledge: Pledge | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A line of an exchange; it waits at least `wait` after the one before."""

    wait: timedelta
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A short talk about one thing.

    `only` names the suppliers it suits (none: all), `months` the first and last month of the
    year in which it can be said. `sign`: "!" a mishap, not told of an order that
    went well; "*" talk beyond business, "+" an idea of theirs, which somebody marked.
    """

    stage: str
    language: str
    only: frozenset[str]
    months: tuple[int, int]
    sign: str
    turns: tuple[Turn, ...]

    def suits(self, month: int) -> bool:
        """Whether it can be said in a month; a span may pass the end of the year."""
        first, last = self.months
        return first <= month <= last if first <= last else month >= first or month <= last

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(turn.speaker for turn in self.turns)


_SCENE_LINE = re.compile(r"(\d\d):(\d\d) ([a-z]+): (.+)")
_PLEDGE = re.compile(r"!promise (ours|theirs) (\S+) (\d\d):(\d\d) \| ([^|]+) \| ([^|]+)")
_TURN = re.compile(r"(?:\+(\d+)([mhd]) )?([uosbq]): (.+)")
_HEADING = re.compile(r"== ([a-z_]+) (en|mix|cn)(?: ([a-z,]+))?(?: (\d+)-(\d+))?( [!*+])?")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """Numbered lines of a story file, comments and blanks left out, indented ones joined on."""
    text = files("guanxi.demo").joinpath("story", name).read_text(encoding="utf-8")
    waiting: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" ") and waiting is not None:
            waiting = (waiting[0], f"{waiting[1]}\n{line.strip()}")
            continue
        if waiting is not None:
            yield waiting
        waiting = (number, line.rstrip())
    if waiting is not None:
        yield waiting


@cache
def read_scenes(name: str) -> tuple[SceneLine, ...]:
    """The hand-written lines of a story file, in its order."""
    day = ""
    lines: list[SceneLine] = []
    for number, line in _lines(name):
        if line.startswith("@ "):
            day = line[2:]
        elif found := _PLEDGE.fullmatch(line):
            debtor, due, hour, minute, what, what_zh = found.groups()
            pledge = Pledge(debtor, due, time(int(hour), int(minute)), what, what_zh)
            last = lines.pop()
            lines.append(SceneLine(last.day, last.clock, last.speaker, last.text, pledge))
        elif day and (found := re.fullmatch(_SCENE_LINE.pattern, line, re.DOTALL)):
            clock = time(int(found[1]), int(found[2]))
            lines.append(SceneLine(day, clock, found[3], found[4]))
        else:
            raise ValueError(f"{name}, line {number}: not a line of a scene: {line!r}")
    return tuple(lines)


@cache
def read_exchanges(name: str) -> tuple[Exchange, ...]:
    """The exchanges of a story file, in its order."""
    headings: list[re.Match[str]] = []
    turns: list[list[Turn]] = []
    for number, line in _lines(name):
        if found := _HEADING.fullmatch(line):
            headings.append(found)
            turns.append([])
        elif turns and (found := re.fullmatch(_TURN.pattern, line, re.DOTALL)):
            wait = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found[1] else timedelta()
            turns[-1].append(Turn(wait, found[3], found[4]))
        else:
            raise ValueError(f"{name}, line {number}: not a line of an exchange: {line!r}")
    return tuple(_exchange(*pair) for pair in zip(headings, turns, strict=True))


def _exchange(heading: re.Match[str], turns: list[Turn]) -> Exchange:
    stage, language, only, first, last, sign = heading.groups()
    return Exchange(
        stage, language, frozenset(only.split(",") if only else ()),
        (int(first or 1), int(last or 12)), (sign or "").strip(), tuple(turns),
    )  # fmt: skip
