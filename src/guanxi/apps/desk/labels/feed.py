"""Words of the calendar feed."""

from __future__ import annotations

from django.utils.translation import gettext as _


def calendar_name(workspace: str) -> str:
    """What the calendar is called in its reader's list."""
    return _("Guanxi: %(workspace)s") % {"workspace": workspace}


def calendar_about(workspace: str) -> str:
    """What the calendar is for."""
    return _("What is due between %(workspace)s and its suppliers, in both directions.") % {
        "workspace": workspace
    }
