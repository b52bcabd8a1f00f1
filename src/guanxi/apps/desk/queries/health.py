"""How a relationship goes: every figure of a supplier over a period, before it and by quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.apps.desk.queries.health_talk import talk_facts
from guanxi.apps.orders.queries.figures import NOTHING, OrderFigures, Wanted, order_figures
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import (
    MEASURES,
    TWELVE_MONTHS,
    Better,
    Chosen,
    Figure,
    Period,
    Rules,
    State,
    Whole,
    chosen_period,
    clearly_better,
    in_currency,
    quarters_until,
    rules_of,
    trend_of,
    whole,
)
from guanxi.domain.statistics import Trend

# Drawn on the page of all figures; each figure's own page draws its own.
CHARTED = ("on_time", "otif", "delay_median", "acceptance", "answer_median", "cadence_kept")
IN_SHORT = ("on_time", "otif", "lots_passed", "told_before")
Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Course:
    """One measure of a supplier: over a period, over the same one before (None: there is none),
    and by quarter (where it is drawn; the last one may still run)."""

    supplier: Supplier
    now: Figure
    before: Figure | None
    quarters: tuple[Figure, ...]
    rules: Rules

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those its quarters stand in, where it is of money."""
        found = {amount.currency for one in self.quarters for amount in one.amounts}
        return tuple(sorted(found))

    def in_currency(self, currency: str) -> Course:
        """The same in one of its currencies."""
        return replace(
            self,
            now=in_currency(self.now, currency),
            before=in_currency(self.before, currency) if self.before else None,
            quarters=tuple(in_currency(one, currency) for one in self.quarters),
        )

    @property
    def trend(self) -> Trend | None:
        """Where it is heading; the quarter that still runs does not count."""
        return trend_of(self.quarters[:-1], self.rules)

    @property
    def against_before(self) -> bool | None:
        """Whether it is clearly better (True) or worse (False) than in the period before."""
        return compared(self.now, self.before) if self.before else None


@dataclass(frozen=True)
class Health:
    """Every measure of a supplier over a period, with its course; and what the playbook's parts
    come to."""

    chosen: Chosen
    courses: Mapping[str, Course]
    whole: Whole
    rules: Rules

    @property
    def now(self) -> Figures:
        """The figures of the period."""
        return {code: course.now for code, course in self.courses.items()}


def health_of(
    supplier: Supplier, *, person: Person, now: datetime, chosen: Chosen | None = None
) -> Health:
    """Everything about one supplier, over the last twelve months unless another period is chosen.
    The number of queries does not depend on how much there is."""
    chosen = chosen or _last_year(supplier, now)
    playbook = current_playbook()
    drawn = {*CHARTED, *(part.measure for part in playbook.health)}
    wanted = {code: _periods(chosen, drawn=code in drawn) for code in MEASURES}
    courses = _courses(supplier, wanted, chosen, person=person, now=now)
    figures = {code: course.now for code, course in courses.items()}
    rules = rules_of(playbook)
    return Health(chosen, courses, whole(figures, playbook.health, playbook.bands, rules), rules)


def course_of(
    supplier: Supplier, code: str, *, person: Person, now: datetime, chosen: Chosen | None = None
) -> Course:
    """One measure of one supplier; what the others need is not asked for."""
    chosen = chosen or _last_year(supplier, now)
    wanted = {code: _periods(chosen, drawn=True)}
    return _courses(supplier, wanted, chosen, person=person, now=now)[code]


def figures_of_each(
    suppliers: Sequence[Supplier], period: Mapping[int, Period], *, person: Person, now: datetime
) -> dict[int, Figures]:
    """Every measure of each of these suppliers over its period, by its id: what orders give at
    once, talk one by one."""
    if not suppliers:
        return {}
    wanted = dict.fromkeys(MEASURES, tuple(dict.fromkeys(period.values())))
    of_orders = _of_orders(suppliers, wanted, now=now)
    found: dict[int, Figures] = {}
    for one in suppliers:
        own = dict.fromkeys(MEASURES, (period[one.pk],))
        figures = _figures(one, own, of_orders, person=person, now=now)
        found[one.pk] = {code: figures[code][period[one.pk]] for code in MEASURES}
    return found


