"""Which room an export belongs to, and what of it is here already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from guanxi.apps.accounts.models import Membership, Workspace
from guanxi.apps.conversations.actions.keeping import SHIFT, known_messages
from guanxi.apps.conversations.models import Intake, Message, Participant, Room
from guanxi.apps.conversations.queries.exports import open_source
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import guess_contact
from guanxi.domain.conversations.entries import Entry, Kind, Rejected
from guanxi.domain.conversations.merge import Duplicate, New, Shifted, Update, chunks, digest, merge
from guanxi.platform.search import find_documents

SLICE = 5_000
TELLING = 16  # characters: words that hardly two rooms share
PROBES = 12


@dataclass
class Match:
    """What the preview says of an export: its room, its people, its counts."""

    room: Room | None = None
    supplier: Supplier | None = None
    new: int = 0
    duplicate: int = 0
    updated: int = 0
    shift_minutes: int | None = None
    people: dict[str, dict[str, object]] = field(default_factory=dict)

    def person(self, name: str) -> dict[str, object]:
        return self.people.get(name, {"side": Side.UNKNOWN, "contact": None, "person": None})


def match_room(
    *,
    intake: Intake,
    senders: Mapping[str, int],
    read: int,
    channel: str = Channel.WHATSAPP,
    mine: Collection[str] = (),
) -> Match:
    """Lay the export of ``read`` entries over what is here on its channel. Changes nothing.

    ``mine``: the names of whoever exported, where the file says so.
    """
    match = Match()
    workspace = intake.source.workspace
    match.room = find_room(intake, senders, channel)
    _guess_people(match, senders, workspace, mine)
    if match.room is not None:
        match.supplier = match.room.supplier
        _count(match, intake)
    else:
        match.new = read
    return match


def find_room(intake: Intake, senders: Collection[str], channel: str) -> Room | None:
    """The chat that an export is another one of, as far as it is here by now."""
    workspace = intake.source.workspace
    with open_source(intake.source, order=intake.order) as export:
        by_names = _room_by_names(senders, workspace, channel)
        return by_names or _room_by_words(export.read(), workspace, channel)


def _room_by_names(senders: Collection[str], workspace: Workspace, channel: str) -> Room | None:
    """The chat with these people of the supplier's; our own and third parties are in many."""
    ours = set(our_names(workspace))
    named = Participant.objects.filter(name__in=list(senders), from_date=None)
    placed = named.filter(room__channel=channel)
    elsewhere = set(placed.filter(side__in=[Side.OURS, Side.THIRD]).values_list("name", flat=True))
    others = set(senders) - ours - elsewhere
    votes = Counter(
        placed.filter(name__in=others)
        .exclude(side__in=[Side.OURS, Side.THIRD])
        .values_list("room_id", flat=True)
    )
    for room_id, count in votes.most_common(3):
        room = Room.objects.select_related("supplier").get(pk=room_id)
        theirs = room.participants.filter(side__in=[Side.THEIRS, Side.UNKNOWN], from_date=None)
        same_people = count * 2 > max(theirs.count(), len(others))
        if room.is_group == (len(senders) > 2) and same_people:
            return room
    return None


def _room_by_words(
    items: Iterable[Entry | Rejected], workspace: Workspace, channel: str
) -> Room | None:
    """The chat that holds the same long sentences at about the same time: another phone's copy.

    About: the other phone may have exported in another zone.
    """
    telling = (
        item
        for item in items
        if isinstance(item, Entry) and item.kind is Kind.TEXT and len(item.words) >= TELLING
    )
    probes = {digest(item.words): item for item in islice(telling, PROBES)}
    mark = f"w{workspace.pk}"
    found = [pk for one in probes.values() for pk in find_documents(one.words, mark=mark, limit=5)]
    same = Message.objects.filter(
        pk__in=found, room__channel=channel, digest__in=list(probes)
    ).values_list("room_id", "digest", "at")
    agreeing = {(room, words) for room, words, at in same if abs(at - probes[words].at) <= SHIFT}
    rooms = Counter(room for room, _ in agreeing)
    for room_id, count in rooms.most_common(1):
        if count * 2 >= len(probes):
            return Room.objects.select_related("supplier").get(pk=room_id)
    return None


def _count(match: Match, intake: Intake) -> None:
    """New, known and improved entries, as writing will find them."""
    assert match.room is not None
    taken: set[object] = set()
    renaming: Mapping[str, str] | None = None
    with open_source(intake.source, order=intake.order) as export:
        entries = (item for item in export.read() if isinstance(item, Entry))
        for chunk in chunks(entries, SLICE):
            known = [
                one.known
                for one in known_messages(match.room, None, chunk.entries, wide=chunk.first)
                if one.known.key not in taken
            ]
            merged = merge(
                known, chunk.entries, first=chunk.first, last=chunk.last, renaming=renaming or None
            )
            if isinstance(merged, Shifted):
                match.shift_minutes = int(merged.by.total_seconds() // 60)
                return
            renaming = merged.renaming
            taken.update(d.key for d in merged.decisions if not isinstance(d, New))
            match.new += sum(isinstance(d, New) for d in merged.decisions)
            match.duplicate += sum(isinstance(d, Duplicate) for d in merged.decisions)
            match.updated += sum(isinstance(d, Update) for d in merged.decisions)


def _guess_people(
    match: Match, senders: Mapping[str, int], workspace: Workspace, mine: Collection[str]
) -> None:
    """Whose side each name speaks for: said before, one of us, or a contact so called."""
    ours = our_names(workspace)
    said = {
        one.name: one
        for one in Participant.objects.filter(name__in=list(senders), from_date=None).exclude(
            side=Side.UNKNOWN
        )
        if match.room is None or one.room_id == match.room.pk
    }
    for name in senders:
        if name in ours:
            match.people[name] = {"side": Side.OURS, "contact": None, "person": ours[name]}
        elif name in said:
            one = said[name]
            match.people[name] = {
                "side": one.side, "contact": one.contact_id, "person": one.person_id,
            }  # fmt: skip
        elif name in mine:
            match.people[name] = {"side": Side.OURS, "contact": None, "person": None}
        elif contact := guess_contact(name):
            match.people[name] = {"side": contact.side, "contact": contact.pk, "person": None}
            match.supplier = match.supplier or contact.supplier
    _guess_the_rest(match, senders)


def _guess_the_rest(match: Match, senders: Mapping[str, int]) -> None:
    """In a chat of two of whom one is ours, the other is the supplier."""
    open_names = [name for name in senders if name not in match.people]
    has_us = any(one["side"] == Side.OURS for one in match.people.values())
    if len(senders) == 2 and len(open_names) == 1 and has_us:
        match.people[open_names[0]] = {"side": Side.THEIRS, "contact": None, "person": None}


def our_names(workspace: Workspace) -> dict[str, int]:
    """The names our people have in chats → the person."""
    members = Membership.objects.filter(workspace=workspace)
    return {name: one.person_id for one in members for name in one.chat_names}
