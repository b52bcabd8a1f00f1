"""The times for a call as the page shows them: a strip of days, each time on both clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from guanxi.apps.calendars.labels import STATUS_WORDS, day_name
from guanxi.apps.conversations.queries.clocks import Clocks
from guanxi.apps.conversations.queries.planned_calls import Asked, Sides
from guanxi.domain.calendars import DayStatus, Hours, counting_calendar, overlap
from guanxi.domain.calls import CallDay, Seat, Slot, When, Window
from guanxi.platform.i18n.times import clock, day_words, span_words, weekday_words


@dataclass(frozen=True)
class Bar:
    """A stretch in fractions of the drawn day."""

    start: float
    end: float


@dataclass(frozen=True)
class SlotButton:
    """One time that can be chosen: its instant, both clocks, and how it falls."""

    value: str
    theirs: str
    ours: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class DayCard:
    """One day of the strip: the office hours of both, its times, or why there are none."""

    label: str
    notes: tuple[str, ...]
    theirs: tuple[Bar, ...]
    ours: tuple[Bar, ...]
    buttons: tuple[SlotButton, ...]
    summary: str


@dataclass(frozen=True)
class Found:
    """The strip, its best times apart, and the ways out where there are none."""

    days: tuple[DayCard, ...]
    best: tuple[SlotButton, ...]
    compromises: tuple[SlotButton, ...]
    next_day: str
    next_first: date | None
    earlier: date | None
    later: date


def found_view(window: Window, asked: Asked, sides: Sides, clocks: Clocks) -> Found:
    """The whole window in the reader's language."""
    earlier = asked.first - timedelta(days=asked.days)
    return Found(
        days=tuple(_day(day, sides, clocks) for day in window.days),
        best=tuple(_button(slot, clocks, with_day=True) for slot in window.best),
        compromises=tuple(_button(slot, clocks, with_day=True) for slot in window.compromises),
        next_day=day_words(window.next_day, clocks.today) if window.next_day else "",
        next_first=window.next_day,
        earlier=max(earlier, clocks.today) if asked.first > clocks.today else None,
        later=asked.first + timedelta(days=asked.days),
    )


def _day(day: CallDay, sides: Sides, clocks: Clocks) -> DayCard:
    ours, theirs = sides.ours.calendar, sides.theirs.calendar
    always = counting_calendar(ours, Hours.ALWAYS)
    midnight = datetime.combine(day.date, datetime.min.time(), ours.tz)
    our_work = overlap(ours, ours, day.date)
    their_work = overlap(always, theirs, day.date)
    return DayCard(
        label=day_words(day.date, clocks.today),
        notes=tuple(_notes(day, clocks)),
        theirs=tuple(_bars(their_work, midnight)),
        ours=tuple(_bars(our_work, midnight)),
        buttons=tuple(_button(slot, clocks) for slot in day.slots),
        summary=_summary(our_work, their_work, clocks),
    )


def _bars(work: Iterable[tuple[datetime, datetime]], midnight: datetime) -> Iterator[Bar]:
    for start, end in work:
        yield Bar((start - midnight) / _DAY, (end - midnight) / _DAY)


_DAY = timedelta(days=1)


def _summary(
    ours: Iterable[tuple[datetime, datetime]],
    theirs: Iterable[tuple[datetime, datetime]],
    clocks: Clocks,
) -> str:
    """The drawing in words, all of it on our clock."""
    return _("On our clock, %(us)s at work: %(ours)s; %(them)s at work: %(theirs)s") % {
        "us": clocks.our_place,
        "them": clocks.their_place,
        "ours": _stretches(ours, clocks),
        "theirs": _stretches(theirs, clocks),
    }


def _stretches(work: Iterable[tuple[datetime, datetime]], clocks: Clocks) -> str:
    said = [f"{clock(start, clocks.ours)}–{clock(end, clocks.ours)}" for start, end in work]
    return ", ".join(said) or _("not at all")


def _notes(day: CallDay, clocks: Clocks) -> Iterator[str]:
    """Why a day is not an ordinary one on either side."""
    for status, place in ((day.theirs, clocks.their_place), (day.ours, clocks.our_place)):
        if not status.hours or status.name is not None:
            yield _("%(place)s: %(what)s") % {"place": place, "what": _what_day(status)}


def _what_day(status: DayStatus) -> str:
    name, kind = day_name(status.name), str(STATUS_WORDS[status.status])
    return _("%(name)s (%(kind)s)") % {"name": name, "kind": kind} if name else kind


def _button(slot: Slot, clocks: Clocks, *, with_day: bool = False) -> SlotButton:
    here = slot.start.astimezone(ZoneInfo(clocks.ours)).date()
    there = slot.start.astimezone(ZoneInfo(clocks.theirs)).date()
    theirs, ours = clock(slot.start, clocks.theirs), clock(slot.start, clocks.ours)
    if with_day:
        theirs = f"{day_words(there, clocks.today)} {theirs}"
    elif there != here:
        theirs = f"{weekday_words(there)} {theirs}"
    if with_day and here != there:
        ours = f"{weekday_words(here)} {ours}"
    why = tuple(_why(slot))
    if with_day and slot.both_in_office:
        why = (_("both in the office"),)
    return SlotButton(slot.start.isoformat(), theirs, ours, why)


def _why(slot: Slot) -> Iterator[str]:
    if slot.theirs.when is not When.OFFICE:
        yield _their_seat(slot.theirs)
    if slot.ours.when is not When.OFFICE:
        yield _our_seat(slot.ours)


def _their_seat(seat: Seat) -> str:
    span = {"span": span_words(timedelta(minutes=seat.minutes))}
    if seat.when is When.EARLY:
        return _("they start %(span)s early") % span
    if seat.when is When.LATE:
        return _("they stay %(span)s longer") % span
    return _("in their midday break")


def _our_seat(seat: Seat) -> str:
    span = {"span": span_words(timedelta(minutes=seat.minutes))}
    if seat.when is When.EARLY:
        return _("we start %(span)s early") % span
    if seat.when is When.LATE:
        return _("we stay %(span)s longer") % span
    return _("in our midday break")
