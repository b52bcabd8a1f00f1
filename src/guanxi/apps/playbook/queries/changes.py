"""What two playbooks have apart, in words, section by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from guanxi.apps.playbook.labels.places import nothing_words, place_words, section_words
from guanxi.apps.playbook.labels.values import Said, value_words
from guanxi.domain.playbook import Change, Values, differences, mark_of


@dataclass(frozen=True)
class ChangeLine:
    """One value that differs: what it is called, and what it was and is. Of a list only the lines
    that differ are said. ``shown`` marks what it is now.
    """

    key: str
    shown: str
    section: str
    label: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]


@dataclass(frozen=True)
class SectionOfChanges:
    """The changes of one section."""

    section: str
    title: str
    lines: tuple[ChangeLine, ...]


def change_lines(before: Values, after: Values) -> list[SectionOfChanges]:
    """What changed from one playbook to another, in the order of the page."""
    lines = [_line(one, before, after) for one in differences(before, after)]
    return [
        SectionOfChanges(section, section_words(section), tuple(some))
        for section, some in groupby(lines, key=lambda line: line.section)
    ]


def count_changes(sections: Iterable[SectionOfChanges]) -> int:
    """How many values differ."""
    return sum(len(one.lines) for one in sections)


def _line(change: Change, before: Values, after: Values) -> ChangeLine:
    place = change.place
    old, new = value_words(place.kind, change.before), value_words(place.kind, change.after)
    return ChangeLine(
        key=place.key,
        shown=mark_of(change.after),
        section=place.section,
        label=place_words(place, before if change.after is None else after),
        before=tuple(one for one in old if one not in new) or (Said(nothing_words()),),
        after=tuple(one for one in new if one not in old) or (Said(nothing_words()),),
    )
