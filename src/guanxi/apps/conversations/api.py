"""What was said, for programs: rooms and their messages; text brought in, and contacts noted.

Messages that somebody keeps private are told to no program.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import available_timezones

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from guanxi.apps.accounts.callers import API, ApiRequest
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.intake import begin_intake
from guanxi.apps.conversations.forms.intake import LONGEST_PASTE
from guanxi.apps.conversations.labels import CallKind, IntakeState, MessageKind
from guanxi.apps.conversations.models import Intake, Message, Room
from guanxi.apps.conversations.queries.telling import Place, messages_in_order, told_messages
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.api.paging import Asked, Page, page, page_by_id
from guanxi.platform.api.plain import Given, Id, Instant, Text200, Text4000, at, at_or_none
from guanxi.platform.api.problems import FieldError, Problem

router = Router(tags=["messages"])


class RoomOut(Schema):
    """One chat or mail thread."""

    id: Id
    supplier: Id
    channel: Channel
    title: str
    is_group: bool
    known_until: datetime | None = Field(description="Silence after it is no evidence.")
    last_at: datetime | None


class RoomsAsked(Asked):
    """Whose rooms."""

    supplier: Id | None = None


class MessageOut(Schema):
    """Something that was said. Its instant is by the clock of the zone it was told in."""

    id: Id
    room: Id
    at: datetime
    zone: str
    kind: MessageKind
    side: Side
    sender: str = Field(description="The name as it stands in the room.")
    contact: Id | None
    text: str
    quoted: str
    attachment: str = Field(description="The name of the file that came with it, if any.")
    automatic: bool
    edited: bool
    deleted: bool
    erased: bool


class MessagesAsked(Asked):
    """Of which supplier, and from when on."""

    supplier: Id
    room: Id | None = None
    since: Instant | None = Field(None, description="Not before this instant.")


class TextGiven(Given):
    """Text copied out of a chat, with its times."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASTE)]
    zone: Annotated[str, StringConstraints(max_length=64)] | None = Field(
        None, description="Zone of the times in it; without one that of the token's maker."
    )
    name: Text200 = Field("", description="What it is called among what was brought in.")
    supplier: Id | None = None


class ImportOut(Schema):
    """Text on its way in. In state `preview` it waits for a person, who says who is who."""

    id: Id
    state: IntakeState
    supplier: Id | None
    name: str
    messages: int = Field(description="How many were written so far.")
    rejected: int = Field(description="How many lines could not be read.")
    refusal: str = Field(description="Why none of it could be read; else empty.")
    page: str = Field(description="Where a person goes on with it.")


class CallGiven(Given):
    """A call, visit or voice message that took place, or was tried."""

    kind: CallKind
    answered: bool
    called_at: Instant
    minutes: int = Field(0, ge=0, le=24 * 60)
    note: Text4000 = ""


class CallOut(Schema):
    """A contact that was noted."""

    id: Id
    supplier: Id
    kind: CallKind
    answered: bool
    at: datetime
    minutes: int
    note: str


@router.get("/rooms", response=Page[RoomOut])
def list_rooms(request: ApiRequest, asked: Query[RoomsAsked]) -> dict[str, object]:
    """Chats and mail threads."""
    found = Room.objects.select_related("supplier")
    if asked.supplier is not None:
        found = found.filter(supplier=asked.supplier)
    rows, following = page_by_id(request, found, asked)
    return {"items": [_room(one) for one in rows], "next": following}


@router.get("/messages", response=Page[MessageOut])
def list_messages(request: ApiRequest, asked: Query[MessagesAsked]) -> dict[str, object]:
    """What was said with a supplier, in the order in which it was said. Older messages may be
    brought in later; whoever copies them all begins anew where `/rooms` tells of a change."""
    get_object_or_404(Supplier, pk=asked.supplier)
    rows = messages_in_order(
        supplier=asked.supplier,
        room=asked.room,
        since=asked.since,
        after=_place(asked),
        most=asked.limit + 1,
    )
    shown, following = page(
        request, rows, asked, lambda one: (one.at.astimezone(UTC).isoformat(), one.rank, one.pk)
    )
    return {"items": [_message(one) for one in shown], "next": following}


@router.get("/messages/{message_id}", response=MessageOut)
def get_message(request: ApiRequest, message_id: Id) -> MessageOut:
    """One message."""
    found: Message = get_object_or_404(told_messages(), pk=message_id)
    return _message(found)


