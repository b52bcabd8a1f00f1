"""The rhythm of contact with a supplier: what was owed and kept, medium by medium, week by week.

A medium is owed from its first contact on, or from the first charter: nobody is asked for a weekly
video call with a factory they only ever wrote to, until both agreed on one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from guanxi.apps.conversations.queries.personal import personal_days
from guanxi.apps.conversations.queries.rhythm_contacts import Days, contacts_since, written_rooms
from guanxi.apps.conversations.queries.terms import RoomTerms
from guanxi.apps.playbook.queries import current_playbook, playbook_on
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import (
    charter_versions,
    office_calendar_at,
    stage_by_day,
    supplier_calendar,
)
from guanxi.domain.cadence import ContactPeriod, Gap, contact_periods, gap_since
from guanxi.domain.calendars import Week, WorkingCalendar
from guanxi.domain.playbook import Cadence, Medium, Playbook, Stage
from guanxi.domain.suppliers import StageOnDay

# A gap longer than this is counted from here: whom nobody spoke to for so long is long lost.
REMEMBERS = timedelta(days=120)


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
    rooms = written_rooms(supplier)
    began = min((room.first for room in rooms if room.first), default=None)
    stage = stage_by_day(supplier, began.astimezone(calendar.tz).date() if began else None)
    begin = min(first, today - REMEMBERS)
    start = datetime.combine(begin, datetime.min.time(), calendar.tz)
    contacts = contacts_since(supplier, rooms, calendar, start)
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
