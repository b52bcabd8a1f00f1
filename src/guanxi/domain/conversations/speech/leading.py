"""Writing a phrase out by its first character, so that a scanner can skip what cannot begin one.

`(?:can|could) you` becomes `c` + `an you` and `c` + `ould you`. Guards that look behind move past
that character: `(?<!已)发` is `发(?<!已发)`. Reads the part of regular expressions that phrases are
written in; a phrase that can begin with anything is given back whole, with no first character.
"""

import re
from collections.abc import Iterator

_GUARD = re.compile(r"\^|\\b|\(\?<[=!]")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d+),(\d+)\}")
_PLAIN_CLASS = re.compile(r"[^\\^\-]+")
_DIGITS = "0123456789"
# What stands at a beginning has no character before it.
_NOTHING_BEFORE = r"(?<![\s\S]{})"
MOST_WAYS = 400


def beginnings(phrase: str) -> list[tuple[str, str]]:
    """The ways a phrase can begin: (first character, the rest of the phrase).

    >>> beginnings("^ok|(?<!no )problem")
    [('o', '(?<![\\\\s\\\\S]o)k'), ('p', '(?<!no p)roblem')]
    """
    found = [way for choice in choices(phrase) for way in _ways(choice, ())]
    if len(found) > MOST_WAYS or any(first == "" for first, _ in found):
        return [("", phrase)]
    return found


def _ways(phrase: str, guards: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    guard = _GUARD.match(phrase)
    if guard is not None:
        end = _closing(phrase) if guard[0][0] == "(" else guard.end()
        yield from _ways(phrase[end:], (*guards, phrase[:end]))
        return
    end = _element_end(phrase)
    element, rest = phrase[:end], phrase[end:]
    least, most, rest = _quantity(rest)
    if least == 0:
        yield from _ways(rest, guards)
    again = _again(element, least, most)
    if element[:1] == "(" and element[1:2] == "?" and element[2:3] == ":":
        for choice in choices(element[3:-1]):
            yield from _ways(choice + again + rest, guards)
        return
    letters = _letters(element)
    if not letters:
        yield "", phrase
    for letter in letters:
        yield letter, _moved(guards, letter) + again + rest


def _quantity(rest: str) -> tuple[int, int | None, str]:
    """How often an element may stand (None: any number), and what follows the quantifier."""
    quantifier = _QUANTIFIER.match(rest)
    if quantifier is None:
        return 1, 1, rest
    rest = rest[quantifier.end() :]
    if quantifier[1] is not None:
        return int(quantifier[1]), int(quantifier[2]), rest
    return (1 if quantifier[0] == "+" else 0), (1 if quantifier[0] == "?" else None), rest


def _again(element: str, least: int, most: int | None) -> str:
    """The element once more, as often as it still may stand."""
    if most == 1:
        return ""
    return f"{element}*" if most is None else f"{element}{{{max(least - 1, 0)},{most - 1}}}"


def _moved(guards: tuple[str, ...], letter: str) -> str:
    moved = ""
    for guard in guards:
        if guard == "^":
            moved += _NOTHING_BEFORE.format(re.escape(letter))
        elif guard[0] == "(":
            inner = guard[4:-1]
            bar = f"(?:{inner})" if "|" in inner else inner
            moved += f"{guard[:4]}{bar}{re.escape(letter)})"
    return moved


def _letters(element: str) -> list[str]:
    if element[:1] == "[":
        return list(element[1:-1]) if _PLAIN_CLASS.fullmatch(element[1:-1]) else []
    if element[:1] == "\\":
        return list(_DIGITS) if element == r"\d" else [] if element[1].isalpha() else [element[1]]
    return [] if element in {".", ""} or element[0] == "(" else [element]


def _element_end(phrase: str) -> int:
    if phrase[:1] == "\\":
        return 2
    if phrase[:1] == "[":
        return phrase.index("]", 2) + 1
    return _closing(phrase) if phrase[:1] == "(" else min(1, len(phrase))


def choices(phrase: str) -> Iterator[str]:
    """The alternatives of a phrase, parted by bars outside any group.

    >>> list(choices("a(?:b|c)|d"))
    ['a(?:b|c)', 'd']
    """
    start = position = 0
    while position < len(phrase):
        if phrase[position] == "|":
            yield phrase[start:position]
            start = position + 1
        position += max(1, _element_end(phrase[position:]))
    yield phrase[start:]


def _closing(phrase: str) -> int:
    """The position after the group or class that opens a phrase."""
    depth = position = 0
    while True:
        letter = phrase[position]
        if letter == "\\":
            position += 1
        elif letter == "[":
            position = phrase.index("]", position + 2)
        depth += (letter == "(") - (letter == ")")
        position += 1
        if depth == 0:
            return position
