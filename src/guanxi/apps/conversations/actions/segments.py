"""Keeping the stored segments equal to what the messages say.

Judging starts at a fresh message before the change: one before which nobody waited
for anything. From there the rule runs to the end of the room, and only rows that differ are
written, so one new message costs little in a room of any length.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from guanxi.apps.conversations.actions.ledger import reconcile_room
from guanxi.apps.conversations.models import Message, Room, Segment
from guanxi.apps.conversations.queries.terms import room_terms
from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.segments import Segment as Judged
from guanxi.domain.conversations.segments import segments
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import Utterance, read
from guanxi.domain.playbook import Urgency

BATCH = 5_000
READ = (
    "at", "kind", "text", "attachment", "fresh", "participant__name", "participant__side",
    "correction__needs_answer", "correction__urgency", "correction__answers",
)  # fmt: skip


@transaction.atomic
def rebuild_room(*, room: Room, since: datetime | None, at: datetime) -> None:
    """Judge the room again, from ``since`` on (None: from its beginning)."""
    start = _fresh_before(room, since) if since is not None else None
    messages, utterances = _utterances(room, start)
    people = {one.name: Side(one.side) for one in room.participants.all()}
    terms = room_terms(room)
    known_until = room.known_until or (messages[-1].at if messages else at)

    readings = list(read(utterances, people=people))
    judged = segments(utterances, terms=terms, known_until=known_until, at=at, readings=readings)
    quiet = {messages[reading.index].pk for reading in readings if reading.fresh}

    _save_fresh(messages, quiet)
    _save_segments(room, start, messages, judged)
    _save_last(room)
    reconcile_room(room=room, since=start.at if start else None, terms=terms, at=at)


def _fresh_before(room: Room, since: datetime) -> Message | None:
    """The last message before the change from which judging may start again."""
    return (
        Message.objects.filter(room=room, at__lt=since, fresh=True, withdrawn=False)
        .order_by("-at", "-rank", "-id")
        .first()
    )


def _utterances(room: Room, start: Message | None) -> tuple[list[Message], list[Utterance]]:
    """The room's messages from ``start`` on, and how the rules see them."""
    there = Message.objects.filter(room=room, withdrawn=False)
    if start is not None:
        behind = Q(at=start.at, rank__gt=start.rank) | Q(
            at=start.at, rank=start.rank, pk__gte=start.pk
        )
        there = there.filter(Q(at__gt=start.at) | behind)
    messages = list(
        there.order_by("at", "rank", "id").select_related("participant", "correction").only(*READ)
    )
    return messages, [_utterance(index, message) for index, message in enumerate(messages)]


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


def _save_fresh(messages: Sequence[Message], quiet: set[int]) -> None:
    for fresh in (True, False):
        changed = [m.pk for m in messages if m.fresh is not fresh and (m.pk in quiet) is fresh]
        for begin in range(0, len(changed), BATCH):
            Message.objects.filter(pk__in=changed[begin : begin + BATCH]).update(fresh=fresh)


def _save_segments(
    room: Room, start: Message | None, messages: Sequence[Message], judged: Sequence[Judged]
) -> None:
    """Write only what differs; a segment is known by the message that opens it."""
    there = Segment.objects.filter(room=room)
    if start is not None:
        there = there.filter(opened__gte=start.at)
    stored = {row.opening_id: row for row in there}
    new, changed = [], []
    for one in judged:
        opening = messages[one.messages[0]]
        row = stored.pop(opening.pk, None)
        values = _values(one, messages)
        if row is None:
            new.append(
                Segment(workspace_id=room.workspace_id, room=room, opening=opening, **values)
            )
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    Segment.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    Segment.objects.bulk_create(new)
    Segment.objects.bulk_update(changed, list(_VALUES), batch_size=500)


_VALUES = (
    "side", "urgency", "opened", "due", "due_message_id", "due_from", "acknowledged", "answered",
    "answer", "state", "message_count",
)  # fmt: skip


def _values(one: Judged, messages: Sequence[Message]) -> dict[str, object]:
    answer = None if one.answer_index is None else messages[one.answer_index].pk
    return {
        "side": one.side.value,
        "urgency": one.urgency.value if one.urgency else "",
        "opened": one.opened,
        "due": one.due,
        "due_message_id": None if one.due_index is None else messages[one.due_index].pk,
        "due_from": None if one.due_index is None else messages[one.due_index].at,
        "acknowledged": one.acknowledged,
        "answered": one.answered,
        "answer_id": answer,
        "state": one.state.value,
        "message_count": len(one.messages),
    }


def _save_last(room: Room) -> None:
    last = (
        Message.objects.filter(room=room, withdrawn=False).order_by("-at", "-rank", "-id").first()
    )
    room.last_at = last.at if last else None
    room.save(update_fields=["last_at"])
