"""The audit event of a change to an order or to something of it."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.audit.actions import Fact, record_event


def record(verb: str, subject: Scoped, *, by: Person, at: datetime, **data: Fact) -> None:
    """Append one event about ``subject``, in the transaction of its change."""
    record_event(
        verb,
        workspace_id=subject.workspace_id,
        by=by.pk,
        at=at,
        subject=(subject._meta.model_name or "", subject.pk),
        **data,
    )


def hand_key() -> str:
    """The key of something noted by hand, that no table can mean."""
    return f"hand:{uuid4()}"
