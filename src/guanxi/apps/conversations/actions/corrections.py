"""What a person says about a message, against the rule that read it.

One saying is one click. What was said is kept for good: it outlives the next import and the
next reading, and the room's requests are read again at once with it in mind.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.labels import Mark, Urgency
from guanxi.apps.conversations.models import Correction, Message


@dataclass(frozen=True)
class Said:
    """All that people have said about a message; ``Said()`` leaves it to the rule."""

    needs_answer: bool | None = None
    urgency: str = ""
    answers: bool | None = None
    non_business: bool = False
    mark: str = ""  # of ``labels.Mark``
    unclear: bool = False  # an answer after which we had to ask again


class Saying(StrEnum):
    """The one thing said by one click."""

    NEEDS_ANSWER = "needs_answer"
    NEEDS_NONE = "needs_none"
    URGENT = "urgent"
    REGULAR = "regular"
    DETAILED = "detailed"
    ANSWERS = "answers"
    ANSWERS_NOT = "answers_not"
    NOT_BUSINESS = "not_business"
    SUGGESTION = "suggestion"
    THANKS = "thanks"
    UNMARKED = "unmarked"
    UNCLEAR = "unclear"
    CLEAR = "clear"
    AS_READ = "as_read"  # forget what was said: the rule decides again


_MARKS = {
    Saying.SUGGESTION: Mark.SUGGESTION.value,
    Saying.THANKS: Mark.THANKS.value,
    Saying.UNMARKED: "",
}


def with_saying(said: Said, saying: Saying) -> Said:
    """What stands after one more saying.

    An urgency is only ever given to a request, and what is no business needs no answer. A mark, or
    how clear an answer was, says nothing about what is asked.
    """
    if saying in _MARKS:
        return replace(said, mark=_MARKS[saying])
    match saying:
        case Saying.UNCLEAR | Saying.CLEAR:
            return replace(said, unclear=saying is Saying.UNCLEAR)
        case Saying.NEEDS_ANSWER:
            return replace(said, needs_answer=True, non_business=False)
        case Saying.NEEDS_NONE:
            return replace(said, needs_answer=False, urgency="")
        case Saying.URGENT | Saying.REGULAR | Saying.DETAILED:
            urgency = Urgency(saying.value).value
            return replace(said, needs_answer=True, urgency=urgency, non_business=False)
        case Saying.ANSWERS | Saying.ANSWERS_NOT:
            return replace(said, answers=saying is Saying.ANSWERS)
        case Saying.NOT_BUSINESS:
            return Said(False, answers=False, non_business=True, mark=said.mark)
    return Said()  # as read


def said_about(message: Message) -> Said:
    """What people have said about a message so far."""
    found = Correction.objects.filter(message=message).first()
    if found is None:
        return Said()
    return Said(*(getattr(found, field.name) for field in fields(Said)))


@transaction.atomic
def correct_message(*, message: Message, saying: Saying, by: Person, at: datetime) -> Said:
    """Say one thing about a message; returns what had been said before, for undo."""
    before = said_about(message)
    restore_said(message=message, said=with_saying(before, saying), by=by, at=at)
    return before


@transaction.atomic
def restore_said(*, message: Message, said: Said, by: Person, at: datetime) -> None:
    """Let exactly this stand about a message, and read its room again from there on."""
    before = said_about(message)
    if said == before:
        return
    if said == Said():
        Correction.objects.filter(message=message).delete()
    else:
        Correction.objects.update_or_create(
            message=message,
            defaults={**asdict(said), "workspace": message.workspace, "by": by, "at": at},
        )
    # A mark, or how clear an answer was, changes nothing that is owed.
    if replace(said, mark=before.mark, unclear=before.unclear) != before:
        rebuild_room(room=message.room, since=message.at, at=at)
    record_event(
        "message.corrected",
        workspace_id=message.workspace_id,
        by=by.pk,
        at=at,
        subject=("message", message.pk),
        **asdict(said),
    )
