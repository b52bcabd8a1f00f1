"""What a room makes us and them owe: answers, a look at what is unclear, fresh exports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from guanxi.apps.conversations.actions import who
from guanxi.apps.conversations.labels import SegmentState
from guanxi.apps.conversations.models import Room, Segment
from guanxi.apps.conversations.queries.terms import RoomTerms, room_terms
from guanxi.apps.obligations.actions import Piece, reconcile, reconcile_pieces
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.labels import Side as SideLabel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calendars import due_at, format_span
from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import LAPSES_AFTER
from guanxi.domain.obligations import Debtor, Expected, Key
from guanxi.domain.playbook import JudgedOn, Urgency

MESSAGE, ROOM = "message", "room"
BATCH = 1_000  # openings in one go
# An unclear photo is asked about while it may still matter; later it only stands in the timeline.
UNSURE_FOR = timedelta(days=14)
# A chat that has been silent for long is not asked to be brought up to date again and again.
ALIVE_FOR = timedelta(days=45)


def reconcile_room(*, room: Room, openings: set[int], terms: RoomTerms, at: datetime) -> None:
    """Make the ledger say what the room says: of the segments with these openings, of what the
    clock alone changes, and of the room itself."""
    # Asked for without the rule: what is open is few, and has an index of its own.
    owed = Obligation.objects.filter(supplier=room.supplier_id, closed=None)
    waiting = [
        message
        for rule, message, params in owed.values_list("rule", "subject_id", "params")
        if rule == "answer" and params.get("room") == room.pk
    ]
    reconcile_answers(room=room, openings=openings.union(waiting), terms=terms, at=at)
    unsure = [_unsure(row, room) for row in _asked_about(room)]
    mine = Q(params__room=room.pk)
    asked_before = Q(is_expected=True) | Q(subject_id__in=[one.key.subject_id for one in unsure])
    for rule, where, expected in (
        ("unsure", mine & asked_before, unsure),
        *_of_a_chat(room, terms, mine),
    ):
        reconcile(
            workspace=room.workspace,
            supplier=room.supplier,
            rule=rule,
            expected=expected,
            within=where,
            at=at,
        )


def _of_a_chat(room: Room, terms: RoomTerms, mine: Q) -> Iterator[tuple[str, Q, list[Expected]]]:
    """What is asked of each chat, and of mail as a whole (``reconcile_mailbox``)."""
    if not room.thread:
        yield "freshen", mine, list(_up_to_date(room, terms, Key("freshen", ROOM, room.pk)))
        yield who.RULE, mine, list(who.asked_in_chat(room))


def reconcile_answers(
    *, room: Room, openings: Collection[int], terms: RoomTerms, at: datetime
) -> None:
    """Make the ledger say what the segments with these openings say; a message that opens none
    (any more) owes nothing."""
    reconcile_pieces(
        workspace=room.workspace,
        supplier=room.supplier,
        rule="answer",
        pieces=_pieces(room, sorted(openings), terms),
        at=at,
    )


def _pieces(room: Room, openings: Sequence[int], terms: RoomTerms) -> Iterator[Piece]:
    for start in range(0, len(openings), BATCH):
        some = openings[start : start + BATCH]
        rows = Segment.objects.filter(opening__in=some, due__isnull=False)
        expected = [one for row in rows for one in _answers(row, room, terms)]
        yield expected, Q(workspace=room.workspace_id, subject_type=MESSAGE, subject_id__in=some)


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
        # What is done depends on no export any more.
        known_until=None if closed else room.known_until,
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
        playbook_version=playbook_at(counted_from).version,
    )


def _asked_about(room: Room) -> QuerySet[Segment]:
    """What is unclear, without any reply yet, and recent enough to matter."""
    rows = Segment.objects.filter(room=room, state=SegmentState.UNSURE, acknowledged=None)
    if room.known_until is None:
        return rows.none()
    return rows.filter(side=SideLabel.THEIRS, opened__gt=room.known_until - UNSURE_FOR)


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
        playbook_version=playbook_at(row.opened).version,
    )


def reconcile_mailbox(*, supplier: Supplier, at: datetime) -> None:
    """Mail is brought up to date as a whole, not thread by thread: asked for its newest thread.
    Who somebody is is asked once for all of them."""
    threads = Room.objects.filter(supplier=supplier, channel=Channel.MAIL, last_at__isnull=False)
    newest = threads.order_by("-last_at", "-pk").first()
    key = Key("freshen", "mailbox", supplier.pk)
    owed = [] if newest is None else _up_to_date(newest, room_terms(newest), key)
    reconcile(
        workspace=supplier.workspace,
        supplier=supplier,
        rule="freshen",
        expected=list(owed),
        within=Q(subject_type="mailbox"),
        at=at,
    )
    reconcile(
        workspace=supplier.workspace,
        supplier=supplier,
        rule=who.RULE,
        expected=list(who.asked_in_mail(supplier, at)),
        within=Q(params__mail=supplier.pk),
        at=at,
    )


def _up_to_date(room: Room, terms: RoomTerms, key: Key) -> Iterator[Expected]:
    """Bring it up to date: owed from the moment on which it counts as stale."""
    alive = room.last_at and room.known_until and room.known_until - room.last_at < ALIVE_FOR
    if not alive or room.known_until is None:
        return
    playbook = playbook_at(room.known_until)
    span = playbook.freshen_after
    stale = due_at(terms(Side.OURS, room.known_until).calendar, room.known_until, span)
    yield Expected(
        key=key,
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
        playbook_version=playbook.version,
    )
