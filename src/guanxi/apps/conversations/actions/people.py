"""Rooms and the people in them, as somebody confirmed them at an import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.actions.ledger import reconcile_mailbox
from guanxi.apps.conversations.actions.matching import find_room
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.actions.who import Guess, guess_who
from guanxi.apps.conversations.models import Intake, Message, Participant, Room
from guanxi.apps.suppliers.actions import (
    add_contact,
    add_handle,
    create_supplier,
    remove_contact,
    restore_contact,
)
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Contact, Supplier


def open_supplier(
    *, workspace: Workspace, name: str, name_zh: str, by: Person, at: datetime
) -> Supplier:
    """A new supplier, known so far by its name and a chat."""
    return create_supplier(workspace=workspace, name=name, name_zh=name_zh, by=by, at=at)


@transaction.atomic
def prepare_room(*, intake: Intake, at: datetime) -> Room:
    """The room of a confirmed import, with its people on their sides. Can be repeated."""
    assert intake.supplier is not None
    channel = intake.counts.get("format", Channel.WHATSAPP)
    room = (
        intake.room
        or _here_by_now(intake, channel)
        or Room.objects.create(
            workspace_id=intake.workspace_id,
            supplier=intake.supplier,
            channel=channel,
            title=_title(intake),
            is_group=len(intake.people) > 2,
        )
    )
    if intake.room_id is None:
        intake.room = room
        intake.save(update_fields=["room"])
    if room.supplier_id != intake.supplier_id:
        room.supplier = intake.supplier
        room.save(update_fields=["supplier"])
    by = intake.source.by or _owner(intake)
    before = dict(room.participants.values_list("pk", "side"))
    for name, said in intake.people.items():
        _place(room, name, said, by, at)
    if before != dict(room.participants.values_list("pk", "side")):
        take_out_bookmarks(room, None)  # who speaks for whom decides how all of it reads
    return room


def _here_by_now(intake: Intake, channel: str) -> Room | None:
    """The supplier's chat that another export of it made since this one was read; one at a time."""
    supplier = intake.supplier
    assert supplier is not None
    list(Supplier.objects.select_for_update().filter(pk=supplier.pk))
    found = find_room(intake, intake.people, channel)
    return found if found and found.supplier_id == supplier.pk else None


@transaction.atomic
def prepare_correspondents(*, intake: Intake, at: datetime) -> None:
    """The people of a confirmed mailbox: each of theirs a contact with its address. Repeatable."""
    assert intake.supplier is not None
    by = intake.source.by or _owner(intake)
    for name, said in intake.people.items():
        side = str(said.get("side", Side.UNKNOWN))
        if side in (Side.THEIRS, Side.THIRD) and said.get("contact") is None:
            address = str(said.get("handle") or name)
            contact = _contact(intake.supplier, Channel.MAIL, name, side, by, at, address)
            said["contact"] = contact.pk
    intake.save(update_fields=["people"])


def _title(intake: Intake) -> str:
    theirs = [name for name, said in intake.people.items() if said.get("side") != Side.OURS]
    return ", ".join(theirs)[:120] or intake.source.name[:120]


def _place(room: Room, name: str, said: dict[str, object], by: Person, at: datetime) -> None:
    """One name of the chat: its side, and the contact or colleague it belongs to."""
    side = str(said.get("side", Side.UNKNOWN))
    contact_id = said.get("contact") if side in (Side.THEIRS, Side.THIRD) else None
    if side in (Side.THEIRS, Side.THIRD) and contact_id is None:
        contact_id = _contact(room.supplier, room.channel, name, side, by, at).pk
    Participant.objects.update_or_create(
        room=room,
        name=name[:120],
        from_date=None,
        defaults={
            "workspace_id": room.workspace_id,
            "side": side,
            "contact_id": contact_id,
            "person_id": said.get("person") if side == Side.OURS else None,
        },
    )


def _contact(
    supplier: Supplier,
    channel: str,
    name: str,
    side: str,
    by: Person,
    at: datetime,
    handle: str = "",
) -> Contact:
    """The supplier's contact with this name (or address) there; made and given it if new."""
    handle = (handle or name)[:120]
    there = _contact_called(supplier, channel, handle)
    if there is not None:
        return there
    contact = add_contact(supplier=supplier, name=name[:80], side=side, by=by, at=at)
    add_handle(contact=contact, channel=channel, value=handle, by=by, at=at)
    return contact


def _contact_called(supplier: Supplier, channel: str, handle: str) -> Contact | None:
    return Contact.objects.filter(
        supplier=supplier, handles__channel=channel, handles__value=handle[:120]
    ).first()


