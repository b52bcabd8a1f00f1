"""People and their own settings."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.actions import record_event


@transaction.atomic
def create_person(
    *, email: str, name: str, password: str | None, language: str, zone: str, at: datetime
) -> Person:
    """A new person who can sign in with ``email`` (and ``password`` where given)."""
    person = Person.objects.create_user(
        email=email, password=password, name=name, language=language, zone=zone, joined_at=at
    )
    record_event(
        "person.created", workspace_id=None, by=person.pk, at=at, subject=("person", person.pk)
    )
    return person


@transaction.atomic
def join(*, person: Person, password: str, at: datetime) -> None:
    """An invited person's first step: a password of their own, which uses up the invitation."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record_event(
        "person.joined", workspace_id=None, by=person.pk, at=at, subject=("person", person.pk)
    )


@transaction.atomic
def save_my_settings(
    *, name: str, language: str, zone: str, theme: str, single_keys: bool, by: Person, at: datetime
) -> None:
    """How the desk looks and speaks to ``by``, and what the others call them."""
    by.name, by.language, by.zone = name, language, zone
    by.theme, by.single_keys = theme, single_keys
    by.save(update_fields=["name", "language", "zone", "theme", "single_keys"])
    record_event("person.settings", workspace_id=None, by=by.pk, at=at, subject=("person", by.pk))


@transaction.atomic
def set_chat_names(
    *, membership: Membership, chat_names: list[str], by: Person, at: datetime
) -> None:
    """The names under which ``membership``'s person writes in exported chats."""
    membership.chat_names = chat_names
    membership.save(update_fields=["chat_names"])
    record_event(
        "membership.chat_names",
        workspace_id=membership.workspace_id,
        by=by.pk,
        at=at,
        subject=("person", membership.person_id),
        names=len(chat_names),
    )
