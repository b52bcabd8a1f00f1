"""The versions of a workspace's playbook, its draft, and what the default has become since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.playbook.models import PlaybookActivation, PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries.changes import SectionOfChanges, change_lines
from guanxi.domain.playbook import Values, fit
from guanxi.playbooks import shipped_values


@dataclass(frozen=True)
class Standing:
    """Which playbook is in force: ``version`` is None where it is the default as we ship it now.
    ``draft`` is the one being edited, if one is."""

    version: PlaybookVersion | None
    since: datetime | None
    draft: PlaybookDraft | None

    @property
    def is_own(self) -> bool:
        """Whether it is one of the workspace's own."""
        return self.version is not None and self.version.number > 0


@dataclass(frozen=True)
class VersionRow:
    """A version with the last time it was put in force."""

    version: PlaybookVersion
    since: datetime
    is_active: bool


def standing(workspace: Workspace) -> Standing:
    """What is in force and what is being edited. Two queries at most."""
    last = None
    if workspace.playbook_mark:
        last = PlaybookActivation.objects.select_related("version__by").order_by("-ordinal").first()
    draft = open_draft()
    return Standing(last.version, last.from_at, draft) if last else Standing(None, None, draft)


def open_draft() -> PlaybookDraft | None:
    """What is being edited. One query."""
    drafts = PlaybookDraft.objects.filter(closed_at=None)
    return drafts.select_related("by", "changed_by", "begun_with").first()


def values_of(one: PlaybookVersion | PlaybookDraft | None) -> Values:
    """The plain values of a version or draft in the shape of today's product; those of the
    default where there is none."""
    default = shipped_values()
    return fit(one.values, default) if one else default


def version_rows() -> list[VersionRow]:
    """Every version, the newest first. One query."""
    found: dict[int, VersionRow] = {}
    every = PlaybookActivation.objects.select_related("version__by").order_by("-ordinal")
    for position, one in enumerate(every):
        row = VersionRow(one.version, one.from_at, is_active=position == 0)
        found.setdefault(one.version_id, row)
    return sorted(found.values(), key=lambda row: -row.version.number)


def version_before(version: PlaybookVersion) -> PlaybookVersion | None:
    """The version numbered before this one. One query."""
    return PlaybookVersion.objects.filter(number=version.number - 1).first()


def newer_default(one: PlaybookVersion | PlaybookDraft) -> list[SectionOfChanges]:
    """What the default says otherwise by now than when this was made from it."""
    return change_lines(one.default_values, shipped_values())
