"""Suppliers and things owed, made here."""

from __future__ import annotations

from datetime import UTC, datetime

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor, Expected, Key


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


FRIDAY, DUE, KNOWN_UNTIL = at(20, 8), at(23, 9), at(23, 8)


def supplier(workspace: Workspace, by: Person, name: str = "Ningbo Huamei Home") -> Supplier:
    made: Supplier = create_supplier(
        workspace=workspace, name=name, name_zh="宁波华美家居", city="Ningbo", city_zh="宁波",
        by=by, at=at(1, 8),
    )  # fmt: skip
    return made


def owed(
    supplier: Supplier,
    subject: int = 1,
    *,
    rule: str = "answer",
    debtor: Debtor = Debtor.OURS,
    opened: datetime = FRIDAY,
    due: datetime | None = DUE,
    closed: datetime | None = None,
    known_until: datetime | None = KNOWN_UNTIL,
    **params: str | int | None,
) -> Expected:
    """What the facts of a chat may say is owed."""
    return Expected(
        key=Key(rule, "message", subject),
        supplier_id=supplier.pk,
        debtor=debtor,
        opened=opened,
        due=due,
        closed=closed,
        known_until=known_until,
        params={
            "room": 1, "urgency": "regular", "from": opened.isoformat(), "span": "1wd",
            "hours": "office", "charter": None, "agreed": None, **params,
        },
        playbook_version="2026.1",
    )  # fmt: skip


def states() -> dict[int, str]:
    """The state of every row, by its subject."""
    return dict(Obligation.objects.order_by("subject_id").values_list("subject_id", "state"))
