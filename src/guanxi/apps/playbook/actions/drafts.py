"""The draft of a workspace's own playbook: begun, edited, thrown away, brought back.

There is one at most. Whoever edits says what they saw, so that what somebody else saved meanwhile
is never written over unnoticed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.playbook.models import PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries import values_of
from guanxi.domain.playbook import Edit, Edited, Values, apply, read_own
from guanxi.playbooks import playbook_schema, shipped_values


class DraftOpen(Exception):
    """There is a draft already; nothing has changed."""


class DraftClosed(Exception):
    """The draft was put in force or thrown away meanwhile; nothing has changed."""


def start_draft(
    *, workspace: Workspace, version: PlaybookVersion | None, by: Person, at: datetime
) -> PlaybookDraft:
    """A draft that begins as this version, or as the default as it is now. Raises DraftOpen."""
    values, default = values_of(version), shipped_values()
    if version is not None:
        default = version.default_values
    return _create(workspace, values, default, version, "playbook.draft_begun", by, at)


def import_draft(*, workspace: Workspace, text: str, by: Person, at: datetime) -> PlaybookDraft:
    """A draft from a playbook file, never in force by itself.

    Raises PlaybookError with the line where the file is not sound or changes what belongs to the
    program, DraftOpen where there is a draft already.
    """
    default = shipped_values()
    values = read_own(text, schema=playbook_schema(), default=default)
    return _create(workspace, values, default, None, "playbook.draft_imported", by, at)


@transaction.atomic
def edit_draft(*, draft: PlaybookDraft, edits: Sequence[Edit], by: Person, at: datetime) -> Edited:
    """Change values of a draft, all of them or, where one is refused, none. Raises DraftClosed."""
    held = _hold(draft)
    edited = apply(values_of(held), edits, schema=playbook_schema())
    if edited.faults or edited.overtaken or edited.value == held.values:
        return edited
    held.document = _written(edited.value)
    held.changed_by, held.changed_at = by, at
    held.save(update_fields=["document", "changed_by", "changed_at"])
    _record("playbook.draft_edited", held, by, at, values=len(edits))
    return edited


@transaction.atomic
def discard_draft(*, draft: PlaybookDraft, by: Person, at: datetime) -> None:
    """Throw a draft away; ``restore_draft`` brings it back. Raises DraftClosed."""
    held = _hold(draft)
    held.closed_at = at
    held.save(update_fields=["closed_at"])
    _record("playbook.draft_discarded", held, by, at)


@transaction.atomic
def restore_draft(*, draft: PlaybookDraft, by: Person, at: datetime) -> None:
    """Bring back a draft that was thrown away; one that is open stays so.

    Raises DraftOpen where another was begun meanwhile, DraftClosed where it was put in force.
    """
    if draft.made_id is not None:
        raise DraftClosed
    _hold_workspace(draft.workspace)
    others = PlaybookDraft.objects.filter(closed_at=None)
    if others.exclude(pk=draft.pk).exists():
        raise DraftOpen
    if PlaybookDraft.objects.filter(pk=draft.pk, closed_at__isnull=False).update(closed_at=None):
        _record("playbook.draft_restored", draft, by, at)


@transaction.atomic
def _create(
    workspace: Workspace,
    values: Values,
    default: Values,
    version: PlaybookVersion | None,
    verb: str,
    by: Person,
    at: datetime,
) -> PlaybookDraft:
    _hold_workspace(workspace)
    if PlaybookDraft.objects.filter(closed_at=None).exists():
        raise DraftOpen
    draft: PlaybookDraft = PlaybookDraft.objects.create(
        workspace=workspace,
        document=_written(values),
        default=_written(default),
        begun_with=version,
        by=by,
        at=at,
        changed_by=by,
        changed_at=at,
    )
    _record(verb, draft, by, at)
    return draft


def _hold(draft: PlaybookDraft) -> PlaybookDraft:
    """The draft as it is now, for nobody else to change until this is done."""
    held = PlaybookDraft.objects.select_for_update().filter(pk=draft.pk, closed_at=None).first()
    if held is None:
        raise DraftClosed
    return held


def _hold_workspace(workspace: Workspace) -> None:
    """One after the other: two people who begin at once do not both begin."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)


def _written(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False)


def _record(verb: str, draft: PlaybookDraft, by: Person, at: datetime, **data: int) -> None:
    record_event(
        verb,
        workspace_id=draft.workspace_id,
        by=by.pk,
        at=at,
        subject=("playbook_draft", draft.pk),
        **data,
    )