def _owner(intake: Intake) -> Person:
    owner = Membership.objects.filter(workspace_id=intake.workspace_id, role="owner").first()
    assert owner is not None
    return owner.person


@transaction.atomic
def place_people(*, room: Room, sides: dict[int, str], by: Person, at: datetime) -> None:
    """Say whose side names in a chat speak for (participant id → side), and judge it again."""
    placed = room.participants.filter(from_date=None)
    changed = [one for one in placed if sides.get(one.pk, one.side) != one.side]
    for one in changed:
        one.side = sides[one.pk]
        one.contact = (
            _contact(room.supplier, room.channel, one.name, one.side, by, at, _address_of([one]))
            if one.side in (Side.THEIRS, Side.THIRD)
            else None
        )
        one.save(update_fields=["side", "contact"])
        _record_placed(one, by, at)
    if changed:
        rebuild_room(room=room, since=None, at=at)
        reconcile_mailbox(supplier=room.supplier, at=at)


@dataclass(frozen=True)
class Placed:
    """What saying who somebody is changed: participants, and the contact it made, if any."""

    people: tuple[int, ...]
    contact: int | None


@transaction.atomic
def place_person(*, participant: Participant, side: str, by: Person, at: datetime) -> Placed:
    """Say whose side a name speaks for, wherever nobody has said so yet: in every room of this
    supplier on this channel. Judged again at once."""
    room = participant.room
    same = list(_nobodys(participant).select_related("room__supplier__workspace"))
    guess = guess_who(participant, room)
    likely = guess if guess is not None and guess.side == side else None
    contact, made = None, False
    if side in (Side.THEIRS, Side.THIRD):
        contact, made = _known_or_new(participant, side, likely, by, at)
    for one in same:
        one.side, one.contact = side, contact
        one.person_id = likely.person if likely else None
        one.save(update_fields=["side", "contact", "person"])
        _record_placed(one, by, at)
    _judge_rooms(room.supplier, same, at)
    return Placed(tuple(one.pk for one in same), contact.pk if contact and made else None)


@transaction.atomic
def take_back_placing(*, placed: Placed, by: Person, at: datetime) -> None:
    """Nobody has said who it is; a contact that only this made goes."""
    people = Participant.objects.filter(pk__in=placed.people).exclude(side=Side.UNKNOWN)
    undone = list(people.select_related("room__supplier__workspace"))
    for one in undone:
        one.side, one.contact, one.person_id = Side.UNKNOWN, None, None
        one.save(update_fields=["side", "contact", "person"])
        _record_placed(one, by, at)
    made = Contact.objects.filter(pk=placed.contact).first() if placed.contact else None
    if made is not None and not Participant.objects.filter(contact=made).exists():
        remove_contact(contact=made, by=by, at=at)
    if undone:
        _judge_rooms(undone[0].room.supplier, undone, at)


def _nobodys(participant: Participant) -> QuerySet[Participant]:
    room = participant.room
    return Participant.objects.filter(
        room__supplier=room.supplier_id,
        room__channel=room.channel,
        name=participant.name,
        from_date=None,
        side=Side.UNKNOWN,
    )


def _known_or_new(
    participant: Participant, side: str, likely: Guess | None, by: Person, at: datetime
) -> tuple[Contact, bool]:
    """The contact it most likely is, else one of that name; and whether it was not there before."""
    if likely is not None and likely.contact is not None:
        return Contact.objects.get(pk=likely.contact), False
    room = participant.room
    address = _address_of(_nobodys(participant))
    there = _contact_called(room.supplier, room.channel, address or participant.name)
    if there is None:
        return _contact(room.supplier, room.channel, participant.name, side, by, at, address), True
    was_removed = there.removed_at is not None
    restore_contact(contact=there, by=by, at=at)
    return there, was_removed


def _address_of(people: Iterable[Participant]) -> str:
    """The address their last mail came from; empty where they wrote none."""
    wrote = Message.objects.filter(participant__in=people).exclude(sender="")
    return wrote.order_by("-at").values_list("sender", flat=True).first() or ""


def _judge_rooms(supplier: Supplier, people: Iterable[Participant], at: datetime) -> None:
    for room in {one.room_id: one.room for one in people}.values():
        rebuild_room(room=room, since=None, at=at)
    reconcile_mailbox(supplier=supplier, at=at)


def _record_placed(one: Participant, by: Person, at: datetime) -> None:
    record_event(
        "participant.placed",
        workspace_id=one.workspace_id,
        by=by.pk,
        at=at,
        subject=("participant", one.pk),
        side=one.side,
    )
