"""Roles change hands, but an owner stays and nobody reaches above themselves."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions import (
    LastOwner,
    RoleTooHigh,
    change_role,
    invite,
    remove_member,
)
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.accounts.queries import member_rows
from guanxi.apps.audit import actions as audit
from guanxi.apps.audit.models import Event


def membership(person: Person, workspace: Workspace) -> Membership:
    return Membership.objects.get(person=person, workspace=workspace)


def roles(workspace: Workspace) -> dict[str, str]:
    rows = Membership.objects.filter(workspace=workspace).select_related("person")
    return {row.person.email.partition("@")[0]: row.role for row in rows}


ALL = {"nora": "owner", "manager": "manager", "member": "member", "viewer": "viewer"}


def test_last_owner_can_neither_leave_nor_step_down(people: SimpleNamespace) -> None:
    owner = membership(people.owner, people.workspace)

    with pytest.raises(LastOwner):
        remove_member(membership=owner, by=owner, at=NOW)
    with pytest.raises(LastOwner):
        change_role(membership=owner, role=Role.VIEWER, by=owner, at=NOW)

    assert roles(people.workspace) == ALL


def test_owner_may_step_down_once_there_is_another(people: SimpleNamespace) -> None:
    owner = membership(people.owner, people.workspace)
    change_role(
        membership=membership(people.member, people.workspace), role=Role.OWNER, by=owner, at=NOW
    )

    change_role(membership=owner, role=Role.VIEWER, by=owner, at=NOW)

    assert roles(people.workspace) == ALL | {"nora": "viewer", "member": "owner"}


def test_manager_reaches_no_owner(people: SimpleNamespace) -> None:
    manager = membership(people.manager, people.workspace)
    owner = membership(people.owner, people.workspace)

    with pytest.raises(RoleTooHigh):
        remove_member(membership=owner, by=manager, at=NOW)
    with pytest.raises(RoleTooHigh):
        change_role(membership=manager, role=Role.OWNER, by=manager, at=NOW)
    with pytest.raises(RoleTooHigh):
        invite(email="x@example.com", name="X", role=Role.OWNER, language="en", by=manager, at=NOW)

    assert roles(people.workspace) == ALL
    assert not Person.objects.filter(email="x@example.com").exists()


def test_removal_is_undone_with_role_and_chat_names(
    client: Client, people: SimpleNamespace
) -> None:
    gone = membership(people.member, people.workspace)
    gone.chat_names = ["阿明"]
    gone.save()

    page = client.post(f"/w/nordlicht-home/settings/members/{gone.pk}/remove/", follow=True)
    [message] = page.context["messages"]
    without = roles(people.workspace)
    client.post(message.extra_tags)

    back = membership(people.member, people.workspace)
    assert without == {name: role for name, role in ALL.items() if name != "member"}
    assert (back.role_is, back.chat_names) == (Role.MEMBER, ["阿明"])
    assert [e.verb for e in Event.objects.filter(workspace_id=people.workspace.pk)][-2:] == [
        "membership.removed",
        "membership.restored",
    ]


def test_undo_of_another_workspaces_removal_is_not_found(people: SimpleNamespace) -> None:
    from guanxi.apps.accounts.links import undo_token

    token = undo_token(membership(people.member, people.workspace))

    answer = browser_of(people.stranger).post(f"/w/elsewhere/settings/members/restore/{token}/")

    assert answer.status_code == 404
    assert roles(people.elsewhere) == {"sam": "owner"}


def test_role_is_changed_on_the_page(client: Client, people: SimpleNamespace) -> None:
    viewer = membership(people.viewer, people.workspace)

    client.post(f"/w/nordlicht-home/settings/members/{viewer.pk}/role/", {"role": "member"})

    assert roles(people.workspace) == ALL | {"viewer": "member"}


def test_member_list_costs_one_query_however_many(
    people: SimpleNamespace, django_assert_num_queries: object
) -> None:
    owner = membership(people.owner, people.workspace)
    Membership.objects.filter(workspace=people.workspace).exclude(pk=owner.pk).delete()
    with django_assert_num_queries(1):  # type: ignore[operator]
        alone = member_rows(owner)
    for name in ("one", "two"):
        invite(
            email=f"{name}@example.com",
            name=name,
            role=Role.MEMBER,
            language="en",
            by=owner,
            at=NOW,
        )

    with django_assert_num_queries(1):  # type: ignore[operator]
        three = member_rows(owner)

    assert [(row.name, row.changeable) for row in alone] == [("Nora", False)]
    assert [(row.name, row.changeable) for row in three] == [
        ("Nora", False),
        ("one", True),
        ("two", True),
    ]


def test_nothing_is_saved_when_the_audit_fails(
    people: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_fields: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(audit.Event.objects, "create", refuse)

    with pytest.raises(OSError, match="disk full"):
        remove_member(
            membership=membership(people.member, people.workspace),
            by=membership(people.owner, people.workspace),
            at=NOW,
        )

    assert roles(people.workspace) == ALL
