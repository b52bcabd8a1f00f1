"""The rhythm of contact with a supplier: what was owed and kept, medium by medium, week by week.

A medium is owed from its first contact on, or from the first charter: nobody is asked for a weekly
video call with a factory they only ever wrote to, until both agreed on one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from django.db.models import OuterRef, Subquery

from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call, Message, Report
from guanxi.apps.conversations.queries.personal import personal_days
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.playbook.queries import current_playbook, playbook_at, playbook_on
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import (
    charter_versions,
    office_calendar_at,
    stage_by_day,
    supplier_calendar,
)
from guanxi.domain.cadence import (
    Called,
    ContactPeriod,
    Gap,
    Said,
    call_contacts,
    chat_contacts,
    contact_periods,
    gap_since,
    mail_contacts,
)
from guanxi.domain.calendars import Week, WorkingCalendar
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import Cadence, Medium, Playbook, Stage
from guanxi.domain.suppliers import StageOnDay

CHANNELS = {
    Medium.CHAT: (Channel.WHATSAPP, Channel.WECHAT),
    Medium.MAIL: (Channel.MAIL,),
}
_MEDIA = {channel.value: medium for medium, channels in CHANNELS.items() for channel in channels}
FACE_TO_FACE = (CallKind.VIDEO, CallKind.VISIT)
# A gap longer than this is counted from here: whom nobody spoke to for so long is long lost.
REMEMBERS = timedelta(days=120)
Days = Mapping[date, int]


@dataclass(frozen=True)
class MediumRhythm:
    """One medium: contacts by day of their clock, the stretches judged, and the running gap.

    ``since`` is None where the medium is neither in use nor agreed; nothing is owed then.
    ``known_until`` is None where nothing depends on an export (calls are noted by hand).
    ``personal``: what of it, by day, was not about business.
    """

    medium: Medium
    cadence: Cadence
    since: date | None
    contacts: Days
    periods: tuple[ContactPeriod, ...]
    gap: Gap | None
    known_until: datetime | None
    personal: Days


@dataclass(frozen=True)
class Rhythm:
    """All media of one supplier, on its own clock."""

    stage: StageOnDay
    media: tuple[MediumRhythm, ...]
    calendar: WorkingCalendar
    today: date


@dataclass(frozen=True)
class _Room:
    """A room as the rhythm needs it: its first message that still stands."""

    pk: int
    medium: Medium
    known_until: datetime | None
    first: datetime | None


@dataclass(frozen=True)
class _Contacts:
    """Contacts since an instant by medium and day, and when each medium was used first of all."""

    days: Mapping[Medium, Days]
    firsts: Mapping[Medium, datetime | None]


def rhythm_of(
    supplier: Supplier,
    *,
    first: date,
    now: datetime,
    terms: RoomTerms | None = None,
    personal: bool = True,
) -> Rhythm:
    """The rhythm from the day ``first`` until now; ``personal``: also what of it was not about
    business. ``terms``: what was agreed, where it is known already. The number of queries is
    constant: five, two for what was personal, and three for the terms."""
    calendar = terms.theirs if terms else supplier_calendar(supplier)
    versions = terms.versions if terms else charter_versions([supplier]).get(supplier.pk, ())
    today = now.astimezone(calendar.tz).date()
    rooms = _rooms(supplier)
    began = min((room.first for room in rooms if room.first), default=None)
    stage = stage_by_day(supplier, began.astimezone(calendar.tz).date() if began else None)
    begin = min(first, today - REMEMBERS)
    start = datetime.combine(begin, datetime.min.time(), calendar.tz)
    contacts = _contacts(supplier, rooms, calendar, start)
    not_business = personal_days(supplier, calendar.tz, start) if personal else {}
    known = {room.medium: room.known_until for room in rooms if room.known_until}
    media = tuple(
        _medium(
            medium,
            contacts.days[medium],
            contacts.firsts[medium],
            known.get(medium),
            personal=not_business.get(medium, {}),
            supplier=supplier,
            calendar=calendar,
            stage=stage,
            agreed=versions[0].first if versions else None,
            first=first,
            begin=begin,
            today=today,
        )
        for medium in Medium
    )
    return Rhythm(stage(today), media, calendar, today)


def _contacts(
    supplier: Supplier, rooms: Sequence[_Room], calendar: WorkingCalendar, since: datetime
) -> _Contacts:
    """Three queries."""
    calls = _calls(supplier)
    reports = list(
        Report.objects.filter(supplier=supplier, withdrawn_at=None).values_list("at", flat=True)
    )
    said = _said(rooms, since)
    written = {
        medium: min((room.first for room in of_medium if room.first), default=None)
        for medium in CHANNELS
        for of_medium in [[room for room in rooms if room.medium is medium]]
    }
    return _Contacts(
        days={
            Medium.VIDEO: _long_enough((one for one in calls if one.at >= since), calendar.tz),
            Medium.CHAT: chat_contacts(said[Medium.CHAT], calendar.tz),
            Medium.MAIL: mail_contacts(said[Medium.MAIL], calendar.tz),
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


def _medium(
    medium: Medium,
    contacts: Days,
    earliest: datetime | None,
    known_until: datetime | None,
    *,
    personal: Days,
    supplier: Supplier,
    calendar: WorkingCalendar,
    stage: Callable[[date], StageOnDay],
    agreed: date | None,
    first: date,
    begin: date,
    today: date,
) -> MediumRhythm:
    cadence = current_playbook().cadence(stage(today).stage, medium)
    began = [
        day
        for day in (earliest.astimezone(calendar.tz).date() if earliest else None, agreed)
        if day is not None and day <= today
    ]
    if not began:
        return MediumRhythm(medium, cadence, None, contacts, (), None, known_until, personal)
    since = min(began)
    known = known_until.astimezone(calendar.tz).date() if known_until else today
    periods = [
        period
        for playbook, start, end in _spells(
            max(first, since), _end_of_week(today), medium, calendar.tz
        )
        for period in contact_periods(
            start,
            end,
            cadences={one: playbook.cadence(one, medium) for one in Stage},
            stage_on=lambda day: stage(day).stage,
            calendar=office_calendar_at(
                supplier, calendar, datetime.combine(start, datetime.min.time(), calendar.tz)
            ),
            contacts=contacts,
            today=today,
            known_until=known,
        )
    ]
    last = max(contacts, default=None)
    playbook = playbook_of_gap(max(since, begin, last or since), calendar)
    gap = gap_since(
        max(since, begin),
        last=last,
        cadence=playbook.cadence(stage(today).stage, medium),
        calendar=calendar,
        gaps=playbook.figure("contact.longest_gap"),
        today=today,
        known_until=known,
    )
    return MediumRhythm(
        medium, cadence, since, contacts, tuple(periods), gap, known_until, personal
    )


def playbook_of_gap(begin: date, calendar: WorkingCalendar) -> Playbook:
    """The playbook that says how long the gap after a day may be: that at the end of the day. One
    put in force later rules from the next contact on."""
    return playbook_on(begin + timedelta(days=1), calendar.tz)


def _spells(
    first: date, last: date, medium: Medium, clock: tzinfo
) -> Iterator[tuple[Playbook, date, date]]:
    """The stretches in which one playbook, or several that say the same of this medium and of the
    factory's hours, were in force."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    books = ((playbook_on(day, clock), day) for day in days)
    for _, some in groupby(books, key=lambda one: _asks(one[0], medium)):
        (playbook, start), *others = some
        yield playbook, start, others[-1][1] if others else start


