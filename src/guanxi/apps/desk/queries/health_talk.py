"""What being in touch gives of facts for measures: answers, contact, promises, ideas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import Mark
from guanxi.apps.conversations.models import Correction, Segment
from guanxi.apps.conversations.queries.answer_figures import figures_over
from guanxi.apps.conversations.queries.answer_times import supplier_terms
from guanxi.apps.conversations.queries.answers import requests_owed
from guanxi.apps.conversations.queries.promises import PromiseLine, promises_between
from guanxi.apps.conversations.queries.rhythm import rhythm_of
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import (
    Period,
    PromiseFact,
    Tally,
    count_periods,
    count_promises,
    months_with,
)

T = TypeVar("T")
Facts = dict[str, Any]  # what each measure takes, by its code
ByPeriod = dict[Period, Facts]
_ANSWERS = ("answered_in_time", "answer_median", "answer_p90")


def talk_facts(
    supplier: Supplier,
    periods: Sequence[Period],
    *,
    person: Person,
    now: datetime,
    only: str | None = None,
) -> ByPeriod:
    """What each measure of talk takes (or ``only`` this one), for one supplier by period. The
    number of queries is constant.

    A request belongs to the day it was made, by our clock; a promise to the day it was due; a
    stretch of contact to its last day, a mark to the day of its message, by the supplier's.
    """
    found: ByPeriod = {period: _nothing() for period in periods}
    for codes, add in _SOURCES:
        if only is None or only in codes:
            add(found, supplier, person, now)
    return found


def _nothing() -> Facts:
    """Problems and judged answers are not kept yet, nor reminders: they say *none*."""
    return {
        "clarity": Tally(),
        "resolution_speed": Tally(),
        "reminders_needed": count_promises([]),
    }


def _add_answers(found: ByPeriod, supplier: Supplier, person: Person, now: datetime) -> None:
    terms = supplier_terms(supplier)
    ours = ZoneInfo(supplier.workspace.zone)
    since = datetime.combine(min(one.first for one in found), time(), ours)

    def asked_on(segment: Segment) -> date:
        return segment.opened.astimezone(ours).date()

    for debtor, mark in ((Side.THEIRS, ""), (Side.OURS, "_ours")):
        requests = list(requests_owed(supplier, debtor, since=since))
        for period in found:
            figures = figures_over(_in(period, requests, asked_on), terms, now=now)
            found[period] |= {f"{code}{mark}": figures for code in _ANSWERS}


def _add_promises(found: ByPeriod, supplier: Supplier, person: Person, now: datetime) -> None:
    zone = ZoneInfo(supplier.zone)

    def due_on(line: PromiseLine) -> date:
        return line.promise.due.astimezone(zone).date()

    for side, mark in zip(
        promises_between(supplier, person=person, now=now), ("", "_ours"), strict=True
    ):
        for period in found:
            promises = (
                PromiseFact(line.promise.pk, line.kept) for line in _in(period, side.lines, due_on)
            )
            found[period][f"promises_kept{mark}"] = count_promises(promises)


def _add_contact(found: ByPeriod, supplier: Supplier, person: Person, now: datetime) -> None:
    rhythm = rhythm_of(supplier, first=min(one.first for one in found), now=now)
    stretches = [stretch for medium in rhythm.media for stretch in medium.periods]
    for period in found:
        owed = _in(period, stretches, lambda stretch: stretch.last)
        found[period]["cadence_kept"] = count_periods(owed)


def _add_marks(found: ByPeriod, supplier: Supplier, person: Person, now: datetime) -> None:
    """Months count from the first mark on: before it nobody had begun to look."""
    zone = ZoneInfo(supplier.zone)
    today = now.astimezone(zone).date()
    ideas, beyond = _marked(supplier, zone)
    for period in found:
        found[period]["innovation"] = _months(ideas, period, today)
        found[period]["partnership_development"] = _months(beyond, period, today)


def _marked(supplier: Supplier, zone: ZoneInfo) -> tuple[list[date], list[date]]:
    """The days of suggestions, and those of contact beyond business. One query."""
    rows = Correction.objects.filter(message__room__supplier=supplier, message__withdrawn=False)
    ideas, beyond = [], []
    columns = ("message__at", "message__participant__side", "mark", "non_business")
    for at, side, mark, is_personal in rows.values_list(*columns):
        day = at.astimezone(zone).date()
        if mark == Mark.SUGGESTION and side == Side.THEIRS:
            ideas.append(day)
        if is_personal or mark == Mark.THANKS:
            beyond.append(day)
    return ideas, beyond


def _months(days: Sequence[date], period: Period, today: date) -> Tally:
    if not days or min(days) > period.last:
        return Tally()
    first = max(period.first, min(days).replace(day=1))
    return months_with(days, Period(first, period.last), known_until=today)


def _in(period: Period, rows: Iterable[T], day: Callable[[T], date]) -> list[T]:
    return [row for row in rows if day(row) in period]


_SOURCES: tuple[
    tuple[tuple[str, ...], Callable[[ByPeriod, Supplier, Person, datetime], None]], ...
] = (
    ((*_ANSWERS, *(f"{code}_ours" for code in _ANSWERS)), _add_answers),
    (("promises_kept", "promises_kept_ours"), _add_promises),
    (("cadence_kept",), _add_contact),
    (("innovation", "partnership_development"), _add_marks),
)
