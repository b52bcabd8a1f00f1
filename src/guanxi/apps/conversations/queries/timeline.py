"""The timeline of a supplier: what was said in every room, calls, orders and inspections.

Entries stand in one order: by instant, at the same instant calls above messages and what has but a
day above both, then as the export had them. A *key* names the entry a page goes on from ("m12",
"c3"), never an instant alone: chats repeat their minutes, and a page may end in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Min, OuterRef, Q, QuerySet, Subquery

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import MessageKind, SegmentState
from guanxi.apps.conversations.models import Call, Correction, Message, Room, Segment
from guanxi.apps.conversations.queries.timeline_facts import Fact, FactKind, Facts
from guanxi.apps.obligations.models import Reminder
from guanxi.apps.obligations.queries import marked_as_reminders
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.speech import LAPSES_AFTER

PAGE = 30
ABOVE = 10  # newer entries shown above the one that was jumped to

_KEY = re.compile("[mcoi][0-9]{1,18}")
_MESSAGE, _CALL, _FACT = 0, 1, 2  # who stands above whom at the same instant
_KINDS_BY_KEY = {"o": FactKind.ORDER, "i": FactKind.INSPECTION}
_CALLS = (MessageKind.CALL, MessageKind.MISSED_CALL)
_KINDS = {
    "messages": ~Q(kind__in=(*_CALLS, MessageKind.SYSTEM)),
    "calls": Q(kind__in=_CALLS),
    "files": Q(
        kind__in=(MessageKind.PHOTO, MessageKind.VIDEO, MessageKind.FILE, MessageKind.MEDIA)
    ),
    "orders": Q(pk__in=()),
}
_OPEN = (SegmentState.RUNNING, SegmentState.LATE, SegmentState.UNSURE, SegmentState.UNKNOWN)
_WITH_CALLS, _WITH_FACTS = ("", "calls"), ("", "orders")
# opening, answer, urgency, state, due, answered
RequestFacts = tuple[int, int | None, str, str, datetime | None, datetime | None]
SHOWN = ("", "messages", "calls", "files", "orders", "open")


@dataclass(frozen=True)
class Entry:
    """One message or call, or the ``fact`` of a day. ``opens`` is the request it makes, ``answers``
    those it settles, ``reminders`` what it was marked as."""

    key: str
    at: datetime
    kind: MessageKind | FactKind
    message: Message | None = None
    call: Call | None = None
    fact: Fact | None = None
    side: Side = Side.UNKNOWN
    opens: Segment | None = None
    answers: tuple[Segment, ...] = ()
    correction: Correction | None = None
    reminders: tuple[Reminder, ...] = ()

    @property
    def place(self) -> tuple[datetime, int, int, int]:
        """Where it stands; larger is newer."""
        if self.message is not None:
            return self.at, _MESSAGE, self.message.rank, self.message.pk
        if self.call is not None:
            return self.at, _CALL, 0, self.call.pk
        assert self.fact is not None
        return self.at, self.fact.rank, 0, self.fact.row.pk


@dataclass(frozen=True)
class Timeline:
    """Entries newest first, and the keys to go on from where there are more.

    ``above`` is the entry this page goes on after: the reader has it before them already.
    """

    entries: tuple[Entry, ...]
    older: str
    newer: str
    above: Entry | None = None


def visible(person: Person) -> Q:
    """Messages this person may read: told by a live source, not private to another."""
    return Q(withdrawn=False) & (Q(private_to=None) | Q(private_to=person))


def supplier_timeline(
    supplier: Supplier,
    *,
    person: Person,
    show: str = "",
    before: str = "",
    after: str = "",
    at: int | None = None,
    room: int | None = None,
) -> Timeline:
    """``PAGE`` entries: the newest, those before or after a key, or those around message ``at``.

    ``show`` is one of ``SHOWN``. A key or message that is not in this timeline (another
    supplier's, withdrawn, private to somebody else) shows the newest entries instead.
    The number of queries does not depend on how much there is.
    """
    reading = _Reading.of(supplier, person, show, room)
    here = reading.find(f"m{at}") if at else reading.find(before or after)
    if here is None:
        shown, older = reading.older(None)
        return _page(shown, older=older)
    if before:
        shown, older = reading.older(here)
        return _page(shown, older=older, above=here)
    newer, more = reading.newer(here, ABOVE if at else PAGE)
    if not at:
        return _page(newer, older=True, newer=more)
    shown, older = reading.older(here)
    return _page([*newer, here, *shown], older=older, newer=more)


def entries_of(messages: Iterable[Message]) -> list[Entry]:
    """The entries of some messages, newest first; for swapping single ones into the page."""
    return list(_with_segments([_of_message(message) for message in messages]))


def answered_in(entries: Iterable[Entry]) -> list[Segment]:
    """The requests these entries settle; the unsure ones are nobody's figure."""
    return [
        segment
        for entry in entries
        for segment in entry.answers
        if segment.state != SegmentState.UNSURE
    ]


def first_said(supplier: Supplier) -> datetime | None:
    """When the first message with a supplier that still stands was written. One query."""
    first = Message.objects.filter(room=OuterRef("pk"), withdrawn=False)
    firsts = supplier.rooms.annotate(first=Subquery(first.order_by("at").values("at")[:1]))
    found: datetime | None = firsts.aggregate(earliest=Min("first"))["earliest"]
    return found


def requests_from(message: Message) -> frozenset[RequestFacts]:
    """What stands about the requests of a room from a message on, to see what a change changed."""
    # What was asked so long before a message cannot be answered by it.
    since = message.at - 2 * LAPSES_AFTER
    rows = Segment.objects.filter(room_id=message.room_id, opened__gte=since)
    return frozenset(rows.values_list("opening", "answer", "urgency", "state", "due", "answered"))


def readable_messages(person: Person) -> QuerySet[Message]:
    """Messages this person may read, with all an entry shows of them."""
    return Message.objects.filter(visible(person)).select_related(
        "room__supplier", "participant__contact", "participant__person", "correction__by", "file"
    )


@dataclass(frozen=True)
class _Reading:
    """What may be shown."""

    rooms: tuple[int, ...]
    messages: QuerySet[Message]
    calls: QuerySet[Call]
    facts: Facts | None

    @classmethod
    def of(cls, supplier: Supplier, person: Person, show: str, room: int | None) -> _Reading:
        rooms = supplier.rooms.filter(pk=room) if room else supplier.rooms
        ids = tuple(rooms.values_list("pk", flat=True))
        readable = readable_messages(person).prefetch_related("enclosures__file")
        messages = readable.filter(_KINDS.get(show, Q()))
        if show == "open":
            messages = messages.filter(pk__in=_open_questions(ids))
        calls = Call.objects.filter(supplier=supplier, withdrawn_at=None).select_related("by")
        return cls(
            ids,
            messages,
            calls if show in _WITH_CALLS and not room else calls.none(),
            Facts.of(supplier, _FACT) if show in _WITH_FACTS and not room else None,
        )

    def find(self, key: str) -> Entry | None:
        """The entry of a key, if it is one of those that may be shown."""
        if not _KEY.fullmatch(key):
            return None
        pk = int(key[1:])
        if key[0] in _KINDS_BY_KEY:
            fact = self.facts.find(_KINDS_BY_KEY[key[0]], pk) if self.facts else None
            return _of_fact(fact) if fact else None
        if key.startswith("c"):
            call = self.calls.filter(pk=pk).first()
            return _of_call(call) if call else None
        message = self.messages.filter(room__in=self.rooms, pk=pk).first()
        return _of_message(message) if message else None

    def older(self, than: Entry | None) -> tuple[list[Entry], bool]:
        most = PAGE + 1
        messages = self._messages(_older(_MESSAGE, than), ("-at", "-rank", "-id"), most)
        calls = self.calls.filter(_older(_CALL, than)).order_by("-at", "-id")[:most]
        at, rank, _rank, pk = than.place if than else (None, 0, 0, 0)
        facts = self.facts.older(at, rank, pk, most) if self.facts else ()
        found = _merged(messages, calls, facts)
        return found[:PAGE], len(found) > PAGE

    def newer(self, than: Entry, most: int) -> tuple[list[Entry], bool]:
        messages = self._messages(_newer(_MESSAGE, than), ("at", "rank", "id"), most + 1)
        calls = self.calls.filter(_newer(_CALL, than)).order_by("at", "id")[: most + 1]
        at, rank, _rank, pk = than.place
        facts = self.facts.newer(at, rank, pk, most + 1) if self.facts else ()
        found = _merged(messages, calls, facts)
        return found[-most:], len(found) > most

    def _messages(self, where: Q, order: Sequence[str], most: int) -> QuerySet[Message]:
        found = self.messages.filter(where, room__in=self.rooms).order_by(*order)
        if len(self.rooms) > 1:
            found = found.filter(self._near(where, order, most))
        return found[:most]

    def _near(self, where: Q, order: Sequence[str], most: int) -> Q:
        """Where the first of them must lie: of each room as many come straight from its index, and
        none is further away than the last of those in the room where that is nearest."""
        of_room = self.messages.filter(where, room=OuterRef("pk")).order_by(*order)
        last = of_room.values("at")[most - 1 : most]
        lasts = Room.objects.filter(pk__in=self.rooms).values_list(Subquery(last), flat=True)
        known = [at for at in lasts if at is not None]
        if not known:
            return Q()
        return Q(at__lte=min(known)) if order[0] == "at" else Q(at__gte=max(known))


def _page(
    shown: list[Entry], *, older: bool = False, newer: bool = False, above: Entry | None = None
) -> Timeline:
    entries = tuple(_with_segments(shown))
    return Timeline(
        entries,
        older=entries[-1].key if older else "",
        newer=entries[0].key if newer else "",
        above=above,
    )


def _open_questions(rooms: Sequence[int]) -> QuerySet[Segment, int]:
    unanswered = Segment.objects.filter(room__in=rooms, answered=None, state__in=_OPEN)
    return unanswered.values_list("opening_id", flat=True)


def _older(kind: int, than: Entry | None) -> Q:
    """Messages or calls below an entry."""
    if than is None:
        return Q()
    at, its_kind, rank, pk = than.place
    if kind != its_kind:
        return Q(at__lte=at) if kind < its_kind else Q(at__lt=at)
    before = Q(rank__lt=rank) | Q(rank=rank, pk__lt=pk) if kind == _MESSAGE else Q(pk__lt=pk)
    return Q(at__lt=at) | Q(before, at=at)


def _newer(kind: int, than: Entry) -> Q:
    """Messages or calls above an entry."""
    at, its_kind, rank, pk = than.place
    if kind != its_kind:
        return Q(at__gt=at) if kind < its_kind else Q(at__gte=at)
    after = Q(rank__gt=rank) | Q(rank=rank, pk__gt=pk) if kind == _MESSAGE else Q(pk__gt=pk)
    return Q(at__gt=at) | Q(after, at=at)


def _merged(
    messages: Iterable[Message], calls: Iterable[Call], facts: Iterable[Fact]
) -> list[Entry]:
    entries = [*map(_of_message, messages), *map(_of_call, calls), *map(_of_fact, facts)]
    return sorted(entries, key=lambda entry: entry.place, reverse=True)


def _of_message(message: Message) -> Entry:
    who = message.participant
    return Entry(
        key=f"m{message.pk}",
        at=message.at,
        kind=MessageKind(message.kind),
        message=message,
        side=Side(who.side) if who else Side.UNKNOWN,
        correction=getattr(message, "correction", None),
    )


def _of_call(call: Call) -> Entry:
    kind = MessageKind.CALL if call.answered else MessageKind.MISSED_CALL
    return Entry(key=f"c{call.pk}", at=call.at, kind=kind, call=call, side=Side.OURS)


def _of_fact(fact: Fact) -> Entry:
    return Entry(key=f"{fact.kind[0]}{fact.row.pk}", at=fact.at, kind=fact.kind, fact=fact)


def _with_segments(entries: Sequence[Entry]) -> Iterable[Entry]:
    """The same entries, each with the request it opens, those it answers, and the reminders it was
    marked as. Two queries."""
    ids = [entry.message.pk for entry in entries if entry.message]
    opens: dict[int, Segment] = {}
    answers: dict[int, list[Segment]] = {}
    for segment in Segment.objects.filter(Q(opening__in=ids) | Q(answer__in=ids)).order_by("pk"):
        opens[segment.opening_id] = segment
        if segment.answer_id:
            answers.setdefault(segment.answer_id, []).append(segment)
    reminders = marked_as_reminders(ids)
    for entry in entries:
        pk = entry.message.pk if entry.message else 0
        yield replace(
            entry,
            opens=opens.get(pk),
            answers=tuple(answers.get(pk, ())),
            reminders=tuple(reminders.get(pk, ())),
        )
