"""Why the rules take a message for a request: read again, with what was said before it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.utterances import SAID, Said, utterance
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import LAPSES_AFTER, Role, read

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
    erased. Two queries."""
    if message.erased:
        return None
    who = {one.pk: one for one in message.room.participants.all()}
    said = [utterance(one, who) for one in _said_until(message)]
    *_, reading = read(said, people={one.name: Side(one.side) for one in who.values()})
    if reading.needs_answer is False:
        return None
    return Reason(reading.role, reading.cues, "?" in message.text or "？" in message.text)


def _said_until(message: Message) -> list[Said]:
    """The message and what it may refer to, in order: nobody waits for a reply for longer."""
    there = Message.objects.filter(
        Q(at__lt=message.at)
        | Q(at=message.at, rank__lt=message.rank)
        | Q(at=message.at, rank=message.rank, pk__lte=message.pk),
        room=message.room,
        withdrawn=False,
        at__gte=message.at - LAPSES_AFTER,
    )
    rows = there.order_by("-at", "-rank", "-id").values_list(*SAID)[: MOST + 1]
    return [Said(*row) for row in rows][::-1]
