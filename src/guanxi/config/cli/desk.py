"""Opening the desk for a command: Django set up, and who writes in which workspace."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import django

from guanxi.config.cli.answers import Refused

if TYPE_CHECKING:
    from guanxi.apps.accounts.models import Membership


def open_desk() -> None:
    """Make models and settings usable. Raises SettingError when a setting is wrong."""
    django.setup()


def add_who(parser: argparse.ArgumentParser) -> None:
    """The options ``--workspace NAME`` and ``--as EMAIL``, needed only where there are several."""
    parser.add_argument("--workspace", metavar="NAME", help="name or address of the workspace")
    parser.add_argument("--as", dest="email", metavar="EMAIL", help="the person who does this")


def chosen(arguments: argparse.Namespace) -> Membership:
    """The person and workspace meant by ``--workspace`` and ``--as``, as one membership.

    Call after ``open_desk``. Raises Refused when none fits or when several do.
    """
    from guanxi.apps.accounts.models import Membership

    fitting = [
        membership
        for membership in Membership.objects.select_related("workspace", "person").order_by("pk")
        if _fits(membership, arguments.workspace, arguments.email)
    ]
    if not fitting:
        raise Refused(
            "nobody like that works here; look at Settings, Members, or start with: guanxi serve"
        )
    workspaces = sorted({membership.workspace.slug for membership in fitting})
    if len(workspaces) > 1:
        raise Refused(f"there are several workspaces; add --workspace {'|'.join(workspaces)}")
    if arguments.email:
        return fitting[0]
    owners = [membership for membership in fitting if membership.role == "owner"]
    if len(owners) != 1:
        raise Refused("several people own this workspace; add --as EMAIL")
    return owners[0]


def _fits(membership: Membership, workspace: str | None, email: str | None) -> bool:
    names = (membership.workspace.name.casefold(), membership.workspace.slug)
    return (workspace is None or workspace.casefold() in names) and (
        email is None or email.casefold() == membership.person.email
    )
