"""The rhythm of contact: with whom we are in touch, and one supplier week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.calendars.labels import STATUS_WORDS
from guanxi.apps.conversations.labels import MissedBy
from guanxi.apps.conversations.queries.planned_calls import missed_calls
from guanxi.apps.conversations.queries.rhythm import MediumRhythm, rhythm_of
from guanxi.apps.conversations.queries.rhythm_contacts import Days
from guanxi.apps.conversations.queries.ways import reach_of
from guanxi.apps.desk.labels.rhythm import ICONS, PERIODS, TOUCH, personal_words
from guanxi.apps.desk.pages.ways import is_noticed, reach_shown
from guanxi.apps.desk.queries.rhythm import InTouch, RunningGap, in_touch, long_silent
from guanxi.apps.playbook.labels import OWED_BY_WORDS, cadence_words
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Stage
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.pages.records import ways_to_begin
from guanxi.domain.cadence import ContactPeriod, Touch
from guanxi.domain.calendars import DayStatus
from guanxi.domain.playbook import Medium
from guanxi.platform.i18n.times import day_words, locale, short_day_words

WEEKS = 12


@dataclass(frozen=True)
class Mark:
    """A state in words, with the chip's look and its icon."""

    words: Promise
    look: str
    icon: str


@dataclass(frozen=True)
class Cell:
    """One stretch in the strip of a medium. ``days`` is its width, ``personal`` how many contacts
    were not about business."""

    figure: str
    days: int
    when: str
    mark: Mark
    stage: str
    cadence: str
    lowered: str
    personal: int


@dataclass(frozen=True)
class Lane:
    """One medium of a supplier: what is asked for, the running gap, its stretches."""

    label: str
    icon: str
    cadence: str
    owed_by: Promise
    mark: Mark | None
    last: str
    due: str
    before: int  # days of the table before the first stretch
    cells: tuple[Cell, ...]
    personal: str  # what was not about business, in words; "" where nothing was


@page()
def rhythm(request: DeskRequest) -> HttpResponse:
    """All suppliers, those we are losing touch with first."""
    now = timezone.now()
    found = in_touch(now=now)
    active = list(Supplier.objects.filter(archived_at=None).order_by("short_name"))
    today = now.astimezone(ZoneInfo(request.person.zone)).date()
    context = {
        "rows": [_row(one, today) for one in found],
        "media": [(ICONS[medium], _medium(medium)) for medium in Medium],
        "silent": [
            (supplier, day_words(at.astimezone(ZoneInfo(supplier.zone)).date(), today))
            for supplier, at in long_silent([one.supplier.pk for one in found])
        ],
        "lost": sum(one.state is Touch.LOST for one in found),
        "hard_to_reach": [
            reach_shown(one, today) for one in reach_of(active, now=now) if is_noticed(one)
        ],
        "begin": ways_to_begin() if request.membership.role_is.may(Role.MEMBER) else (),
        "stale": any(gap.state is Touch.UNKNOWN for one in found for gap in one.gaps.values()),
    }
    return render(request, "desk/rhythm.html", context)


@page()
def supplier_rhythm(request: DeskRequest, pk: int) -> HttpResponse:
    """One supplier's last twelve weeks, medium by medium."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    now = timezone.now()
    today = now.astimezone(ZoneInfo(supplier.zone)).date()
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    found = rhythm_of(supplier, first=first, now=now)
    begun = [one for one in found.media if one.since]
    context = {
        "supplier": supplier,
        "stage": found.stage,
        "lanes": [_lane(one, first, found.today) for one in begun],
        "not_begun": [_medium(one.medium) for one in found.media if not one.since],
        "weeks": [short_day_words(first + timedelta(weeks=week)) for week in range(WEEKS)],
        "missed": _missed(supplier, now - timedelta(weeks=WEEKS), today),
        "may_act": request.membership.role_is.may(Role.MEMBER),
    }
    return render(request, "desk/supplier_rhythm.html", context)


def _missed(supplier: Supplier, since: datetime, today: date) -> list[dict[str, object]]:
    """Planned calls that nobody, or not everybody, came to."""
    zone = ZoneInfo(supplier.zone)
    return [
        {
            "pk": call.pk,
            "day": day_words(call.starts_at.astimezone(zone).date(), today),
            "who": MissedBy(call.missed_by).label,
        }
        for call in missed_calls(supplier, since)
    ]


def _row(one: InTouch, today: date) -> dict[str, Any]:
    return {
        "supplier": one.supplier,
        "stage": Stage(one.stage.value).label,
        "mark": Mark(*TOUCH[one.state]),
        "gaps": [_of_gap(one.gaps.get(medium), today) for medium in Medium],
    }


def gaps_shown(gaps: list[RunningGap], today: date) -> list[dict[str, Any]]:
    """The running gaps of one supplier, for the card on its page."""
    shown = []
    for gap in gaps:
        words = {"label": _medium(gap.medium), "icon": ICONS[gap.medium]}
        shown.append(words | (_of_gap(gap, today) or {}))
    return shown


def _of_gap(gap: RunningGap | None, today: date) -> dict[str, Any] | None:
    if gap is None:
        return None
    return {
        "mark": Mark(*TOUCH[gap.state]),
        "last": day_words(gap.last, today) if gap.last else "",
        "due": day_words(gap.due, today),
        "fine": gap.state is Touch.FINE,
    }


def _lane(one: MediumRhythm, first: date, today: date) -> Lane:
    rule = current_playbook().media[one.medium]
    gap = one.gap
    return Lane(
        label=_medium(one.medium),
        icon=ICONS[one.medium],
        cadence=cadence_words(one.cadence),
        owed_by=OWED_BY_WORDS[rule.owed_by],
        mark=Mark(*TOUCH[gap.state]) if gap else None,
        last=day_words(gap.last, today) if gap and gap.last else "",
        due=day_words(gap.due, today) if gap else "",
        before=(one.periods[0].first - first).days if one.periods else 0,
        cells=tuple(_cell(period, today, one.personal) for period in one.periods),
        personal=_personal(one, first, today),
    )


def _personal(one: MediumRhythm, first: date, today: date) -> str:
    days = {day: count for day, count in one.personal.items() if day >= first}
    return personal_words(sum(days.values()), day_words(max(days), today)) if days else ""


def _cell(period: ContactPeriod, today: date, personal: Days) -> Cell:
    return Cell(
        figure=f"{period.kept}/{period.owed}" if period.owed or period.kept else "–",
        days=(period.last - period.first).days + 1,
        when=f"{short_day_words(period.first)} – {short_day_words(period.last)}",
        mark=Mark(*PERIODS[period.state]),
        stage=str(Stage(period.stage.value).label),
        cadence=cadence_words(period.cadence),
        lowered=_closed_words(period.closed) if period.lowered else "",
        personal=sum(
            count for day, count in personal.items() if period.first <= day <= period.last
        ),
    )


def _closed_words(days: tuple[DayStatus, ...]) -> str:
    """Why less was owed: "National Day (3 days)"."""
    names = Counter(_name(day) for day in days)
    joined = "、" if locale() == "zh_Hans" else ", "
    return joined.join(f"{name} ×{count}" for name, count in names.items())


def _name(day: DayStatus) -> str:
    if day.name is None:
        return str(STATUS_WORDS[day.status])
    return day.name.zh_hans if locale() == "zh_Hans" else day.name.en


def _medium(medium: Medium) -> str:
    return current_playbook().media[medium].label.in_language(locale())
