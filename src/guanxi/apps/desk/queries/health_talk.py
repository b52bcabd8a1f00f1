"""What being in touch gives of facts for measures: answers, contact, promises, ideas."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.labels import Mark
from guanxi.apps.conversations.models import Correction
from guanxi.apps.conversations.queries.answer_figures import figures_over
from guanxi.apps.conversations.queries.answers import read_requests, requests_between
from guanxi.apps.conversations.queries.clarity import answers_judged
from guanxi.apps.conversations.queries.promises import PromiseLine, promises_between
from guanxi.apps.conversations.queries.rhythm import rhythm_of
from guanxi.apps.conversations.queries.terms import RoomTerms, supplier_terms
from guanxi.apps.obligations.queries import reminders_begun
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.answer_figures import Wait
from guanxi.domain.measures import (
    Period,
    PromiseFact,
    Tally,
    count_periods,
    count_promises,
    months_with,
    reminders_counted,
)
from guanxi.platform.plain_rows import instant, plain_rows

T = TypeVar("T")
Facts = dict[str, Any]  # what each measure takes, by its code
ByPeriod = dict[Period, Facts]
Wanted = Mapping[str, Collection[Period]]  # measures, each with the periods over which
_ANSWERS = ("answered_in_time", "answer_median", "answer_p90")
_REMINDERS = ("reminders_needed", "reminders_needed_ours")


@dataclass(frozen=True)
class _Asked:
    """Whose talk, read by whom and when; what was agreed is looked up once."""

    supplier: Supplier
    person: Person
    now: datetime

    @cached_property
    def terms(self) -> RoomTerms:
        return supplier_terms(self.supplier)


def talk_facts(supplier: Supplier, wanted: Wanted, *, person: Person, now: datetime) -> ByPeriod:
    """What each of these measures of talk takes, for one supplier by the periods over which it is
    wanted. The number of queries is constant.

    A request belongs to the day it was made, by our clock; a promise to the day it was due; a
    stretch of contact to its last day, a mark to the day of its message, by the supplier's.
    """
    found: ByPeriod = defaultdict(dict)
    for code, facts in _nothing().items():
        for period in wanted.get(code, ()):
            found[period][code] = facts
    asked = _Asked(supplier, person, now)
    for codes, add in _SOURCES:
        here = {code: wanted[code] for code in codes if wanted.get(code)}
        if here:
            add(found, here, asked)
    return found


def _nothing() -> Facts:
    """Problems are not kept yet: they say *none*."""
    return {"resolution_speed": Tally()}


def _over(wanted: Wanted) -> list[Period]:
    """Every period over which any of them is wanted."""
    return list(dict.fromkeys(period for periods in wanted.values() for period in periods))


def _add_answers(found: ByPeriod, wanted: Wanted, asked: _Asked) -> None:
    ours = ZoneInfo(asked.supplier.workspace.zone)
    since = datetime.combine(min(one.first for one in _over(wanted)), time(), ours)
    codes = {
        asker: [f"{code}{mark}" for code in _ANSWERS if f"{code}{mark}" in wanted]
        for asker, mark in ((Side.OURS, ""), (Side.THEIRS, "_ours"))
    }
    owed: dict[str, list[tuple[date, Wait]]] = {asker: [] for asker in codes if codes[asker]}
    requests = requests_between(asked.supplier, since=since).filter(side__in=list(owed))
    for one in read_requests(requests):
        day = one.opened.astimezone(ours).date()
        owed[one.side].append((day, one.wait(asked.terms, asked.now)))
    for asker, waits in owed.items():
        dated = _Dated(waits)
        for period in _over({code: wanted[code] for code in codes[Side(asker)]}):
            figures = figures_over(dated.over(period))
            found[period] |= dict.fromkeys(codes[Side(asker)], figures)


def _add_clarity(found: ByPeriod, wanted: Wanted, asked: _Asked) -> None:
    """Answers count from the first one on that somebody marked, too."""
    ours = ZoneInfo(asked.supplier.workspace.zone)
    since = datetime.combine(min(one.first for one in _over(wanted)), time(), ours)
    judged = answers_judged(asked.supplier, since=since).order_by()
    rows = judged.values_list("opened", "was_clear")  # type: ignore[misc]  # is annotated
    dated = _Dated(
        (instant(opened).astimezone(ours).date(), bool(was_clear))
        for opened, was_clear in plain_rows(rows)
    )
    for period in wanted["clarity"]:
        clear = dated.over(period)
        found[period]["clarity"] = Tally(sum(clear), len(clear))


def _add_promises(found: ByPeriod, wanted: Wanted, asked: _Asked) -> None:
    zone = ZoneInfo(asked.supplier.zone)
    sides = promises_between(asked.supplier, person=asked.person, now=asked.now)
    begun = reminders_begun() if wanted.keys() & set(_REMINDERS) else {}
    for side, mark, by in zip(sides, ("", "_ours"), (Side.OURS, Side.THEIRS), strict=True):
        made = _Dated(
            (line.promise.due.astimezone(zone).date(), _promise(line)) for line in side.lines
        )
        for period in wanted.get(kept := f"promises_kept{mark}", ()):
            found[period][kept] = count_promises(made.over(period))
        for period in wanted.get(needed := f"reminders_needed{mark}", ()):
            counted = reminders_counted(made.over(period), begun.get(by))
            found[period][needed] = count_promises(counted)


def _promise(line: PromiseLine) -> PromiseFact:
    return PromiseFact(line.promise.pk, line.kept, line.closed, len(line.reminders))


def _add_contact(found: ByPeriod, wanted: Wanted, asked: _Asked) -> None:
    periods = _over(wanted)
    rhythm = rhythm_of(
        asked.supplier,
        first=min(one.first for one in periods),
        now=asked.now,
        terms=asked.terms,
        personal=False,
    )
    dated = _Dated((stretch.last, stretch) for medium in rhythm.media for stretch in medium.periods)
    for period in periods:
        found[period]["cadence_kept"] = count_periods(dated.over(period))


def _add_marks(found: ByPeriod, wanted: Wanted, asked: _Asked) -> None:
    """Months count from the first mark on: before it nobody had begun to look."""
    zone = ZoneInfo(asked.supplier.zone)
    today = asked.now.astimezone(zone).date()
    ideas, beyond = _marked(asked.supplier, zone)
    for code, days in (("innovation", ideas), ("partnership_development", beyond)):
        for period in wanted.get(code, ()):
            found[period][code] = _months(days, period, today)


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


class _Dated(Generic[T]):
    """Things with the day each belongs to; several periods are cut from them."""

    def __init__(self, things: Iterable[tuple[date, T]]) -> None:
        ordered = sorted(things, key=itemgetter(0))
        self._days = [day for day, _ in ordered]
        self._things = [thing for _, thing in ordered]

    def over(self, period: Period) -> list[T]:
        """Those of a period."""
        first, last = bisect_left(self._days, period.first), bisect_right(self._days, period.last)
        return self._things[first:last]


_SOURCES: tuple[tuple[tuple[str, ...], Callable[[ByPeriod, Wanted, _Asked], None]], ...] = (
    ((*_ANSWERS, *(f"{code}_ours" for code in _ANSWERS)), _add_answers),
    (("clarity",), _add_clarity),
    (("promises_kept", "promises_kept_ours", *_REMINDERS), _add_promises),
    (("cadence_kept",), _add_contact),
    (("innovation", "partnership_development"), _add_marks),
)
