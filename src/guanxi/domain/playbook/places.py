"""Which values of a playbook a workspace may change, and what each of them is.

The shape of a playbook is the product's: which rules there are, what their sentences may name,
which measure a part of health rests on. Figures and words are the workspace's own. This table is
where that line runs; whatever it does not list belongs to the product and cannot be edited, not
even by a file from elsewhere (`checks.check_shape`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guanxi.domain.playbook.document import Path, dotted


class Kind(StrEnum):
    """What a place holds; several of one are a list that is changed as a whole."""

    TEXT = "text"
    NUMBER = "number"
    SPAN = "span"
    HOURS = "hours"
    JUDGED_ON = "judged_on"
    LEVELS = "levels"
    WEEK = "week"
    RANGES = "ranges"
    MAKEUP_DAYS = "makeup_days"
    CADENCE = "cadence"
    OWED_BY = "owed_by"
    SLOTS = "slots"
    TOPICS = "topics"
    CHANNELS = "channels"
    RUNGS = "rungs"
    DAY = "day"
    PERCENTS = "percents"
    PART = "part"
    POINTS = "points"
    WORDS = "words"
    WORDINGS = "wordings"


@dataclass(frozen=True)
class Place:
    """One value that may be changed: where it stands, what it is, which section shows it.

    `pattern` is the line of the table it comes from (`answers.*.within`).
    """

    path: Path
    kind: Kind
    section: str
    pattern: str

    @property
    def key(self) -> str:
        """The path as people write it: `answers.urgent.within`."""
        return dotted(self.path)


# Section → places, `*` for every name there is. Each rule is a section of its own.
_TABLE: Mapping[str, Mapping[str, Kind]] = {
    "name": {"name": Kind.WORDS},
    "answers": {
        "answers.*.within": Kind.SPAN,
        "answers.*.hours": Kind.HOURS,
        "answers.*.judged_on": Kind.JUDGED_ON,
        "answers.*.label": Kind.WORDS,
        "crisis_levels": Kind.LEVELS,
    },
    "stages": {
        "stages.*.from_months": Kind.NUMBER,
        "stages.*.cadence.*": Kind.CADENCE,
        "stages.*.label": Kind.WORDS,
        "media.*.owed_by": Kind.OWED_BY,
        "media.*.label": Kind.WORDS,
    },
    "hours": {
        "calendars.factory.zone": Kind.TEXT,
        "calendars.factory.country": Kind.TEXT,
        "calendars.factory.hours": Kind.WEEK,
        "calendars.factory.makeup_days": Kind.MAKEUP_DAYS,
        "calendars.buyer.hours": Kind.WEEK,
        "calendars.urgent.hours": Kind.RANGES,
    },
    "day": {"day": Kind.SLOTS, "rhythm": Kind.TOPICS, "own_week": Kind.TOPICS},
    "channels": {"channels.*.use": Kind.CHANNELS, "channels.*.label": Kind.WORDS},
    "escalation": {"escalation": Kind.RUNGS, "freshening.after": Kind.SPAN},
    "new_year": {
        "new_year.asked_on": Kind.DAY,
        "new_year.answer_within": Kind.SPAN,
        "new_year.days_closed.*.*": Kind.NUMBER,
        "new_year.last_order_days": Kind.NUMBER,
        "new_year.ramp_up": Kind.PERCENTS,
        "new_year.names.*": Kind.WORDS,
    },
    "calls": {
        "calls.*.business_percent": Kind.NUMBER,
        "calls.*.opens_with": Kind.PART,
        "calls.*.minutes": Kind.NUMBER,
        "calls.*.label": Kind.WORDS,
        "calls.*.relationship": Kind.WORDINGS,
        "calls.*.business": Kind.WORDINGS,
    },
    "reminders": {"reminders.quiet": Kind.SPAN, "reminders.texts.*": Kind.WORDINGS},
    "figures": {"figures.*.*.value": Kind.NUMBER},
    "health": {
        "health.*.weight": Kind.NUMBER,
        "health.*.target": Kind.NUMBER,
        "health.*.scores": Kind.POINTS,
        "health.*.label": Kind.WORDS,
        "bands.*.from": Kind.NUMBER,
        "bands.*.label": Kind.WORDS,
    },
    "rule": {
        "rules.*.ours.act": Kind.WORDS,
        "rules.*.ours.sentence": Kind.WORDINGS,
        "rules.*.theirs.act": Kind.WORDS,
        "rules.*.theirs.sentence": Kind.WORDINGS,
        "rules.*.both.act": Kind.WORDS,
        "rules.*.both.sentence": Kind.WORDINGS,
        "rules.*.why.*.heading": Kind.WORDS,
        "rules.*.why.*.detail": Kind.WORDINGS,
    },
    "steps": {"steps.*.label": Kind.WORDS},
}


@dataclass(frozen=True)
class _Line:
    section: str
    kind: Kind
    pattern: str


def places(value: Mapping[str, Any]) -> Iterator[Place]:
    """Every value of a playbook that may be changed, section by section.

    `value` is a playbook's plain values; what is missing in it is passed over.
    """
    for tree in _TREES:
        yield from _matching(value, tree, ())


def sections(value: Mapping[str, Any]) -> dict[str, list[Place]]:
    """The places by section, in the order of the page."""
    found: dict[str, list[Place]] = {}
    for place in places(value):
        found.setdefault(place.section, []).append(place)
    return found


def _tree(section: str, patterns: Mapping[str, Kind]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for pattern, kind in patterns.items():
        *before, last = pattern.split(".")
        node = tree
        for part in before:
            node = node.setdefault(part, {})
        node[last] = _Line(section, kind, pattern)
    return tree


_TREES = [_tree(section, patterns) for section, patterns in _TABLE.items()]


def _matching(value: Any, tree: Mapping[str, Any], path: Path) -> Iterator[Place]:
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        found = tree.get(key, tree.get("*"))
        here = (*path, key)
        if isinstance(found, _Line):
            section = f"rule_{here[1]}" if found.section == "rule" else found.section
            yield Place(here, found.kind, section, found.pattern)
        elif found is not None:
            yield from _matching(inner, found, here)
