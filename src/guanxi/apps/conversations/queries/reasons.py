"""Why the rules take a message for a request: read again, with what was said before it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from guanxi.apps.conversations.models import Message
from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import LAPSES_AFTER, Role, Utterance, read
from guanxi.domain.playbook import Urgency

MOST = 2_000  # messages before it that are read for what it refers to


@dataclass(frozen=True)
class Reason:
    """What a message was taken for, the names of the cues that decided, and whether it has a
    question mark."""

    role: Role
    cues: tuple[str, ...]
    marked: bool


def why_request(message: Message) -> Reason | None:
    """Why a message needs an answer, or may need one; None where it needs none, or its words are
    erased. Three queries at most."""
    if message.erased:
        return None
    before = _said_before(message)
    people = {one.name: Side(one.side) for one in message.room.participants.all()}
    said = [_utterance(index, one) for index, one in enumerate([*before, message])]
    *_, reading = read(said, people=people)
    if reading.needs_answer is False:
        return None
    return Reason(reading.role, reading.cues, "?" in message.text or "？" in message.text)


def _said_before(message: Message) -> list[Message]:
    """What it may refer to, in its order: requests are waited for no longer than that."""
    earlier = Message.objects.filter(
        Q(at__lt=message.at)
        | Q(at=message.at, rank__lt=message.rank)
        | Q(at=message.at, rank=message.rank, pk__lt=message.pk),
        room=message.room,
        withdrawn=False,
        at__gte=message.at - LAPSES_AFTER,
    ).select_related("participant", "correction")
    return list(earlier.order_by("-at", "-rank", "-id")[:MOST])[::-1]


def _utterance(index: int, message: Message) -> Utterance:
    who = message.participant
    said = getattr(message, "correction", None)
    return Utterance(
        index=index,
        at=message.at,
        side=Side(who.side) if who else Side.UNKNOWN,
        speaker=who.name if who else None,
        kind=Kind(message.kind),
        text=message.text or (message.attachment if message.kind == Kind.FILE else ""),
        needs_answer=said.needs_answer if said else None,
        urgency=Urgency(said.urgency) if said and said.urgency else None,
        answers=said.answers if said else None,
    )
