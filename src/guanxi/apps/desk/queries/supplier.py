"""A supplier's page: who they are, all that was said, and how it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.models import Room
from guanxi.apps.conversations.queries.answer_figures import (
    SideOfAnswers,
    both_sides_answers,
)
from guanxi.apps.conversations.queries.answer_times import Took, times_taken
from guanxi.apps.conversations.queries.clocks import Clocks, clocks_of
from guanxi.apps.conversations.queries.promises import SideOfPromises, promises_between
from guanxi.apps.conversations.queries.rooms import Turn, earliest, turns
from guanxi.apps.conversations.queries.terms import RoomTerms, supplier_terms
from guanxi.apps.conversations.queries.timeline import (
    Entry,
    Timeline,
    answered_in,
    first_said,
    supplier_timeline,
)
from guanxi.apps.conversations.queries.ways import Reach, reach_of
from guanxi.apps.desk.queries.supplier_owes import Owes, owed_with
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import SupplierProfile, supplier_profile
from guanxi.domain.calendars import WorkingCalendar, overlap


@dataclass(frozen=True)
class Asked:
    """Which part of a timeline was asked for; see ``supplier_timeline``."""

    show: str = ""
    before: str = ""
    after: str = ""
    at: int | None = None
    room: int | None = None


@dataclass(frozen=True)
class DayOfTalk:
    """The entries of one of the reader's days, newest first.

    ``continued`` where the day's line stands above already, in the part before this one.
    """

    day: date
    words: str
    entries: tuple[Entry, ...]
    continued: bool


@dataclass(frozen=True)
class TimelineView:
    """A part of the timeline, with what its entries are shown by."""

    asked: Asked
    timeline: Timeline
    days: tuple[DayOfTalk, ...]
    took: dict[int, Took]
    clocks: Clocks


@dataclass(frozen=True)
class SupplierView:
    """The whole page. ``closes`` is when their day ends, while they are at work."""

    profile: SupplierProfile
    closes: datetime | None
    turn: Turn
    rooms: tuple[Room, ...]
    owes: Owes
    reach: Reach
    answers: tuple[SideOfAnswers, SideOfAnswers]
    promises: tuple[SideOfPromises, SideOfPromises]
    talk: TimelineView


def timeline_view(terms: RoomTerms, asked: Asked, *, person: Person, now: datetime) -> TimelineView:
    """One part of a supplier's timeline, day by day."""
    clocks = clocks_of(terms.supplier, person=person, now=now)
    timeline = supplier_timeline(
        terms.supplier,
        person=person,
        show=asked.show,
        before=asked.before,
        after=asked.after,
        at=asked.at,
        room=asked.room,
    )
    took = times_taken(terms, answered_in(timeline.entries))
    days = tuple(_days(timeline.entries, timeline.above, clocks))
    return TimelineView(asked, timeline, days, took, clocks)


def supplier_view(pk: int, asked: Asked, *, person: Person, now: datetime) -> SupplierView:
    """The page of one supplier; the number of queries does not depend on how much was said.

    Raises Http404 where this workspace has no such supplier.
    """
    supplier = Supplier(pk=pk)
    first = first_said(supplier)
    profile = supplier_profile(pk, now=now, first_message=first.date() if first else None)
    terms = supplier_terms(profile.supplier)
    return SupplierView(
        profile=profile,
        closes=_closes(profile.calendar, now) if profile.at_work else None,
        turn=earliest(turns(supplier_id=pk).values()),
        rooms=tuple(profile.supplier.rooms.order_by("-last_at", "pk")),
        answers=both_sides_answers(terms, person=person, now=now),
        promises=promises_between(profile.supplier, person=person, now=now),
        owes=owed_with(profile.supplier, person=person, now=now),
        reach=reach_of([profile.supplier], now=now)[0],
        talk=timeline_view(terms, asked, person=person, now=now),
    )


def _days(entries: Iterable[Entry], above: Entry | None, clocks: Clocks) -> Iterable[DayOfTalk]:
    before = clocks.day(above.at) if above else None
    for day, group in groupby(entries, key=lambda entry: clocks.day(entry.at)):
        of_day = tuple(group)
        yield DayOfTalk(day, clocks.day_line(of_day[0].at), of_day, continued=day == before)


def _closes(calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """The end of the day's last working time, in the calendar's zone."""
    ranges = overlap(calendar, calendar, now.astimezone(calendar.tz).date())
    return max((end for _, end in ranges), default=None)
