"""What a room makes us and them owe: answers, a look at what is unclear, fresh exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Room, Segment
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.obligations.actions import reconcile
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Side as SideLabel
from guanxi.domain.calendars import due_at, format_span
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import LAPSES_AFTER
from guanxi.domain.obligations import Debtor, Expected, Key
from guanxi.domain.playbook import JudgedOn, Urgency

MESSAGE, ROOM = "message", "room"
# An unclear photo is asked about while it may still matter; later it only stands in the timeline.
UNSURE_FOR = timedelta(days=14)
# A chat that has been silent for long is not asked to be brought up to date again and again.
ALIVE_FOR = timedelta(days=45)


def reconcile_room(*, room: Room, since: datetime | None, terms: RoomTerms, at: datetime) -> None:
    """Make the ledger say what the room's segments from ``since`` on say."""
    segments = Segment.objects.filter(room=room)
    if since is not None:
        segments = segments.filter(opened__gte=since)
    rows = list(segments.order_by("opened", "pk"))
    answers = [one for row in rows if row.due for one in _answers(row, room, terms)]
    unsure = [_unsure(row, room) for row in rows if _is_asked(row, room)]
    within = Q(opened__gte=since) if since is not None else Q()
    mine = Q(params__room=room.pk)
    for rule, where, expected in (
        ("answer", within & mine, answers),
        ("unsure", within & mine, unsure),
        ("freshen", mine, list(_freshen(room, terms))),
        ("who_is_who", mine, list(_who(room))),
    ):
        reconcile(
            workspace=room.workspace,
            supplier=room.supplier,
            rule=rule,
            expected=expected,
            within=where,
            at=at,
        )


def _answers(row: Segment, room: Room, terms: RoomTerms) -> Iterator[Expected]:
    """The answer that is owed. An urgent one that was taken up in time is kept, and what
    remains of it is owed like a regular one, so that it is not forgotten."""
    debtor = Side.OURS if row.side == SideLabel.THEIRS else Side.THEIRS
    urgency = Urgency(row.urgency)
    judged = terms(debtor, row.due_from or row.opened).judged_on[urgency]
    on_acknowledged = judged is JudgedOn.ACKNOWLEDGED and row.acknowledged is not None
    answered = row.answered or _lapsed(row, room)
    yield _answer(
        row, room, terms, debtor, urgency,
        due=row.due, closed=row.acknowledged if on_acknowledged else answered,
    )  # fmt: skip
    if on_acknowledged and row.answered != row.acknowledged:
        agreed = terms(debtor, row.opened)
        regular = agreed.answers[Urgency.REGULAR]
        due = due_at(
            agreed.calendar, row.opened, regular.within,
            hours=regular.hours, urgent=agreed.urgent_hours,
        )  # fmt: skip
        yield _answer(
            row, room, terms, debtor, Urgency.REGULAR, due=due, closed=answered, part="rest"
        )


def _lapsed(row: Segment, room: Room) -> datetime | None:
    """Where a request has gone unanswered for so long that nobody waits any more: it was not
    kept, and is no longer something to do."""
    end = row.opened + LAPSES_AFTER
    return end if room.known_until is not None and end < room.known_until else None


def _answer(
    row: Segment,
    room: Room,
    terms: RoomTerms,
    debtor: Side,
    urgency: Urgency,
    *,
    due: datetime | None,
    closed: datetime | None,
    part: str = "",
) -> Expected:
    counted_from = row.opened if part else (row.due_from or row.opened)
    agreed = terms(debtor, counted_from).answers[urgency]
    version = terms.version_on(debtor, counted_from)
    return Expected(
        key=Key("answer", MESSAGE, row.opening_id, part),
        supplier_id=room.supplier_id,
        debtor=Debtor(debtor.value),
        opened=row.opened,
        due=due,
        closed=closed,
        known_until=room.known_until,
        params={
            "room": room.pk,
            "message": row.due_message_id,
            "urgency": urgency.value,
            "from": counted_from.isoformat(),
            "span": format_span(agreed.within),
            "hours": agreed.hours.value,
            "charter": version.number if version else None,
            "agreed": version.first.isoformat() if version else None,
        },
        playbook_version=current_playbook().version,
    )


def _is_asked(row: Segment, room: Room) -> bool:
    """Unclear, without any reply yet, and recent enough to matter."""
    if row.state != SegmentState.UNSURE or row.acknowledged or room.known_until is None:
        return False
    return row.side == SideLabel.THEIRS and room.known_until - row.opened < UNSURE_FOR


def _unsure(row: Segment, room: Room) -> Expected:
    return Expected(
        key=Key("unsure", MESSAGE, row.opening_id),
        supplier_id=room.supplier_id,
        debtor=Debtor.OURS,
        opened=row.opened,
        due=None,
        closed=None,
        known_until=None,
        params={"room": room.pk},
        playbook_version=current_playbook().version,
    )


def _freshen(room: Room, terms: RoomTerms) -> Iterator[Expected]:
    """Bring the chat up to date: owed from the moment on which it counts as stale."""
    alive = room.last_at and room.known_until and room.known_until - room.last_at < ALIVE_FOR
    if not alive or room.known_until is None:
        return
    span = current_playbook().freshen_after
    stale = due_at(terms.ours, room.known_until, span)
    yield Expected(
        key=Key("freshen", ROOM, room.pk),
        supplier_id=room.supplier_id,
        debtor=Debtor.OURS,
        opened=stale,
        due=stale,
        closed=None,
        known_until=None,
        params={
            "room": room.pk,
            "until": room.known_until.isoformat(),
            "from": room.known_until.isoformat(),
            "span": format_span(span),
            "hours": "office",
        },
        playbook_version=current_playbook().version,
    )


def _who(room: Room) -> Iterator[Expected]:
    """Somebody in the chat whose side nobody has said."""
    for one in room.participants.filter(side=SideLabel.UNKNOWN):
        yield Expected(
            key=Key("who_is_who", "participant", one.pk),
            supplier_id=room.supplier_id,
            debtor=Debtor.OURS,
            opened=room.last_at or room.known_until or room.workspace.created_at,
            due=None,
            closed=None,
            known_until=None,
            params={"room": room.pk, "participant": one.pk},
            playbook_version=current_playbook().version,
        )