def figures_of(
    supplier: Supplier, periods: Sequence[Period], *, person: Person, now: datetime
) -> dict[Period, Figures]:
    """Every measure of one supplier over these periods, in the order of the measures."""
    wanted = dict.fromkeys(MEASURES, periods)
    of_orders = _of_orders([supplier], wanted, now=now)
    found = _figures(supplier, wanted, of_orders, person=person, now=now)
    return {period: {code: found[code][period] for code in MEASURES} for period in periods}


def years_until(supplier: Supplier, now: datetime) -> tuple[Period, Period]:
    """The last twelve months on the supplier's clock, and the twelve before them."""
    year = _last_year(supplier, now)
    assert year.before is not None
    return year.period, year.before


def _last_year(supplier: Supplier, now: datetime) -> Chosen:
    found = chosen_period(TWELVE_MONTHS, now.astimezone(ZoneInfo(supplier.zone)).date())
    assert found is not None  # it is one of the codes
    return found


def _periods(chosen: Chosen, *, drawn: bool) -> list[Period]:
    periods = [chosen.period, *([chosen.before] if chosen.before else [])]
    return [*periods, *(quarters_until(chosen.period.last) if drawn else ())]


def _courses(
    supplier: Supplier, wanted: Wanted, chosen: Chosen, *, person: Person, now: datetime
) -> dict[str, Course]:
    of_orders = _of_orders([supplier], wanted, now=now)
    found = _figures(supplier, wanted, of_orders, person=person, now=now)
    quarters = quarters_until(chosen.period.last)
    return {
        code: Course(
            supplier=supplier,
            now=figures[chosen.period],
            before=figures[chosen.before] if chosen.before else None,
            quarters=tuple(figures[one] for one in quarters if quarters[0] in figures),
            rules=of_orders.rules,
        )
        for code, figures in found.items()
    }


def _of_orders(suppliers: Sequence[Supplier], wanted: Wanted, *, now: datetime) -> OrderFigures:
    of_orders = {code: periods for code, periods in wanted.items() if code in NOTHING}
    return order_figures(suppliers, of_orders, workspace=suppliers[0].workspace, now=now)


def _figures(
    supplier: Supplier, wanted: Wanted, of_orders: OrderFigures, *, person: Person, now: datetime
) -> dict[str, dict[Period, Figure]]:
    """Each measure over its periods, in the order in which they are wanted."""
    talk = {code: periods for code, periods in wanted.items() if code not in NOTHING}
    facts = talk_facts(supplier, talk, person=person, now=now) if talk else {}

    def figure(code: str, period: Period) -> Figure:
        if code in NOTHING:
            return of_orders.one(code, supplier.pk, period)
        return MEASURES[code](facts[period][code], period, of_orders.rules)

    return {
        code: {period: figure(code, period) for period in periods}
        for code, periods in wanted.items()
    }


def compared(one: Figure, other: Figure) -> bool | None:
    """Whether the first is clearly better (True), clearly worse (False), or neither."""
    better = MEASURES[one.measure].better
    if better is Better.NEITHER:
        return None
    if clearly_better(one, other, better):
        return True
    return False if clearly_better(other, one, better) else None


def in_short(supplier: Supplier, *, now: datetime) -> list[Figure]:
    """What a supplier's page shows of its orders: those of a few measures that have facts. Four
    queries."""
    year, _before = years_until(supplier, now)
    found = _of_orders([supplier], dict.fromkeys(IN_SHORT, (year,)), now=now)
    figures = [found.one(code, supplier.pk, year) for code in IN_SHORT]
    return [one for one in figures if one.state is not State.NONE]
