"""Writing the audit trail, in the transaction of the change itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.db import transaction

from guanxi.apps.audit.models import Event
from guanxi.platform.jobs import enqueue

Fact = int | bool | str | None
# The access token by which a program acts for ``by`` just now.
_TOKEN: ContextVar[int | None] = ContextVar("token", default=None)


@contextmanager
def acting_by_token(token: int) -> Iterator[None]:
    """Every event written meanwhile names the access token beside the person who made it."""
    before = _TOKEN.set(token)
    try:
        yield
    finally:
        _TOKEN.reset(before)


def record_event(
    verb: str,
    *,
    workspace_id: int | None,
    by: int | None,
    at: datetime,
    subject: tuple[str, int | None],
    **data: Fact,
) -> None:
    """Append one event, and call those who react to it (``config.subscriptions``) once the
    change is committed. ``data`` holds ids, counts, codes and digests, never text.

    Raises ``TransactionManagementError`` outside a transaction: an event that is
    not saved together with its change would be a rumour.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("record_event needs the change's transaction")
    token = _TOKEN.get()
    event = Event.objects.create(
        workspace_id=workspace_id,
        person_id=by,
        at=at,
        verb=verb,
        subject_type=subject[0],
        subject_id=subject[1],
        data=data if token is None else {**data, "token": token},
    )
    for task in settings.SUBSCRIPTIONS.get(verb, ()):
        enqueue(task, event.pk)
