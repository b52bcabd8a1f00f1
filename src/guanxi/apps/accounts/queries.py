"""What the settings pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import JOIN_FOR
from guanxi.apps.accounts.models import Membership, Person, Workspace


@dataclass(frozen=True)
class MemberRow:
    """A member as the list shows them. ``changeable``: the reader may change or remove them.

    ``awaited``: invited and never signed in; ``open_until`` is when the last link runs out, where
    there is one.
    """

    pk: int
    name: str
    email: str
    role: Role
    last_seen: datetime | None
    is_me: bool
    changeable: bool
    awaited: bool
    open_until: datetime | None


def member_rows(reader: Membership) -> list[MemberRow]:
    """Everybody in the reader's workspace, by role and name. One query."""
    members = (
        Membership.objects.filter(workspace_id=reader.workspace_id)
        .select_related("person")
        .annotate(everywhere=Count("person__memberships"))
    )
    owners = sum(member.role_is is Role.OWNER for member in members)
    rows = [
        MemberRow(
            pk=member.pk,
            name=member.person.name,
            email=member.person.email,
            role=member.role_is,
            last_seen=member.person.last_login,
            is_me=member.pk == reader.pk,
            changeable=_changeable(reader, member, owners),
            awaited=member.person.last_login is None and member.everywhere == 1,
            open_until=member.invited_at + JOIN_FOR if member.invited_at else None,
        )
        for member in members
    ]
    ranks = list(Role)
    return sorted(rows, key=lambda row: (ranks.index(row.role), row.name.casefold(), row.pk))


def _changeable(reader: Membership, member: Membership, owners: int) -> bool:
    last_owner = member.role_is is Role.OWNER and owners == 1
    return (
        reader.role_is.may(Role.MANAGER) and reader.role_is.may(member.role_is) and not last_owner
    )


def workspaces_of(person: Person) -> list[Workspace]:
    """The workspaces ``person`` belongs to, by name."""
    return list(Workspace.objects.filter(memberships__person=person).order_by("name", "pk"))
