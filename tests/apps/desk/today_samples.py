"""A desk with something to do: suppliers, a chat, what is owed, and a clock that stands."""

from __future__ import annotations

from datetime import datetime

from tests.apps.obligations.owing import at, supplier

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Message, Participant, Room
from guanxi.apps.files.models import Source
from guanxi.apps.obligations.actions import reconcile
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import add_contact
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calendars import Hours, WorkingCalendar, due_at, parse_span
from guanxi.domain.obligations import Debtor, Expected, Key

NOW = at(23, 8, 12)  # Monday, 09:12 in Berlin, 16:12 in China
FRIDAY, KNOWN_UNTIL = at(20, 8), at(23, 8)


def factory(workspace: Workspace, by: Person, name: str = "Ningbo Huamei Home") -> Supplier:
    """A supplier with a first contact."""
    made = supplier(workspace, by, name)
    add_contact(
        supplier=made, name="Chen Lili", name_zh="陈莉莉", title_zh="陈经理", rank="primary",
        by=by, at=at(1, 8),
    )  # fmt: skip
    return made


def said(where: Supplier, text: str, *, when: datetime = FRIDAY, side: str = "theirs") -> Message:
    """A message in the supplier's chat."""
    room, _ = Room.objects.get_or_create(
        workspace=where.workspace, supplier=where, channel="whatsapp", title=where.name,
        defaults={"known_until": at(23, 8)},
    )  # fmt: skip
    contact = where.contacts.get() if side == "theirs" else None
    who, _ = Participant.objects.get_or_create(
        workspace=where.workspace, room=room, name="Lily" if contact else "Nora",
        defaults={"side": side, "contact": contact},
    )  # fmt: skip
    source = Source.objects.create(
        workspace=where.workspace, name="chat.txt", kind="whatsapp", zone="UTC", at=when
    )
    message: Message = Message.objects.create(
        workspace=where.workspace, room=room, source=source, participant=who, at=when,
        kind="text", text=text, digest="",
    )  # fmt: skip
    return message


def answer_owed(
    message: Message, *, due: datetime, debtor: Debtor = Debtor.OURS, urgency: str = "regular",
    span: str = "1wd", hours: str = "office", known_until: datetime | None = KNOWN_UNTIL,
    start: datetime | None = None,
) -> Expected:  # fmt: skip
    """The answer a message asks for."""
    return Expected(
        key=Key("answer", "message", message.pk),
        supplier_id=message.room.supplier_id,
        debtor=debtor,
        opened=message.at,
        due=due,
        closed=None,
        known_until=known_until,
        params={
            "room": message.room_id, "urgency": urgency, "from": (start or message.at).isoformat(),
            "span": span, "hours": hours, "charter": None, "agreed": None,
        },
        playbook_version="2026.1",
    )  # fmt: skip


def owe(where: Supplier, *expected: Expected, rule: str = "answer") -> list[Obligation]:
    """Write what is expected into the ledger; the rows in the same order."""
    reconcile(workspace=where.workspace, supplier=where, rule=rule, expected=expected, at=NOW)
    rows = {row.key: row for row in Obligation.objects.all()}
    return [rows[one.key] for one in expected]


def due_after(calendar: WorkingCalendar, start: datetime, span: str, hours: Hours) -> datetime:
    """When a span is over."""
    return due_at(calendar, start, parse_span(span), hours=hours)