@router.post("/imports", response={202: ImportOut})
def bring_in_text(request: ApiRequest, given: TextGiven, response: HttpResponse) -> ImportOut:
    """Bring in text copied out of a chat. It is read at once; then a person looks at it on the
    desk and says who is who, and nothing of it is in the timeline before."""
    now, caller = timezone.now(), request.caller
    supplier = None
    if given.supplier is not None:
        supplier = Supplier.objects.filter(pk=given.supplier).first()
        if supplier is None:
            raise Problem(422, errors=[FieldError("/supplier", "There is no such supplier.")])
    zone = given.zone or caller.person.zone
    _check_zone(zone)
    begun = begin_intake(
        workspace=caller.workspace,
        name=given.name or caller.token.name,
        chunks=[given.text.encode()],
        zone=zone,
        by=caller.person,
        at=now,
        supplier=supplier,
        exported_at=now,
    )
    response["Location"] = f"{API}imports/{begun.pk}"
    return _import(request, begun)


@router.get("/imports/{import_id}", response=ImportOut)
def get_import(request: ApiRequest, import_id: Id) -> ImportOut:
    """How far something brought in has come."""
    found: Intake = get_object_or_404(Intake.objects.select_related("source"), pk=import_id)
    return _import(request, found)


@router.post("/suppliers/{supplier_id}/calls", response={201: CallOut})
def note_call(request: ApiRequest, supplier_id: Id, given: CallGiven) -> CallOut:
    """Note a call, a visit or voice messages: a contact where it was answered, else an attempt."""
    rows = Supplier.objects.select_related("workspace")
    supplier: Supplier = get_object_or_404(rows, pk=supplier_id)
    now = timezone.now()
    if given.called_at > now:
        raise Problem(422, errors=[FieldError("/called_at", "This is still to come.")])
    call = log_call(supplier=supplier, by=request.caller.person, at=now, **given.model_dump())
    return CallOut(
        id=call.pk,
        supplier=supplier.pk,
        kind=CallKind(call.kind),
        answered=call.answered,
        at=at(call.at, supplier.zone),
        minutes=call.minutes,
        note=call.note,
    )


def _check_zone(zone: str) -> None:
    if zone not in available_timezones():
        told = FieldError("/zone", "Write an IANA name, such as Asia/Shanghai.")
        raise Problem(422, errors=[told])


def _place(asked: MessagesAsked) -> Place | None:
    place = asked.place(str, int, int)
    if place is None:
        return None
    said, rank, pk = place
    try:
        return datetime.fromisoformat(str(said)), int(rank), int(pk)
    except ValueError:
        told = FieldError("/cursor", "Take the cursor from `next` as it is.", "query")
        raise Problem(422, errors=[told]) from None


def _room(room: Room) -> RoomOut:
    zone = room.supplier.zone
    return RoomOut(
        id=room.pk,
        supplier=room.supplier_id,
        channel=Channel(room.channel),
        title=room.title,
        is_group=room.is_group,
        known_until=at_or_none(room.known_until, zone),
        last_at=at_or_none(room.last_at, zone),
    )


def _message(message: Message) -> MessageOut:
    who = message.participant
    return MessageOut(
        id=message.pk,
        room=message.room_id,
        at=at(message.at, message.source.zone),
        zone=message.source.zone,
        kind=MessageKind(message.kind),
        side=Side(who.side) if who else Side.UNKNOWN,
        sender=who.name if who else "",
        contact=who.contact_id if who else None,
        text=message.text,
        quoted=message.quoted,
        attachment=message.attachment,
        automatic=message.automatic,
        edited=message.edited,
        deleted=message.deleted,
        erased=message.erased,
    )


def _import(request: ApiRequest, intake: Intake) -> ImportOut:
    inside = reverse("intake", urlconf="guanxi.config.workspace_urls", args=[intake.pk])
    return ImportOut(
        id=intake.pk,
        state=IntakeState(intake.state),
        supplier=intake.supplier_id,
        name=intake.source.name,
        messages=intake.written,
        rejected=intake.counts.get("rejected", 0),
        refusal=intake.error,
        page=request.build_absolute_uri(f"/w/{request.caller.workspace.slug}{inside}"),
    )
