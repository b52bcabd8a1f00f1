"""The rhythm of contact with a supplier: what was owed and kept, medium by medium, week by week.

A medium is owed from its first contact on, or from the first charter: nobody is asked for a weekly
video call with a factory they only ever wrote to, until both agreed on one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Call, Message, Report, Room
from guanxi.apps.conversations.queries.personal import personal_days
from guanxi.apps.conversations.queries.timeline import first_said
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Charter, Supplier
from guanxi.apps.suppliers.queries import stage_by_day, supplier_calendar
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
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import Cadence, Medium, Stage
from guanxi.domain.suppliers import StageOnDay

CHANNELS = {
    Medium.CHAT: (Channel.WHATSAPP, Channel.WECHAT),
    Medium.MAIL: (Channel.MAIL,),
}
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


def rhythm_of(supplier: Supplier, *, first: date, now: datetime) -> Rhythm:
    """The rhythm from the day ``first`` until now. The number of queries is constant."""
    calendar = supplier_calendar(supplier)
    today = now.astimezone(calendar.tz).date()
    began = first_said(supplier)
    stage = stage_by_day(supplier, began.astimezone(calendar.tz).date() if began else None)
    agreed = Charter.objects.filter(supplier=supplier).order_by("number").first()
    begin = min(first, today - REMEMBERS)
    start = datetime.combine(begin, datetime.min.time(), calendar.tz)
    found = contact_days(supplier, calendar, start)
    personal = personal_days(supplier, calendar.tz, start)
    known = _known_until(supplier)
    media = tuple(
        _medium(
            medium,
            found[medium],
            known.get(medium),
            personal=personal[medium],
            supplier=supplier,
            calendar=calendar,
            stage=stage,
            agreed=agreed.from_date if agreed else None,
            first=first,
            begin=begin,
            today=today,
        )
        for medium in Medium
    )
    return Rhythm(stage(today), media, calendar, today)


def contact_days(
    supplier: Supplier, calendar: WorkingCalendar, since: datetime
) -> dict[Medium, Counter[date]]:
    """Contacts of each day of the supplier's clock by medium. Four queries."""
    calls = Call.objects.filter(supplier=supplier, withdrawn_at=None, at__gte=since)
    face_to_face = (
        Called(one.at, one.minutes or None, one.answered)
        for one in calls.filter(kind__in=FACE_TO_FACE)
    )
    reports = Report.objects.filter(supplier=supplier, withdrawn_at=None, at__gte=since)
    shortest = int(current_playbook().figure("contact.call_minutes"))
    return {
        Medium.VIDEO: call_contacts(face_to_face, calendar.tz, at_least=shortest),
        Medium.CHAT: chat_contacts(_said(supplier, Medium.CHAT, since), calendar.tz),
        Medium.MAIL: mail_contacts(_said(supplier, Medium.MAIL, since), calendar.tz),
        Medium.REPORT: Counter(
            at.astimezone(calendar.tz).date() for at in reports.values_list("at", flat=True)
        ),
    }


def _medium(
    medium: Medium,
    contacts: Days,
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
    playbook = current_playbook()
    cadence = playbook.cadence(stage(today).stage, medium)
    earliest = _first_contact(supplier, medium)
    began = [
        day
        for day in (earliest.astimezone(calendar.tz).date() if earliest else None, agreed)
        if day is not None and day <= today
    ]
    if not began:
        return MediumRhythm(medium, cadence, None, contacts, (), None, known_until, personal)
    since = min(began)
    known = known_until.astimezone(calendar.tz).date() if known_until else today
    periods = contact_periods(
        max(first, since),
        _end_of_week(today),
        cadences={one: playbook.cadence(one, medium) for one in Stage},
        stage_on=lambda day: stage(day).stage,
        calendar=calendar,
        contacts=contacts,
        today=today,
        known_until=known,
    )
    gap = gap_since(
        max(since, begin),
        last=max(contacts, default=None),
        cadence=cadence,
        calendar=calendar,
        gaps=playbook.figure("contact.longest_gap"),
        today=today,
        known_until=known,
    )
    return MediumRhythm(
        medium, cadence, since, contacts, tuple(periods), gap, known_until, personal
    )


def _end_of_week(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _said(supplier: Supplier, medium: Medium, since: datetime) -> Iterable[Said]:
    messages = Message.objects.filter(
        room__in=_rooms(supplier, medium), withdrawn=False, deleted=False, at__gte=since
    )
    rows = messages.order_by().values_list("at", "participant__side", "automatic")
    return (Said(at, Side(side or Side.UNKNOWN), automatic) for at, side, automatic in rows)


def _rooms(supplier: Supplier, medium: Medium) -> list[int]:
    rooms = Room.objects.filter(supplier=supplier, channel__in=CHANNELS[medium])
    return list(rooms.values_list("pk", flat=True))


def _first_contact(supplier: Supplier, medium: Medium) -> datetime | None:
    """When this medium was first used with the supplier. One query."""
    if medium in CHANNELS:
        first = Message.objects.filter(room__in=_rooms(supplier, medium), withdrawn=False)
    elif medium is Medium.VIDEO:
        first = Call.objects.filter(
            supplier=supplier, withdrawn_at=None, answered=True, kind__in=FACE_TO_FACE
        )
    else:
        first = Report.objects.filter(supplier=supplier, withdrawn_at=None)
    return first.order_by("at").values_list("at", flat=True).first()


def _known_until(supplier: Supplier) -> dict[Medium, datetime]:
    """Until when each medium is known: that of its room in use, the one written to last."""
    rooms = Room.objects.filter(supplier=supplier, known_until__isnull=False)
    newest: dict[Medium, Room] = {}
    for room in rooms.order_by("last_at"):
        for medium, channels in CHANNELS.items():
            if room.channel in channels:
                newest[medium] = room
    return {medium: room.known_until for medium, room in newest.items() if room.known_until}
