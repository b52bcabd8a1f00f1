"""Small WhatsApp exports, made here, and the rows they are read into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.intake import begin_intake
from guanxi.apps.conversations.models import Intake, Message, Room

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
Line = tuple[int, str, str]  # minutes after START, sender, text


def android(lines: Sequence[Line]) -> bytes:
    """An Android export in day-month-year order, the phone in UTC."""
    return "".join(
        f"{START + timedelta(minutes=minute):%d/%m/%Y, %H:%M} - {sender}: {text}\n"
        for minute, sender, text in lines
    ).encode()


def begin(workspace: Workspace, by: Person, data: bytes, name: str = "chat.txt") -> Intake:
    """An import of these bytes, as the page begins it."""
    return begin_intake(workspace=workspace, name=name, chunks=[data], zone="UTC", by=by, at=START)


def said(room: Room) -> list[tuple[str, str]]:
    """What the timeline shows, oldest first."""
    shown = Message.objects.filter(room=room, withdrawn=False).order_by("at", "rank", "id")
    return [
        (f"{one.at:%H:%M}", f"{one.participant.name}: {one.text}" if one.participant else one.text)
        for one in shown.select_related("participant")
    ]
