"""A workspace's own playbook, made in one line: which values, from when on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.playbook import actions
from guanxi.apps.playbook.models import PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries import standing, values_of
from guanxi.domain.playbook import Edit, mark_of, places, value_at


def edits_of(draft: PlaybookDraft, values: dict[str, Any]) -> list[Edit]:
    """Values by the key of their place, typed beside what the draft says now."""
    now = values_of(draft)
    found = {place.key: place for place in places(now)}
    return [
        Edit(found[key], value, mark_of(value_at(now, found[key].path)))
        for key, value in values.items()
    ]


def put_in_force(
    workspace: Workspace, by: Person, at: datetime, values: dict[str, Any], note: str = ""
) -> PlaybookVersion:
    """The next version: the one in force with these values changed."""
    draft = actions.start_draft(
        workspace=workspace, version=standing(workspace).version, by=by, at=at
    )
    edited = actions.edit_draft(draft=draft, edits=edits_of(draft, values), by=by, at=at)
    assert (edited.faults, edited.overtaken) == ({}, frozenset())
    version = actions.activate_draft(draft=draft, note=note, by=by, at=at)
    workspace.refresh_from_db()
    return version
