"""Workspaces: the first one of an installation, and every further one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from guanxi.apps.accounts.actions.people import create_person
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.platform.i18n.pinyin import pinyin


class AlreadyStarted(Exception):
    """Somebody exists here already; further people come by invitation."""


@transaction.atomic
def start_desk(
    *,
    email: str,
    name: str,
    password: str,
    language: str,
    zone: str,
    country: str,
    subdivision: str,
    workspace_name: str,
    chat_names: list[str],
    at: datetime,
) -> Membership:
    """The first person of an installation and their workspace. Raises AlreadyStarted."""
    if Person.objects.exists():
        raise AlreadyStarted
    person = create_person(
        email=email, name=name, password=password, language=language, zone=zone, at=at
    )
    return create_workspace(
        name=workspace_name,
        country=country,
        subdivision=subdivision,
        zone=zone,
        by=person,
        at=at,
        chat_names=chat_names,
    )


@transaction.atomic
def create_workspace(
    *,
    name: str,
    country: str,
    zone: str,
    by: Person,
    at: datetime,
    chat_names: list[str],
    subdivision: str = "",
) -> Membership:
    """A new workspace, owned by its maker; returns the maker's membership."""
    workspace = Workspace.objects.create(
        slug=_free_slug(name),
        name=name,
        country=country,
        subdivision=subdivision,
        zone=zone,
        created_at=at,
    )
    membership = Membership.objects.create(
        workspace=workspace, person=by, role=Role.OWNER, chat_names=chat_names
    )
    record_event(
        "workspace.created",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("workspace", workspace.pk),
    )
    return membership


@transaction.atomic
def save_workspace(
    *,
    workspace: Workspace,
    name: str,
    country: str,
    subdivision: str,
    zone: str,
    by: Person,
    at: datetime,
) -> None:
    """Name, country and zone of a workspace. Its address stays, so that links go on working."""
    place = (workspace.country, workspace.subdivision, workspace.zone)
    workspace.name, workspace.country = name, country
    workspace.subdivision, workspace.zone = subdivision, zone
    workspace.save(update_fields=["name", "country", "subdivision", "zone"])
    moved = place != (country, subdivision, zone)
    for verb in ("workspace.saved", *(["workspace.moved"] if moved else [])):
        record_event(
            verb,
            workspace_id=workspace.pk,
            by=by.pk,
            at=at,
            subject=("workspace", workspace.pk),
        )


@transaction.atomic
def set_retention(*, workspace: Workspace, months: int | None, by: Person, at: datetime) -> None:
    """From how many months on messages lose their words and files; None keeps everything.

    Only says so: the daily pass erases. ``months`` is within the bounds of the domain's rule.
    """
    before = workspace.keep_months
    workspace.keep_months = months
    workspace.save(update_fields=["keep_months"])
    record_event(
        "workspace.retention",
        workspace_id=workspace.pk,
        by=by.pk,
        at=at,
        subject=("workspace", workspace.pk),
        before=before,
        months=months,
    )


@transaction.atomic
def open_place(*, workspace: Workspace, place: str) -> None:
    """A place of the rail appears with its first content, and stays. Can be repeated."""
    if place in workspace.places:
        return
    stored = Workspace.objects.select_for_update().get(pk=workspace.pk)
    workspace.places = sorted({*stored.places, place})
    workspace.save(update_fields=["places"])


def mark_playbook(*, workspace: Workspace, mark: str) -> None:
    """From now on every process reads anew which playbook is in force here."""
    workspace.playbook_mark = mark
    workspace.save(update_fields=["playbook_mark"])


def _free_slug(name: str) -> str:
    """An address for the workspace: its name in ASCII, numbered if taken."""
    base = slugify(" ".join(pinyin(name)))[:32].strip("-") or "desk"
    taken = set(Workspace.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        if slug not in taken
    )
