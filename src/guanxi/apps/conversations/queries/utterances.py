"""A stored message as the rules of speech read it: one way, for judging and for explaining."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from guanxi.apps.conversations.models import Participant
from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance
from guanxi.domain.playbook import Urgency


class Said(NamedTuple):
    """A message as the rules need it; `SAID` names its columns."""

    pk: int
    at: datetime
    rank: int
    kind: str
    text: str
    attachment: str
    automatic: bool
    participant: int | None
    needs_answer: bool | None
    urgency: str | None
    answers: bool | None


SAID = (
    "pk", "at", "rank", "kind", "text", "attachment", "automatic", "participant_id",
    "correction__needs_answer", "correction__urgency", "correction__answers",
)  # fmt: skip


def utterance(said: Said, who: Mapping[int, Participant]) -> Utterance:
    """The message as the rules of speech see it; what a machine wrote is a notice to them."""
    speaker = who[said.participant] if said.participant else None
    return Utterance(
        index=said.pk,
        at=said.at,
        side=Side(speaker.side) if speaker else Side.UNKNOWN,
        speaker=speaker.name if speaker else None,
        kind=Kind.SYSTEM if said.automatic else Kind(said.kind),
        text=said.text or (said.attachment if said.kind == Kind.FILE else ""),
        needs_answer=said.needs_answer,
        urgency=Urgency(said.urgency) if said.urgency else None,
        answers=said.answers,
    )
