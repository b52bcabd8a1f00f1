"""Who belongs to a workspace and what they may do there.

Two rules guard every change: a workspace always has an owner, and nobody gives, takes or changes
a role above their own.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import close_join_links, may_have_join_link
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.audit.actions import record_event


class LastOwner(Exception):
    """The change would leave the workspace without an owner."""


class RoleTooHigh(Exception):
    """The role at stake is above that of the person who makes the change."""


@transaction.atomic
def add_member(
    *, workspace: Workspace, person: Person, role: Role, by: Person, at: datetime
) -> Membership:
    """Let ``person`` into ``workspace``; a person already in gets the new role."""
    membership, _ = Membership.objects.update_or_create(
        workspace=workspace, person=person, defaults={"role": role}
    )
    record_membership("membership.set", membership, by, at, role=str(role))
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: Role, by: Membership, at: datetime) -> None:
    """Give a member another role. Raises LastOwner, RoleTooHigh."""
    check_rank(by, role)
    check_rank(by, membership.role_is)
    if role != Role.OWNER:
        _check_owner_stays(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    record_membership("membership.set", membership, by.person, at, role=str(role))


@transaction.atomic
def remove_member(*, membership: Membership, by: Membership, at: datetime) -> None:
    """Take a member out; what they did stays. Raises LastOwner, RoleTooHigh.

    Somebody who never came in loses the invitation too: its link opens nothing any more.
    """
    check_rank(by, membership.role_is)
    _check_owner_stays(membership)
    if may_have_join_link(membership.person):
        close_join_links(membership.person)
    record_membership("membership.removed", membership, by.person, at)
    membership.delete()


@transaction.atomic
def restore_member(
    *, person_id: int, role: Role, chat_names: list[str], by: Membership, at: datetime
) -> None:
    """Undo ``remove_member``; does nothing where the person is in already. Raises RoleTooHigh."""
    check_rank(by, role)
    membership, made = Membership.objects.get_or_create(
        workspace=by.workspace,
        person_id=person_id,
        defaults={"role": role, "chat_names": chat_names},
    )
    if made:
        record_membership("membership.restored", membership, by.person, at, role=str(role))


def check_rank(by: Membership, role: Role) -> None:
    """Raises RoleTooHigh where ``role`` is above that of ``by``."""
    if not by.role_is.may(role):
        raise RoleTooHigh


def _check_owner_stays(membership: Membership) -> None:
    # Locked, so that two owners who leave at the same moment cannot both be the last but one.
    owners = Membership.objects.select_for_update().filter(
        workspace=membership.workspace, role=Role.OWNER
    )
    if [owner.pk for owner in owners] == [membership.pk]:
        raise LastOwner


def record_membership(
    verb: str, membership: Membership, by: Person, at: datetime, **data: str
) -> None:
    """One event about what ``membership``'s person may do in its workspace."""
    record_event(
        verb,
        workspace_id=membership.workspace_id,
        by=by.pk,
        at=at,
        subject=("person", membership.person_id),
        **data,
    )
