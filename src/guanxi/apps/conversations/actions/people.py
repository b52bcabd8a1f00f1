"""Rooms and the people in them, as somebody confirmed them at an import."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.models import Intake, Participant, Room
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
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
    room = intake.room or Room.objects.create(
        workspace_id=intake.workspace_id,
        supplier=intake.supplier,
        channel=intake.counts.get("format", Channel.WHATSAPP),
        title=_title(intake),
        is_group=len(intake.people) > 2,
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
    there = Contact.objects.filter(
        supplier=supplier, handles__channel=channel, handles__value=handle
    ).first()
    if there is not None:
        return there
    contact = add_contact(supplier=supplier, name=name[:80], side=side, by=by, at=at)
    add_handle(contact=contact, channel=channel, value=handle, by=by, at=at)
    return contact


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
            _contact(room.supplier, room.channel, one.name, one.side, by, at)
            if one.side in (Side.THEIRS, Side.THIRD)
            else None
        )
        one.save(update_fields=["side", "contact"])
        record_event(
            "participant.placed",
            workspace_id=room.workspace_id,
            by=by.pk,
            at=at,
            subject=("participant", one.pk),
            side=one.side,
        )
    if changed:
        rebuild_room(room=room, since=None, at=at)
