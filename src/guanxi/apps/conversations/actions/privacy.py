"""Keeping a message to oneself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.models import Message


class NotYours(PermissionError):
    """Only the person a message is private to can open it to the others again."""


@transaction.atomic
def keep_private(*, message: Message, private: bool, by: Person, at: datetime) -> None:
    """Show a message to ``by`` alone, or to everybody again. Raises NotYours.

    What follows from it (whose turn it is, the figures) stays: counts tell nobody the words.
    """
    free = Message.objects.filter(pk=message.pk, private_to=None if private else by)
    if not free.update(private_to=by if private else None):
        message.refresh_from_db(fields=["private_to"])
        if message.private_to_id not in (None, by.pk):
            raise NotYours
        return
    message.private_to = by if private else None
    record_event(
        "message.private" if private else "message.shared",
        workspace_id=message.workspace_id,
        by=by.pk,
        at=at,
        subject=("message", message.pk),
    )