def _asks(playbook: Playbook, medium: Medium) -> tuple[list[Cadence], Week]:
    return [playbook.cadence(stage, medium) for stage in Stage], playbook.factory.week


def _end_of_week(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _rooms(supplier: Supplier) -> list[_Room]:
    """The rooms of the media that are written, the one written to last at the end: what that one
    is known until, its medium is. One query."""
    first = Message.objects.filter(room=OuterRef("pk"), withdrawn=False).order_by("at")
    rows = supplier.rooms.annotate(first=Subquery(first.values("at")[:1])).order_by("last_at")
    return [
        _Room(pk, _MEDIA[channel], known_until, first)
        for pk, channel, known_until, first in rows.values_list(
            "pk", "channel", "known_until", "first"
        )
    ]


def _said(rooms: Sequence[_Room], since: datetime) -> Mapping[Medium, list[Said]]:
    """What was written in these rooms. One query."""
    media = {room.pk: room.medium for room in rooms}
    messages = Message.objects.filter(
        room__in=list(media), withdrawn=False, deleted=False, at__gte=since
    )
    said: dict[Medium, list[Said]] = {medium: [] for medium in CHANNELS}
    rows = messages.order_by().values_list("room_id", "at", "participant__side", "automatic")
    for room, at, side, automatic in rows:
        said[media[room]].append(Said(at, Side(side or Side.UNKNOWN), automatic))
    return said


def _calls(supplier: Supplier) -> list[Called]:
    """All face to face. One query."""
    calls = Call.objects.filter(supplier=supplier, withdrawn_at=None, kind__in=FACE_TO_FACE)
    return [
        Called(at, minutes or None, answered)
        for at, minutes, answered in calls.values_list("at", "minutes", "answered")
    ]
