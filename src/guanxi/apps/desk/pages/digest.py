"""The digest as a page: what the daily letter would say now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from guanxi.apps.accounts.models import Membership
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.desk.labels.digest import (
    as_of_words,
    due_words,
    in_plain_text,
    rest_words,
    subject_words,
)
from guanxi.apps.desk.pages.today_page import Asked, GroupPart, in_words
from guanxi.apps.desk.pages.today_rows import Row, city, place_of
from guanxi.apps.desk.pages.today_strip import strip
from guanxi.apps.desk.queries.digest import digest_view
from guanxi.apps.desk.queries.today import Today
from guanxi.apps.obligations.queries import GroupRows, OpenRow
from guanxi.apps.playbook.queries import current_playbook
from guanxi.platform.i18n.times import both_moments, city_of, day_words

DAYS_OFF = ("lantern", "cal")  # the strip's lines about holidays, by their icons


@dataclass(frozen=True)
class Line:
    """One row: as markup, as plain text, and what stands below it. ``url`` is where it leads."""

    say: SafeString
    text: str
    notes: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Part:
    """A group of the day."""

    title: str
    note: str
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True)
class Digest:
    """All that the letter and the page say."""

    subject: str
    heading: str
    clocks: str
    days_off: tuple[str, ...]
    parts: tuple[Part, ...]
    ending: str
    today_url: str
    settings_url: str


@page()
def digest(request: DeskRequest) -> HttpResponse:
    """What the letter would say now."""
    today = digest_view(membership=request.membership, now=timezone.now())
    request.waiting = today.worklist.mine
    return render(request, "desk/digest.html", {"digest": digest_words(today, request.membership)})


def digest_words(today: Today, membership: Membership) -> Digest:
    """The digest in the active language; its addresses are as whole as ``reverse`` makes them."""
    zone = membership.person.zone
    words = in_words(today, membership, Asked())
    drawn = strip(today.strip, zone)
    day = _local_day(today.now, zone)
    cut = sum(group.more for group in today.worklist.groups)
    return Digest(
        subject=subject_words(words.title, membership.workspace.name, day_words(day, day)),
        heading=words.title,
        clocks=as_of_words([f"{one.time} {one.where}" for one in drawn.clocks]),
        days_off=tuple(in_plain_text(one.text) for one in drawn.lines if one.icon in DAYS_OFF),
        parts=tuple(
            _part(group, part, today, zone)
            for group, part in zip(today.worklist.groups, words.groups, strict=True)
        ),
        ending=rest_words(cut) if cut else words.ending,
        today_url=reverse("today"),
        settings_url=reverse("notices"),
    )


def _part(group: GroupRows, part: GroupPart, today: Today, zone: str) -> Part:
    lines = tuple(
        _line(one, row, today, zone) for one, row in zip(group.rows, part.rows, strict=True)
    )
    return Part(part.title, part.note, lines, part.more)


def _line(one: OpenRow, row: Row, today: Today, zone: str) -> Line:
    # Nobody knows when a letter is read: what is left until then is not for it to say.
    state = (row.chip.text,) if row.chip and row.chip.tone != "soon" else ()
    return Line(
        say=row.say,
        text=in_plain_text(row.say),
        notes=(*_due(one, today.now, zone), *state, *row.facts),
        url=place_of(one),
    )


def _due(one: OpenRow, now: datetime, zone: str) -> tuple[str, ...]:
    due, supplier = one.row.due, one.row.supplier
    if due is None or current_playbook().rule(one.row.rule).comes_first:
        return ()
    day = _local_day(now, zone)
    moments = both_moments(due, zone, city_of(zone), supplier.zone, city(supplier), day)
    return (due_words(moments),)


def _local_day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
