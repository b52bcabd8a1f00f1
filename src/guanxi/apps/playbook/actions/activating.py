"""Putting a playbook in force, from an instant on.

What began before is judged by what was in force then (``queries.in_force``), so nothing is judged
anew here; who has to expect something from now on is told by the event
(``config.subscriptions``). The way back is to put an earlier version in force again.
"""

from __future__ import annotations

import json
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Max

from guanxi.apps.accounts.actions import mark_playbook
from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.playbook.actions.drafts import DraftClosed
from guanxi.apps.playbook.models import PlaybookActivation, PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries import values_of
from guanxi.domain.playbook import Document, judge_playbook, put
from guanxi.playbooks import playbook_schema, shipped_values


@transaction.atomic
def activate_draft(
    *, draft: PlaybookDraft, by: Person, at: datetime, note: str = "", seen: datetime | None = None
) -> PlaybookVersion:
    """The draft becomes the next version and is in force from now on.

    Raises DraftClosed where it is a draft no more, or was changed after it was ``seen``.
    """
    workspace = Workspace.objects.select_for_update().get(pk=draft.workspace_id)
    held = PlaybookDraft.objects.select_for_update().filter(pk=draft.pk, closed_at=None).first()
    if held is None or (seen is not None and held.changed_at != seen):
        raise DraftClosed
    _keep_default(workspace)

    number = _highest(PlaybookVersion, "number") + 1
    default = shipped_values()
    values = put(values_of(held), ("version",), f"{default['version']}+{number}")
    judge_playbook(Document(values, {}), schema=playbook_schema())

    version: PlaybookVersion = PlaybookVersion.objects.create(
        workspace=workspace,
        number=number,
        document=json.dumps(values, ensure_ascii=False),
        # What the default said otherwise than before was shown with the draft: it is known by now.
        default=json.dumps(default, ensure_ascii=False),
        note=note,
        by=by,
        at=at,
    )
    held.closed_at, held.made = at, version
    held.save(update_fields=["closed_at", "made"])
    _put_in_force(workspace, version, by, at)
    draft.workspace.playbook_mark = workspace.playbook_mark
    return version


@transaction.atomic
def activate_version(*, version: PlaybookVersion, by: Person, at: datetime) -> bool:
    """An earlier version is in force again from now on; False where it is already."""
    workspace = Workspace.objects.select_for_update().get(pk=version.workspace_id)
    last = PlaybookActivation.objects.order_by("-ordinal").first()
    if last is not None and last.version_id == version.pk:
        return False
    _put_in_force(workspace, version, by, at)
    version.workspace.playbook_mark = workspace.playbook_mark
    return True


def _keep_default(workspace: Workspace) -> None:
    """The default as it is when it is first replaced: what began under it goes on being judged by
    it, whatever we ship later, and it can be put in force again."""
    if PlaybookActivation.objects.exists():
        return
    written = json.dumps(shipped_values(), ensure_ascii=False)
    default = PlaybookVersion.objects.create(
        workspace=workspace, number=0, document=written, default=written, at=workspace.created_at
    )
    PlaybookActivation.objects.create(
        workspace=workspace, ordinal=0, version=default, from_at=workspace.created_at
    )


def _put_in_force(workspace: Workspace, version: PlaybookVersion, by: Person, at: datetime) -> None:
    PlaybookActivation.objects.create(
        workspace=workspace,
        ordinal=_highest(PlaybookActivation, "ordinal") + 1,
        version=version,
        from_at=at,
        by=by,
    )
    mark_playbook(workspace=workspace, mark=uuid4().hex)
    record_event(
        "playbook.activated",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("playbook_version", version.pk),
        number=version.number,
    )


def _highest(model: type[PlaybookVersion] | type[PlaybookActivation], column: str) -> int:
    highest: int = model.objects.aggregate(highest=Max(column))["highest"]
    return highest
