"""The strip on top of Today in words and positions: both clocks, the hours in common, who works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.calendars.labels import day_name
from guanxi.apps.desk.queries.day import Day, Interval
from guanxi.domain.calendars import DayOff
from guanxi.platform.i18n.times import (
    city_of,
    clock,
    country_of,
    day_words,
    locale,
    span_words,
)


@dataclass(frozen=True)
class Clock:
    """One side's wall clock."""

    iso: str
    time: str
    where: str


@dataclass(frozen=True)
class Part:
    """A stretch of work in fractions of the drawn day; ``together`` where both sides work."""

    start: float
    end: float
    together: bool


@dataclass(frozen=True)
class Lane:
    """One side's day."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Tick:
    """A time under the lanes."""

    at: float
    label: str


@dataclass(frozen=True)
class Line:
    """A fact beside the lanes."""

    icon: str
    text: SafeString | str


@dataclass(frozen=True)
class Strip:
    """What ``components/day_strip.html`` shows."""

    clocks: tuple[Clock, ...]
    lanes: tuple[Lane, ...]
    now: float | None
    now_label: str
    ticks: tuple[Tick, ...]
    summary: str
    lines: tuple[Line, ...]


def strip(day: Day, zone: str) -> Strip:
    """The strip for a reader in ``zone``."""
    drawn = _drawn(day)
    return Strip(
        clocks=_clocks(day, zone),
        lanes=_lanes(day, zone, drawn) if drawn else (),
        now=_fraction(day.now, drawn) if drawn else None,
        now_label=_now_words(day),
        ticks=_ticks(day, zone, drawn) if drawn else (),
        summary=_now_words(day),
        lines=tuple(_lines(day, zone)),
    )


def _clocks(day: Day, zone: str) -> tuple[Clock, Clock]:
    here, there = day.now.astimezone(ZoneInfo(zone)), day.now.astimezone(ZoneInfo(day.their_zone))
    comma = "，" if locale() == "zh_Hans" else ", "
    ours = f"{city_of(zone)}{comma}{day_words(here.date(), here.date())}"
    ahead = (there.utcoffset() or timedelta()) - (here.utcoffset() or timedelta())
    return (
        Clock(here.isoformat(), f"{here:%H:%M}", ours),
        Clock(there.isoformat(), f"{there:%H:%M}", _ahead(day.their_zone, ahead)),
    )


def _ahead(zone: str, ahead: timedelta) -> str:
    words = {"country": country_of(zone), "span": span_words(abs(ahead))}
    if not ahead:
        return _("%(country)s, the same time") % words
    if ahead > timedelta():
        return _("%(country)s, %(span)s ahead") % words
    return _("%(country)s, %(span)s behind") % words


def _drawn(day: Day) -> Interval | None:
    """From the first work of the day to the last, now included; None on a day without any."""
    work = (*day.ours, *day.theirs)
    if not work:
        return None
    return min(day.now, *(start for start, _ in work)), max(day.now, *(end for _, end in work))


def _fraction(at: datetime, drawn: Interval) -> float:
    first, last = drawn
    return (at - first) / (last - first)


def _lanes(day: Day, zone: str, drawn: Interval) -> tuple[Lane, Lane]:
    return (
        Lane(country_of(day.their_zone), tuple(_parts(day.theirs, day.together, drawn))),
        Lane(city_of(zone), tuple(_parts(day.ours, day.together, drawn))),
    )


def _parts(
    work: Iterable[Interval], together: tuple[Interval, ...], drawn: Interval
) -> Iterable[Part]:
    for start, end in work:
        yield Part(_fraction(start, drawn), _fraction(end, drawn), together=False)
        for a, b in together:
            if start <= a and b <= end:
                yield Part(_fraction(a, drawn), _fraction(b, drawn), together=True)


def _ticks(day: Day, zone: str, drawn: Interval) -> tuple[Tick, ...]:
    first, last = drawn
    ticks = [Tick(0.0, clock(first, zone)), Tick(1.0, clock(last, zone))]
    until = day.together_until
    if until is not None and 0.2 < _fraction(until, drawn) < 0.8:
        label = _("%(ours)s, there %(theirs)s") % {
            "ours": clock(until, zone),
            "theirs": clock(until, day.their_zone),
        }
        ticks.insert(1, Tick(_fraction(until, drawn), label))
    return tuple(ticks)


def _now_words(day: Day) -> str:
    if day.together_left:
        return _("%(span)s left together") % {"span": span_words(day.together_left)}
    if day.together:
        return _("no more time together today")
    return _("no working hours in common today")


def _lines(day: Day, zone: str) -> Iterable[Line]:
    if day.suppliers:
        url = reverse("calendar")
        number = format_html("<b>{}</b>", _("%(n)d of %(all)d") % {
            "n": day.at_work, "all": day.suppliers
        })  # fmt: skip
        text = format_html(
            ngettext("{number} supplier at work", "{number} suppliers at work", day.suppliers),
            number=number,
        )
        yield Line("people", format_html('<a class="door" href="{}">{}</a>', url, text))
    today = day.now.astimezone(ZoneInfo(day.their_zone)).date()
    if day.their_next_off:
        yield Line("lantern", _off(country_of(day.their_zone), day.their_next_off, today))
    if day.our_next_off:
        words = _off(city_of(zone), day.our_next_off, today)
        if day.clocks_change:
            change = day_words(day.clocks_change.date(), today)
            words = format_html("{}; {}", words, _("clocks change %(day)s") % {"day": change})
        yield Line("cal", words)


def _off(place: str, off: DayOff, today: date) -> SafeString:
    """ "China: Fri 1 Jan, New Year, provisional"; while it lasts, until when."""
    zh = locale() == "zh_Hans"
    shown = off.first if off.first > today else off.last
    day = format_html("<b>{}</b>", day_words(shown, today))
    if off.first <= today:
        day = format_html(_("off until {day}"), day=day)
    parts = [day, day_name(off.name), _("provisional") if off.provisional else ""]
    told = format_html_join("，" if zh else ", ", "{}", ((part,) for part in parts if part))
    return format_html("{}{}{}", place, "：" if zh else ": ", told)
