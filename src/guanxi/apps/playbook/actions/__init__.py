"""Making a playbook one's own: the draft, and what is put in force."""

from guanxi.apps.playbook.actions.activating import activate_draft, activate_version
from guanxi.apps.playbook.actions.drafts import (
    DraftClosed,
    DraftOpen,
    discard_draft,
    edit_draft,
    import_draft,
    restore_draft,
    start_draft,
)

__all__ = [
    "DraftClosed",
    "DraftOpen",
    "activate_draft",
    "activate_version",
    "discard_draft",
    "edit_draft",
    "import_draft",
    "restore_draft",
    "start_draft",
]
