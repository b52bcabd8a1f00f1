"""What there was of contact with a supplier, medium by medium, for its rhythm to be judged by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import OuterRef, Subquery

from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call, Message, Report
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.cadence import Called, Said, call_contacts, chat_contacts, mail_contacts
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import Medium
from guanxi.platform.plain_rows import instant, plain_rows

CHANNELS = {
    Medium.CHAT: (Channel.WHATSAPP, Channel.WECHAT),
    Medium.MAIL: (Channel.MAIL,),
}
_MEDIA = {channel.value: medium for medium, channels in CHANNELS.items() for channel in channels}
_SIDES: Mapping[str | None, Side] = {
    None: Side.UNKNOWN,
    "": Side.UNKNOWN,
    **{side.value: side for side in Side},
}
FACE_TO_FACE = (CallKind.VIDEO, CallKind.VISIT)
Days = Mapping[date, int]


@dataclass(frozen=True)
class WrittenRoom:
    """A room as the rhythm needs it: its first message that still stands."""

    pk: int
    medium: Medium
    known_until: datetime | None
    first: datetime | None


@dataclass(frozen=True)
class Contacts:
    """Contacts since an instant by medium and day, and when each medium was used first of all."""

    days: Mapping[Medium, Days]
    firsts: Mapping[Medium, datetime | None]


def written_rooms(supplier: Supplier) -> list[WrittenRoom]:
    """The rooms of the media that are written, the one written to last at the end: what that one
    is known until, its medium is. One query."""
    first = Message.objects.filter(room=OuterRef("pk"), withdrawn=False).order_by("at")
    written = supplier.rooms.filter(channel__in=_MEDIA)
    rows = written.annotate(first=Subquery(first.values("at")[:1])).order_by("last_at")
    return [
        WrittenRoom(pk, _MEDIA[channel], known_until, first)
        for pk, channel, known_until, first in rows.values_list(
            "pk", "channel", "known_until", "first"
        )
    ]


def contacts_since(
    supplier: Supplier, rooms: Sequence[WrittenRoom], calendar: WorkingCalendar, since: datetime
) -> Contacts:
    """Three queries; four where they both chat and write mails."""
    calls = _calls(supplier)
    reports = list(
        Report.objects.filter(supplier=supplier, withdrawn_at=None).values_list("at", flat=True)
    )
    written = {
        medium: min((room.first for room in of_medium if room.first), default=None)
        for medium in CHANNELS
        for of_medium in [[room for room in rooms if room.medium is medium]]
    }
    return Contacts(
        days={
            Medium.VIDEO: _long_enough((one for one in calls if one.at >= since), calendar.tz),
            Medium.CHAT: chat_contacts(_said(rooms, Medium.CHAT, since), calendar.tz),
            Medium.MAIL: mail_contacts(_said(rooms, Medium.MAIL, since), calendar.tz),
            Medium.REPORT: Counter(
                at.astimezone(calendar.tz).date() for at in reports if at >= since
            ),
        },
        firsts={
            **written,
            Medium.VIDEO: min((call.at for call in calls if call.answered), default=None),
            Medium.REPORT: min(reports, default=None),
        },
    )


def _long_enough(calls: Iterable[Called], clock: tzinfo) -> Counter[date]:
    """Calls by day; how long one had to be, the playbook of its time says."""
    by_minutes: dict[int, list[Called]] = defaultdict(list)
    for call in calls:
        by_minutes[int(playbook_at(call.at).figure("contact.call_minutes"))].append(call)
    counts: Counter[date] = Counter()
    for shortest, some in by_minutes.items():
        counts.update(call_contacts(some, clock, at_least=shortest))
    return counts


def _said(rooms: Sequence[WrittenRoom], medium: Medium, since: datetime) -> Iterator[Said]:
    """What was written in the rooms of a medium, in order. One query where there are any."""
    of_medium = [room.pk for room in rooms if room.medium is medium]
    messages = Message.objects.filter(
        room__in=of_medium, withdrawn=False, deleted=False, at__gte=since
    ).order_by("at", "rank", "pk")
    for at, side, automatic in plain_rows(
        messages.values_list("at", "participant__side", "automatic")
    ):
        yield Said(instant(at), _SIDES[side], automatic)


def _calls(supplier: Supplier) -> list[Called]:
    """All face to face. One query."""
    calls = Call.objects.filter(supplier=supplier, withdrawn_at=None, kind__in=FACE_TO_FACE)
    return [
        Called(at, minutes or None, answered)
        for at, minutes, answered in calls.values_list("at", "minutes", "answered")
    ]
