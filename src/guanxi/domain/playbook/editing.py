"""Changing a playbook's values, and saying what two playbooks have apart.

An edit changes the plain values; whether they are still a playbook is judged by the reader of
files (`reading.judge_playbook`), so that a form and a file are held to the same rules. Nothing
here changes a value in place: what is shared with another version stays as it is.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from guanxi.domain.playbook.document import Document, Path, dotted
from guanxi.domain.playbook.faults import PlaybookError
from guanxi.domain.playbook.places import Place, places
from guanxi.domain.playbook.reading import judge_playbook

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A place whose value differs; None where one of the two has no such place."""

    place: Place
    before: Any
    after: Any


@dataclass(frozen=True)
class Edit:
    """A new value for a place, and the mark of the one it was shown beside."""

    place: Place
    value: Any
    shown: str


@dataclass(frozen=True)
class Edited:
    """What came of some edits. `value` holds all of them, or none where any was refused:
    `faults` (why it would be no playbook) and `overtaken` (somebody else changed it since it was
    shown) say which, by the place's key."""

    value: Values
    faults: Mapping[str, PlaybookError]
    overtaken: frozenset[str]


def value_at(value: Any, path: Path) -> Any:
    """The value at a path; KeyError or IndexError where there is none."""
    for part in path:
        value = value[part]
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """The same values with another one at `path`.

    >>> put({"a": {"b": 1}, "c": 2}, ("a", "b"), 3)
    {'a': {'b': 3}, 'c': 2}
    """
    if not path:
        return new
    return {**value, path[0]: put(value[path[0]], path[1:], new)}


def mark_of(value: Any) -> str:
    """A short mark that two values share only where they are equal."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:16]


def differences(before: Values, after: Values) -> list[Change]:
    """The places in which two playbooks differ, in the order of the later one's sections."""
    old = {place.path: value_at(before, place.path) for place in places(before)}
    new = {place.path: place for place in places(after)}
    changed = [
        Change(place, old.get(path), value_at(after, path))
        for path, place in new.items()
        if path not in old or old[path] != value_at(after, path)
    ]
    gone = [
        Change(place, old[place.path], None) for place in places(before) if place.path not in new
    ]
    return changed + gone


def fit(kept: Values, default: Values) -> Values:
    """A kept playbook in the shape of today's product: every value it has where the default has
    a place, the default's own for what came later. The version stays its own."""
    fitted = put(default, ("version",), kept["version"])
    known = {place.path: place.kind for place in places(default)}
    for place in places(kept):
        if known.get(place.path) is place.kind:
            fitted = put(fitted, place.path, value_at(kept, place.path))
    return fitted  # type: ignore[no-any-return]


def apply(value: Values, edits: Sequence[Edit], *, schema: Mapping[str, Any]) -> Edited:
    """Change all these places at once, as two that depend on each other have to be.

    An edit is refused where the value it was shown beside is there no more, unless it is the new
    one already. Where the whole is no playbook, the edit that is to blame is left out and the rest
    is judged again, so that every fault is told at once.
    """
    overtaken = frozenset(
        one.place.key
        for one in edits
        if one.shown != mark_of(value_at(value, one.place.path))
        and one.value != value_at(value, one.place.path)
    )
    faults: dict[str, PlaybookError] = {}
    left = list(edits)
    while True:
        changed: Any = value
        for one in left:
            changed = put(changed, one.place.path, one.value)
        fault = _fault_of(changed, schema)
        if fault is None:
            break
        blamed = _blamed(fault, left)
        faults[blamed.place.key if blamed else ""] = fault
        if blamed is None:
            break
        left.remove(blamed)
    refused = bool(faults or overtaken)
    return Edited(value if refused else changed, faults, overtaken)


def _fault_of(value: Values, schema: Mapping[str, Any]) -> PlaybookError | None:
    try:
        judge_playbook(Document(value, {}), schema=schema)
    except PlaybookError as fault:
        return fault
    return None


def _blamed(fault: PlaybookError, edits: Sequence[Edit]) -> Edit | None:
    """The edit in whose place the fault lies; else one beside it, as what contradicts another
    value may be named there; else the last."""
    inside = [one for one in edits if _holds(one.place.path, fault.path)]
    beside = [one for one in edits if _holds(one.place.path[:1], fault.path)]
    return next(iter(inside or beside or edits[-1:]), None)


def _holds(path: Path, where: str) -> bool:
    return f"{where}.".startswith((f"{dotted(path)}.", f"{dotted(path)}["))
