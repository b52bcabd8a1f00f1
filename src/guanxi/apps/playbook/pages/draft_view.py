"""What the page of a draft shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.playbook import queries
from guanxi.apps.playbook.labels.places import section_words
from guanxi.apps.playbook.models import PlaybookDraft
from guanxi.apps.playbook.queries import SectionOfChanges
from guanxi.domain.playbook import Values, sections
from guanxi.playbooks import shipped_values


@dataclass(frozen=True)
class SectionRow:
    """A section to open, with how many of its values differ from the default."""

    code: str
    title: str
    changed: int


class DraftView:
    """A draft with everything its page says about it; nothing is worked out twice."""

    def __init__(self, draft: PlaybookDraft, workspace: Workspace) -> None:
        self.draft, self._workspace = draft, workspace

    @cached_property
    def values(self) -> Values:
        """Its values in the shape of today's product."""
        return queries.values_of(self.draft)

    @cached_property
    def from_default(self) -> list[SectionOfChanges]:
        """What it says otherwise than the default."""
        return queries.change_lines(shipped_values(), self.values)

    @cached_property
    def from_active(self) -> list[SectionOfChanges]:
        """What putting it in force would change."""
        active = queries.standing(self._workspace).version
        return queries.change_lines(queries.values_of(active), self.values)

    @property
    def is_first(self) -> bool:
        """Whether what is in force says what the default says: then one list says both."""
        return self.from_active == self.from_default

    @property
    def active_act(self) -> str:
        """What can be done about a change of what is in force: nothing but by its form, unless it
        is the default as well."""
        return "back" if self.is_first else ""

    @cached_property
    def newer_default(self) -> list[SectionOfChanges]:
        """What the default has changed since this was made from it."""
        return queries.newer_default(self.draft)

    @cached_property
    def changed(self) -> int:
        """How many values putting it in force would change."""
        return queries.count_changes(self.from_active)

    @cached_property
    def sections(self) -> list[SectionRow]:
        """Every section, in the order of the page."""
        changed = Counter({one.section: len(one.lines) for one in self.from_default})
        return [
            SectionRow(code, section_words(code), changed[code]) for code in sections(self.values)
        ]

    def section(self, code: str) -> SectionRow:
        """One of them; StopIteration where there is none."""
        return next(one for one in self.sections if one.code == code)
