"""What a person shared from their phone, and the workspaces it may go to."""

from __future__ import annotations

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.conversations.models import SharedFile


def may_bring_into(person: Person) -> list[Workspace]:
    """The workspaces in which ``person`` may bring in files, by name. One query."""
    memberships = Membership.objects.filter(person=person).select_related("workspace")
    return [
        membership.workspace
        for membership in memberships.order_by("workspace__name", "pk")
        if membership.role_is.may(Role.MEMBER)
    ]


def waiting_of(person: Person) -> list[SharedFile]:
    """What waits for ``person``, the latest first. One query."""
    return list(SharedFile.objects.filter(person=person).order_by("-at", "-pk"))
