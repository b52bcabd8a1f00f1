"""A supplier with a chat, made row by row, so that a test says exactly what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.labels import MessageKind, SegmentState, Urgency
from guanxi.apps.conversations.models import Message, Participant, Room, Segment
from guanxi.apps.files.models import Source
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Supplier

# Monday 16 November 2026, 09:00 in Berlin, 16:00 in Ningbo.
START = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
# The Monday after, when the pages are read: set by the ``today`` fixtures.
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Talk:
    """A room, with one person on either side."""

    room: Room
    ours: Participant
    theirs: Participant
    source: Source

    def say(self, minute: float, who: str, text: str = "", **more: Any) -> Message:
        """A message ``minute`` minutes after START, by "ours", "theirs" or nobody ("")."""
        speaker = {"ours": self.ours, "theirs": self.theirs}.get(who)
        values: dict[str, Any] = {"kind": MessageKind.TEXT, **more}
        message: Message = Message.objects.create(
            workspace=self.room.workspace,
            room=self.room,
            source=self.source,
            participant=speaker,
            at=START + timedelta(minutes=minute),
            text=text,
            **values,
        )
        return message

    def asked(self, opening: Message, answer: Message | None = None, **more: Any) -> Segment:
        """The request a message makes, answered in time where an answer is given."""
        speaker = opening.participant
        assert speaker is not None
        values: dict[str, Any] = {
            "state": SegmentState.KEPT if answer else SegmentState.RUNNING,
            "urgency": Urgency.REGULAR,
            "due": opening.at + timedelta(days=1),
            **more,
        }
        segment: Segment = Segment.objects.create(
            workspace=self.room.workspace,
            room=self.room,
            side=speaker.side,
            opening=opening,
            opened=opening.at,
            answer=answer,
            answered=answer.at if answer else None,
            acknowledged=answer.at if answer else None,
            **values,
        )
        return segment


def supplier_with_talk(workspace: Workspace, by: Person, name: str = "Ningbo Huamei") -> Talk:
    """A supplier in Ningbo with an empty WhatsApp chat between ``by`` and 陈经理."""
    supplier = create_supplier(
        workspace=workspace, name=name, name_zh="宁波华美", city="Ningbo", city_zh="宁波",
        by=by, at=START,
    )  # fmt: skip
    return another_room(supplier, by)


def another_room(supplier: Supplier, by: Person) -> Talk:
    """One more chat with the same supplier."""
    workspace = supplier.workspace
    room = Room.objects.create(
        workspace=workspace, supplier=supplier, channel=Channel.WHATSAPP, title="陈经理",
        known_until=START + timedelta(days=2), last_at=START,
    )  # fmt: skip
    ours = Participant.objects.create(
        workspace=workspace, room=room, name="Nora", side=Side.OURS, person=by
    )
    theirs = Participant.objects.create(
        workspace=workspace, room=room, name="陈经理", side=Side.THEIRS
    )
    source = Source.objects.create(
        workspace=workspace, name="chat.txt", kind="chat", zone="UTC", by=by, at=START
    )
    return Talk(room, ours, theirs, source)
